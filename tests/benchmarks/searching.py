"""Search in everything: a hundred different queries, of which the slowest but one counts (p99)."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

from consult.analysis.search import search_everything
from consult.case import Case
from consult.comments.queries import comment_ids, comments_with
from tests.benchmarks.measure import Row

QUERIES = 100
WANTED_SECONDS = 0.020
"""What the slowest but one of a hundred queries may take; it stands as the reference, the goal being 1."""


def rows(path: Path) -> Iterator[Row]:
    """The queries are words and beginnings of words that stand in the case."""
    with Case.open(path, read_only=True) as case:
        taken = sorted(_seconds(case, words) for words in _queries(case))
        yield Row("search everything, p50 of 100", taken[len(taken) // 2], WANTED_SECONDS, 1.0)
        yield Row("search everything, p99 of 100", taken[-2], WANTED_SECONDS, 1.0)


def _seconds(case: Case, words: str) -> float:
    began = time.perf_counter()
    case.read(search_everything, words)
    return time.perf_counter() - began


def _queries(case: Case) -> list[str]:
    some = case.read(comments_with, case.read(comment_ids, limit=400))
    words = sorted({word.strip(".,”“()").casefold() for each in some for word in each.quote.split()})
    chance = random.Random(1)
    found: list[str] = []
    while len(found) < QUERIES:
        word = chance.choice(words)
        cut = word[: chance.randint(1, max(1, len(word)))]
        found.append(cut if chance.random() < 0.7 else f"{cut} {chance.choice(words)}")
    return found
