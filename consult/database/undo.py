"""Undo and redo: ordinary writes that put earlier values back, from the history alone.

Because they read the history, they work across a restart. An undo refuses when what it
would put back has been changed again since.
"""

import json
from typing import Any

from sqlalchemy import Connection, Row, func, select

from consult.database.history import CREATED, REMOVED, heads
from consult.database.store import Session
from consult.database.tables import ROW_TABLES, change, txn
from consult.errors import NotFoundError, StaleEditError, StaleUndoError

UNDO = "undo"
REDO = "redo"
FOUNDING = "begin_consultation"
"""The operation that makes a case; it is where undo ends."""


def undo_candidate(connection: Connection, device: str) -> Row[Any] | None:
    """The transaction that undo would take back, or None.

    Args:
        connection: To the case.
        device: Whose operations; a person undoes what was done here.

    Returns:
        The row of `txn`.
    """
    dead: set[str] = set()
    for row in _newest_first(connection, device):
        if row.id in dead:
            continue
        if row.kind == UNDO:
            dead.add(row.note["of"])
            continue
        return None if row.kind == FOUNDING else row
    return None


def redo_candidate(connection: Connection, device: str) -> Row[Any] | None:
    """The undo that redo would take back, or None when something else was done since."""
    dead: set[str] = set()
    for row in _newest_first(connection, device):
        if row.id in dead:
            continue
        if row.kind == REDO:
            dead.add(row.note["of"])
            continue
        return row if row.kind == UNDO else None
    return None


def _newest_first(connection: Connection, device: str) -> Any:
    # Read in pieces: a stop after a few rows must not have fetched a long history.
    query = select(txn).where(txn.c.device == device).order_by(txn.c.sequence.desc())
    return connection.execution_options(yield_per=50).execute(query)


def operation_name(row: Row[Any]) -> str:
    """The name of the operation that a transaction, an undo or a redo is about."""
    return str(row.note.get("operation", row.kind))


def reverse(session: Session, connection: Connection, target: Row[Any]) -> None:
    """Put back what a transaction changed, newest change first.

    Args:
        session: To write through.
        connection: The same transaction's connection, to read the history.
        target: The row of `txn`.

    Raises:
        StaleUndoError: Something it changed has been changed again.
    """
    query = select(change).where(change.c.txn_id == target.id).order_by(change.c.position.desc())
    try:
        for made in connection.execute(query).all():
            _refuse_if_stale(session, connection, made, target)
            _reverse_change(session, connection, made)
    except (StaleEditError, NotFoundError) as error:
        raise StaleUndoError(operation_name(target)) from error


def _refuse_if_stale(session: Session, connection: Connection, made: Row[Any], target: Row[Any]) -> None:
    """Refuse when a head of what was changed comes from elsewhere.

    What this device did after the target has been undone already, or the target would not be
    the candidate; its changes put back what the target left, and so do those of this reversal.
    """
    current = heads(connection, made.row_id)
    if made.field == CREATED:
        concerned = {change_id for ids in current.values() for change_id in ids}
    else:
        concerned = set(current.get(made.field) or current.get(CREATED, []))
    stored = concerned - {new.id for new in session.entered_for(made.row_id)}
    own = (
        select(func.count())
        .select_from(change.join(txn, txn.c.id == change.c.txn_id))
        .where(change.c.id.in_(stored), txn.c.device == target.device, txn.c.sequence >= target.sequence)
    )
    if not concerned or connection.scalar(own) != len(stored):
        raise StaleEditError(made.table_name)


def _reverse_change(session: Session, connection: Connection, made: Row[Any]) -> None:
    table = ROW_TABLES[made.table_name]
    if made.field == CREATED:
        session.remove(table, made.row_id)
    elif made.field == REMOVED:
        session.add(table, _row_before(connection, made), made.row_id)
    else:
        session.edit(table, made.row_id, {made.field: _value_before(connection, made)})


def _value_before(connection: Connection, made: Row[Any]) -> Any:
    earlier = _superseded(connection, made)
    stored = json.loads(earlier[-1].value)
    return stored[made.field] if earlier[-1].field == CREATED else stored


def _row_before(connection: Connection, made: Row[Any]) -> dict[str, Any]:
    earlier = _superseded(connection, made)
    values: dict[str, Any] = {}
    for row in earlier:
        if row.field == CREATED:
            values = json.loads(row.value) | values
        else:
            values[row.field] = json.loads(row.value)
    return values


def _superseded(connection: Connection, made: Row[Any]) -> list[Row[Any]]:
    query = select(change).where(change.c.id.in_(made.supersedes)).order_by(change.c.id)
    return list(connection.execute(query).all())
