"""From an older schema to a newer one: all or nothing, after a backup."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from consult.case import Case
from consult.database.backups import backups, expired
from consult.database.engine import SCHEMA_VERSION
from consult.database.migrations import migrate
from consult.responses.queries import response_ids, the_response
from tests.consult.test_undo import work_a_day


def add_colour(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE theme ADD COLUMN colour TEXT NOT NULL DEFAULT ''")


def break_off(connection: sqlite3.Connection) -> None:
    add_colour(connection)
    connection.execute("INSERT INTO nowhere VALUES (1)")


def leave_dangling(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM response")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Case.create(tmp_path / "fall.samrad", title="Almarike 2040") as case:
        work_a_day(case)
    return tmp_path / "fall.samrad"


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_steps_lead_to_the_wanted_version(path: Path) -> None:
    present = version(path)
    migrate(path, present, {present + 1: add_colour}, present + 1)
    assert version(path) == present + 1


@pytest.mark.parametrize("step", [break_off, leave_dangling])
def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, step: object) -> None:
    before = path.read_bytes()
    with pytest.raises(sqlite3.Error):
        migrate(path, version(path), {version(path) + 1: step}, version(path) + 1)  # type: ignore[dict-item]  # one of the steps above
    assert path.read_bytes() == before


OLD_CASES = sorted((Path(__file__).parents[1] / "databases").glob("schema-*.samrad.gz"))


@pytest.fixture(params=OLD_CASES, ids=lambda each: each.name.partition(".")[0])
def old_case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "gammalt.samrad"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def shape(path: Path) -> dict[str, dict[str, tuple[object, ...]]]:
    """The columns of each table, whatever order they were added in, and the names of indexes and triggers."""
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
        return {
            name: {row[1]: row[2:4] for row in connection.execute(f'PRAGMA table_info("{name}")')}
            for kind, name in found
            if kind in {"table", "index", "trigger"} and not name.startswith("sqlite_")
        }
    finally:
        connection.close()


def test_an_old_case_becomes_as_a_new_one(old_case: Path, path: Path) -> None:
    with Case.open(old_case) as case:
        assert case.faults() == []
        case.undo()
        case.redo()
        (response, *_) = case.read(response_ids)
        assert case.read(the_response, response).text
    assert version(old_case) == SCHEMA_VERSION
    assert shape(old_case) == shape(path)


def test_an_old_case_is_read_without_being_written_to(old_case: Path) -> None:
    before = old_case.read_bytes()
    with Case.open(old_case, read_only=True) as case:
        assert case.read(response_ids)
    assert old_case.read_bytes() == before


def test_backups_are_made_when_something_was_written_and_thinned_with_age(path: Path, tmp_path: Path) -> None:
    Case.open(path).close()
    once = backups(path)
    Case.open(path).close()
    assert backups(path) == once
    days = [f"2026-{month:02}-{day:02} 08.00.00.samrad" for month in (3, 4) for day in range(1, 29)]
    old = [tmp_path / name for name in reversed(days)]
    kept = [each for each in old if each not in expired(old)]
    assert kept[:10] == old[:10]
    assert 10 <= len(kept) <= 10 + 7 + 4
    with Case.open(once[0], read_only=True) as copy:
        assert copy.faults() == []
