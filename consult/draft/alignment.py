"""Two versions of a draft laid side by side: which heading or passage of the one is which of the other.

Texts that stand word for word in one place of each are paired first. They hold the rest in place: a table
cell "2" is paired by its neighbours, and what was rewritten by its likeness to what stands between them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from consult.draft.likeness import Likeness
from consult.draft.tables import Cell, match_tables, tables_of

LIKE = 0.45
"""Less alike than this is not the same text rewritten."""
LIKE_ELSEWHERE = 0.55
LIKE_IN_PLACE = 0.3
HOLDING = 0.8
"""So alike that a rewritten text holds its neighbours in place."""
LARGEST_GAP = 40_000
"""Pairs of texts that are all compared in a gap; in a larger gap only likely ones are."""


class How(Enum):
    """By what a pair was found."""

    UNIQUE = auto()
    NEIGHBOURS = auto()
    TABLE = auto()
    LIKENESS = auto()
    SAME_TEXT = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """A heading or a passage in the order of its version."""

    text: str
    is_heading: bool
    cell: tuple[int, int] | None
    section: int

    @property
    def key(self) -> tuple[bool, str]:
        """What two items must share to be word for word the same."""
        return self.is_heading, self.text


class Alignment:
    """Pairs of items of two versions, each in at most one."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item], likeness: Likeness) -> None:
        self.old, self.new, self.likeness = old, new, likeness
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self.how: dict[int, How] = {}
        self._in_sure_rows: set[int] = set()
        self._pair_unique()
        self._pair_neighbours(cells=False)
        self._pair_tables()
        self._pair_neighbours()
        self._pair_gaps()
        self._pair_places(short=True)
        self._pair_neighbours()
        self._pair_elsewhere()
        self._pair_same_texts()
        self._pair_places(short=False)

    def _pair(self, one: int, other: int, how: How) -> None:
        self.new_of[one], self.old_of[other], self.how[one] = other, one, how

    def _pair_unique(self) -> None:
        mine, its = Counter(each.key for each in self.old), Counter(each.key for each in self.new)
        places = {each.key: at for at, each in enumerate(self.new)}
        for at, each in enumerate(self.old):
            once = mine[each.key] == 1 and its[each.key] == 1
            if once and each.cell is None and (each.is_heading or self.likeness.is_long(0, at)):
                self._pair(at, places[each.key], How.UNIQUE)

    def _pair_tables(self) -> None:
        mine, its = (
            tables_of(
                [Cell(at, each.text, *each.cell) for at, each in enumerate(side) if each.cell is not None]
            )
            for side in (self.old, self.new)
        )
        for found in list(match_tables(mine, its, self.new_of)):
            likeness = self.likeness.of(found.old, found.new)
            same = self.old[found.old].text == self.new[found.new].text
            rewritten = How.LIKENESS if likeness >= LIKE else How.PLACE
            self._pair(found.old, found.new, How.TABLE if same else rewritten)
            if found.sure:
                self._in_sure_rows.add(found.old)

    def _pair_neighbours(self, *, cells: bool = True) -> None:
        """Same texts beside paired ones are paired, unless the other side of them says something else."""
        claims: dict[int, set[int]] = {}
        for step in (1, -1):
            for one, other in list(self.new_of.items()):
                at, there = one + step, other + step
                while self._are_free(at, there) and self.old[at].key == self.new[there].key:
                    if self.old[at].cell is not None and not cells:
                        break
                    claims.setdefault(at, set()).add(there)
                    at, there = at + step, there + step
        claimed = Counter(there for found in claims.values() for there in found)
        for at, found in claims.items():
            there = next(iter(found))
            if len(found) == 1 and claimed[there] == 1:
                self._pair(at, there, How.NEIGHBOURS)

    def _are_free(self, one: int, other: int) -> bool:
        inside = 0 <= one < len(self.old) and 0 <= other < len(self.new)
        return inside and one not in self.new_of and other not in self.old_of

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Each run of old items that are not paired, with the new ones free beside its neighbours' pairs."""
        at = 0
        while at < len(self.old):
            end = at
            while end < len(self.old) and end not in self.new_of:
                end += 1
            if end > at:
                yield list(range(at, end)), self._free_beside(at, end)
            at = end + 1

    def _free_beside(self, start: int, end: int) -> list[int]:
        before = self.new_of[start - 1] if start else -1
        after = self.new_of[end] if end < len(self.old) else len(self.new)
        following, preceding = before + 1, after - 1
        while following < len(self.new) and following not in self.old_of:
            following += 1
        while preceding >= 0 and preceding not in self.old_of:
            preceding -= 1
        if following == after:
            return list(range(before + 1, after))
        return [*range(before + 1, following), *range(preceding + 1, after)]

    def _pair_gaps(self) -> None:
        for mine, its in list(self.gaps()):
            free = [other for other in its if other not in self.old_of]
            for one, other in self._best_in_order(mine, free):
                same = self.old[one].key == self.new[other].key
                self._pair(one, other, How.SAME_TEXT if same else How.LIKENESS)

    def _best_in_order(self, mine: Sequence[int], its: Sequence[int]) -> list[tuple[int, int]]:
        """The pairs in order that are most alike together (Needleman and Wunsch, 1970)."""
        gains = self._gains(mine, its)
        if not gains:
            return []
        best = [[0.0] * (len(its) + 1) for _ in range(len(mine) + 1)]
        for row in range(len(mine) - 1, -1, -1):
            below, here = best[row + 1], best[row]
            for column in range(len(its) - 1, -1, -1):
                gain = gains.get((row, column), 0.0)
                with_it = below[column + 1] + gain if gain else 0.0
                here[column] = max(with_it, below[column], here[column + 1])
        found, row, column = [], 0, 0
        while row < len(mine) and column < len(its):
            gain = gains.get((row, column), 0.0)
            if gain and best[row][column] == best[row + 1][column + 1] + gain:
                found.append((mine[row], its[column]))
                row, column = row + 1, column + 1
            elif best[row][column] == best[row + 1][column]:
                row += 1
            else:
                column += 1
        return found

    def _gains(self, mine: Sequence[int], its: Sequence[int]) -> dict[tuple[int, int], float]:
        """How much it is worth to pair each two, where it is worth anything."""
        gains: dict[tuple[int, int], float] = {}
        columns = {other: column for column, other in enumerate(its)}
        small = len(mine) * len(its) <= LARGEST_GAP
        for row, one in enumerate(mine):
            likely = (
                its if small else [other for other in self.likeness.candidates(0, one) if other in columns]
            )
            for other in likely:
                if self.old[one].is_heading == self.new[other].is_heading:
                    gain = self.likeness.of(one, other) - LIKE
                    if gain > 0:
                        gains[row, columns[other]] = gain
        return gains

    def _pair_places(self, *, short: bool) -> None:
        """What stands alone between the same neighbours is taken for the same, with little certainty."""
        for mine, its in list(self.gaps()):
            if len(mine) != len(its) or its[-1] - its[0] != len(its) - 1:
                continue
            for one, other in zip(mine, its, strict=True):
                if self._may_replace(one, other, alone=len(mine) == 1, short=short):
                    self._pair(one, other, How.PLACE)

    def _may_replace(self, one: int, other: int, *, alone: bool, short: bool) -> bool:
        old, new = self.old[one], self.new[other]
        if (
            other in self.old_of
            or old.is_heading != new.is_heading
            or (old.cell is None) != (new.cell is None)
        ):
            return False
        if short:
            brief = not (self.likeness.is_long(0, one) and self.likeness.is_long(1, other))
            return brief and (alone or old.cell is not None)
        return alone and (old.is_heading or self.likeness.of(one, other) >= LIKE_IN_PLACE)

    def _pair_elsewhere(self) -> None:
        """What was both rewritten and moved is found by its words in the whole version."""
        found = []
        for one, old in enumerate(self.old):
            if one in self.new_of or not self.likeness.is_long(0, one):
                continue
            for other in self.likeness.candidates(0, one):
                if other not in self.old_of and self.new[other].is_heading == old.is_heading:
                    found.append((self.likeness.of(one, other), one, other))
        for likeness, one, other in sorted(found, reverse=True):
            if likeness >= LIKE_ELSEWHERE and one not in self.new_of and other not in self.old_of:
                self._pair(one, other, How.LIKENESS)

    def _pair_same_texts(self) -> None:
        """Same texts that nothing holds in place: rather in their own section than elsewhere."""
        free: dict[tuple[bool, str], list[int]] = {}
        for other, new in enumerate(self.new):
            if other not in self.old_of:
                free.setdefault(new.key, []).append(other)
        homes = self._sections_by_heading()
        waiting = [one for one in range(len(self.old)) if one not in self.new_of]
        for at_home in (True, False):
            for one in waiting:
                places = free.get(self.old[one].key, [])
                home = homes.get(self.old[one].section)
                wanted = [at for at in places if not at_home or self.new[at].section == home]
                if one not in self.new_of and wanted:
                    places.remove(wanted[0])
                    self._pair(one, wanted[0], How.SAME_TEXT)

    def _sections_by_heading(self) -> dict[int, int]:
        return {
            self.old[one].section: self.new[other].section
            for one, other in self.new_of.items()
            if self.old[one].is_heading
        }

    def held(self) -> set[int]:
        """Old items of which both sides are held, through paired neighbours, by texts found once in each.

        The beginning and the end of the draft hold like a text.
        """
        held = set(self._in_sure_rows)
        run: list[int] = []
        firm = True
        for one in range(len(self.old)):
            other = self.new_of.get(one)
            goes_on = other is not None and (self.new_of.get(one - 1, -1 if one == 0 else None) == other - 1)
            if not goes_on:
                firm, run = False, []
            if other is None:
                continue
            run.append(one)
            if self._holds(one, other) or self._is_last(one, other):
                if firm:
                    held.update(run)
                firm, run = True, []
        return held

    def _holds(self, one: int, other: int) -> bool:
        if self.how[one] is How.UNIQUE:
            return True
        rewritten = self.how[one] is How.LIKENESS and self.likeness.is_long(0, one)
        return rewritten and self.likeness.of(one, other) >= HOLDING

    def _is_last(self, one: int, other: int) -> bool:
        return one == len(self.old) - 1 and other == len(self.new) - 1
