"""Which section of a newer version goes on with which of an older: by heading, text and neighbours."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from consult.draft.alignment import Alignment
from consult.draft.records import OutlineSection

SAME_TEXT = 0.5
"""How much of the smaller one's words two sections must share, when nothing else is against it."""
MOSTLY = 0.6
PARTLY = 0.4
"""How much of the larger one's words they must share too."""
ENOUGH_WORDS = 25
LIKE_TITLE = 0.6
ACCEPTED = 0.9
"""What a pair's signs must come to."""


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Two sections, as places in their outlines; `moved` when it stands under another one than before."""

    old: int
    new: int
    confidence: float
    sure: bool
    moved: bool


@dataclass(frozen=True, slots=True)
class _Signs:
    title: float
    share: float
    whole_share: float
    shared_words: int
    shared_passages: int
    aligned: bool
    held: bool
    only_one: bool
    same_number: bool

    @property
    def score(self) -> float:
        return 2 * self.share + self.title + 0.5 * self.aligned + 0.2 * self.only_one + 0.1 * self.same_number

    @property
    def sure(self) -> bool:
        contradicted = self.share < SAME_TEXT and self.shared_words >= 0
        # One passage alone may have been moved from the one to the other.
        enough = self.shared_words >= ENOUGH_WORDS and self.shared_passages > 1
        same_text = enough and self.share >= MOSTLY and self.whole_share >= PARTLY
        if self.title < 1:
            return same_text and (self.aligned or self.title >= LIKE_TITLE)
        return same_text or ((self.only_one or self.held) and not contradicted)

    @property
    def confidence(self) -> float:
        return round(min(1.0, self.score / 2.5), 4)


def match_sections(
    old: Sequence[OutlineSection], new: Sequence[OutlineSection], alignment: Alignment
) -> list[SectionPair]:
    """Pair the sections of two versions, each at most once, in the older one's order."""
    evidence = _Evidence(old, new, alignment)
    scored = [(signs.score, one, other, signs) for one, other, signs in evidence.candidates()]
    scored.sort(key=lambda each: (-each[0], each[1], each[2]))
    chosen: dict[int, tuple[int, _Signs]] = {}
    taken: set[int] = set()
    for score, one, other, signs in scored:
        if score >= ACCEPTED and one not in chosen and other not in taken:
            chosen[one] = other, signs
            taken.add(other)
    places = ({each.section.id: at for at, each in enumerate(side)} for side in (old, new))
    above = [
        [where.get(each.section.parent_id or "") for each in side]
        for side, where in zip((old, new), places, strict=True)
    ]
    pairs = []
    for one, (other, signs) in sorted(chosen.items()):
        upper, there = above[0][one], above[1][other]
        expected = None if upper is None else chosen.get(upper, (None,))[0]
        moved = expected != there
        # Under another chapter a heading that stands in many says little.
        sure = signs.sure and (signs.only_one or not moved)
        pairs.append(SectionPair(one, other, signs.confidence, sure, moved))
    return pairs


class _Evidence:
    """What speaks for two sections being the same."""

    def __init__(
        self, old: Sequence[OutlineSection], new: Sequence[OutlineSection], alignment: Alignment
    ) -> None:
        self.old, self.new = old, new
        self.titles = (_titles(old), _titles(new))
        self.numbers = Counter(self.titles[0]), Counter(self.titles[1])
        words = alignment.likeness.words
        self.votes: Counter[tuple[int, int]] = Counter()
        self.shared: Counter[tuple[int, int]] = Counter()
        self.sizes: tuple[Counter[int], Counter[int]] = Counter(), Counter()
        for side, items in enumerate((alignment.old, alignment.new)):
            for at, item in enumerate(items):
                if not item.is_heading:
                    self.sizes[side][item.section] += len(words[side][at])
        self.aligned: dict[tuple[int, int], bool] = {}
        held = alignment.held()
        for one, other in alignment.new_of.items():
            mine, its = alignment.old[one], alignment.new[other]
            if mine.is_heading:
                self.aligned[mine.section, its.section] = one in held
            else:
                common = min(len(words[0][one]), len(words[1][other]))
                self.votes[mine.section, its.section] += common
                self.shared[mine.section, its.section] += 1

    def candidates(self) -> Iterator[tuple[int, int, _Signs]]:
        by_title: dict[str, list[int]] = {}
        for other, title in enumerate(self.titles[1]):
            by_title.setdefault(title, []).append(other)
        likely = set(self.votes) | set(self.aligned)
        likely |= {
            (one, other) for one, title in enumerate(self.titles[0]) for other in by_title.get(title, ())
        }
        for one, other in likely:
            yield one, other, self._signs(one, other)

    def _signs(self, one: int, other: int) -> _Signs:
        mine, its = self.titles[0][one], self.titles[1][other]
        voted = self.votes[one, other]
        sizes = self.sizes[0][one], self.sizes[1][other]
        smaller = min(sizes)
        nothing = not any(sizes)
        return _Signs(
            title=Indel.normalized_similarity(mine, its),
            share=min(1.0, voted / smaller) if smaller else 0.0,
            whole_share=voted / max(sizes) if smaller else 0.0,
            shared_words=-1 if nothing or not smaller else voted,
            shared_passages=self.shared[one, other],
            aligned=(one, other) in self.aligned,
            held=self.aligned.get((one, other), False),
            only_one=mine == its and self.numbers[0][mine] == 1 and self.numbers[1][its] == 1,
            same_number=self.old[one].section.number == self.new[other].section.number,
        )


def _titles(outline: Sequence[OutlineSection]) -> list[str]:
    return [" ".join(each.section.title.split()) for each in outline]
