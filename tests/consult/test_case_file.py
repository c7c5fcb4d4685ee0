import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.case import Case
from consult.database.engine import SCHEMA_VERSION
from consult.database.tables import consultee
from consult.errors import (
    CaseLockedError,
    CaseNewerError,
    CaseRefusedError,
    InvalidValueError,
    NothingToUndoError,
    ReadOnlyError,
)
from consult.grammar import run
from consult.operation import Session


def add_named(session: Session, name: str) -> str:
    return session.add(consultee, {"name": name, "category": "other"})


def names(session: Session) -> list[str]:
    return [str(row.name) for row in session.rows(consultee.select().order_by(consultee.c.name))]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040", author="Anna") as opened:
        yield opened


def test_a_new_case_is_whole_and_ours(case: Case) -> None:
    assert case.path.suffix == ".samrad"
    assert case.faults() == []
    with sqlite3.connect(case.path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] != 0
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    connection.close()


def test_a_second_writer_is_refused_by_name_and_may_read(case: Case) -> None:
    with pytest.raises(CaseLockedError) as refusal:
        Case.open(case.path, author="Bo")
    assert refusal.value.who == "Anna"
    with Case.open(case.path, read_only=True) as reader, pytest.raises(ReadOnlyError):
        reader.change(add_named, "Ny")


def test_undo_and_redo_work_across_restart(case: Case) -> None:
    case.change(add_named, "Almviks kommun")
    path = case.path
    case.close()
    with Case.open(path, author="Anna") as again:
        assert again.undo() == "add_named"
        assert again.read(names) == []
        assert again.redo() == "add_named"
        assert again.read(names) == ["Almviks kommun"]
        assert again.faults() == []


def test_the_founding_is_not_undone(case: Case) -> None:
    with pytest.raises(NothingToUndoError):
        case.undo()


def test_a_failing_operation_leaves_nothing(case: Case) -> None:
    def half(session: Session) -> None:
        add_named(session, "Halv")
        raise InvalidValueError("name", "empty")

    before = case.history_hash()
    with pytest.raises(InvalidValueError):
        case.change(half)
    assert case.read(names) == []
    assert case.history_hash() == before


def test_a_change_behind_the_history_is_noticed(case: Case) -> None:
    case.change(add_named, "Almviks kommun")
    path = case.path
    case.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE change SET value = replace(CAST(value AS TEXT), 'Almvik', 'Ulvik')")
    connection.commit()
    connection.close()
    with pytest.raises(CaseRefusedError):
        Case.open(path)


def test_a_newer_file_is_refused(case: Case) -> None:
    path = case.path
    case.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(CaseNewerError):
        Case.open(path)


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_what_is_no_case_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "annat.samrad"
    path.write_bytes(content)
    with pytest.raises(CaseRefusedError) as refusal:
        Case.open(path)
    assert "annat.samrad" in refusal.value.file
    assert path.read_bytes() == content


def test_the_command_line_makes_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "nytt.samrad"
    assert run(["new", str(target), "--title", "Almarike 2040", "--county", "14"]) == 0
    assert run(["check", str(target), "--json"]) == 0
    assert '"whole": true' in capsys.readouterr().out
    assert run(["new", str(target), "--title", "Igen"]) == 1
    assert "nytt.samrad" in capsys.readouterr().err
