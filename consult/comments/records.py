"""What comments (synpunkter), themes and assessments look like to the rest of the program."""

from dataclasses import dataclass

from consult.responses.records import Span
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE, AnchorOrigin, CommentKind, Decision, Stance


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in the draft a comment belongs; `passage_id` is None when it concerns the whole section."""

    id: str
    section_id: str
    passage_id: str | None
    heading: str
    number: str
    passage_text: str
    origin: AnchorOrigin
    confidence: float | None


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
