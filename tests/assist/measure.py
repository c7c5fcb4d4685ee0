"""How often the suggestions for the labelled responses are what a person labelled."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from consult.assist.draft_index import DraftIndex
from consult.assist.records import BY_REFERENCE, Suggestion
from consult.assist.suggesting import suggest
from tests.assist.responses import AnchoredBy, LabelledComment, LabelledResponse, Span

SAME_STRETCH = 0.75
"""The share of their letters together that a suggested and a labelled comment have in common at least."""
ALIKE_AT_ALL = 0.3
"""From this share on their places and stances are compared, though one of them is longer."""


@dataclass(slots=True)
class Tally:
    """What was suggested, labelled, and right, by kind."""

    suggested: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str, suggested: int, labelled: int, right: int) -> None:
        self.suggested[kind] += suggested
        self.labelled[kind] += labelled
        self.right[kind] += right

    def precision(self, kind: str) -> float:
        return self.right[kind] / self.suggested[kind] if self.suggested[kind] else 1.0

    def recall(self, kind: str) -> float:
        return self.right[kind] / self.labelled[kind] if self.labelled[kind] else 1.0

    def lines(self) -> Iterator[str]:
        for kind in self.labelled:
            right, suggested = self.right[kind], self.suggested[kind]
            yield (
                f"{kind:34} precision {self.precision(kind):.3f} ({right} of {suggested})"
                f"  recall {self.recall(kind):.3f} (of {self.labelled[kind]})"
            )


def measured(responses: Iterable[LabelledResponse], draft: DraftIndex) -> Tally:
    """Suggest for each response and compare with its labels.

    A place in a section that has no number, such as a foreword, is not counted: labels are numbers.
    Of a comment that is labelled with several sections every one that is suggested is right.
    """
    tally = Tally()
    for response in responses:
        made = [each for each in suggest(response.text, draft) if each.is_comment]
        letters = [_letters(response.text, each.spans) for each in made]
        taken: set[int] = set()
        for comment in response.comments:
            wanted = _letters(response.text, comment.spans)
            shares = [len(wanted & each) / len(wanted | each) for each in letters]
            best = max(range(len(shares)), key=shares.__getitem__, default=None)
            if best is None or shares[best] < ALIKE_AT_ALL:
                continue
            if shares[best] >= SAME_STRETCH:
                taken.add(best)
            _compare(tally, made[best], comment)
        tally.count("split", len(made), len(response.comments), len(taken))
    return tally


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}


def _compare(tally: Tally, suggestion: Suggestion, comment: LabelledComment) -> None:
    wanted = set(comment.sections)
    named = {each.number for each in suggestion.anchors if each.number and each.reason in BY_REFERENCE}
    guessed = {each.number for each in suggestion.anchors if each.number} - named
    by_reference = bool(wanted) and comment.anchored_by is AnchoredBy.REFERENCE
    tally.count("anchor by reference", len(named), int(by_reference), len(named & wanted))
    tally.count(
        "anchor by likeness", len(guessed), int(bool(wanted) and not by_reference), len(guessed & wanted)
    )
    tally.count("anchor, any", len(named | guessed), int(bool(wanted)), int(bool((named | guessed) & wanted)))
    if comment.stance is not None:
        stance = suggestion.stance
        tally.count(
            "stance", int(stance is not None), 1, int(bool(stance and stance.stance is comment.stance))
        )
    tally.count("kind", 1, 1, int(suggestion.kind is comment.kind))
