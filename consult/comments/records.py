"""What comments (synpunkter), themes and assessments look like to the rest of the program."""

from collections.abc import Mapping
from dataclasses import dataclass

from consult.responses.records import Span
from consult.vocabulary import (
    DECISIONS_NEEDING_RATIONALE,
    AnchorOrigin,
    CommentKind,
    Decision,
    MatchKind,
    Stance,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in the newest draft a comment belongs; `passage_id` is None when it is the whole section.

    `to_review`: it was carried from an earlier version, and a person should look whether it stands right.
    """

    id: str
    section_id: str
    passage_id: str | None
    heading: str
    number: str
    passage_text: str
    origin: AnchorOrigin
    confidence: float | None
    to_review: bool = False


@dataclass(frozen=True, slots=True)
class AnchorToReview:
    """A comment's place in the newest version that a person should confirm or change.

    `anchor_id` is the place in the newest version, or in an older one when `is_behind`: the comment is tied
    to nothing in the newest, and `section_id` is None. `kind` is what became of the old passage or section,
    None where that is not known.
    """

    anchor_id: str
    comment_id: str
    response_id: str
    number: int
    senders: str
    quote: str
    summary: str
    old_heading: str
    old_text: str
    section_id: str | None
    passage_id: str | None
    heading: str
    text: str
    confidence: float
    kind: MatchKind | None
    is_behind: bool


@dataclass(frozen=True, slots=True)
class CarriedVersion:
    """A version that was loaded beside the one it replaces, and what became of that one's passages.

    `counts` has the number of passages by what became of them; `unsure` how many of those paired may be
    wrong; `anchors` how many places of comments came along, and `to_review` how many of them a person should
    look at.
    """

    id: str
    counts: Mapping[MatchKind, int]
    unsure: int
    anchors: int
    to_review: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme; themes form a tree."""

    id: str
    parent_id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the authority answers to a comment."""

    recommendation: Decision | None
    decision: Decision | None
    reply: str
    rationale: str
    action: str
    decided_by: str
    decided_on: str
    recommended_by: str = ""
    recommended_on: str = ""

    @property
    def is_complete(self) -> bool:
        """Decided, and reasoned where the decision demands it."""
        if self.decision is None:
            return False
        return self.decision not in DECISIONS_NEEDING_RATIONALE or bool(self.rationale.strip())


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A line of the table of comments; `number` counts the comments of its response from 1.

    `group_size` counts the comments at work in its group, itself too; 0 when it is in none.
    """

    id: str
    response_id: str
    number: int
    senders: str
    category: str
    quote: str
    summary: str
    sections: str
    themes: str
    stance: Stance | None
    kind: CommentKind
    decision: Decision | None
    rationale_missing: bool
    assignee: str
    group_id: str | None
    group_size: int
    recommendation: Decision | None
    step: str
    due_on: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with all that is known of it.

    `step` is the name of the step that it stands in, `note` the internal one, which no written file holds.
    """

    id: str
    response_id: str
    number: int
    quote: str
    summary: str
    proposed_wording: str
    stance: Stance | None
    kind: CommentKind
    spans: tuple[Span, ...]
    anchors: tuple[Anchor, ...]
    themes: tuple[Theme, ...]
    assessment: Assessment
    withdrawn_reason: str
    version: int
    assessment_version: int
    assignee: str
    group_id: str | None
    group_size: int
    step_id: str | None
    step: str
    locked: bool
    due_on: str
    note: str
