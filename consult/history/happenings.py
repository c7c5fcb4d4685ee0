"""What has happened in a case, newest first, a stretch at a time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from consult.database.keys import batches
from consult.database.tables import ROW_TABLES, change, meta, txn
from consult.database.undo import REDO, UNDO
from consult.errors import InvalidValueError
from consult.history.naming import things
from consult.history.records import Happening, HistoryFilter, Since
from consult.operation import Session, clean_date

PAGE = 200
"""How many happenings are told at a time unless another number is asked for."""


def happenings(
    session: Session,
    wanted: HistoryFilter | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> list[Happening]:
    """What has happened, newest first.

    Args:
        session: Of the query.
        wanted: Which happenings; all when None.
        before: Only what comes before this place in the history: the last `sequence` of the stretch that
            was read before.
        limit: How many at most.

    Raises:
        InvalidValueError: A day of the filter is no date, or there is no such kind of rows.
    """
    return happenings_at(session, happening_sequences(session, wanted, before, limit))


def happening_sequences(
    session: Session, wanted: HistoryFilter | None = None, before: int | None = None, limit: int = PAGE
) -> list[int]:
    """The places in the history of what `happenings` would tell."""
    wanted = wanted or HistoryFilter()
    conditions = _conditions(wanted)
    if before is not None:
        conditions.append(txn.c.sequence < before)
    query = select(txn.c.sequence).where(*conditions).order_by(txn.c.sequence.desc())
    if wanted.rows is None:
        return list(session.scalars(query.limit(limit)))
    concerned = _touching(session, wanted.rows)
    found: list[int] = []
    for some in batches(sorted(concerned, reverse=True)):
        found += session.scalars(query.where(txn.c.sequence.in_(some)))
        if len(found) >= limit:
            break
    return found[:limit]


def happenings_at(session: Session, sequences: Sequence[int]) -> list[Happening]:
    """What happened at some places in the history, in their order."""
    rows: dict[int, Row[Any]] = {}
    touched: dict[str, dict[str, int]] = {}
    first: dict[str, tuple[str, str]] = {}
    for some in batches(sequences):
        rows |= {row.sequence: row for row in session.rows(select(txn).where(txn.c.sequence.in_(some)))}
    ids = [row.id for row in rows.values()]
    counted = func.count(change.c.row_id.distinct())
    for keys in batches(ids):
        counts = select(change.c.txn_id, change.c.table_name, counted.label("rows"))
        counts = counts.where(change.c.txn_id.in_(keys)).group_by(change.c.txn_id, change.c.table_name)
        for row in session.rows(counts):
            touched.setdefault(row.txn_id, {})[row.table_name] = row.rows
        begun = select(change.c.txn_id, change.c.table_name, change.c.row_id)
        for row in session.rows(begun.where(change.c.txn_id.in_(keys), change.c.position == 0)):
            first[row.txn_id] = (row.table_name, row.row_id)
    about = things(session, first.values())
    device = session.scalar(select(meta.c.value).where(meta.c.name == "device"))
    return [
        Happening(
            sequence=row.sequence,
            id=row.id,
            time=row.time,
            author=row.author,
            operation=str(row.note.get("operation", row.kind)),
            reverses=row.kind if row.kind in (UNDO, REDO) else "",
            touched=touched.get(row.id, {}),
            thing=about[first[row.id]] if row.id in first else None,
            here=row.device == device,
        )
        for row in (rows[sequence] for sequence in sequences if sequence in rows)
    ]


def newest(session: Session) -> int:
    """The place of what happened last; 0 in a case in which nothing has."""
    return int(session.scalar(select(func.max(txn.c.sequence))) or 0)


def beginning(session: Session) -> str:
    """The id of the operation that a case began with, which all its copies share."""
    return str(session.scalar(select(txn.c.id).order_by(txn.c.sequence).limit(1)) or "")


def changes_since(session: Session, sequence: int) -> list[Since]:
    """What each person has done after a place in the history, the one who did most first."""
    here = txn.c.sequence > sequence
    done = select(txn.c.author, func.count().label("happenings")).where(here).group_by(txn.c.author)
    counted = func.count(change.c.row_id.distinct())
    query = select(txn.c.author, change.c.table_name, counted.label("rows"))
    query = query.join(change, change.c.txn_id == txn.c.id).where(here)
    touched: dict[str, dict[str, int]] = {}
    for row in session.rows(query.group_by(txn.c.author, change.c.table_name)):
        touched.setdefault(row.author, {})[row.table_name] = row.rows
    found = [Since(row.author, row.happenings, touched.get(row.author, {})) for row in session.rows(done)]
    return sorted(found, key=lambda each: (-each.happenings, each.author.casefold()))


def people(session: Session) -> list[str]:
    """Everybody who has done something, in order of name."""
    return sorted(filter(None, session.scalars(select(txn.c.author).distinct())), key=str.casefold)


def operations(session: Session) -> list[str]:
    """The names of the operations that have been done."""
    return sorted(session.scalars(select(txn.c.kind).distinct()))


def _conditions(wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.author:
        conditions.append(txn.c.author == wanted.author)
    if wanted.operation:
        conditions.append(txn.c.kind == wanted.operation)
    if wanted.after:
        conditions.append(txn.c.sequence > wanted.after)
    if wanted.since:
        conditions.append(txn.c.time >= _moment(clean_date("since", wanted.since), days=0))
    if wanted.until:
        conditions.append(txn.c.time < _moment(clean_date("until", wanted.until), days=1))
    if wanted.kind and wanted.kind not in ROW_TABLES:
        raise InvalidValueError("kind", "unknown_code", wanted.kind)
    if wanted.kind:
        touching = select(change.c.id).where(change.c.txn_id == txn.c.id, change.c.table_name == wanted.kind)
        conditions.append(touching.exists())
    return conditions


def _moment(day: str, *, days: int) -> str:
    """The beginning of a day on this computer's clock, some days later, as the history writes times."""
    start = datetime.combine(date.fromisoformat(day) + timedelta(days=days), time())
    return start.astimezone(UTC).isoformat(timespec="microseconds")


def _touching(session: Session, rows: frozenset[str]) -> set[int]:
    # By the rows first: joined in one query, SQLite goes through the operations instead.
    query = select(change.c.txn_id).distinct()
    ids = {key for some in batches(rows) for key in session.scalars(query.where(change.c.row_id.in_(some)))}
    places = select(txn.c.sequence)
    return {
        sequence for some in batches(ids) for sequence in session.scalars(places.where(txn.c.id.in_(some)))
    }
