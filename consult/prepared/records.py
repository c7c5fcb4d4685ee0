"""A response whose comments are known from the file it came in."""

import re
from dataclasses import dataclass, field

from consult.text import clean_text
from consult.vocabulary import CommentKind, Stance

Span = tuple[int, int]
_BETWEEN_VIEWS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class PreparedComment:
    """A comment as the file gives it; each span is start and end in code points of the response's text."""

    spans: tuple[Span, ...]
    section_id: str | None = None
    passage_id: str | None = None
    stance: Stance | None = None
    kind: CommentKind = CommentKind.VIEW
    proposed_wording: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class PreparedResponse:
    """A response with its comments.

    The text is what the sender wrote, with lines between that say what each piece answers; `headings`
    are the spans of those lines, which are no comments. `sender`, `stance` and `sent_on` are as the file
    gives them, empty where it does not.
    """

    text: str
    comments: tuple[PreparedComment, ...] = ()
    headings: tuple[Span, ...] = ()
    sender: str = ""
    email: str = ""
    sent_on: str = ""
    stance: Stance | None = None
    subject: str = ""


@dataclass(slots=True)
class Composition:
    """A response's text put together piece by piece, each piece knowing where it stands."""

    text: str = ""
    headings: list[Span] = field(default_factory=list)

    def heading(self, line: str) -> None:
        """Add a line of ours, on its own after an empty line."""
        self.headings.append(self._add(clean_text(line), "\n\n"))

    def words(self, words: str) -> Span | None:
        """Add what the sender wrote; None when that is nothing.

        Returns:
            Start and end of the words in the text, without the white space around them.
        """
        bare = clean_text(words).strip()
        return self._add(bare, "\n") if bare else None

    def views(self, words: str) -> list[Span]:
        """Add what the sender wrote; an empty line parts one view from the next.

        Returns:
            Start and end of each view.
        """
        return [span for view in _BETWEEN_VIEWS.split(words) if (span := self.words(view))]

    def _add(self, piece: str, gap: str) -> Span:
        start = len(self.text) + (len(gap) if self.text else 0)
        self.text += (gap if self.text else "") + piece
        return start, start + len(piece)
