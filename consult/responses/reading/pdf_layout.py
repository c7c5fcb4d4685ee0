"""The lines of pages put in reading order and joined into paragraphs, what frames each page left out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from consult.draft.records import LeftOut
from consult.responses.reading.records import ReadResponse, TextBlock
from consult.text import clean_text

_FEWEST_LINES = 4
_FEWEST_FULL = 3
_LONG_LINE = 50
"""Characters; no line of an address has as many."""
_PROSE = 18
"""Characters in a column's usual line: fewer is a table."""
_MARGIN = 0.12
_SHARE = 0.4
_DEEPEST = 20


_ROUND_BULLET = re.compile("[•·▪◦‣●○■□➢✓]")
_ITEM = re.compile(r"(?:[-–—*]|\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?|[a-zåäö]\)|\([a-z0-9]\))\s+\S")
# A line of a table of contents reaches the edge whatever its words.
_LEADER = re.compile(r"[.…_]{4,}\s*\d*$")
_SENTENCE_END = (".", ":", ";", "!", "?", "”", ")")
HYPHENS = ("-", "\u2010", "\u00ad")
# "nord- och sydlänet": the hyphen stands for the rest of the word.
_SHARED_ENDING = re.compile(r"(?:och|eller|samt|respektive|resp\.?|till|and|or)\b")
_HYPHENATED = re.compile(r"\w+-\w+")
_WORD_START = re.compile(r"\w+")
_BROKEN_WORD = re.compile(r"(\w*)[-\u2010]$")
_GLYPHS = str.maketrans(
    {
        **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
        # One glyph often stands for both spaces, so which of them the file names says nothing.
        **dict.fromkeys("\u00a0\u2007\u202f", " "),
        **dict.fromkeys("\u00ad\ufeff\u200b", ""),
        # Bullets in the private area of the Symbol and Wingdings fonts.
        "\uf0b7": "•",
        "\uf0a7": "▪",
    }
)


@dataclass(slots=True)
class Line:
    """A line where it stands, in points; y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    opening: float
    """How wide the first word is."""
    size: float


@dataclass(slots=True)
class Page:
    """A page: its edges, and its lines, each in the pieces that stand apart on it."""

    number: int
    bottom: float
    top: float
    rows: list[list[Line]]
    pictured: bool
    comments: int


@dataclass(slots=True)
class _Paragraph:
    lines: list[Line]
    edge: float
    lines_in_run: int


def laid_out(pages: Sequence[Page]) -> ReadResponse:
    """The pages as text: a block a paragraph, in the order they are read.

    Args:
        pages: As they were found in the file.
    """
    columns = {page.number: _columns(page) for page in pages}
    left_out = _take_out_furniture(pages, columns)
    scanned = [page.number for page in pages if page.pictured and not columns[page.number]]
    comments = sum(page.comments for page in pages)
    if comments:
        left_out.append(LeftOut("comment", comments))
    if scanned:
        left_out.append(LeftOut("scanned_page", len(scanned), f"s. {scanned[0]}"))
    paragraphs: list[_Paragraph] = []
    for page in pages:
        for run in _in_reading_order(_runs(columns[page.number])):
            for paragraph in _paragraphs(run):
                if paragraphs and _goes_on(paragraphs[-1], paragraph):
                    paragraphs[-1].lines.extend(paragraph.lines)
                    paragraphs[-1].edge = paragraph.edge
                else:
                    paragraphs.append(paragraph)
    hyphenated = _hyphenated(columns)
    blocks = (TextBlock(_joined(each.lines, hyphenated), f"s. {each.lines[0].page}") for each in paragraphs)
    return ReadResponse(tuple(block for block in blocks if block.text), left_out=tuple(left_out))


# --- columns and order ------------------------------------------------------------------------------


def _columns(page: Page) -> list[Line]:
    """The lines of a page; two columns written across, line by line, are put after each other."""
    lines: list[Line] = []
    gutter = _gutter(page.rows)
    left: list[Line] = []
    right: list[Line] = []
    for row in page.rows:
        if gutter and len(row) == 2 and abs(row[1].left - gutter) < 3:
            left.append(row[0])
            right.append(row[1])
            continue
        line = _as_one(row)
        if left and line.left >= gutter - 3:
            right.append(line)
        elif left and line.right < gutter:
            left.append(line)
        else:
            lines += [*left, *right, line]
            left, right = [], []
    return [*lines, *left, *right]


def _gutter(rows: Sequence[list[Line]]) -> float:
    """Where the right column of running text begins; 0 where there is none, such as in a table."""
    pairs = [row for row in rows if len(row) == 2]
    starts = [row[1].left for row in pairs]
    if len(pairs) < _FEWEST_LINES:
        return 0.0
    usual = median(starts)
    pairs = [row for row in pairs if abs(row[1].left - usual) < 3]
    prose = all(median(len(row[side].text) for row in pairs) >= _PROSE for side in (0, 1)) if pairs else False
    return usual if prose and len(pairs) >= _FEWEST_LINES else 0.0


def _as_one(row: list[Line]) -> Line:
    """A row in one line, its cells apart by tabs."""
    line = row[0]
    for cell in row[1:]:
        apart = "\t" if abs(cell.left - line.right) > 2 * line.size else " "
        line.text += f"{apart}{cell.text}"
        line.left, line.right = min(line.left, cell.left), max(line.right, cell.right)
        line.bottom, line.top = min(line.bottom, cell.bottom), max(line.top, cell.top)
    return line


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that were written downwards, one below the other; a leap up or to the side ends a run."""
    runs: list[list[Line]] = []
    left = right = 0.0
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last and line.bottom < last.bottom - 0.3 * last.size and line.left < right and line.right > left:
            runs[-1].append(line)
            left, right = min(left, line.left), max(right, line.right)
            continue
        if runs:
            _part_above(runs, line)
        runs.append([line])
        left, right = line.left, line.right
    return runs


def _part_above(runs: list[list[Line]], start: Line) -> None:
    """Cut what stands above two columns from the one that was written first; the other begins at `start`."""
    run = runs[-1]
    at = next((index for index, line in enumerate(run) if line.bottom < start.top), len(run))
    beside = run[at:]
    if not at or not beside:
        return
    if max(line.right for line in beside) < start.left or start.right < min(line.left for line in beside):
        runs[-1:] = [run[:at], run[at:]]


def _in_reading_order(runs: list[list[Line]], depth: int = 0) -> list[list[Line]]:
    """From the top down where a free band parts the runs, else from left to right, else as written."""
    if len(runs) < 2 or depth > _DEEPEST:
        return runs
    for sideways in (False, True):
        boxes = []
        for run in runs:
            if sideways:
                boxes.append((min(line.left for line in run), max(line.right for line in run), run))
            else:
                boxes.append((-max(line.top for line in run), -min(line.bottom for line in run), run))
        boxes.sort(key=lambda box: box[:2])
        parts = [[boxes[0][2]]]
        end = boxes[0][1]
        for start, stop, run in boxes[1:]:
            # Lines set close touch each other a little.
            if start > end - 2:
                parts.append([])
            parts[-1].append(run)
            end = max(end, stop)
        if len(parts) > 1:
            known = {id(run): index for index, run in enumerate(runs)}
            ordered = (sorted(part, key=lambda run: known[id(run)]) for part in parts)
            return [run for part in ordered for run in _in_reading_order(part, depth + 1)]
    return runs


# --- what frames the page ---------------------------------------------------------------------------


def _take_out_furniture(pages: Sequence[Page], columns: dict[int, list[Line]]) -> list[LeftOut]:
    """Take the lines at the edges that come back on the pages, digits apart, out of `columns`."""
    sizes = [line.size for lines in columns.values() for line in lines]
    largest = 1.15 * median(sizes) if sizes else 0.0
    found: dict[tuple[str, str], list[tuple[float, Line]]] = defaultdict(list)
    for page in pages:
        zone = _MARGIN * (page.top - page.bottom)
        for line in columns[page.number]:
            above, below = page.top - line.top, line.bottom - page.bottom
            # A heading that begins every page is set larger than the text.
            if min(above, below) < zone and line.size <= largest:
                what = "header" if above < below else "footer"
                found[what, re.sub(r"\d+", "#", line.text)].append((min(above, below), line))
    fewest = max(2, _SHARE * sum(1 for lines in columns.values() if lines))
    left_out: list[LeftOut] = []
    gone: set[int] = set()
    for (what, _), places in found.items():
        usual = median(place for place, _ in places)
        lines = [line for place, line in places if abs(place - usual) < 4]
        if len({line.page for line in lines}) >= fewest:
            gone.update(id(line) for line in lines)
            left_out.append(LeftOut(what, len(lines), _joined(lines[:1])))
    for number, lines in columns.items():
        columns[number] = [line for line in lines if id(line) not in gone]
    return left_out


# --- paragraphs -------------------------------------------------------------------------------------


def _paragraphs(run: list[Line]) -> Iterator[_Paragraph]:
    gaps = [above.bottom - below.bottom for above, below in pairwise(run)]
    pitch = quantiles(gaps, n=4, method="inclusive")[0] if len(gaps) > 1 else run[0].size * 1.3
    edges: dict[int, tuple[float, bool]] = {}
    lines: list[Line] = []
    for line in run:
        if lines and not _continues(lines, line, pitch, *edges[round(lines[0].size)]):
            yield _Paragraph(lines, edges[round(lines[0].size)][0], len(run))
            lines = []
        if not lines and round(line.size) not in edges:
            edges[round(line.size)] = _edge(line, run)
        lines.append(line)
    yield _Paragraph(lines, edges[round(lines[0].size)][0], len(run))


def _edge(line: Line, run: Sequence[Line]) -> tuple[float, bool]:
    """How far lines of this size reach, and whether enough of them do for it to be a column's edge."""
    reach = [other.right for other in run if _same_size(line, other)]
    edge = max(reach)
    return edge, sum(edge - right < 0.1 * (edge - line.left) for right in reach) >= _FEWEST_FULL


def _same_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) < 0.12 * max(line.size, other.size)


def _continues(lines: list[Line], line: Line, pitch: float, edge: float, is_sure: bool) -> bool:
    """Whether a line belongs to the paragraph that `lines` began."""
    first, last = lines[0], lines[-1]
    width = (line.right - line.left) / len(line.text)
    gap = last.bottom - line.bottom
    if "\t" in line.text or "\t" in last.text or not _same_size(first, line) or gap > 1.3 * pitch + 1:
        return False
    if not _is_full(last, line, edge) or _ROUND_BULLET.match(line.text):
        return False
    # The longest line of an address is no full line.
    is_sure = is_sure or len(last.text) >= _LONG_LINE or last.text.endswith(HYPHENS)
    if not is_sure and not line.text[0].islower():
        return False
    is_list = bool(_ROUND_BULLET.match(first.text) or _ITEM.match(first.text))
    if _ITEM.match(line.text) and (is_list or last.text.endswith(_SENTENCE_END)):
        return line.left > first.left + width and not last.text.endswith(_SENTENCE_END)
    inwards = line.left - last.left
    if len(lines) > 1:
        return abs(inwards) < 1.5 * width
    # The second line alone may stand further in (after a bullet) or further out (after an indent).
    return is_list or inwards < 1.5 * width


def _is_full(last: Line, line: Line, edge: float) -> bool:
    """Whether the next line's first word had no room left at the end of the last line."""
    if last.text.endswith(HYPHENS):
        return True
    if _LEADER.search(last.text):
        return False
    return last.right + line.opening + 0.25 * line.size > edge - 1


def _goes_on(before: _Paragraph, after: _Paragraph) -> bool:
    """Whether a paragraph was only broken by the end of its column or page."""
    last, line = before.lines[-1], after.lines[0]
    if min(before.lines_in_run, after.lines_in_run) < _FEWEST_LINES and last.page == line.page:
        return False
    begins_anew = not line.text[:1].islower() or _ITEM.match(line.text) or last.text.endswith(_SENTENCE_END)
    leaps = last.page != line.page or line.bottom > last.bottom
    return leaps and not begins_anew and _same_size(last, line) and _is_full(last, line, before.edge)


def _joined(lines: Sequence[Line], hyphenated: frozenset[str] = frozenset()) -> str:
    """The lines as one, with words put together that were broken at a line's end."""
    pieces = [lines[0].text]
    for line in lines[1:]:
        together = glued(pieces[-1], line.text, hyphenated)
        if together is None:
            pieces.append(line.text)
        else:
            pieces[-1] = together
    return clean_text(" ".join(pieces).translate(_GLYPHS)).strip()


def glued(text: str, following: str, hyphenated: frozenset[str]) -> str | None:
    """A line and the next as one where a word was broken between them; None where a space belongs."""
    if text.endswith("\u00ad"):
        return text[:-1] + following
    broken = _BROKEN_WORD.search(text) if text.endswith(HYPHENS) else None
    if broken is None or not broken[1]:
        return None
    if _SHARED_ENDING.match(following):
        return None
    start = broken[1]
    # EU-stöd, e-post, 2030-mål, Västra-Götaland: hyphens that were there before the line was broken.
    keeps = len(start) == 1 or start.isupper() or start[-1].isdigit() or not following[0].islower()
    # Where the same word stands within a line, it shows whether the hyphen is its own.
    word = _WORD_START.match(following)
    keeps = keeps or (word is not None and f"{start}-{word[0]}".lower() in hyphenated)
    return text + following if keeps else text[:-1] + following


def _hyphenated(columns: dict[int, list[Line]]) -> frozenset[str]:
    """The words that have a hyphen inside a line."""
    lines = [line.text for each in columns.values() for line in each]
    if not any(line.endswith(HYPHENS) for line in lines):
        return frozenset()
    return frozenset(_HYPHENATED.findall("\n".join(lines).lower()))
