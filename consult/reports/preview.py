"""The beginning of a document as blocks, for the window to show before it is written."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from consult.case import Case
from consult.reports.blocks import Block, BulletList, Table
from consult.reports.documents import blocks
from consult.reports.options import ReportOptions
from consult.reports.report import gather
from consult.reports.writing import Progress

Row = TypeVar("Row")

ROWS_SHOWN = 250
"""Rows and list items of a preview: some thirty pages, enough to see how it will look."""


def preview(case: Case, options: ReportOptions, rows: int = ROWS_SHOWN) -> tuple[list[Block], bool]:
    """The first blocks of a document, their rows read.

    Args:
        case: The case, or a snapshot of it.
        options: How the document shall be.
        rows: How many rows and items to read at most.

    Returns:
        The blocks, and whether they are all.
    """
    shown: list[Block] = []
    budget = _Budget(rows)
    for block in blocks(gather(case, options), Progress(0, None)):
        if budget.left <= 0:
            return shown, False
        if isinstance(block, Table):
            shown.append(replace(block, rows=list(budget.take(block.rows))))
        elif isinstance(block, BulletList):
            shown.append(BulletList(list(budget.take(block.items))))
        else:
            budget.left -= 1
            shown.append(block)
    return shown, True


class _Budget:
    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in islice(rows, max(0, self.left)):
            self.left -= 1
            yield row
