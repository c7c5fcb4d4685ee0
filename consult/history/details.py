"""What one operation wrote, field by field, with what stood there before."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from consult.database.history import CREATED, REMOVED
from consult.database.keys import batches
from consult.database.tables import change, txn
from consult.history.naming import BELONGS_TO, things
from consult.history.records import ChangedField, Details, Told
from consult.history.values import names_of, pointing, worded
from consult.operation import Session

LISTED = 200
"""How many changes of an operation are listed."""
_TECHNICAL = frozenset(
    {"position", "before", "after", "start", "end", "place", "row", "column", "page", "level"}
    | {"sha256", "size", "media_type", "confidence", "origin", "carried_from", "loaded_at", "version"}
)
"""Fields that are told when they are edited, but not among all the fields of a new row."""


class _TakenOut:
    """Stands for a value that a decision took out."""


TAKEN_OUT = _TakenOut()


class _Field(NamedTuple):
    row: Row[Any]
    told: Told
    field: str
    old: Any
    new: Any


def details(session: Session, txn_id: str, limit: int = LISTED) -> Details:
    """What an operation changed.

    Args:
        session: Of the query.
        txn_id: The operation, of a `Happening`.
        limit: How many changes are listed; a loaded draft has thousands.
    """
    query = select(change).where(change.c.txn_id == txn_id).order_by(change.c.position)
    rows = session.rows(query.limit(limit))
    count = session.scalar(select(func.count()).select_from(change).where(change.c.txn_id == txn_id))
    before = _superseded(session, {key for row in rows for key in row.supersedes})
    found = [each for row in rows for each in _fields(row, before)]
    about = things(session, ((row.table_name, row.row_id) for row in rows))
    values = [(each.field, value) for each in found for value in (each.old, each.new)]
    names = names_of(session, (key for field, value in values for key in pointing(field, value)))
    fields = tuple(
        ChangedField(
            about[each.row.table_name, each.row.row_id],
            each.row.table_name,
            each.told,
            each.field,
            _text(each.field, each.old, names),
            _text(each.field, each.new, names),
        )
        for each in found
    )
    return Details(fields, int(count or 0) - len(rows))


def _text(field: str, value: Any, names: Mapping[str, str]) -> str | None:
    return None if value is TAKEN_OUT else worded(field, value, names)


def _superseded(session: Session, keys: Iterable[str]) -> dict[str, Row[Any]]:
    query = select(change.c.id, change.c.field, change.c.value, txn.c.time)
    query = query.join(txn, txn.c.id == change.c.txn_id)
    return {row.id: row for some in batches(keys) for row in session.rows(query.where(change.c.id.in_(some)))}


def _fields(row: Row[Any], before: Mapping[str, Row[Any]]) -> Iterator[_Field]:
    earlier = sorted((before[key] for key in row.supersedes if key in before), key=lambda each: each.time)
    if row.field == REMOVED:
        for name, value in _row_of(row.table_name, earlier).items():
            yield _Field(row, Told.REMOVED, name, value, None)
    elif row.field == CREATED:
        told = Told.EDITED if any(each.field != REMOVED for each in earlier) else Told.CREATED
        old = _row_of(row.table_name, earlier) if told is Told.EDITED else {}
        new = _shown(row.table_name, _stored(row.value))
        for name in dict.fromkeys((*old, *new)):
            if told is Told.CREATED or old.get(name) != new.get(name):
                yield _Field(row, told, name, old.get(name), new.get(name))
    else:
        yield _Field(row, Told.EDITED, row.field, _value_before(row.field, earlier), _stored(row.value))


def _stored(value: str | None) -> Any:
    return TAKEN_OUT if value is None else json.loads(value)


def _value_before(field: str, earlier: Sequence[Row[Any]]) -> Any:
    for row in reversed(earlier):
        if row.field == REMOVED:
            continue
        stored = _stored(row.value)
        return stored if row.field != CREATED or stored is TAKEN_OUT else stored.get(field)
    return None


def _row_of(table: str, earlier: Sequence[Row[Any]]) -> dict[str, Any]:
    """The fields of a row as some changes left it, those that are worth telling."""
    values: dict[str, Any] = {}
    for row in sorted(earlier, key=lambda each: each.field != CREATED):
        if row.field == CREATED:
            stored = _stored(row.value)
            values |= {"": TAKEN_OUT} if stored is TAKEN_OUT else stored
        elif row.field != REMOVED:
            values[row.field] = _stored(row.value)
    return _shown(table, values)


def _shown(table: str, values: Any) -> dict[str, Any]:
    if values is TAKEN_OUT:
        return {"": TAKEN_OUT}
    owners = {column for column, _ in BELONGS_TO.get(table, ())}
    empty: tuple[Any, ...] = (None, "", False, [], {})
    return {
        name: value
        for name, value in values.items()
        if value not in empty and name not in _TECHNICAL and name not in owners
    }
