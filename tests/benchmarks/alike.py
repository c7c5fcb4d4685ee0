"""Finding alike comments, beside the plain index of every three-word sequence checked with rapidfuzz."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from rapidfuzz.fuzz import ratio

from consult.assist.alike import ALIKE, AlikeText, find_alike
from consult.synthetic import paragraph, sentence
from tests.benchmarks.measure import Row, added_memory, best_of

GOAL_RATIO = 1.5
RUNS = 2
PLANTED_SHARE = 0.1
COPIES = 3
"""Edited copies of each text that is planted."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Texts, and the keys of those of them that are edits of the same text."""

    texts: tuple[AlikeText, ...]
    families: tuple[frozenset[str], ...]

    @property
    def pairs(self) -> int:
        """How many pairs of an edit and its original there are."""
        return sum(len(family) - 1 for family in self.families)


def rows(count: int, runs: int) -> Iterator[Row]:
    """The search among some comments of which a tenth are edited copies; prints what was found of them."""
    planted = plant(count, seed=1)
    memory = added_memory(lambda: find_alike(planted.texts))
    ours = best_of(runs, lambda: find_alike(planted.texts))
    reference = best_of(runs, lambda: plain(planted.texts))
    found = find_alike(planted.texts)
    groups = [frozenset(each.comment_id for each in group.members) for group in found]
    theirs = plain(planted.texts)
    print(
        f"alike, {count}: recall of planted edits {recall(groups, planted):.4f}"
        f" (the plain way {recall(theirs, planted):.4f}), {len(found)} groups for {len(planted.families)}"
    )
    yield Row(f"alike comments, {count}", ours, reference, GOAL_RATIO, memory)


def plant(count: int, *, seed: int) -> Planted:
    """Made-up comments of which some are others with words changed, left out or added, in mixed order."""
    chance = Random(seed)
    families = max(1, int(count * PLANTED_SHARE) // COPIES)
    originals = [paragraph(chance) for _ in range(count - families * COPIES)]
    texts = [(text, number) for number, text in enumerate(originals)]
    for number in range(families):
        texts += [(edited(originals[number], chance), number) for _ in range(COPIES)]
    chance.shuffle(texts)
    keyed = tuple(AlikeText(f"{place:08}", text) for place, (text, _) in enumerate(texts))
    members: list[set[str]] = [set() for _ in range(families)]
    for each, (_, number) in zip(keyed, texts, strict=True):
        if number < families:
            members[number].add(each.id)
    return Planted(keyed, tuple(frozenset(each) for each in members))


def edited(text: str, chance: Random) -> str:
    """A text as people change a letter they were given: a word, its case, a sentence at the end."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 25)):
        place = chance.randrange(len(words))
        words[place] = chance.choice((words[place].upper(), "kommunen", "", words[place] + ","))
    if len(words) > 60 and chance.random() < 0.5:
        words.append(sentence(chance))
    return " ".join(words)


def recall(groups: Sequence[frozenset[str]], planted: Planted) -> float:
    """Of the planted edits, the share that stands in one group with the most of its family."""
    of = {key: number for number, group in enumerate(groups) for key in group}
    found = 0
    for family in planted.families:
        together = Counter(of[key] for key in family if key in of)
        found += max(together.values(), default=1) - 1
    return found / planted.pairs


def plain(texts: Sequence[AlikeText]) -> list[frozenset[str]]:
    """Each text beside the first texts that share most three-word sequences with it, all of them indexed."""
    standing: dict[tuple[str, ...], list[int]] = {}
    firsts: list[str] = []
    groups: list[list[str]] = []
    for text in texts:
        words = text.quote.casefold().split()
        shingles = set(zip(words, words[1:], words[2:], strict=False))
        shared = Counter(number for each in shingles for number in standing.get(each, ()))
        for number, _ in shared.most_common(5):
            if ratio(firsts[number], " ".join(words), score_cutoff=ALIKE):
                groups[number].append(text.id)
                break
        else:
            for each in shingles:
                standing.setdefault(each, []).append(len(firsts))
            firsts.append(" ".join(words))
            groups.append([text.id])
    return [frozenset(each) for each in groups if len(each) > 1]
