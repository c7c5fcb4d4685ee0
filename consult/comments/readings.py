"""A new reading of a response beside the old one: what was split from it moves along, or waits to be placed.

What a sender sent is the original, which nobody changes. Its text is what was read of it; a scan may have
been read badly, and then a better reading takes the place of the first, which is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Table, select

from consult.anchors import TextSpan, find_span
from consult.comments.operations import refresh_quote
from consult.database.tables import (
    comment,
    comment_span,
    earlier_reading,
    response,
    response_document,
    skipped_span,
)
from consult.errors import InvalidValueError
from consult.operation import Session, clean_line
from consult.responses.operations import clean_response_text, span_of, span_values

LIKE_ENOUGH = 60
"""Of 100: how like some words of the new reading are to the old ones, to be suggested for them."""

SHORTEST_ALIKE, AROUND = 3, 16
"""Letters in a row that count as alike, and letters looked at on both sides of what was found."""


@dataclass(frozen=True, slots=True)
class EarlierReading:
    """What had been read of a response before; `replaced_on` is ISO 8601 in UTC."""

    id: str
    replaced_on: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class LostSpan:
    """A stretch whose words are not in the present reading of its response.

    `comment_id` is None for what was marked as no comment. `likely` are start and end in code points of the
    words that are most like it, None when none are.
    """

    id: str
    comment_id: str | None
    number: int
    quote: str
    likely: tuple[int, int] | None


def correct_reading(
    session: Session, response_id: str, text: str, *, reason: str = "", version: int | None = None
) -> int:
    """Let another text stand for what a response says, and keep the one before.

    Each stretch that was split or marked is found again by its words and what stands around them; where it
    is not, it is noted as lost and waits for somebody to place it.

    Args:
        session: Of the operation.
        response_id: The response.
        text: The better reading.
        reason: Why it is better.
        version: The row version the form had loaded.

    Returns:
        How many stretches are lost.

    Raises:
        InvalidValueError: There is nothing in it, where there was something.
    """
    text = clean_response_text(text)
    before = session.found(response, response_id)["text"]
    if before.strip() and not text.strip():
        raise InvalidValueError("text", "empty")
    if not session.edit(response, response_id, {"text": text}, version):
        return 0
    if before.strip():
        kept = {"response_id": response_id, "replaced_on": session.now, "text": before}
        session.add(earlier_reading, {**kept, "reason": clean_line("reason", reason)})
    lost = 0
    for table, row in _spans(session, response_id):
        found = find_span(text, TextSpan(row.start, row.end, row.quote, row.before, row.after))
        session.edit(
            table, row.id, {"lost": True} if found is None else {**span_values(found), "lost": False}
        )
        lost += found is None
    _move_parts(session, response_id, before, text)
    return lost


def place_lost_span(session: Session, span_id: str, start: int, end: int) -> None:
    """Say where in the present reading a lost stretch stands.

    Raises:
        InvalidValueError: There are no words between the offsets.
        NotFoundError: There is no such stretch.
    """
    table, row = _lost(session, span_id)
    response_id = row["response_id"] if table is skipped_span else _response_of(session, row)
    session.edit(table, span_id, {**span_values(span_of(session, response_id, start, end)), "lost": False})
    if table is comment_span:
        refresh_quote(session, row["comment_id"])


def remove_lost_span(session: Session, span_id: str) -> None:
    """Give up a lost stretch; a comment's last one stays, since a comment without words is none.

    Raises:
        InvalidValueError: It is the only stretch of its comment.
    """
    table, row = _lost(session, span_id)
    if table is comment_span:
        of_comment = select(comment_span.c.id).where(comment_span.c.comment_id == row["comment_id"])
        if len(session.scalars(of_comment)) == 1:
            raise InvalidValueError("span", "only_one", row["quote"])
    session.remove(table, span_id)
    if table is comment_span:
        refresh_quote(session, row["comment_id"])


def lost_spans(session: Session, response_id: str) -> list[LostSpan]:
    """The stretches of a response that wait to be placed, in the order they had."""
    lost = _spans(session, response_id, only_lost=True)
    if not lost:
        # Asked after each change of a response that is looked at: its text is not read for nothing.
        return []
    text = session.found(response, response_id)["text"]
    found = []
    for table, row in lost:
        comment_id, number = (row.comment_id, row.number) if table is comment_span else (None, 0)
        found.append((row.start, LostSpan(row.id, comment_id, number, row.quote, _likely(text, row.quote))))
    return [span for _, span in sorted(found, key=lambda each: each[0])]


def responses_with_lost_spans(session: Session) -> list[str]:
    """Keys of the responses some comment of which waits for its words to be placed."""
    query = (
        select(comment.c.response_id)
        .join(comment_span, comment_span.c.comment_id == comment.c.id)
        .where(comment_span.c.lost.is_(True), comment.c.withdrawn_reason == "")
        .distinct()
    )
    return list(session.scalars(query.order_by(comment.c.response_id)))


def earlier_readings(session: Session, response_id: str) -> list[EarlierReading]:
    """What had been read of a response before its present reading, the newest first."""
    query = select(earlier_reading).where(earlier_reading.c.response_id == response_id)
    rows = session.rows(query.order_by(earlier_reading.c.id.desc()))
    return [EarlierReading(row.id, row.replaced_on, row.reason, row.text) for row in rows]


def _spans(session: Session, response_id: str, *, only_lost: bool = False) -> list[tuple[Table, Any]]:
    split = (
        select(comment_span, comment.c.number)
        .join(comment, comment.c.id == comment_span.c.comment_id)
        .where(comment.c.response_id == response_id, comment.c.withdrawn_reason == "")
    )
    skipped = select(skipped_span).where(skipped_span.c.response_id == response_id)
    return [
        (table, row)
        for table, query in ((comment_span, split), (skipped_span, skipped))
        for row in session.rows(query.where(table.c.lost.is_(True)) if only_lost else query)
    ]


def _lost(session: Session, span_id: str) -> tuple[Table, Any]:
    table = comment_span if session.exists(comment_span, span_id) else skipped_span
    return table, session.found(table, span_id)


def _response_of(session: Session, span: Any) -> str:
    return str(session.found(comment, span["comment_id"])["response_id"])


def _likely(text: str, quote: str) -> tuple[int, int] | None:
    """The words of a text that are most like a quote, taken to the ends of words."""
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=LIKE_ENOUGH)
    if found is None or len(text) < len(quote) // 2:
        return None
    # What was found is as long as the quote; the words themselves may be longer or shorter.
    around = len(quote) // 4 + AROUND
    begins = max(0, found.dest_start - around)
    window = text[begins : found.dest_end + around]
    blocks = SequenceMatcher(None, quote, window, autojunk=False).get_matching_blocks()
    alike = [each for each in blocks if each.size >= SHORTEST_ALIKE]
    if not alike:
        return None
    start, end = begins + alike[0].b, begins + alike[-1].b + alike[-1].size
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return (start, end) if text[start:end].strip() else None


def _move_parts(session: Session, response_id: str, before: str, after: str) -> None:
    """Move along where the parts read from each document begin and end, line by line."""
    rows = session.rows(
        select(response_document).where(
            response_document.c.response_id == response_id, response_document.c.start.is_not(None)
        )
    )
    if not rows:
        return
    moved = _moved_lines(before.split("\n"), after.split("\n"))
    old, new = _line_starts(before), _line_starts(after)
    for row in rows:
        start = new[moved[old.index(row.start)]] if row.start in old else None
        # A part ends where the line after it begins, or with the text.
        ends = row.end + 1
        end = len(after) if ends > len(before) else new[moved[old.index(ends)]] - 1 if ends in old else None
        known = start is not None and end is not None and start < end
        session.edit(
            response_document, row.id, {"start": start if known else None, "end": end if known else None}
        )


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _moved_lines(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """For each line of a text, and for its end, the line of another text that it has become."""
    moved = [len(after)] * (len(before) + 1)
    for _, first, last, to_first, to_last in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        for offset in range(last - first):
            moved[first + offset] = min(to_first + offset, max(to_first, to_last - 1))
    return moved
