"""Themes for a comment, from the themes that comments with the same words were given before."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from consult.assist.records import SuggestedTheme
from consult.assist.words import stems

LEAST_EXAMPLES = 2
"""Comments of a theme before it is suggested."""
SURE_ENOUGH = 0.6
MOST_THEMES = 2
WORDS_SHOWN = 3


class ThemeIndex:
    """Learned from comments that have their themes (multinomial naive Bayes, add-one smoothing)."""

    def __init__(self, examples: Iterable[tuple[str, frozenset[str]]]) -> None:
        """Learn.

        Args:
            examples: The words of a comment and the names of its themes.
        """
        self._with: dict[str, Counter[str]] = defaultdict(Counter)
        self._all: Counter[str] = Counter()
        self._examples: Counter[str] = Counter()
        self._total = 0
        for text, names in examples:
            words = set(stems(text))
            self._total += 1
            self._all.update(words)
            for name in names:
                self._examples[name] += 1
                self._with[name].update(words)

    def suggest(self, text: str) -> list[SuggestedTheme]:
        """The themes that a comment's words tell, the surest first."""
        words = sorted({word for word in stems(text) if self._all[word]})
        found = []
        for name, examples in self._examples.items():
            if examples < LEAST_EXAMPLES or examples == self._total:
                continue
            weights = {word: self._weight(name, examples, word) for word in words}
            score = math.log(examples / (self._total - examples)) + sum(weights.values())
            confidence = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            telling = sorted((word for word in words if weights[word] > 1), key=lambda word: -weights[word])
            if confidence >= SURE_ENOUGH and telling:
                # Words that come together are no independent witnesses: never quite sure.
                shown = ", ".join(telling[:WORDS_SHOWN])
                found.append(SuggestedTheme(name, shown, round(min(confidence, 0.9), 2)))
        return sorted(found, key=lambda each: (-each.confidence, each.name))[:MOST_THEMES]

    def _weight(self, name: str, examples: int, word: str) -> float:
        """How much more often a word stands in comments with the theme than in those without it."""
        inside = (self._with[name][word] + 0.5) / (examples + 1)
        outside = (self._all[word] - self._with[name][word] + 0.5) / (self._total - examples + 1)
        return math.log(inside / outside)
