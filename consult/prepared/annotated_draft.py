"""A copy of our own draft that came back with comments and tracked changes: each becomes a comment."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from consult.documents.word_remarks import Remark, Remarks
from consult.draft.queries import outline
from consult.draft.records import OutlineSection, Passage, Section
from consult.labels import prepared_text
from consult.operation import Session
from consult.prepared.records import Composition, PreparedComment, PreparedResponse
from consult.vocabulary import CommentKind

_CONTENTS_LINE = re.compile(r"^[\d.]+\s*(?=\D)|\s*\d+$")
OURS = 0.5
"""The share of a file's paragraphs that are the draft's, from which on it is a copy of the draft."""
FEWEST_PARAGRAPHS = 3
LIKE_ENOUGH = 85
"""Of 100: how like the draft's passage a paragraph is that was changed without tracking."""
LONGEST_QUOTE = 120
"""Code points of the draft's words that a heading repeats."""


@dataclass(frozen=True, slots=True)
class _Place:
    section: Section
    passage: Passage | None


def from_annotated_draft(session: Session, remarks: Remarks) -> PreparedResponse | None:
    """Make a response of what readers noted in a copy of the draft.

    Args:
        session: Of the query.
        remarks: What was noted in the file.

    Returns:
        The response, whose text holds the remarks and not the draft, and last the paragraphs that were
        written into the copy without tracking, unread; None when nothing was noted, or the
        file is no copy of the case's newest draft.
    """
    if not remarks.found:
        return None
    places = _places(outline(session))
    known = sum(_comparable(text) in places for text in remarks.originals)
    if known < max(FEWEST_PARAGRAPHS, OURS * len(remarks.originals)):
        return None
    composed = Composition()
    comments = []
    before: _Place | None = None
    for remark in remarks.found:
        place = _place_of(remark, places) or before
        comment = _comment(composed, remark, place)
        if comment is not None:
            comments.append(comment)
        before = place
    added = [text for text in remarks.originals if _is_added(text, places)]
    if added:
        composed.heading(prepared_text("added"))
        composed.words("\n".join(added))
    return PreparedResponse(composed.text, tuple(comments), tuple(composed.headings))


def _is_added(text: str, places: Mapping[str, _Place]) -> bool:
    """Whether a paragraph was written into the copy without tracking; a table of contents was not."""
    words = _comparable(text)
    return words not in places and _comparable(_CONTENTS_LINE.sub("", words)) not in places


def _comment(composed: Composition, remark: Remark, place: _Place | None) -> PreparedComment | None:
    composed.heading(_heading(remark, place))
    words = remark.words or prepared_text("struck")
    span = composed.words(words)
    if span is None:
        return None
    return PreparedComment(
        (span,),
        place.section.id if place else None,
        place.passage.id if place and place.passage else None,
        kind=CommentKind.PROPOSED_WORDING if remark.is_change else CommentKind.VIEW,
        proposed_wording=remark.words if remark.is_change else "",
    )


def _heading(remark: Remark, place: _Place | None) -> str:
    """What a remark is about: the section, the draft's words, and who noted it."""
    quoted = " ".join((remark.quoted or remark.original).split())
    if len(quoted) > LONGEST_QUOTE:
        quoted = f"{quoted[:LONGEST_QUOTE].rstrip()} …"
    what = prepared_text("change" if remark.is_change else "comment")
    parts = (place.section.heading if place else "", f"{what} ”{quoted}”" if quoted else what, remark.author)
    return "  ·  ".join(part for part in parts if part)


def _places(sections: Sequence[OutlineSection]) -> dict[str, _Place]:
    """Each passage and heading of the draft by its words; of those that repeat the first."""
    found: dict[str, _Place] = {}
    for each in sections:
        for heading in (each.section.title, each.section.heading):
            found.setdefault(_comparable(heading), _Place(each.section, None))
        for passage in each.passages:
            # A cell's paragraphs are a line each.
            for line in (passage.text, *passage.text.split("\n")):
                found.setdefault(_comparable(line), _Place(each.section, passage))
    found.pop("", None)
    return found


def _place_of(remark: Remark, places: Mapping[str, _Place]) -> _Place | None:
    wanted = _comparable(remark.original)
    if wanted in places:
        return places[wanted]
    best = process.extractOne(wanted, places.keys(), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    return None if best is None else places[best[0]]


def _comparable(text: str) -> str:
    return " ".join(text.split())
