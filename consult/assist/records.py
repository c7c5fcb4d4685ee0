"""What suggestions look like to the rest of the program."""

from dataclasses import dataclass
from enum import StrEnum

from consult.vocabulary import CommentKind, Stance


class SplitReason(StrEnum):
    """Why a stretch of a response is taken for one comment, or for none."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    ANSWER = "answer"
    NEW_TOPIC = "new_topic"
    FORMALITY = "formality"
    BACKGROUND = "background"
    HEADING = "heading"


class AnchorReason(StrEnum):
    """Why a comment is taken to speak of a place in the draft."""

    NUMBER = "number"
    PAGE = "page"
    TITLE = "title"
    NAMED = "named"
    QUOTE = "quote"
    UNDER_HEADING = "under_heading"
    LIKENESS = "likeness"


BY_REFERENCE = frozenset(AnchorReason) - {AnchorReason.LIKENESS}
"""The reasons that rest on words by which the response itself names the place."""


@dataclass(frozen=True, slots=True)
class SuggestedAnchor:
    """A place in the draft; `words` are those of the response it goes by, `confidence` is from 0 to 1."""

    section_id: str
    passage_id: str | None
    heading: str
    number: str
    reason: AnchorReason
    words: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SuggestedStance:
    """What a comment seems to think of the draft, and the words that say so."""

    stance: Stance
    words: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SuggestedTheme:
    """A theme that comments with these words were given before."""

    name: str
    words: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A comment as it could be split from a response, or a stretch that is none.

    `spans` are start and end in code points of the response's text; `is_comment` is False for greetings,
    signatures and other stretches that ask nothing of anybody. `confidence`, from 0 to 1, is of the split.
    """

    spans: tuple[tuple[int, int], ...]
    quote: str
    is_comment: bool
    reason: SplitReason
    confidence: float
    anchors: tuple[SuggestedAnchor, ...] = ()
    stance: SuggestedStance | None = None
    themes: tuple[SuggestedTheme, ...] = ()
    kind: CommentKind = CommentKind.VIEW
    proposed_wording: str = ""
