"""The draft laid out for looking up: by number, page, title, quoted words and likeness."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from consult.assist.words import folded, stems
from consult.draft.records import OutlineSection, Passage, Section

PREFIX = 6
"""Letters of a stem that stand for the compounds it begins."""
PREFIX_WEIGHT = 0.4
TITLE_WEIGHT = 3
SHORTEST_TITLE = 8
"""Letters of a title that is looked for in running text; a shorter one is too common a word."""
SHORTEST_QUOTE = 12
LIKE_ENOUGH = 92
"""Of 100: how much a quote that is not word for word must be like the draft's words."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A section of the draft, or a passage of it."""

    section: Section
    passage: Passage | None = None


@dataclass(slots=True)
class _Entry:
    place: Place
    counts: Counter[str]
    vector: dict[str, float] = field(default_factory=dict)


class DraftIndex:
    """Made once from the outline of a version; looking up changes nothing."""

    def __init__(self, outline: Sequence[OutlineSection]) -> None:
        self.sections = [each.section for each in outline]
        self.by_number = {each.number: each for each in self.sections if each.number}
        self.by_id = {each.id: each for each in self.sections}
        self._position = {each.id: at for at, each in enumerate(self.sections)}
        self._passages = {each.section.id: each.passages for each in outline}
        self.titles = _distinct_titles(self.sections)
        self.all_titles: dict[str, list[Section]] = {}
        for each in self.sections:
            self.all_titles.setdefault(folded(each.title), []).append(each)
        self.folded = [
            (folded(passage.text), Place(each.section, passage))
            for each in outline
            for passage in each.passages
        ]
        self._section_entries, self._passage_entries = _entries(outline)
        self._weights = _weights(self._passage_entries)
        for entry in (*self._section_entries, *self._passage_entries):
            entry.vector = self._vector(entry.counts)

    def passages(self, section: Section) -> Sequence[Passage]:
        """The passages of a section."""
        return self._passages[section.id]

    def below(self, section: Section) -> list[Section]:
        """A section and all that stand under it, in reading order."""
        at = self._position[section.id]
        found = [section]
        for each in self.sections[at + 1 :]:
            if each.level <= section.level:
                break
            found.append(each)
        return found

    def on_pages(self, first: int, last: int) -> list[Section]:
        """The sections with any text on some pages, in reading order; empty when pages are not known."""
        found = []
        for at, section in enumerate(self.sections):
            begins = section.page
            if begins is None:
                continue
            pages = [begins, *(each.page for each in self.passages(section) if each.page)]
            following = self.sections[at + 1].page if at + 1 < len(self.sections) else None
            ends = max(pages)
            # The last passage may run on to the page in the middle of which the next section begins.
            if following is not None and following - ends == 1 and self.passages(section):
                ends = following
            if begins <= last and ends >= first:
                found.append(section)
        return found

    def quoted(self, words: str) -> list[tuple[Place, float]]:
        """The passages in which some words stand, each with how much of them (1 for word for word)."""
        wanted = folded(words).strip(" .,;:!?\"'")
        if len(wanted) < SHORTEST_QUOTE:
            return []
        exact = [(place, 1.0) for text, place in self.folded if wanted in text]
        if exact or len(wanted) < 2 * SHORTEST_QUOTE:
            return exact
        scored = [
            (fuzz.partial_ratio(wanted, text, score_cutoff=LIKE_ENOUGH) / 100, place)
            for text, place in self.folded
            if len(text) >= len(wanted)
        ]
        return [(place, score) for score, place in scored if score]

    def like(self, text: str, among: Iterable[Section] | None = None) -> list[tuple[Section, float]]:
        """The sections whose words are most like a text's, best first, with the cosine of their words.

        Args:
            text: What a comment says.
            among: The sections to choose between; all when None.
        """
        wanted = self._vector(_counts(text))
        allowed = None if among is None else {each.id for each in among}
        scored = [
            (entry.place.section, _cosine(wanted, entry.vector))
            for entry in self._section_entries
            if allowed is None or entry.place.section.id in allowed
        ]
        return sorted((each for each in scored if each[1] > 0), key=lambda each: -each[1])

    def like_on_pages(
        self, text: str, among: Iterable[Section], pages: tuple[int, int]
    ) -> list[tuple[Section, float]]:
        """The sections whose words on some pages are most like a text's, best first."""
        wanted = self._vector(_counts(text))
        allowed = {each.id: each for each in among}
        best: dict[str, float] = {}
        for entry in self._passage_entries:
            passage, key = entry.place.passage, entry.place.section.id
            if key in allowed and passage is not None and _near(passage.page, pages):
                best[key] = max(best.get(key, 0.0), _cosine(wanted, entry.vector))
        for entry in self._section_entries:
            key = entry.place.section.id
            if key in allowed:
                best[key] = best.get(key, 0.0) + 0.3 * _cosine(wanted, entry.vector)
        scored = [(allowed[key], score) for key, score in best.items() if score > 0]
        return sorted(scored, key=lambda each: -each[1])

    def _vector(self, counts: Counter[str]) -> dict[str, float]:
        weighed = {
            term: (1 + math.log(count)) * self._weights.get(term, 0.0) for term, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {term: weight / length for term, weight in weighed.items() if weight} if length else {}


def _distinct_titles(sections: Sequence[Section]) -> list[tuple[str, Section]]:
    """Titles that only one section has, the longest first, as they can be looked for."""
    seen = Counter(folded(each.title) for each in sections)
    found = [
        (title, each)
        for each in sections
        if seen[title := folded(each.title)] == 1 and len(title) >= SHORTEST_TITLE
    ]
    return sorted(found, key=lambda each: -len(each[0]))


def _entries(outline: Sequence[OutlineSection]) -> tuple[list[_Entry], list[_Entry]]:
    of_sections, of_passages = [], []
    for each in outline:
        title = _counts(each.section.title)
        whole: Counter[str] = Counter()
        for term, count in title.items():
            whole[term] += count * TITLE_WEIGHT
        for passage in each.passages:
            counts = _counts(passage.text)
            whole.update(counts)
            of_passages.append(_Entry(Place(each.section, passage), counts))
        of_sections.append(_Entry(Place(each.section), whole))
    return of_sections, of_passages


def _counts(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for stem in stems(text):
        found[stem] += 1
        if len(stem) > PREFIX:
            found[f"{stem[:PREFIX]}…"] += 1
    return found


def _weights(entries: Sequence[_Entry]) -> dict[str, float]:
    """The rarer a word is in the draft, the more it tells."""
    found: Counter[str] = Counter()
    for entry in entries:
        found.update(entry.counts.keys())
    total = len(entries) or 1
    return {
        term: math.log(1 + total / count) * (PREFIX_WEIGHT if term.endswith("…") else 1)
        for term, count in found.items()
    }


def _near(page: int | None, pages: tuple[int, int]) -> bool:
    """Whether a passage that begins on a page may have words on some pages: it may run over to the next."""
    return page is None or pages[0] - 1 <= page <= pages[1]


def _cosine(one: Vector, other: Vector) -> float:
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * longer[term] for term, weight in shorter.items() if term in longer)


NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}")
"""A section's number as it is written."""
