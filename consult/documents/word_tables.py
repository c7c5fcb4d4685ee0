"""The cells of a table with their places in its grid (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from consult.documents.markup import Element
from consult.documents.omissions import OmissionKind, Omissions
from consult.documents.word_tags import (
    ALTERNATE,
    CELL,
    CONTENT_CONTROL,
    CONTROL_CONTENT,
    DELETED,
    ROW,
    TEXT,
    VALUE,
    WORD,
    chosen,
    leading,
    value_at,
)

WIDEST = 1_000
"""Columns; Word itself allows 63, so a wider span is none that anybody made."""

_SILENT = frozenset(WORD + name for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "tcPr", "sdtPr"))
_ROW_PROPERTIES = f"{WORD}trPr"
_CELL_PROPERTIES = f"{WORD}tcPr"
_SPAN = f"{WORD}gridSpan"
_VERTICAL = f"{WORD}vMerge"
_HORIZONTAL = f"{WORD}hMerge"
_CELL_DELETED = f"{WORD}cellDel"
_RESTART = "restart"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `goes_on` when it is only the continuation of the one above or to the left."""

    element: Element
    row: int
    column: int
    goes_on: bool


@dataclass(slots=True)
class _Merging:
    span: int = 1
    goes_on_above: bool = False
    goes_on_left: bool = False
    begins: bool = False
    deleted: bool = False


def table_cells(table: Element, omissions: Omissions) -> Iterator[Cell]:
    """The cells of a table row by row; merged ones with the row and column where they begin.

    Rows and cells whose deletion is tracked are left out, and counted.

    Args:
        table: The element.
        omissions: Where what is left out is counted.
    """
    begun: dict[int, tuple[int, int]] = {}
    row_number = 0
    for row in _members(table, ROW):
        properties = row.find(_ROW_PROPERTIES)
        if properties is not None and properties.find(DELETED) is not None:
            _count_deletion(row, omissions)
            continue
        before = value_at(properties, "gridBefore") or "0"
        column = min(int(before), WIDEST) if before.isdecimal() else 0
        left = (row_number, column)
        for element in _members(row, CELL):
            merging = _merging(leading(element, _CELL_PROPERTIES))
            if merging.deleted:
                _count_deletion(element, omissions)
                continue
            goes_on = merging.goes_on_left or (merging.goes_on_above and column in begun)
            if merging.goes_on_left:
                first = left
            elif goes_on:
                first = begun[column]
            else:
                first = (row_number, column)
                begun.pop(column, None)
            if merging.begins:
                begun[column] = first
            yield Cell(element, *first, goes_on)
            left = first
            column += merging.span
        row_number += 1


def _members(container: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls and the like."""
    for child in container:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag == CONTENT_CONTROL:
            content = child.find(CONTROL_CONTENT)
            if content is not None:
                yield from _members(content, wanted)
        elif tag == ALTERNATE:
            shown = chosen(child)
            if shown is not None:
                yield from _members(shown, wanted)
        elif tag not in _SILENT:
            yield from _members(child, wanted)


def _merging(properties: Element | None) -> _Merging:
    found = _Merging()
    for child in () if properties is None else properties:
        tag = child.tag
        if tag == _SPAN:
            span = child.get(VALUE, "1")
            found.span = min(max(int(span), 1), WIDEST) if span.isdecimal() else 1
        elif tag == _VERTICAL:
            found.begins = child.get(VALUE) == _RESTART
            found.goes_on_above = not found.begins
        elif tag == _HORIZONTAL:
            found.goes_on_left = child.get(VALUE) != _RESTART
        elif tag == _CELL_DELETED:
            found.deleted = True
    return found


def _count_deletion(element: Element, omissions: Omissions) -> None:
    text = "".join(each.text or "" for each in element.iter(TEXT, f"{WORD}delText"))
    if text.strip():
        omissions.add(OmissionKind.DELETED_TEXT, text)
