"""Undo and redo: ordinary writes that put earlier values back, from the history alone.

Because they read the history, they work across a restart. An undo refuses when what it
would put back has been changed again since.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from consult.database.heads import heads_of
from consult.database.history import CREATED, REMOVED
from consult.database.keys import BATCH
from consult.database.reopening import reopen, reopen_removal, settled_by
from consult.database.store import Session
from consult.database.tables import ROW_TABLES, change, txn
from consult.errors import NotFoundError, StaleEditError, StaleUndoError

UNDO = "undo"
REDO = "redo"
FINAL = frozenset({"begin_consultation", "redact"})
"""The operation that makes a case and the one that takes values out: undo ends there."""


def undo_candidate(connection: Connection, device: str) -> Row[Any] | None:
    """The transaction that undo would take back, or None.

    Args:
        connection: To the case.
        device: Whose operations; a person undoes what was done here.

    Returns:
        The row of `txn`.
    """
    dead: set[str] = set()
    with _newest_first(connection, device) as rows:
        for row in rows:
            if row.id in dead:
                continue
            if row.kind == UNDO:
                dead.add(row.note["of"])
                continue
            return None if row.kind in FINAL else row
    return None


def redo_candidate(connection: Connection, device: str) -> Row[Any] | None:
    """The undo that redo would take back, or None when something else was done since."""
    dead: set[str] = set()
    with _newest_first(connection, device) as rows:
        for row in rows:
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
    return connection.execute(query, execution_options={"yield_per": 50})


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
        changes = connection.execute(query).all()
        # What the transaction itself has taken the place of was a step on its way.
        passed = {key for made in changes for key in made.supersedes}
        for batch in _batches(changes):
            if settled_by(session, connection, batch, operation_name(target)):
                reopen(session, connection, [made for made in batch if made.id not in passed])
                continue
            _refuse_if_stale(session, connection, batch, target)
            _reverse_batch(session, connection, batch)
    except (StaleEditError, NotFoundError) as error:
        raise StaleUndoError(operation_name(target)) from error


def _batches(changes: Sequence[Row[Any]]) -> Iterator[list[Row[Any]]]:
    """Changes that follow each other and do the same to different rows of a table, together."""
    batch: list[Row[Any]] = []
    rows: set[str] = set()
    for made in changes:
        same = batch and (made.table_name, made.field) == (batch[0].table_name, batch[0].field)
        if batch and (not same or made.row_id in rows or len(batch) == BATCH):
            yield batch
            batch, rows = [], set()
        batch.append(made)
        rows.add(made.row_id)
    if batch:
        yield batch


def _refuse_if_stale(
    session: Session, connection: Connection, batch: Sequence[Row[Any]], target: Row[Any]
) -> None:
    """Refuse when a head of what was changed comes from elsewhere.

    What this device did after the target has been undone already, or the target would not be
    the candidate; its changes put back what the target left, and so do those of this reversal.
    """
    current = heads_of(connection, [made.row_id for made in batch])
    stored: set[str] = set()
    for made in batch:
        known = current[made.row_id]
        if made.field == CREATED:
            concerned = {change_id for ids in known.values() for change_id in ids}
        else:
            concerned = set(known.get(made.field) or known.get(CREATED, []))
        if not concerned:
            raise StaleEditError(made.table_name)
        stored |= concerned - {new.id for new in session.entered_for(made.row_id)}
    own = (
        select(func.count())
        .select_from(change.join(txn, txn.c.id == change.c.txn_id))
        .where(change.c.id.in_(stored), txn.c.device == target.device, txn.c.sequence >= target.sequence)
    )
    if connection.scalar(own) != len(stored):
        raise StaleEditError(batch[0].table_name)


def _reverse_batch(session: Session, connection: Connection, batch: Sequence[Row[Any]]) -> None:
    table, field = ROW_TABLES[batch[0].table_name], batch[0].field
    keys = [made.row_id for made in batch]
    if field == CREATED:
        session.remove_many(table, keys)
        return
    earlier = _superseded(connection, batch)
    if field == REMOVED:
        session.add_many(table, [_row_before(rows) for rows in earlier], keys)
        for key, rows in zip(keys, earlier, strict=True):
            reopen_removal(session, table, key, rows)
        return
    of_value: dict[str, list[str]] = {}
    for key, rows in zip(keys, earlier, strict=True):
        of_value.setdefault(json.dumps(_value_before(field, rows)), []).append(key)
    for value, some in of_value.items():
        session.edit_many(table, some, {field: json.loads(value)})


def _value_before(field: str, earlier: Sequence[Row[Any]]) -> Any:
    stored = json.loads(earlier[-1].value)
    return stored[field] if earlier[-1].field == CREATED else stored


def _row_before(earlier: Sequence[Row[Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for row in earlier:
        if row.field == REMOVED:
            continue
        if row.field == CREATED:
            values = json.loads(row.value) | values
        else:
            values[row.field] = json.loads(row.value)
    return values


def _superseded(connection: Connection, batch: Sequence[Row[Any]]) -> list[list[Row[Any]]]:
    """What each change took the place of, in the order in which that was made."""
    wanted = {change_id for made in batch for change_id in made.supersedes}
    found = {row.id: row for row in connection.execute(select(change).where(change.c.id.in_(wanted)))}
    return [[found[key] for key in sorted(made.supersedes) if key in found] for made in batch]
