"""What waits for a person after copies were brought together, with the names people know it by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from consult.database.derivation import referring
from consult.database.keys import batches
from consult.database.store import field_defaults
from consult.database.tables import (
    ROW_TABLES,
    assessment,
    comment,
    comment_anchor,
    comment_span,
    comment_theme,
    conflict,
)
from consult.history.naming import things
from consult.history.records import Thing
from consult.history.values import names_of, pointing, worded
from consult.merge.conflicts import conflicts
from consult.merge.pairs import Pair, duplicate_numbers
from consult.merge.records import Conflict
from consult.operation import Session

_ORDER = ("comment", "response", "consultee", "section", "amendment")
"""The kinds of things in the order in which they are listed; the others follow."""


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A conflict with what it is about, and its sides as texts in their order."""

    conflict: Conflict
    thing: Thing
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldOfTwo:
    """A field of two rows that may be one; `same` when they agree on it."""

    field: str
    first: str
    second: str

    @property
    def same(self) -> bool:
        """Whether both have it alike."""
        return self.first == self.second


@dataclass(frozen=True, slots=True)
class TwoRows:
    """A pair with what its rows say, the fields in which they differ first, and what is tied to each."""

    pair: Pair
    fields: tuple[FieldOfTwo, ...]
    first_ties: Mapping[str, int]
    second_ties: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TwiceNumbered:
    """A response in which comments bear the same number."""

    response_id: str
    thing: Thing
    numbers: tuple[int, ...]


def open_conflicts(session: Session, ids: Iterable[str] | None = None) -> list[OpenConflict]:
    """What copies disagree on, all of one thing together.

    Args:
        session: Of the query.
        ids: Only these conflicts; None for all.
    """
    found = conflicts(session, ids)
    about = things(session, ((each.table, each.row_id) for each in found))
    values = [(each.field, side.value) for each in found for side in each.sides]
    names = names_of(session, (key for field, value in values for key in pointing(field, value)))
    listed = [
        OpenConflict(
            each,
            about[each.table, each.row_id],
            tuple(worded(each.field, side.value, names) for side in each.sides),
        )
        for each in found
    ]
    return sorted(listed, key=_place)


def conflict_ids(session: Session, limit: int) -> list[str]:
    """The first conflicts, in no order that a person would choose; for when there are very many."""
    return list(session.scalars(select(conflict.c.id).order_by(conflict.c.id).limit(limit)))


def _place(each: OpenConflict) -> tuple[object, ...]:
    thing = each.thing
    rank = _ORDER.index(thing.kind) if thing.kind in _ORDER else len(_ORDER)
    names = (thing.kind, thing.name.casefold(), thing.number or 0, thing.key)
    return rank, *names, each.conflict.table != thing.kind, each.conflict.table, each.conflict.field


def comment_conflicts(session: Session, comment_id: str) -> list[str]:
    """The conflicts about a comment, its answer, its places and its themes."""
    rows = [comment_id]
    for table in (assessment, comment_anchor, comment_span, comment_theme):
        rows += session.scalars(select(table.c.id).where(table.c.comment_id == comment_id))
    query = select(conflict.c.id).where(conflict.c.row_id.in_(rows))
    return list(session.scalars(query.order_by(conflict.c.id)))


def what_goes_along(session: Session, table: str, row_id: str) -> dict[str, int]:
    """How many rows of each kind go with a row when it is removed."""
    counted: Counter[str] = Counter()
    waiting = [(ROW_TABLES[table], [row_id])]
    seen = {row_id}
    while waiting:
        parent, keys = waiting.pop()
        for child, column in referring(parent):
            if column.nullable:
                continue
            found = [
                key
                for some in batches(keys)
                for key in session.scalars(select(child.c.id).where(column.in_(some)))
                if key not in seen
            ]
            if found:
                seen.update(found)
                counted[child.name] += len(found)
                waiting.append((child, found))
    return dict(counted)


def two_rows(session: Session, pair: Pair) -> TwoRows:
    """What the rows of a pair say, for a person to look at.

    Raises:
        NotFoundError: One of them is not there any more.
    """
    table = ROW_TABLES[pair.table]
    first, second = session.found(table, pair.first_id), session.found(table, pair.second_id)
    fields = list(field_defaults(table))
    keys = (key for row in (first, second) for name in fields for key in pointing(name, row[name]))
    names = names_of(session, keys)
    told = [
        FieldOfTwo(name, worded(name, first[name], names), worded(name, second[name], names))
        for name in fields
    ]
    shown = sorted((each for each in told if each.first or each.second), key=lambda each: each.same)
    return TwoRows(
        pair, tuple(shown), _ties(session, pair, pair.first_id), _ties(session, pair, pair.second_id)
    )


def _ties(session: Session, pair: Pair, row_id: str) -> dict[str, int]:
    """How many rows of each kind point to a row."""
    counted: Counter[str] = Counter()
    for child, column in referring(ROW_TABLES[pair.table]):
        counted[child.name] += int(session.scalar(select(func.count()).where(column == row_id)))
    return {name: count for name, count in counted.items() if count}


def twice_numbered(session: Session) -> list[TwiceNumbered]:
    """The responses in which two comments bear the same number, with these numbers."""
    keys = duplicate_numbers(session)
    about = things(session, (("response", key) for key in keys))
    numbers = _numbers(session, keys)
    return [TwiceNumbered(key, about["response", key], numbers[key]) for key in keys]


def _numbers(session: Session, keys: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for key in keys:
        query = select(comment.c.number).where(comment.c.response_id == key).group_by(comment.c.number)
        found[key] = tuple(session.scalars(query.having(func.count() > 1).order_by(comment.c.number)))
    return found
