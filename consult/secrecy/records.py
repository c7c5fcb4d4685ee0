"""Decisions to take values out, what they reach, and secrecy markings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """By whose decision values are taken out; `decided_on` as YYYY-MM-DD."""

    number: str
    reason: str
    decided_on: str
    role: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A decision that was carried out, and how many fields it reached."""

    id: str
    decision: Decision
    fields: int
    author: str
    time: str


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What a redaction did: rows that got other words, values emptied in the history, originals removed."""

    redaction_id: str
    rows: int
    values: int
    originals: int


@dataclass(frozen=True, slots=True)
class SecrecyMarking:
    """A note that a response or a comment may be secret; `lifted_on` is empty as long as it stands."""

    id: str
    response_id: str | None
    comment_id: str | None
    provision: str
    marked_on: str
    authority: str
    note: str
    lifted_on: str
