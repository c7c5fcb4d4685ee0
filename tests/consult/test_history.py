"""The history is the truth's second copy: the tables can be told from it alone."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consult.case import Case
from consult.database.tables import DERIVED_COLUMNS, ROW_TABLES, cell_head, change, txn
from consult.operation import Session
from consult.synthetic import generate
from tests.consult.test_undo import work_a_day


def told_by_history(session: Session) -> dict[tuple[str, str], dict[str, Any]]:
    """Rows put together from the heads of the history."""
    query = (
        change.select()
        .join(cell_head, cell_head.c.change_id == change.c.id)
        .join(txn, txn.c.id == change.c.txn_id)
        .order_by(txn.c.sequence, change.c.position)
    )
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for head in session.rows(query):
        key = (head.table_name, head.row_id)
        if head.field == "-":
            rows.pop(key, None)
        elif head.field == "":
            rows[key] = json.loads(head.value)
        else:
            rows[key][head.field] = json.loads(head.value)
    return rows


def told_by_tables(session: Session) -> dict[tuple[str, str], dict[str, Any]]:
    """The same rows from the tables, without what is local or derived."""
    rows = {}
    for name, table in ROW_TABLES.items():
        left_out = {"id", "version"} | DERIVED_COLUMNS.get(name, frozenset())
        columns = [column.name for column in table.columns if column.name not in left_out]
        for row in session.rows(table.select()):
            rows[name, row.id] = {column: row._mapping[column] for column in columns}
    return rows


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040", author="Anna") as opened:
        yield opened


def test_the_tables_are_what_the_history_tells(case: Case) -> None:
    done = work_a_day(case)
    assert case.read(told_by_tables) == case.read(told_by_history)
    for _ in range(5):
        case.undo()
        assert case.read(told_by_tables) == case.read(told_by_history)
    for _ in range(3):
        case.redo()
    assert case.read(told_by_tables) == case.read(told_by_history)
    assert len(done) > 10


def test_bulk_work_leaves_its_history_too(case: Case) -> None:
    case.change(generate, responses=5, comments=20, seed=3)
    assert case.read(told_by_tables) == case.read(told_by_history)
    assert case.faults() == []


def test_a_new_row_is_one_change_and_a_save_of_nothing_writes_nothing(case: Case) -> None:
    work_a_day(case)
    before = case.history_hash()
    with pytest.raises(ZeroDivisionError):
        case.change(lambda session: 1 / 0)
    case.change(lambda session: None)
    assert case.history_hash() == before

    def most_changes_of_a_row(session: Session) -> int:
        query = "SELECT max(n) FROM (SELECT count(*) n FROM change WHERE field = '' GROUP BY row_id)"
        connection = sqlite3.connect(case.path)
        try:
            return int(connection.execute(query).fetchone()[0])
        finally:
            connection.close()

    assert case.read(most_changes_of_a_row) == 1


def test_each_operation_is_one_transaction_with_its_parent(case: Case) -> None:
    done = work_a_day(case)
    rows = case.read(lambda session: list(session.rows(txn.select().order_by(txn.c.sequence))))
    assert [row.kind for row in rows[1:]] == done
    assert [list(row.parents) for row in rows[1:]] == [[row.id] for row in rows[:-1]]
