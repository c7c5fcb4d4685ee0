"""Encrypted copies: opened, worked in and merged with their key, and by nobody without it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("sqlcipher3")

from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import CommentFilter, comment_ids, the_comment
from consult.database import encryption
from consult.database.backups import backups
from consult.errors import CaseProblem, CaseRefusedError
from consult.grammar import run
from consult.merge.copies import check_out, merge_copy, new_key
from tests.consult.cases import small_case
from tests.consult.test_undo import contents


class Ring(dict[str, str]):
    """A keyring of the test's own."""


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    kept = Ring()
    monkeypatch.setattr(encryption, "secret", kept.get)

    def keep(name: str, value: str) -> bool:
        kept[name] = value
        return True

    monkeypatch.setattr(encryption, "keep_secret", keep)
    monkeypatch.setattr(encryption, "_given", {})
    return kept


@pytest.fixture
def case(tmp_path: Path, ring: Ring) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


def test_a_copy_is_worked_in_and_comes_back_with_its_key(case: Case, ring: Ring, tmp_path: Path) -> None:
    copy = check_out(case, tmp_path / "resa", key=new_key())
    assert b"Busslinje" not in copy.read_bytes()
    assert len(ring) == 1
    with Case.open(copy, author="Bo") as away:
        assert away.read(contents) == case.read(contents)
        key = away.read(comment_ids)[0]
        assert away.read(comment_ids, CommentFilter(words="bussl")) != []
        away.change(edit_comment, key, summary="Hemligt på tåget")
        away.undo()
        away.redo()
        assert away.faults() == []
        with away.snapshot() as snapshot:
            assert snapshot.read(the_comment, key).summary == "Hemligt på tåget"
        for kept in backups(copy):
            assert b"Busslinje" not in kept.read_bytes()
    assert b"Hemligt" not in copy.read_bytes()
    twin = Path(shutil.copy(copy, tmp_path / "Kopia av resa.samrad"))
    assert merge_copy(case, twin).transactions == 3
    with Case.open(copy) as away:
        assert merge_copy(away, case.path).transactions == 0
        assert away.read(contents) == case.read(contents)


def test_without_the_key_nobody_opens_it(
    case: Case, ring: Ring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key()
    copy = check_out(case, tmp_path / "resa", key=key)
    before = copy.read_bytes()
    ring.clear()
    encryption._given.clear()
    for read_only in (True, False):
        with pytest.raises(CaseRefusedError) as refused:
            Case.open(copy, read_only=read_only)
        assert refused.value.problem is CaseProblem.ENCRYPTED
    monkeypatch.setenv(encryption.KEY_VARIABLE, new_key())
    with pytest.raises(CaseRefusedError) as refused:
        merge_copy(case, copy)
    assert refused.value.problem is CaseProblem.WRONG_KEY
    monkeypatch.setenv(encryption.KEY_VARIABLE, key.lower().replace("-", " "))
    assert merge_copy(case, copy).transactions == 0
    assert copy.read_bytes() == before


def test_what_is_no_case_is_not_taken_for_an_encrypted_one(tmp_path: Path) -> None:
    file = tmp_path / "text.samrad"
    file.write_text("Inte något ärende alls. " * 4096)
    file.write_bytes(file.read_bytes()[: 4 * encryption.PAGE])
    with pytest.raises(CaseRefusedError) as refused:
        Case.open(file)
    assert refused.value.problem is CaseProblem.NOT_OURS


def test_on_the_command_line(
    case: Case, ring: Ring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = str(case.path), str(tmp_path / "resa.samrad")
    case.close()
    assert run(["check-out", path, copy, "--encrypt", "--without-originals"]) == 0
    told = capsys.readouterr().out
    assert "Nyckel" in told or "Key" in told
    assert run(["check", copy]) == 0
    assert run(["merge", path, copy]) == 0
