"""Spans in a text: stored as offset, quote and context, so that they can be found again.

The model is the text quote selector with position of the Web Annotation Data Model (W3C,
4.2.4 and 4.2.5).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

CONTEXT_CHARACTERS = 32

_PIECE = re.compile(r"[^\n]*\w[^\n]*")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of a text; `start` and `end` count code points, `end` exclusive."""

    start: int
    end: int
    quote: str
    before: str
    after: str


def make_span(text: str, start: int, end: int) -> TextSpan:
    """The span between two offsets, without white space at its ends.

    Args:
        text: The whole text.
        start: First code point.
        end: Code point after the last.

    Returns:
        The span with its quote and the context on both sides.

    Raises:
        ValueError: There is nothing but white space between the offsets.
    """
    start, end = max(0, start), min(len(text), end)
    marked = text[start:end]
    start += len(marked) - len(marked.lstrip())
    end -= len(marked) - len(marked.rstrip())
    if start >= end:
        raise ValueError("an empty span")
    return TextSpan(
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT_CHARACTERS) : start],
        text[end : end + CONTEXT_CHARACTERS],
    )


def find_span(text: str, span: TextSpan) -> TextSpan | None:
    """The span in a text that may differ from the one it was made in.

    Args:
        text: The text to look in.
        span: What to look for.

    Returns:
        The span at the place where its quote stands with the most of its context around it, the
        nearest such place to where it stood. None when the quote is not there, or stands in several
        places of which none has any of its context: rather nowhere than silently in a wrong place.
    """
    found: list[tuple[int, int, int]] = []
    at = text.find(span.quote) if span.quote else -1
    while at >= 0:
        found.append((_context_in_common(text, at, span), -abs(at - span.start), at))
        at = text.find(span.quote, at + 1)
    if not found:
        return None
    likeness, _, at = max(found)
    if len(found) > 1 and not likeness and (span.before or span.after):
        return None
    return make_span(text, at, at + len(span.quote))


def _context_in_common(text: str, at: int, span: TextSpan) -> int:
    before = text[max(0, at - len(span.before)) : at]
    end = at + len(span.quote)
    after = text[end : end + len(span.after)]
    common = 0
    for mine, its in zip(reversed(before), reversed(span.before), strict=False):
        if mine != its:
            break
        common += 1
    for mine, its in zip(after, span.after, strict=False):
        if mine != its:
            break
        common += 1
    return common


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that meet or overlap made one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def unread_pieces(text: str, covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that hold words and that nobody has dealt with, at most a line each.

    Args:
        text: The whole text.
        covered: Start and end of what is a comment or marked as none.

    Returns:
        Start and end of each piece, in order, without white space at its ends.
    """
    pieces: list[tuple[int, int]] = []
    position = 0
    for start, end in [*merged(covered), (len(text), len(text))]:
        for found in _PIECE.finditer(text, position, max(position, start)):
            span = make_span(text, found.start(), found.end())
            pieces.append((span.start, span.end))
        position = max(position, end)
    return pieces


def unread_characters(text: str, covered: Iterable[tuple[int, int]]) -> int:
    """How many characters stand in the unread pieces."""
    return sum(end - start for start, end in unread_pieces(text, covered))
