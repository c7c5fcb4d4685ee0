"""Things and values in a language's words; without the database, so that a window can come up before it."""

from collections.abc import Mapping
from enum import StrEnum

from consult.history.records import Thing
from consult.labels import field_label, label, told_text
from consult.vocabulary import (
    AmendmentStatus,
    Category,
    Channel,
    CommentKind,
    Decision,
    DocumentRole,
    Language,
    PassageKind,
    SectionRole,
    SenderRole,
    Stance,
)

YES, NO = "true", "false"
"""How a field that is on or off stands in the history."""
COMPOSITE = "…"
"""Stands for a value that has parts of its own and is not told word by word."""

_CODES: Mapping[tuple[str, str], type[StrEnum]] = {
    ("comment", "kind"): CommentKind,
    ("passage", "kind"): PassageKind,
    ("section", "role"): SectionRole,
    ("response_consultee", "role"): SenderRole,
    ("response_document", "role"): DocumentRole,
    ("response", "channel"): Channel,
    ("consultee", "category"): Category,
    ("amendment", "status"): AmendmentStatus,
}
_CODES_ANYWHERE: Mapping[str, type[StrEnum]] = {
    "stance": Stance,
    "decision": Decision,
    "recommendation": Decision,
}


def thing_text(thing: Thing, language: Language = Language.SWEDISH) -> str:
    """What people call a thing: "Almviks kommun, synpunkt 3", "Avsnitt: 3.2 Resor"."""
    kind = field_label(thing.kind, language)
    if thing.number is not None:
        return f"{thing.name or '–'}, {kind} {thing.number}"
    return f"{kind[:1].upper()}{kind[1:]}: {thing.name}" if thing.name else f"{kind[:1].upper()}{kind[1:]}"


def value_text(kind: str, field: str, value: str, language: Language = Language.SWEDISH) -> str:
    """A value as people read it.

    Args:
        kind: The row's table.
        field: The field.
        value: As `consult.history.values` words it.
        language: Of the words for codes.
    """
    coded = _CODES_ANYWHERE.get(field) or _CODES.get((kind, field))
    if coded is not None and value in list(coded):
        return label(coded(value), language)
    if value in (YES, NO):
        return told_text("yes" if value == YES else "no", language)
    return value
