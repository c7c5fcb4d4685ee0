"""What the documents tell of: where comments come from, and the comments themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from consult.vocabulary import Category, Channel, Stance


@dataclass(frozen=True, slots=True)
class Source:
    """A response or a meeting that comments come from.

    `label` is its number in the order in which responses came in ("12"); meetings have numbers of
    their own ("M1"). `category` is that of the first sender; `received_on` is the day of a meeting.
    """

    id: str
    label: str
    senders: str
    category: Category | None
    received_on: str
    registry_number: str
    channel: Channel
    stance: Stance | None
    subject: str
    comments: int


class PrintedComment(NamedTuple):
    """A comment as a document prints it; internal notes are not among what is read."""

    id: str
    source_id: str
    number: int
    quote: str
    summary: str
    proposed_wording: str
    stance: str | None
    kind: str
    decision: str | None
    reply: str
    rationale: str
    action: str
    section_position: int


class Standing(NamedTuple):
    """Where a comment stands: its source, the position of its first section, and its place in the text."""

    id: str
    source_id: str
    section_position: int
    position: int


class Reference(NamedTuple):
    """A comment that is printed in full under an earlier section, and the position of that."""

    source_id: str
    number: int
    position: int


@dataclass(frozen=True, slots=True)
class PrintedCount:
    """How many comments are printed under a section: all, those not met, and those that lead to action."""

    comments: int = 0
    unmet: int = 0
    actions: int = 0

    def __add__(self, other: "PrintedCount") -> "PrintedCount":
        return PrintedCount(
            self.comments + other.comments, self.unmet + other.unmet, self.actions + other.actions
        )


class Consulted(NamedTuple):
    """Somebody who was consulted: when, until when, and the day and the stance of the latest answer."""

    id: str
    name: str
    sent_on: str
    due_on: str
    extended_to: str
    reminded_on: Sequence[str] | None
    responses: int
    comments: int
    answered_on: str | None
    stance: str | None
