"""How alike the texts of two versions of a draft are."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel, LCSseq

COMMON = 25
"""A word in more texts than this tells nothing about which of them is meant."""
CANDIDATES = 6
LONG_WORDS = 4
LONG_CHARACTERS = 20

_WORD = re.compile(r"\w+")
_SURROGATES = range(0xD800, 0xE000)


class Likeness:
    """Compares each text of one list with each of another; made once for two versions.

    A word stands as one character in the texts compared, so that a comparison of words costs as little as
    one of letters.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.texts = (old, new)
        self._codes: dict[str, str] = {}
        self.words = ([self._coded(text) for text in old], [self._coded(text) for text in new])
        self._known: dict[tuple[int, int], float] = {}
        self._postings = (_postings(self.words[0]), _postings(self.words[1]))

    def _coded(self, text: str) -> str:
        words = _WORD.findall(text.casefold()) or [text]
        return "".join(self._codes.setdefault(word, _character(len(self._codes))) for word in words)

    def is_long(self, side: int, at: int) -> bool:
        """Whether a text has words enough to be told from others by them."""
        return len(self.words[side][at]) >= LONG_WORDS and len(self.texts[side][at]) >= LONG_CHARACTERS

    def of(self, old: int, new: int) -> float:
        """How alike two texts are, in words and in letters (0 to 1; unrelated Swedish has about 0.3)."""
        found = self._known.get((old, new))
        if found is None:
            mine, its = self.texts[0][old], self.texts[1][new]
            letters = Indel.normalized_similarity(mine, its)
            found = (self.in_words(self.words[0][old], self.words[1][new]) + letters) / 2
            self._known[old, new] = found
        return found

    @staticmethod
    def in_words(mine: str, its: str) -> float:
        """How alike two texts of coded words are (0 to 1)."""
        return Indel.normalized_similarity(mine, its)

    @staticmethod
    def contained(part: str, whole: str) -> float:
        """How much of a text's coded words stand in the same order in another (0 to 1)."""
        return LCSseq.similarity(part, whole) / len(part) if part else 0.0

    def candidates(self, side: int, at: int) -> list[int]:
        """Texts of the other version that share the most telling words with one, best first."""
        postings = self._postings[1 - side]
        shared: Counter[int] = Counter()
        for word in set(self.words[side][at]):
            found = postings.get(word, ())
            if len(found) <= COMMON:
                shared.update(found)
        return [other for other, _ in shared.most_common(CANDIDATES)]


def _character(number: int) -> str:
    code = number + 1
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _postings(texts: Iterable[str]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = {}
    for at, words in enumerate(texts):
        for word in set(words):
            postings.setdefault(word, []).append(at)
    return postings
