"""A backup in the place of the case: the case is kept first, and what does not fit is refused."""

import json
import shutil
from pathlib import Path

import pytest

from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids, the_comment
from consult.errors import CaseLockedError, CaseRefusedError, MergeRefusedError
from consult.grammar import run
from consult.history.backups import restore, saved_copies
from tests.consult.cases import small_case


def written(folder: Path, summary: str) -> Path:
    """A case that was opened twice, so that there is a backup of it from before the last words."""
    with small_case(folder) as case:
        path = case.path
    with Case.open(path, author="Bo") as case:
        case.change(edit_comment, case.read(comment_ids)[0], summary=summary)
    return path


def summary(path: Path) -> str:
    with Case.open(path, read_only=True) as case:
        return case.read(the_comment, case.read(comment_ids)[0]).summary


def test_the_case_becomes_what_it_was_and_what_it_had_become_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "Efteråt.")
    oldest = saved_copies(path)[0]
    assert oldest.size > 0
    kept = restore(path, oldest.path)
    assert summary(path) == "Visa skillnaderna."
    assert summary(kept) == "Efteråt."
    assert kept in [each.path for each in saved_copies(path)]
    with Case.open(path, author="Bo") as case:
        assert case.faults() == []
        case.change(edit_comment, case.read(comment_ids)[0], summary="Igen.")
    restore(path, kept)
    assert summary(path) == "Efteråt."


def test_a_damaged_case_is_replaced_and_kept_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "Efteråt.")
    backup = saved_copies(path)[0].path
    broken = bytearray(path.read_bytes())
    broken[5000:90000] = b"\xff" * 85000
    path.write_bytes(broken)
    path.with_name(path.name + "-journal").write_bytes(b"rester")
    with pytest.raises(CaseRefusedError):
        Case.open(path)
    kept = restore(path, backup)
    assert kept.read_bytes() == broken
    assert "skadad" in kept.name
    assert summary(path) == "Visa skillnaderna."
    assert not path.with_name(path.name + "-journal").exists()
    assert kept not in [each.path for each in saved_copies(path)]


def test_a_case_that_is_gone_comes_back(tmp_path: Path) -> None:
    path = written(tmp_path, "Efteråt.")
    path.unlink()
    restore(path, saved_copies(path)[0].path)
    assert summary(path) == "Visa skillnaderna."


def test_another_case_a_damaged_backup_and_an_open_case_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "Efteråt.")
    backup = saved_copies(path)[0].path
    with Case.create(tmp_path / "annat.samrad", title="Annat") as case:
        other = case.path
    before = path.read_bytes()
    with pytest.raises(MergeRefusedError):
        restore(path, other)
    broken = tmp_path / "trasig.samrad"
    shutil.copy(backup, broken)
    broken.write_bytes(broken.read_bytes()[:20000])
    for wrong in (broken, tmp_path / "finns inte.samrad"):
        with pytest.raises(CaseRefusedError):
            restore(path, wrong)
    with Case.open(path), pytest.raises(CaseLockedError):
        restore(path, backup)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.restoring"))


def test_the_command_line_lists_and_restores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "Efteråt.")
    assert run(["backups", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)[0]
    assert told["size"] == Path(told["backup"]).stat().st_size
    assert run(["restore", str(path), told["backup"]]) == 0
    assert "Det som stod där förut" in capsys.readouterr().out
    assert summary(path) == "Visa skillnaderna."
    assert run(["restore", str(path), str(tmp_path / "borta.samrad")]) == 1
    assert "borta.samrad" in capsys.readouterr().err
