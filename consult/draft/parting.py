"""Passages that were split in the newer version, and such as were merged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.draft.alignment import Alignment, How
from consult.draft.likeness import Likeness

REACH = 3
"""How many places from where it stood a part may stand."""
WHOLE_WORDS = 8
PART_WORDS = 4
SHARE = 0.7
"""How much of a part's words must stand in the whole, in order."""
BETTER = 0.06
"""How much more alike the parts together must be than the best of them alone."""
LIKE_TOGETHER = 0.55

Parts = list[tuple[int, float]]


@dataclass(slots=True)
class Parting:
    """The parts of each old item that was split and of each new one that was merged, with their share."""

    splits: dict[int, Parts] = field(default_factory=dict)
    merges: dict[int, Parts] = field(default_factory=dict)


def parted(alignment: Alignment) -> Parting:
    """Find what was split and what was merged, among what stands no longer word for word."""
    found = Parting()
    likeness = alignment.likeness
    rewritten = {one for one, how in alignment.how.items() if how in (How.LIKENESS, How.PLACE)}
    forward, backward = alignment.new_of, alignment.old_of
    taken: set[int] = set()
    for one, old in enumerate(alignment.old):
        if old.is_heading or not (one not in forward or one in rewritten):
            continue
        near = _near(alignment, one, forward, backward)
        free = [at for at in near if at not in taken and not alignment.new[at].is_heading]
        parts = _parts(likeness, (0, one), free, forward.get(one))
        if parts:
            found.splits[one] = parts
            taken.update(at for at, _ in parts)
    split = set(found.splits) | {backward[at] for at in taken if at in backward}
    for other, new in enumerate(alignment.new):
        partner = backward.get(other)
        if new.is_heading or other in taken or not (partner is None or partner in rewritten):
            continue
        near = _near(alignment, other, backward, forward)
        free = [at for at in near if at not in split and not alignment.old[at].is_heading]
        parts = _parts(likeness, (1, other), free, partner)
        if parts:
            found.merges[other] = parts
            split.update(at for at, _ in parts)
    return found


def _near(alignment: Alignment, at: int, there: Mapping[int, int], here: Mapping[int, int]) -> list[int]:
    """Free items of the other version about where an item's pair stands, or its neighbours' pairs."""
    length = len(alignment.new) if there is alignment.new_of else len(alignment.old)
    around = [there[step] for step in (at, at - 1, at + 1) if step in there]
    near = {
        place
        for middle in around
        for place in range(max(0, middle - REACH), min(length, middle + REACH + 1))
        if place not in here
    }
    return sorted(near)


def _parts(likeness: Likeness, whole: tuple[int, int], free: Sequence[int], pair: int | None) -> Parts:
    """The parts of a whole among some items of the other version; none unless there are at least two."""
    side, at = whole
    words, its = likeness.words[side][at], likeness.words[1 - side]
    if len(words) < WHOLE_WORDS:
        return []
    fitting = [
        part
        for part in free
        if len(its[part]) >= PART_WORDS and likeness.contained(its[part], words) >= SHARE
    ]
    together = sorted({*fitting, *([pair] if pair is not None else [])})
    if len(together) < 2 or not fitting:
        return []
    joined = likeness.in_words(words, "".join(its[part] for part in together))
    alone = max(likeness.in_words(words, its[part]) for part in together)
    if joined < LIKE_TOGETHER or joined < alone + BETTER:
        return []
    return [(part, round(likeness.contained(its[part], words), 4)) for part in together]
