"""A response taken apart as an officer would: a view that needs its own answer is one piece."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consult.assist.lines import Line, LineKind, lines_of
from consult.assist.phrases import phrases
from consult.assist.records import SplitReason
from consult.assist.stances import suggested_stance
from consult.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a response; `headings` are the lines above it that it stands under, outermost first."""

    start: int
    end: int
    is_comment: bool
    reason: SplitReason
    confidence: float
    headings: tuple[Line, ...] = ()
    cells: tuple[str, ...] = ()
    """Of a table row, with the heads of the columns before them: ("Avsnitt: 3.2", ...)."""


_SENTENCE = re.compile(r"(?<=[.!?])[”\"')]*\s+(?=[A-ZÅÄÖ”\"“(0-9])")
SURE_STANCE = 0.8
LONGEST_ABBREVIATION = 12
SHORTEST_HALF = 60
"""Code points that each part of a divided paragraph has at least."""


Named = Sequence[tuple[int, frozenset[str]]]
"""Where the text names places of the draft: an offset in code points, and the keys of the sections."""


def pieces(text: str, named: Named = ()) -> list[Piece]:
    """The pieces of a response, comments and what is none, in order.

    Headings are no comments, but say where what follows them belongs.

    Args:
        text: The response's text.
        named: Where it names places: a sentence that turns to another place begins a new piece.
    """
    lines = lines_of(text)
    found: list[Piece] = []
    headings: list[Line] = []
    heads: list[str] = []
    for at, line in enumerate(lines):
        if line.kind is LineKind.HEADING:
            headings = [*_still_above(headings, line), line]
            found.append(Piece(line.start, line.end, False, SplitReason.HEADING, 0.7))
            heads = []
        elif line.kind is LineKind.TABLE_ROW:
            cells = [cell.strip() for cell in line.text.split("\t")]
            if not heads and _is_head(cells, lines[at + 1 : at + 2]):
                heads = cells
                found.append(Piece(line.start, line.end, False, SplitReason.HEADING, 0.8))
            else:
                found += _row(line, heads, cells, tuple(headings))
        else:
            heads = []
            if line.kind is LineKind.FORMALITY and phrases("opens_views", before="").match(line.text):
                headings = []
            _add(found, text, line, tuple(headings), named)
    return found


def _still_above(headings: Sequence[Line], new: Line) -> list[Line]:
    """The headings that a new one stands under: those with a shorter number of the same beginning."""
    number = re.match(r"\d+(?:\.\d+)*", new.text)
    if number is None:
        return []
    return [
        each
        for each in headings
        if (above := re.match(r"\d+(?:\.\d+)*", each.text)) and number[0].startswith(f"{above[0]}.")
    ]


def _is_head(cells: Sequence[str], following: Sequence[Line]) -> bool:
    goes_on = bool(following) and following[0].kind is LineKind.TABLE_ROW
    return goes_on and all(len(cell) <= 40 and not re.search(r"[.!?]$|\d", cell) for cell in cells)


def _row(line: Line, heads: Sequence[str], cells: Sequence[str], headings: tuple[Line, ...]) -> list[Piece]:
    named = tuple(
        f"{head}: {cell}" if head else cell
        for head, cell in zip([*heads, *[""] * len(cells)], cells, strict=False)
    )
    says = _says_something(" ".join(cells))
    return [Piece(line.start, line.end, says, SplitReason.TABLE_ROW, 0.85 if says else 0.6, headings, named)]


def _says_something(words: str) -> bool:
    return phrases("opinion").search(words) is not None or len(words) > 60


def _add(found: list[Piece], text: str, line: Line, headings: tuple[Line, ...], named: Named) -> None:
    """Add the pieces of a line of running text, or let it go on with the piece before it."""
    before = found[-1] if found else None
    if line.kind is LineKind.FORMALITY:
        found.append(Piece(line.start, line.end, False, SplitReason.FORMALITY, 0.9, headings))
        return
    background = _background(line.text, headings, first=not any(each.is_comment for each in found))
    if background:
        end = line.start + background
        found.append(Piece(line.start, end, False, SplitReason.BACKGROUND, 0.75, headings))
        if end == line.end:
            return
    elif before is not None and before.headings == headings and _goes_on(before, line, text):
        found[-1] = Piece(before.start, line.end, True, before.reason, before.confidence - 0.05, headings)
        return
    found += _views(line, background, headings, named)


def _views(line: Line, begins: int, headings: tuple[Line, ...], named: Named) -> Iterator[Piece]:
    """What a line asks for, from a place in it on: a piece a view."""
    if line.kind is LineKind.LIST_ITEM:
        yield Piece(line.start + begins, line.end, True, SplitReason.LIST_ITEM, 0.85, headings)
        return
    words = line.text[begins:].lstrip()
    offset = line.end - len(words)
    here = [(at - offset, keys) for at, keys in named if offset <= at < line.end]
    parts = _divided(words, here)
    answers = bool(headings) and headings[-1].text.endswith("?")
    for number, (start, end) in enumerate(parts):
        reason = SplitReason.ANSWER if answers else SplitReason.PARAGRAPH
        reason = SplitReason.NEW_TOPIC if number else reason
        confidence = 0.85 if len(parts) == 1 else 0.6
        yield Piece(offset + start, offset + end, True, reason, confidence, headings)


def _background(words: str, headings: tuple[Line, ...], *, first: bool) -> int:
    """How much of a paragraph's beginning tells of the matter and asks for nothing, in code points."""
    heading = headings[-1].text.lstrip("0123456789. ") if headings else ""
    if phrases("background_heading", after=r"\b").match(heading) and not _takes_a_stance(words):
        return len(words)
    told = 0
    for start, end in sentences(words):
        sentence = words[start:end]
        tells = phrases("background").search(sentence)
        rest = phrases("background").sub("", sentence)
        tells_only = tells and not _takes_a_stance(sentence)
        if not (tells_only and (len(sentence) < 260 or not phrases("opinion").search(rest))):
            says_nothing = not phrases("opinion").search(words) and not phrases("place_sign").search(words)
            if first and told == 0 and says_nothing:
                return len(words)
            break
        told = end
    return told


def _takes_a_stance(words: str) -> bool:
    """Whether some words say for or against, whatever else they tell."""
    stance = suggested_stance(words)
    return stance is not None and stance.confidence >= SURE_STANCE


def _goes_on(before: Piece, line: Line, text: str) -> bool:
    """Whether a paragraph argues on for the comment before it."""
    if not before.is_comment or before.reason is SplitReason.TABLE_ROW:
        return False
    introduces = text[before.start : before.end].rstrip().endswith(":")
    if line.kind is LineKind.LIST_ITEM:
        return introduces and phrases("new_wording").search(text[before.start : before.end]) is not None
    if introduces:
        return True
    return phrases("goes_on", before="").match(line.text) is not None and len(line.text) < 700


def _divided(words: str, named: Named) -> list[tuple[int, int]]:
    """A paragraph's parts: a sentence that turns to something else begins a new one."""
    starts = [0]
    for at, end in sentences(words)[1:]:
        long_enough = at - starts[-1] >= SHORTEST_HALF and len(words) - at >= SHORTEST_HALF
        if not long_enough:
            continue
        sentence = words[at:end]
        turns = phrases("new_topic", before="", after=r"\b").match(words, at) is not None
        turns = turns and not phrases("concludes").search(sentence)
        another = turns or _names_elsewhere(named, starts[-1], at, end)
        says = another and phrases("opinion").search(sentence) is not None
        if says or _turns_round(words[starts[-1] : at], sentence):
            starts.append(at)
    ends = [*starts[1:], len(words)]
    return [(start, start + len(words[start:end].rstrip())) for start, end in zip(starts, ends, strict=True)]


def _turns_round(before: str, sentence: str) -> bool:
    """Whether a sentence is clearly against what goes before it was clearly for, or the reverse."""
    stances = {
        stance.stance
        for words in (before, sentence)
        if (stance := suggested_stance(words)) and stance.confidence >= SURE_STANCE
    }
    if stances == {Stance.SUPPORTS, Stance.OPPOSES}:
        return True
    return stances == {Stance.SUPPORTS} and phrases("turns_round", after=r"\b").search(sentence) is not None


def _names_elsewhere(named: Named, begins: int, at: int, end: int) -> bool:
    """Whether a sentence names a place of the draft that what goes before it does not, and that names one."""
    before = [keys for place, keys in named if begins <= place < at]
    here = [keys for place, keys in named if at <= place < end]
    return bool(before and here) and not frozenset().union(*before) & here[0]


def sentences(words: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; an abbreviation's full stop ends none."""
    starts = [0]
    for found in _SENTENCE.finditer(words):
        before = words[max(0, found.start() - LONGEST_ABBREVIATION) : found.start()]
        if not phrases("abbreviation", after=r"\.$").search(before):
            starts.append(found.end())
    ends = [*starts[1:], len(words)]
    return [(start, start + len(words[start:end].rstrip())) for start, end in zip(starts, ends, strict=True)]
