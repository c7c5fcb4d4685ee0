"""Goals, priorities and the like that a draft counts: "mål 4", "prioritering 3", "tredje delmålet"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from consult.assist.draft_index import DraftIndex, Place
from consult.assist.words import folded
from consult.draft.records import Passage, Section
from consult.vocabulary import PassageKind

_KINDS = "delmål|målområde|mål|prioritering|insatsområde|inriktning|åtgärd|tabell|figur|faktaruta|fotnot"
_COUNTED = re.compile(
    rf"\b({_KINDS})(?:et|en|n|s)?\s+(?:nr\.?\s*|nummer\s+)?(\d{{1,2}}(?:(?:,\s*|\s+och\s+|\s*–\s*|\s*-\s*)\d{{1,2}}(?!\s\d{{3}}\b))*)(?![\d.]*\d|\s\d{3}\b|\s*(?:procent|%|år\b|miljon|mkr|kap\b|§))",
    re.IGNORECASE,
)
_ORDINALS = (
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
)
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+({_KINDS})(?:et|en|n)\b", re.IGNORECASE)

Found = tuple[int, int, tuple[Place, ...]]


def numbered_places(text: str, draft: DraftIndex) -> Iterator[Found]:
    """The stretches of a text that name something the draft counts.

    Yields:
        Start and end in code points, and the places. When several chapters count the same thing there
        are several, and what stands around has to choose.
    """
    for found in _COUNTED.finditer(text):
        places: list[Place] = []
        for number in re.findall(r"\d+", found[2]):
            places += _places(found[1].casefold(), int(number), draft)
        if places:
            yield found.start(), found.end(), tuple(dict.fromkeys(places))
    for found in _ORDINAL.finditer(text):
        number = _ORDINALS.index(found[1].casefold()) + 1
        counted = _places(found[2].casefold(), number, draft)
        if counted:
            yield found.start(), found.end(), tuple(counted)


@lru_cache(maxsize=256)
def _places(kind: str, number: int, draft: DraftIndex) -> list[Place]:
    """What a draft counts so; letters name the same few goals again and again."""
    if kind == "fotnot":
        return [
            Place(section, passage)
            for section in draft.sections
            for passage in draft.passages(section)
            if passage.kind is PassageKind.FOOTNOTE and passage.label.strip(".") == str(number)
        ]
    begins = re.compile(rf"{kind}\s*{number}(?![\d.]*\d)")
    titled = [Place(section) for section in draft.sections if begins.match(folded(section.title))]
    if titled:
        return titled
    opening = [place for words, place in draft.folded if begins.match(words)]
    if opening:
        return opening
    return [place for section in draft.sections for place in _rows(kind, number, section, draft)]


def _rows(kind: str, number: int, section: Section, draft: DraftIndex) -> Iterator[Place]:
    """The rows of a section's tables that count things of a kind: by their number, or by their order."""
    for table in _tables(draft.passages(section)):
        heads = {passage.column: folded(passage.text) for passage in table if passage.row == 0}
        by_number = {passage.row: passage for passage in table if passage.column == 0}
        if heads.get(0) in {"nr", "nr.", "nummer", "#"} and kind in heads.values():
            column = next(at for at, words in heads.items() if words == kind)
            rows = [row for row, passage in by_number.items() if passage.text.strip(" .") == str(number)]
            yield from (
                Place(section, passage)
                for passage in table
                if passage.row in rows and passage.column == column
            )
        elif (
            heads.get(0) == kind and number in by_number and not by_number[number].text.strip(" .").isdigit()
        ):
            named = folded(by_number[number].text)
            titled = next((each for title, each in draft.titles if title == named), None)
            yield Place(titled) if titled else Place(section, by_number[number])


def _tables(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    table: list[Passage] = []
    for passage in passages:
        if passage.row is None or (table and passage.row < (table[-1].row or 0)):
            if table:
                yield table
            table = []
        if passage.row is not None:
            table.append(passage)
    if table:
        yield table
