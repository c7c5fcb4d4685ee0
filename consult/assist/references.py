"""Where a text itself says which place of the draft it speaks of: numbers, pages, titles, quoted words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from consult.assist.draft_index import NUMBER, DraftIndex, Place
from consult.assist.numbered import numbered_places
from consult.assist.phrases import phrases
from consult.assist.records import AnchorReason
from consult.assist.words import folded, stems
from consult.draft.records import Section

_CARDINALS = {
    "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12,
}  # fmt: skip
_AND = r"\s*(?:,|-|–|och|samt|eller|respektive|till|resp\.?|&|/)\s*"
_NUMBERS = rf"{NUMBER.pattern}(?:{_AND}{NUMBER.pattern}(?!\s*§))*"
_PARTS = (
    r"(?:avsnitt(?:et|en|ets)?|avsn\.?|kapitel|kapitlet|kap\.?|rubrik(?:en)?|"
    r"punkt(?:en)?|chapter|section|stycke)"
)
_NAMED_PART = re.compile(rf"\b(?:del)?{_PARTS}\s+({_NUMBERS})\b(?!\s*(?:§|kap))", re.IGNORECASE)
_COUNTED_CHAPTER = re.compile(rf"\b(?:kapitel|kapitlet|kap\.?)\s+({'|'.join(_CARDINALS)})\b", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.,§/:-])(\d{1,2}(?:\.\d{1,2}){1,4})(?![\w/:]|[.,-]\d|–\d)\.?")
_AT_LINE_START = re.compile(r"^[ \t•\-–*(]*(\d{1,2}(?:\.\d{1,2}){0,4})[.:)]?\s+(\S[^\n]*)", re.MULTILINE)
_PAGE = re.compile(
    r"(?<![\w.])(?:sid(?:an|orna|or|a)?\.?|s\.|s(?=\s\d)|page|pages|pp?\.)\s*(\d{1,3})(?:\s*(?:-|–|och|till|,)\s*(\d{1,3}))?(?![\w.]*\d|\s*\()",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[”“\"»]([^”“\"»«\n]{8,400})[”“\"«]|(?<!\w)[’‘']([^’‘'\n]{12,400})[’‘'](?!\w)")
_RANGE = re.compile(rf"({NUMBER.pattern})\s*(?:-|–|till)\s*({NUMBER.pattern})")
_LEADS_TO_NUMBER = re.compile(
    r"(?:\bi|\bunder|\bse|\bjfr|\bjämför|\btill|\bpå|\bav|\bom|\bför|\boch|\bsamt|\bfrån|\bthe|\bin|\(|^|[\n\t])\s*$",
    re.IGNORECASE,
)
_LAW_AFTER = re.compile(r"\s*(?:kap\b|§|[\w-]*(?:balken|lagen|förordningen)\b)", re.IGNORECASE)
_LAW_BEFORE = re.compile(
    r"(?:§+\s*|\blag(?:en)?\s*\(?|\bprop\.?\s*|\bSOU\s*|\bdnr\s*|\bbilaga\s*|\btabell\s*|\bfigur\s*|\bartikel\s*)$",
    re.IGNORECASE,
)

FEWEST_OWN = 4
OWN_SHARE = 0.7
FEWEST_QUOTED, MOST_QUOTED = 3, 3
"""Words of a quote at least, and places it may stand in at most: others are common phrases."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of a response (`start`, `end` in code points) that names places of the draft."""

    start: int
    end: int
    places: tuple[Place, ...]
    reason: AnchorReason
    words: str
    confidence: float
    pages: tuple[int, int] = (0, 0)
    """First and last page, of a reference to pages."""


def references(text: str, draft: DraftIndex) -> list[Reference]:
    """All places of a text where it names a place of the draft, in order.

    Args:
        text: A response's text.
        draft: The draft it is about.

    Returns:
        The references. One to a page tells a list of sections, of which the words around have to choose.
    """
    found = [
        *_named_parts(text, draft),
        *_bare_numbers(text, draft),
        *_bare_ranges(text, draft),
        *_pages(text, draft),
        *_titles(text, draft),
        *_quotes(text, draft),
        *_named_goals(text, draft),
        *_repeated_titles(text, draft),
    ]
    return sorted(found, key=lambda each: (each.start, -each.confidence))


def section_of_heading(line: str, draft: DraftIndex) -> Section | None:
    """The section that a heading of a response repeats: by its number, its title, or both."""
    words = folded(line).strip(" :.-")
    if phrases("own_heading", before=r"[\d. ]*", after="$").fullmatch(words):
        return None
    numbered = re.match(rf"(?:avsnitt|kapitel|kap\.?|punkt)?\s*({NUMBER.pattern})\.?(?:\s+(.*))?$", words)
    if numbered and numbered[1] in draft.by_number:
        section = draft.by_number[numbered[1]]
        rest = (numbered[2] or "").strip(" :.-")
        # "2.1 Bostäder" may number the response's own parts.
        named = words.startswith(("avsnitt", "kap"))
        if not rest or named or _same_title(rest, section) or _share_a_word(rest, section.title):
            return section
    bare = re.sub(
        rf"^(?:avsnitt|kapitel|kap\.?|om|angående|ang\.?)?\s*(?:{NUMBER.pattern}\.?)?\s*", "", words
    )
    return next((section for title, section in draft.titles if _same_words(bare, title)), None)


def _share_a_word(words: str, title: str) -> bool:
    return not set(stems(words)).isdisjoint(stems(title))


def _same_title(words: str, section: Section) -> bool:
    return _same_words(words, folded(section.title))


def _same_words(words: str, title: str) -> bool:
    return (
        words == title
        or (len(title) >= 12 and words.startswith(title))
        or (len(words) >= 12 and title.startswith(words))
    )


def _named_parts(text: str, draft: DraftIndex) -> Iterator[Reference]:
    for found in _NAMED_PART.finditer(text):
        if _LAW_AFTER.match(text, found.end()) or phrases("unit", before=r"\s*").match(text, found.end()):
            continue
        places = tuple(Place(section) for section in _sections_of(found[1], draft))
        if places:
            yield Reference(found.start(), found.end(), places, AnchorReason.NUMBER, found[0], 0.97)
    for found in _COUNTED_CHAPTER.finditer(text):
        section = draft.by_number.get(str(_CARDINALS[found[1].casefold()]))
        if section:
            yield Reference(
                found.start(), found.end(), (Place(section),), AnchorReason.NUMBER, found[0], 0.95
            )


def _sections_of(numbers: str, draft: DraftIndex) -> list[Section]:
    """The sections that "5.3.1 och 5.3.3" or "4.2-4.4" means."""
    found: list[Section] = []
    for first, last in _RANGE.findall(numbers):
        begins, ends = draft.by_number.get(first), draft.by_number.get(last)
        if begins and ends and begins.position < ends.position and begins.level == ends.level:
            found += [
                each
                for each in draft.sections[begins.position : ends.position + 1]
                if each.level == begins.level
            ]
    for number in NUMBER.findall(numbers):
        section = draft.by_number.get(number)
        if section and section not in found:
            found.append(section)
    return found


def _bare_numbers(text: str, draft: DraftIndex) -> Iterator[Reference]:
    own = _own_numbers(text, draft)
    for found in _BARE.finditer(text):
        section = None if found.start(1) in own else draft.by_number.get(found[1])
        if (
            section is None
            or phrases("unit", before=r"\s*").match(text, found.end())
            or _LAW_AFTER.match(text, found.end())
        ):
            continue
        before = text[max(0, found.start() - 24) : found.start()]
        if _LAW_BEFORE.search(before):
            continue
        deep = found[1].count(".") >= 2
        # "den 4.3." is a date, and 3.2 may be an amount: two parts need a word that leads to them.
        is_date = re.search(r"\bden\s*$", before) is not None
        if not is_date and (deep or _LEADS_TO_NUMBER.search(before) or _names(text, found.end(), section)):
            yield Reference(
                found.start(),
                found.end(),
                (Place(section),),
                AnchorReason.NUMBER,
                found[0],
                0.95 if deep else 0.85,
            )
    for found in _AT_LINE_START.finditer(text):
        section = draft.by_number.get(found[1])
        if section and "." not in found[1] and _same_title(folded(found[2]).strip(" :.-"), section):
            yield Reference(
                found.start(1), found.end(), (Place(section),), AnchorReason.NUMBER, found[0].strip(), 0.95
            )


def _own_numbers(text: str, draft: DraftIndex) -> set[int]:
    """Where a response numbers its own paragraphs ("2.1", "2.2", "3.1" ...), in code points.

    Its own numbers follow one upon the other; those of the draft leave out what nobody speaks of.
    """
    lines = [
        (found.start(1), tuple(int(part) for part in found[1].split(".")))
        for found in _AT_LINE_START.finditer(text)
        if "." in found[1]
        and not (found[1] in draft.by_number and _same_title(folded(found[2]), draft.by_number[found[1]]))
    ]
    numbers = [number for _, number in lines]
    following = sum(_follows(one, other) for one, other in pairwise(numbers))
    is_own = len(lines) >= FEWEST_OWN and following >= OWN_SHARE * (len(lines) - 1)
    return {at for at, _ in lines} if is_own else set()


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a number is the next after another: 2.2 after 2.1, 3.1 after 2.4, 2.1.1 after 2.1."""
    if len(other) > len(one):
        return other[: len(one)] == one and other[len(one) :] == (1,) * (len(other) - len(one))
    level = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return (
        level is not None and other[level] == one[level] + 1 and all(part == 1 for part in other[level + 1 :])
    )


def _bare_ranges(text: str, draft: DraftIndex) -> Iterator[Reference]:
    for found in _RANGE.finditer(text):
        deep = "." in found[1] and "." in found[2]
        sections = _sections_of(found[0], draft) if deep else []
        if len(sections) > 1 and not phrases("unit", before=r"\s*").match(text, found.end()):
            places = tuple(Place(section) for section in sections)
            yield Reference(found.start(), found.end(), places, AnchorReason.NUMBER, found[0], 0.9)


def _names(text: str, at: int, section: Section) -> bool:
    """Whether the section's title follows its number."""
    return folded(text[at : at + 120]).strip(" .:-").startswith(folded(section.title)[:12])


def _pages(text: str, draft: DraftIndex) -> Iterator[Reference]:
    for found in _PAGE.finditer(text):
        first = int(found[1])
        last = int(found[2]) if found[2] and first < int(found[2]) < first + 10 else first
        sections = draft.on_pages(first, last)
        if sections:
            places = tuple(Place(section) for section in sections)
            yield Reference(
                found.start(), found.end(), places, AnchorReason.PAGE, found[0], 0.8, (first, last)
            )


def _titles(text: str, draft: DraftIndex) -> Iterator[Reference]:
    lowered = text.casefold()
    if len(lowered) != len(text):
        return
    taken: list[tuple[int, int]] = []
    for title, section in draft.titles:
        at = lowered.find(title)
        while at >= 0:
            end = at + len(title)
            inside = any(start <= at and end <= stop for start, stop in taken)
            bounded = not (lowered[at - 1 : at].isalnum() or lowered[end : end + 1].isalnum())
            if bounded and not inside:
                taken.append((at, end))
                confidence = _title_confidence(text, at, end, title)
                if confidence:
                    yield Reference(at, end, (Place(section),), AnchorReason.TITLE, text[at:end], confidence)
            at = lowered.find(title, end)


def _title_confidence(text: str, start: int, end: int, title: str) -> float:
    """How sure it is that words which are a title are meant as one."""
    before, after = text[max(0, start - 40) : start], text[end : end + 1]
    line_start, line_end = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
    alone = not re.search(r"[^\W\d_]", text[line_start:start]) and len(text[end:line_end].strip(" .:)")) == 0
    if (
        alone
        or (before[-1:] in '”"»“' and before and after in '”"«“')
        or phrases("about_a_title", before="", after=r"\s+(?:om\s+)?[”\"»]?$").search(before)
    ):
        return 0.93
    capital = text[start].isupper() and not re.search(r"(?:^|[.!?:\n\t•])\s*$", before)
    return 0.9 if capital and " " in title else 0.0


def _quotes(text: str, draft: DraftIndex) -> Iterator[Reference]:
    for found in _QUOTED.finditer(text):
        group = 1 if found[1] is not None else 2
        is_title = folded(found[group]) in draft.all_titles
        long_enough = found[group].strip().count(" ") >= FEWEST_QUOTED - 1
        places = draft.quoted(found[group]) if long_enough and not is_title else []
        if 0 < len(places) <= MOST_QUOTED:
            best = max(likeness for _, likeness in places)
            chosen = tuple(place for place, likeness in places if likeness == best)
            confidence = 0.97 if best == 1 else 0.9
            yield Reference(
                found.start(group), found.end(group), chosen, AnchorReason.QUOTE, found[group], confidence
            )


def _repeated_titles(text: str, draft: DraftIndex) -> Iterator[Reference]:
    """Titles that several chapters have ("Delmål"), where they stand in quotation marks."""
    for found in _QUOTED.finditer(text):
        words = found[1] if found[1] is not None else found[2]
        places = tuple(Place(each) for each in draft.all_titles.get(folded(words), ()))
        if len(places) > 1:
            group = 1 if found[1] is not None else 2
            yield Reference(found.start(group), found.end(group), places, AnchorReason.NAMED, words, 0.9)


def _named_goals(text: str, draft: DraftIndex) -> Iterator[Reference]:
    for start, end, places in numbered_places(text, draft):
        yield Reference(start, end, places, AnchorReason.NAMED, text[start:end], 0.9)
