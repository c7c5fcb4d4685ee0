"""Tables of two versions of a draft found again: first the table, then its rows, then the cells of each row.

A cell says too little to be known by its text; it is known by its row, and a row by its table.
"""

import operator
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

SAME_TABLE = 0.5
"""What speaks for two tables being the same must come to this."""
MARGIN = 0.3
SAME_ROW = 0.34
"""Share of a row's cells that must be the same."""
MOSTLY_SAME = 0.6
LIKE_NAME = 0.6
SHORT_CELL = 5
NAME_CHARACTERS = 10
"""A row is known by a cell that stands once in each table when it has this much text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a version: its place among all items, and in its table."""

    at: int
    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows of cells, and the places of the items before and after it."""

    rows: tuple[tuple[Cell, ...], ...]
    before: int
    after: int

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The texts of its cells, row by row."""
        return tuple(tuple(cell.text for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class CellPair:
    """Two cells, as places in their versions; `sure` when table and row can be no other."""

    old: int
    new: int
    sure: bool


def tables_of(cells: Sequence[Cell]) -> list[Table]:
    """The tables that cells in reading order make; a new one begins where rows begin again."""
    tables: list[Table] = []
    run: list[Cell] = []
    for cell in cells:
        place, last = (cell.row, cell.column), (run[-1].row, run[-1].column) if run else (-1, -1)
        if run and (cell.at != run[-1].at + 1 or place < last):
            tables.append(_table(run))
            run = []
        run.append(cell)
    return [*tables, _table(run)] if run else tables


def _table(cells: Sequence[Cell]) -> Table:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return Table(tuple(tuple(row) for row in rows.values()), cells[0].at - 1, cells[-1].at + 1)


def match_tables(old: Sequence[Table], new: Sequence[Table], new_of: Mapping[int, int]) -> Iterator[CellPair]:
    """Pair the cells of two versions' tables.

    Args:
        old: Tables of the older version.
        new: Tables of the newer.
        new_of: The pairs known already, which tell where a table's surroundings stand now.
    """
    pairs = _paired_tables(old, new, new_of)
    for one, other, sure in pairs:
        yield from _paired_cells(old[one], new[other], sure=sure)


def _paired_tables(
    old: Sequence[Table], new: Sequence[Table], new_of: Mapping[int, int]
) -> list[tuple[int, int, bool]]:
    whole = _standing_whole(old, new)
    taken = set(whole.values())
    scores = {
        (one, other): score
        for one, mine in enumerate(old)
        if one not in whole
        for other, its in enumerate(new)
        if other not in taken and (score := _likeness(mine, its, new_of)) >= SAME_TABLE
    }
    pairs = [(one, other, True) for one, other in whole.items()]
    used: tuple[set[int], set[int]] = set(), set()
    for (one, other), score in sorted(scores.items(), key=lambda each: (-each[1], each[0])):
        if one in used[0] or other in used[1]:
            continue
        rivals = (rival for (mine, its), rival in scores.items() if (mine == one) != (its == other))
        pairs.append((one, other, score - max(rivals, default=0.0) >= MARGIN))
        used[0].add(one)
        used[1].add(other)
    return pairs


def _standing_whole(old: Sequence[Table], new: Sequence[Table]) -> dict[int, int]:
    """Tables that stand word for word once in each version, which need no comparing with all the others."""
    counted = Counter(table.texts for table in old), Counter(table.texts for table in new)
    places = {table.texts: at for at, table in enumerate(new)}
    return {
        at: places[table.texts]
        for at, table in enumerate(old)
        if counted[0][table.texts] == 1 and counted[1][table.texts] == 1
    }


def _likeness(mine: Table, its: Table, new_of: Mapping[int, int]) -> float:
    """Up to 2 for what stands in them, and 1 for what stands around them."""
    around = (new_of.get(mine.before) == its.before) + (new_of.get(mine.after) == its.after)
    rows, cells = _shared(mine.texts, its.texts), 0.0
    if rows < 1:
        cells = _shared(
            [text for row in mine.texts for text in row], [text for row in its.texts for text in row]
        )
    return rows + max(rows, cells, _in_place(mine, its)) + around / 2


def _in_place(mine: Table, its: Table) -> float:
    """How alike the rows of two tables of the same size are, each with the one in its place."""
    sizes = ([len(row) for row in side.rows] for side in (mine, its))
    if not operator.eq(*sizes):
        return 0.0
    return sum(map(_equal_cells, mine.texts, its.texts)) / len(mine.rows)


def _shared(mine: Sequence[object], its: Sequence[object]) -> float:
    common = Counter(mine) & Counter(its)
    return sum(common.values()) / max(len(mine), len(its))


def _paired_cells(mine: Table, its: Table, *, sure: bool) -> Iterator[CellPair]:
    names = {name for name, _ in _names(mine.texts) & _names(its.texts)}
    rows = _paired_rows(mine.texts, its.texts, names)
    in_place = len(mine.rows) == len(its.rows) and all(row == other for row, other in rows)
    for row, other in rows:
        texts = mine.texts[row]
        if texts == its.texts[other]:
            only = not names.isdisjoint(texts)
            told = only or in_place
        else:
            named = not names.isdisjoint({*texts, *its.texts[other]})
            same_name = not names.isdisjoint({*texts} & {*its.texts[other]})
            nameless = not any(len(text) >= NAME_CHARACTERS for text in texts)
            told = in_place and _equal_cells(texts, its.texts[other]) >= MOSTLY_SAME
            told = told and (same_name or (nameless and not named))
        if len(texts) == len(its.texts[other]):
            columns = [(column, column) for column in range(len(texts))]
        else:
            columns = _columns(texts, its.texts[other])
        for column, there in columns:
            yield CellPair(mine.rows[row][column].at, its.rows[other][there].at, sure and told)


def _names(rows: Sequence[Sequence[str]]) -> set[tuple[str, int]]:
    """What can be the name of a row: longer texts that stand once in the table, with their columns."""
    counted = Counter(text for row in rows for text in row)
    return {
        (text, column)
        for row in rows
        for column, text in enumerate(row)
        if counted[text] == 1 and len(text) >= NAME_CHARACTERS
    }


def _paired_rows(
    mine: Sequence[tuple[str, ...]], its: Sequence[tuple[str, ...]], names: set[str]
) -> list[tuple[int, int]]:
    """The rows in order that are most alike together; where as many stand as before, each in its place."""
    in_place = all(names.isdisjoint({*one} ^ {*other}) for one, other in zip(mine, its, strict=False))
    if len(mine) == len(its) and in_place:
        equal = sum(_equal_cells(one, other) for one, other in zip(mine, its, strict=True))
        if equal / len(mine) >= MOSTLY_SAME:
            return [(row, row) for row in range(len(mine))]
    best = [[0.0] * (len(its) + 1) for _ in range(len(mine) + 1)]
    gains = [
        [
            max(0.0, _equal_cells(one, other) - SAME_ROW + 0.01) + len(names & {*one} & {*other})
            for other in its
        ]
        for one in mine
    ]
    for row in range(len(mine) - 1, -1, -1):
        for column in range(len(its) - 1, -1, -1):
            paired = best[row + 1][column + 1] + gains[row][column]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < len(mine) and column < len(its):
        gain = gains[row][column]
        if gain and best[row][column] == best[row + 1][column + 1] + gain:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return _with_lone_rows(pairs, len(mine), len(its))


def _with_lone_rows(pairs: Sequence[tuple[int, int]], mine: int, its: int) -> list[tuple[int, int]]:
    """Where as many rows are left on both sides between two pairs, each is taken for the one in its place."""
    filled: list[tuple[int, int]] = []
    last = (-1, -1)
    for row, other in [*pairs, (mine, its)]:
        if row - last[0] == other - last[1]:
            filled += [(last[0] + step, last[1] + step) for step in range(1, row - last[0])]
        filled.append((row, other))
        last = row, other
    return filled[:-1]


def _equal_cells(mine: Sequence[str], its: Sequence[str]) -> float:
    if len(mine) != len(its):
        return Indel.normalized_similarity(mine, its)
    # The longer a cell, the more it tells.
    weights = [max(SHORT_CELL, len(one), len(other)) for one, other in zip(mine, its, strict=True)]
    equal = sum(weight * _equal(*cells) for weight, *cells in zip(weights, mine, its, strict=True))
    return equal / sum(weights)


def _equal(mine: str, its: str) -> float:
    """1 for the same text; for names that are much alike how alike they are."""
    if mine == its or min(len(mine), len(its)) < NAME_CHARACTERS:
        return float(mine == its)
    return Indel.normalized_similarity(mine, its, score_cutoff=LIKE_NAME)


def _columns(mine: Sequence[str], its: Sequence[str]) -> list[tuple[int, int]]:
    """The cells that two rows of different length share, in order."""
    return [
        (found.src_start + step, found.dest_start + step)
        for found in Indel.opcodes(mine, its)
        if found.tag == "equal"
        for step in range(found.src_end - found.src_start)
    ]
