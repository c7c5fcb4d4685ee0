"""What copies of a case disagree on."""

from dataclasses import dataclass
from typing import Any

from consult.database.row_state import ConflictKind

__all__ = ["Conflict", "ConflictKind", "Side"]


@dataclass(frozen=True, slots=True)
class Side:
    """What one copy says: a value, or that the row is removed; who wrote it and when (ISO 8601, UTC)."""

    change_id: str
    value: Any
    removed: bool
    author: str
    time: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with several values, or a row that one copy removed and another still uses.

    `sides` are in the order of their letters (A, B, ...). Of a field the last is what stands meanwhile.
    Of a removed row the first is that it stays, and the second that it goes.
    """

    id: str
    kind: ConflictKind
    table: str
    row_id: str
    field: str
    sides: tuple[Side, ...]
    is_text: bool
    """Whether a person may write a value of their own."""
