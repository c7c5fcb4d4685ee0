"""A shared file is worked on as copies on each one's own disk, which become one."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids, the_comment
from consult.database.backups import backups
from consult.errors import MergeRefusedError
from consult.merge.conflicts import conflicts
from consult.merge.shared_places import file_system_of, is_network_path, is_shared, is_synchronised
from consult.merge.working_copy import WorkingCopy
from tests.consult.cases import small_case
from tests.consult.test_undo import contents


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "delat").mkdir()
    with small_case(tmp_path / "delat") as case:
        return case.path


def test_two_people_work_on_one_shared_file_at_once(shared: Path, tmp_path: Path) -> None:
    at_anna, at_bo = WorkingCopy(shared, tmp_path / "anna"), WorkingCopy(shared, tmp_path / "bo")
    with at_anna.open("Anna") as anna, at_bo.open("Bo") as bo:
        key, other = anna.read(comment_ids)[:2]
        anna.change(edit_comment, key, summary="Annas")
        bo.change(edit_comment, other, summary="Bos")
        bo.change(edit_comment, key, proposed_wording="Bos")
        assert at_anna.synchronise(anna).there.transactions == 1
        done = at_bo.synchronise(bo)
        assert (done.here.transactions, done.there.transactions) == (1, 2)
        assert at_anna.synchronise(anna).here.transactions == 2
        assert anna.read(contents) == bo.read(contents)
        assert anna.read(conflicts) == []
        for at in range(3):
            anna.change(edit_comment, key, summary=f"Annas {at}")
            at_anna.synchronise(anna)
        assert len(backups(shared)) == 1, "backups of each moment would push out those of yesterday"
        with Case.open(shared, read_only=True) as there:
            assert there.read(contents) == anna.read(contents)
            assert there.faults() == []


def test_work_goes_on_while_the_share_is_away_or_held(shared: Path, tmp_path: Path) -> None:
    copy = WorkingCopy(shared, tmp_path / "anna")
    copy.open("Anna").close()
    away = shared.with_name("borta.samrad")
    shared.rename(away)
    with copy.open("Anna") as anna:
        key = anna.read(comment_ids)[0]
        anna.change(edit_comment, key, summary="Utan nät")
        assert not copy.synchronise(anna).reached
        away.rename(shared)
        with Case.open(shared, author="Bo"):
            held = copy.synchronise(anna)
            assert (held.reached, held.waiting_for) == (False, "Bo")
        assert copy.synchronise(anna).there.transactions == 1
    with Case.open(shared, read_only=True) as there:
        assert there.read(the_comment, key).summary == "Utan nät"


def test_a_share_that_holds_another_case_now_is_refused(shared: Path, tmp_path: Path) -> None:
    copy = WorkingCopy(shared, tmp_path / "anna")
    copy.open("Anna").close()
    shared.unlink()
    Case.create(shared, title="Ett annat ärende").close()
    with pytest.raises(MergeRefusedError):
        copy.open("Anna")
    with Case.open(copy.path, read_only=True) as kept:
        assert kept.read(comment_ids)


def test_where_others_write_too_is_known(tmp_path: Path) -> None:
    assert not is_shared(tmp_path / "fall.samrad")
    assert is_network_path(PureWindowsPath(r"\\server\delat\fall.samrad"))
    assert not is_network_path(PureWindowsPath(r"C:\Users\anna\fall.samrad"))
    for folder in ("OneDrive - Region Almarike", "Dropbox", "Google Drive", "Nextcloud"):
        assert is_synchronised(PurePosixPath(f"/home/anna/{folder}/fall.samrad"), {})
    assert is_synchronised(PurePosixPath("/mnt/moln/fall.samrad"), {"OneDrive": "/mnt/moln"})
    assert not is_synchronised(PurePosixPath("/home/anna/onedrive.samrad"), {})
    mounts = [("/", "ext4"), ("/mnt/delat", "cifs"), ("/mnt/delat/lokal", "ext4")]
    assert file_system_of(PurePosixPath("/mnt/delat/fall.samrad"), mounts) == "cifs"
    assert file_system_of(PurePosixPath("/mnt/delat/lokal/fall.samrad"), mounts) == "ext4"
    assert file_system_of(PurePosixPath("/home/fall.samrad"), mounts) == "ext4"
