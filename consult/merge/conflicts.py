"""The conflicts of a case, and how a person settles them: ordinary writes that every copy gets."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Table, Text, func, select

from consult.database.derivation import referring
from consult.database.history import CREATED, REMOVED
from consult.database.keys import batches
from consult.database.settling import reinstate, settle
from consult.database.store import field_defaults
from consult.database.tables import ROW_TABLES, change, conflict, txn
from consult.errors import InvalidValueError, NotFoundError
from consult.merge.records import Conflict, ConflictKind, Side
from consult.operation import Session, clean_long_text


def conflicts(session: Session, ids: Iterable[str] | None = None) -> list[Conflict]:
    """What copies of the case disagree on.

    Args:
        session: Of the query.
        ids: Only these conflicts; None for all.

    Returns:
        The conflicts, by table, row and field.
    """
    query = select(conflict)
    if ids is None:
        rows = list(session.rows(query))
    else:
        rows = [row for some in batches(ids) for row in session.rows(query.where(conflict.c.id.in_(some)))]
    rows.sort(key=lambda row: (row.table_name, row.row_id, row.field, row.kind))
    written = _written(session, {key for row in rows for key in row.change_ids})
    return [_conflict(row, written) for row in rows]


def conflict_count(session: Session) -> int:
    """How many conflicts stand."""
    return int(session.scalar(select(func.count()).select_from(conflict)))


def the_conflict(session: Session, conflict_id: str) -> Conflict:
    """One conflict.

    Raises:
        NotFoundError: There is none such, or it is settled.
    """
    found = conflicts(session, [conflict_id])
    if not found:
        raise NotFoundError("conflict", conflict_id)
    return found[0]


def take_side(session: Session, conflict_id: str, change_id: str) -> None:
    """Settle a conflict by what one copy says.

    Args:
        session: Of the operation.
        conflict_id: The conflict.
        change_id: The side's change.

    Raises:
        NotFoundError: There is no such conflict, or it has no such side.
    """
    _take(session, the_conflict(session, conflict_id), change_id)


def take_sides(session: Session, chosen: Mapping[str, str]) -> int:
    """Settle several conflicts at once; those that are settled already are passed over.

    Args:
        session: Of the operation.
        chosen: The change of the chosen side, by conflict.

    Returns:
        How many were settled.
    """
    found = conflicts(session, chosen)
    for each in found:
        # A row that goes takes its other conflicts with it.
        if session.exists(conflict, each.id) and session.exists(ROW_TABLES[each.table], each.row_id):
            _take(session, each, chosen[each.id])
    return len(found)


def write_third(session: Session, conflict_id: str, value: str) -> None:
    """Settle a conflict of a text by words of one's own.

    Args:
        session: Of the operation.
        conflict_id: The conflict.
        value: The text that stands from now on.

    Raises:
        NotFoundError: There is no such conflict.
        InvalidValueError: The field is no text, or the text is too long.
    """
    found = the_conflict(session, conflict_id)
    if not found.is_text:
        raise InvalidValueError(found.field or "value", "choose_side", value)
    text = clean_long_text(found.field, value)
    settle(session, ROW_TABLES[found.table], found.row_id, found.field, text)


def _take(session: Session, found: Conflict, change_id: str) -> None:
    side = next((each for each in found.sides if each.change_id == change_id), None)
    if side is None:
        raise NotFoundError("conflict", change_id)
    table = ROW_TABLES[found.table]
    if found.kind is ConflictKind.VALUE:
        settle(session, table, found.row_id, found.field, side.value)
    elif side.removed:
        _remove_withreferring(session, table, [found.row_id])
    else:
        reinstate(session, table, found.row_id)


def _remove_withreferring(session: Session, table: Table, row_ids: Sequence[str]) -> None:
    """Remove rows with what hangs on them; what merely mentions them is let go."""
    for child, column in referring(table):
        here = select(child.c.id).where(column.in_(row_ids)).order_by(child.c.id)
        keys = [key for key in session.scalars(here) if key not in row_ids]
        if keys and column.nullable:
            session.edit_many(child, keys, {column.name: None})
        elif keys:
            _remove_withreferring(session, child, keys)
    session.remove_many(table, row_ids)


def _written(session: Session, change_ids: Iterable[str]) -> dict[str, Row[Any]]:
    query = select(change.c.id, change.c.field, change.c.value, txn.c.author, txn.c.time).join(
        txn, txn.c.id == change.c.txn_id
    )
    return {
        row.id: row
        for some in batches(change_ids)
        for row in session.rows(query.where(change.c.id.in_(some)))
    }


def _conflict(row: Row[Any], written: Mapping[str, Row[Any]]) -> Conflict:
    kind = ConflictKind(row.kind)
    table = ROW_TABLES[row.table_name]
    if kind is ConflictKind.VALUE:
        default = field_defaults(table)[row.field]
        sides = _distinct(_side(written[key], row.field, default) for key in row.change_ids)
        column = table.c[row.field]
        # Codes and dates are chosen; only what is empty rather than missing is words.
        is_text = isinstance(column.type, Text) and column.server_default is not None
        is_text = is_text and not row.field.endswith("_on")
        return Conflict(row.id, kind, row.table_name, row.row_id, row.field, sides, is_text)
    removals = [written[key] for key in row.change_ids if written[key].field == REMOVED]
    kept = [written[key] for key in row.change_ids if written[key].field != REMOVED]
    stays = Side("", None, False, "", "")
    if kept:
        latest = max(kept, key=lambda each: each.time)
        stays = Side(latest.id, None, False, latest.author, latest.time)
    gone = Side(removals[-1].id, None, True, removals[-1].author, removals[-1].time)
    sides = (stays, gone)
    return Conflict(row.id, kind, row.table_name, row.row_id, "", sides, False)


def _side(head: Row[Any], name: str, default: Any) -> Side:
    stored = None if head.value is None else json.loads(head.value)
    value = (stored or {}).get(name, default) if head.field == CREATED else stored
    return Side(head.id, value, False, head.author, head.time)


def _distinct(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Of sides that say the same only the latest, in the order of the latest."""
    found: dict[str, Side] = {}
    for side in sides:
        said = json.dumps(side.value, sort_keys=True)
        found.pop(said, None)
        found[said] = side
    return tuple(found.values())
