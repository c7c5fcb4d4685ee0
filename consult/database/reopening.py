"""Undo of what settled a conflict: the conflict is there again, with all that was said."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from consult.database.heads import heads_of
from consult.database.history import CREATED, REMOVED, make_change
from consult.database.settling import reinstate
from consult.database.store import Session, field_defaults
from consult.database.tables import ROW_TABLES, change, txn
from consult.errors import StaleEditError

SETTLING = frozenset({"take_side", "take_sides", "write_third"})
"""The operations that settle conflicts."""


def settled_by(session: Session, connection: Connection, batch: Sequence[Row[Any]], operation: str) -> bool:
    """Whether changes settled conflicts of rows that stayed, or are what took such a settling back.

    A row that goes to settle a conflict is put back, and removed again, like any other.

    Args:
        session: Of the undo.
        connection: The same transaction's connection.
        batch: Changes of one field of several rows.
        operation: The operation they are of, also when it was undone.
    """
    if operation not in SETTLING:
        return False
    made = batch[0]
    if made.field == REMOVED:
        return session.exists(ROW_TABLES[made.table_name], made.row_id)
    if made.field == CREATED:
        removals = (
            select(func.count())
            .select_from(change.join(txn, txn.c.id == change.c.txn_id))
            .where(change.c.id.in_(made.supersedes), change.c.field == REMOVED, txn.c.kind.in_(SETTLING))
        )
        return not connection.scalar(removals)
    return True


def reopen(session: Session, connection: Connection, batch: Sequence[Row[Any]]) -> None:
    """Write what stood before a conflict was settled: each value again, beside the others.

    Args:
        session: To write through.
        connection: The same transaction's connection, to read the history.
        batch: Changes of one field of several rows, which nothing has taken the place of.

    Raises:
        StaleEditError: Something has.
    """
    for made in batch:
        known = heads_of(connection, [made.row_id])[made.row_id]
        if made.id not in {change_id for ids in known.values() for change_id in ids}:
            raise StaleEditError(made.table_name)
        before = connection.execute(select(change).where(change.c.id.in_(made.supersedes))).all()
        _reopen_one(session, made, sorted(before, key=lambda each: each.id))
        session.contested.setdefault(made.table_name, set()).add(made.row_id)


def reopen_removal(session: Session, table: Table, row_id: str, before: Sequence[Row[Any]]) -> None:
    """Let a copy's removal stand again for a row that was put back, when the row was kept in spite of it."""
    seen = {key for each in before if each.field == REMOVED for key in each.seen}
    if seen:
        session.enter([make_change(table.name, row_id, REMOVED, None, [], sorted(seen))])
        session.contested.setdefault(table.name, set()).add(row_id)


def _reopen_one(session: Session, made: Row[Any], before: Sequence[Row[Any]]) -> None:
    table = ROW_TABLES[made.table_name]
    if made.field == CREATED:
        # It was kept although a copy had removed it: the removal stands again, as little informed as it was.
        seen = {key for each in before for key in each.seen} | {made.id}
        session.enter([make_change(table.name, made.row_id, REMOVED, None, [made.id], sorted(seen))])
    elif made.field == REMOVED:
        reinstate(session, table, made.row_id)
    else:
        default = field_defaults(table)[made.field]
        values = [_told(each, made.field, default) for each in before]
        distinct = [value for at, value in enumerate(values) if value not in values[:at]]
        session.enter(
            [make_change(table.name, made.row_id, made.field, value, [made.id]) for value in distinct]
        )


def _told(stored: Row[Any], name: str, default: Any) -> Any:
    value = None if stored.value is None else json.loads(stored.value)
    return (value or {}).get(name, default) if stored.field == CREATED else value
