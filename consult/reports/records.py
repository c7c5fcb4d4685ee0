"""What the documents tell of: where comments come from, and the comments themselves.

Keys that are only compared are the bytes that the file has; those that are printed are text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from consult.vocabulary import Category, Channel, Stance


class Source(NamedTuple):
    """A response or a meeting that comments come from.

    `label` is its number in the order in which responses came in ("12"); meetings have numbers of
    their own ("M1"). `category` is that of the first sender; `received_on` is the day of a meeting;
    `unread` whether there is text that nobody has dealt with, or none has been entered yet.
    """

    id: bytes
    label: str
    senders: str
    category: Category | None
    received_on: str
    registry_number: str
    channel: Channel
    stance: Stance | None
    subject: str
    comments: int
    unread: bool

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting rather than a response."""
        return self.label.startswith("M")


class PrintedComment(NamedTuple):
    """A comment as a document prints it; internal notes are not among what is read."""

    id: bytes
    source_id: bytes
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


class Quote(NamedTuple):
    """The number of a comment and its text."""

    number: int
    text: str


class Reference(NamedTuple):
    """A comment that is printed in full under an earlier section, and the position of that."""

    source_id: bytes
    number: int
    position: int


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section: `own` is how many comments it has, `commented` whether it or one below it has any.

    `depth` counts the sections above it; unlike the level in the Word file it never skips.
    """

    section_id: str
    heading: str
    depth: int
    position: int
    own: int
    commented: bool


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

    def __sub__(self, other: "PrintedCount") -> "PrintedCount":
        return PrintedCount(
            self.comments - other.comments, self.unmet - other.unmet, self.actions - other.actions
        )


class Consulted(NamedTuple):
    """Somebody who was consulted: when, until when, and the responses, the latest last."""

    id: bytes
    name: str
    sent_on: str
    due_on: str
    extended_to: str
    reminded_on: Sequence[str] | None
    responses: tuple[Source, ...]
