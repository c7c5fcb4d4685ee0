"""What the history's rows are about, as the rest of the program sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row belongs to, as people know it: a span is told of as its comment.

    `kind` and `key` are of that row; `name` is a sender, a title or a heading; `number` is a comment's.
    """

    kind: str
    key: str
    name: str
    number: int | None = None
    there: bool = True


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which happenings are wanted; what is empty does not narrow.

    `since` and `until` are days (YYYY-MM-DD) on this computer's clock, the last one included. `operation`
    is its name, `kind` a table of which a row was touched, `rows` the keys of rows of which one was touched,
    and `after` a place in this file's history.
    """

    author: str = ""
    since: str = ""
    until: str = ""
    operation: str = ""
    kind: str = ""
    rows: frozenset[str] | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """An operation: who did what to what.

    `sequence` is its place in this file's history; `reverses` is "undo" or "redo" when the operation was
    taken back or done again; `touched` counts rows by kind; `thing` is what the first of them belongs to;
    `here` says that it was done in this very file, not in another copy.
    """

    sequence: int
    id: str
    time: str
    author: str
    operation: str
    reverses: str
    touched: Mapping[str, int]
    thing: Thing | None
    here: bool


class Told(StrEnum):
    """What became of a row or a field."""

    CREATED = "created"
    EDITED = "edited"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field before and after; a value that was taken out by a decision is None, not an empty text."""

    thing: Thing
    kind: str
    told: Told
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Details:
    """The fields that an operation wrote, as far as they are listed, and how many changes are not."""

    fields: tuple[ChangedField, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Since:
    """What a person has done since a place in the history: operations, and the rows they touched by kind."""

    author: str
    happenings: int
    touched: Mapping[str, int]
