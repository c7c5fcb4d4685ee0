"""Writes that settle what copies disagree on, and those that take values out by a decision."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, delete, update

from consult.database import redacting
from consult.database.heads import heads
from consult.database.history import CREATED, REMOVED, make_change
from consult.database.store import Session, field_defaults
from consult.database.tables import ROW_TABLES, cell_head


def settle(session: Session, table: Table, row_id: str, name: str, value: Any) -> None:
    """Write a field in place of every value that copies gave it, also when it stays what it is.

    Args:
        session: Of the operation.
        table: The row's table.
        row_id: The row.
        name: The field.
        value: What it shall be.
    """
    known = heads(session.connection, row_id)
    made = make_change(table.name, row_id, name, value, known.get(name) or known.get(CREATED, []))
    _write(session, table, row_id, {name: value})
    of_field = delete(cell_head).where(cell_head.c.row_id == row_id, cell_head.c.field == name)
    session.connection.execute(of_field)
    session.enter([made])


def reinstate(session: Session, table: Table, row_id: str) -> None:
    """Keep a row that was removed in another copy: its removals no longer stand.

    Args:
        session: Of the operation.
        table: The row's table.
        row_id: The row, which is there.
    """
    row = session.found(table, row_id)
    removals = heads(session.connection, row_id).get(REMOVED, [])
    values = {name: row[name] for name in field_defaults(table)}
    _write(session, table, row_id, {})
    session.enter([make_change(table.name, row_id, CREATED, values, removals)])


def take_out(
    session: Session,
    replaced: Mapping[tuple[str, str], Mapping[str, Any]],
    digests: Iterable[str],
    decision_id: str,
) -> int:
    """Put other values in the place of some fields, and take the old ones out of the history.

    Each row is told of anew in the history, since the change that made it goes with its values.

    Args:
        session: Of the operation that has written the decision.
        replaced: The new values of fields, by table and row; a row that was removed has them in its
            history alone.
        digests: SHA-256 of originals that go.
        decision_id: The decision.

    Returns:
        How many values of the history were emptied.
    """
    redacting.overwrite_what_goes(session.connection)
    for (name, row_id), new in replaced.items():
        table = ROW_TABLES[name]
        if not session.exists(table, row_id):
            continue
        row = session.found(table, row_id)
        known = heads(session.connection, row_id)
        values = {field: row[field] for field in field_defaults(table)} | dict(new)
        _write(session, table, row_id, new)
        session.connection.execute(delete(cell_head).where(cell_head.c.row_id == row_id))
        every = [change_id for ids in known.values() for change_id in ids]
        session.enter([make_change(name, row_id, CREATED, values, every)])
    (decision,) = (made.id for made in session.entered_for(decision_id))
    fields = {row_id: set(new) for (_, row_id), new in replaced.items()}
    return redacting.take_out(session.connection, fields, digests, decision)


def _write(session: Session, table: Table, row_id: str, values: Mapping[str, Any]) -> None:
    statement = update(table).where(table.c.id == row_id)
    session.connection.execute(statement.values(dict(values) | {"version": session.sequence}))
