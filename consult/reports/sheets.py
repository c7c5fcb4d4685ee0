"""Rows of a workbook as SpreadsheetML, streamed into sheets whose frame openpyxl has made.

openpyxl makes the workbook, its styles, charts and the sheets with their headers; the rows are
written as text between, which costs a fifth of an openpyxl cell each and no memory.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from consult.reports.markup import Outlet
from consult.reports.style_sheet import ACCENT, HEADER_FILL, RULE
from consult.reports.writing import LEVEL, SteadyArchive

FONT = "Calibri"
LONGEST_CELL = 32_767
"""Characters that a cell holds at most, in UTF-16 code units (Excel's own limit)."""

Value = str | int | date | None

_FORMULA_SIGNS = "=+-@\t"
_LONGEST_KNOWN = 30
_MOST_KNOWN = 2000
_ROWS_END = b"</sheetData>"
_DIMENSION = re.compile(b"<dimension [^>]*/>")
_FIRST_DAY = date(1899, 12, 30).toordinal()
_A4 = 9
_DATE_FORMAT = "yyyy-mm-dd"
# Excel reads `_x0041_` inside a text as the character with that code (29500-1, 22.9.2.19).
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Styles:
    """The numbers of the looks that cells have, in one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        frame = workbook.create_sheet("styles")
        top = Alignment(vertical="top")
        wrapped = Alignment(vertical="top", wrap_text=True)
        self.text = _style_of(frame, alignment=wrapped)
        # The mark keeps a text a text also when somebody edits the cell.
        self.guarded = _style_of(frame, alignment=wrapped, quotePrefix=True)
        self.number = _style_of(frame, alignment=top)
        beside = Alignment(horizontal="left", vertical="top")
        self.day = _style_of(frame, alignment=beside, number_format=_DATE_FORMAT)
        workbook.remove(frame)


def _style_of(sheet: Worksheet, **looks: Any) -> int:
    cell: Any = sheet.cell(1, 1)
    cell.style = "Normal"
    for name, value in looks.items():
        setattr(cell, name, value)
    return int(cell.style_id)


class StreamedArchive(SteadyArchive):
    """An archive that puts rows into sheets as it takes them in."""

    def __init__(self, file: IO[bytes], styles: Styles) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, compresslevel=LEVEL)
        self._styles = styles
        self._streams: list[tuple[Worksheet, Iterable[Sequence[Value]]]] = []
        # Names, dates and decisions come again row after row.
        self._known: dict[Value, str] = {}

    def stream(self, sheet: Worksheet, rows: Iterable[Sequence[Value]]) -> None:
        """Say what rows a sheet shall have below its header."""
        self._streams.append((sheet, rows))

    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a part from a file; a sheet gets its rows."""
        name = os.fspath(arcname or filename)
        # A sheet knows its part's name only now.
        found = next((each for each in self._streams if each[0].path == f"/{name}"), None)
        if found is None:
            super().write(filename, arcname, compress_type, compresslevel)
        else:
            self._write_sheet(Path(filename), name, *found)

    def _write_sheet(self, made: Path, name: str, sheet: Worksheet, rows: Iterable[Sequence[Value]]) -> None:
        # The frame's own dimension is that of the header alone; it may be left out (29500-1, 18.3.1.35).
        frame = _DIMENSION.sub(b"", made.read_bytes())
        before, _, after = frame.partition(_ROWS_END)
        filtered = sheet.auto_filter.ref
        with self.part(name) as part:
            part.write(before)
            outlet = Outlet(part)
            last = 1
            for markup in self._markup(rows):
                outlet.write(markup)
                last += 1
            outlet.flush()
            if filtered:
                # How long the list is was not known when the frame was made.
                sheet.auto_filter.ref = f"{filtered[:-1]}{last}"
                after = after.replace(f'ref="{filtered}"'.encode(), f'ref="{sheet.auto_filter.ref}"'.encode())
            part.write(_ROWS_END + after)

    def _markup(self, rows: Iterable[Sequence[Value]]) -> Iterator[str]:
        letters: list[str] = []
        number = 1
        for row in rows:
            letters = letters or [get_column_letter(column) for column in range(1, len(row) + 1)]
            for values in fitting(row):
                number += 1
                yield f'<row r="{number}">{self._cells(letters, number, values)}</row>'

    def _cells(self, letters: Sequence[str], number: int, values: Sequence[Value]) -> str:
        known = self._known
        cells = []
        for letter, value in zip(letters, values, strict=True):
            if value is None or value == "":
                continue
            content = known.get(value)
            if content is None:
                content = self._content(value)
                if not isinstance(value, str) or len(value) < _LONGEST_KNOWN:
                    if len(known) == _MOST_KNOWN:
                        known.clear()
                    known[value] = content
            cells.append(f'<c r="{letter}{number}" {content}</c>')
        return "".join(cells)

    def _content(self, value: Value) -> str:
        if isinstance(value, str):
            style = self._styles.guarded if value[0] in _FORMULA_SIGNS else self._styles.text
            return f's="{style}" t="inlineStr"><is><t xml:space="preserve">{_escaped(value)}</t></is>'
        if isinstance(value, date):
            return f's="{self._styles.day}"><v>{value.toordinal() - _FIRST_DAY}</v>'
        return f's="{self._styles.number}"><v>{value}</v>'


def _escaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    # Most texts have none of these, and to look costs half of what replacing nothing does.
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


class Continued(str):
    """A text that says of a row which row it goes on from; it stands in the rows that follow."""

    __slots__ = ("again",)
    again: str

    def __new__(cls, text: str, again: str) -> "Continued":
        """The text, and its form in the rows that follow."""
        made = super().__new__(cls, text)
        made.again = again
        return made


def fitting(row: Sequence[Value]) -> Iterable[Sequence[Value]]:
    """A row as one row, or as several when a text is longer than a cell holds.

    Args:
        row: Its values; a `Continued` one is repeated in each further row in its other form.

    Returns:
        Rows whose texts put together are the texts of the row.
    """
    # A text of half the length fits whatever characters it has.
    for value in row:
        if isinstance(value, str) and len(value) > LONGEST_CELL // 2:
            break
    else:
        return (row,)
    columns = [pieces(value) if isinstance(value, str) else [value] for value in row]
    rows = [list(values) for values in zip_longest(*columns)]
    for further in rows[1:]:
        for position, value in enumerate(row):
            if isinstance(value, Continued):
                further[position] = value.again
    return rows


def pieces(text: str) -> list[Value]:
    """A text in pieces that a cell holds, cut so that nothing is lost and no character split."""
    found: list[Value] = []
    start = 0
    while start < len(text):
        end = min(len(text), start + LONGEST_CELL)
        # A character beyond the basic plane counts as two.
        while (over := len(text[start:end].encode("utf-16-le", "surrogatepass")) // 2 - LONGEST_CELL) > 0:
            end -= (over + 1) // 2
        found.append(text[start:end])
        start = end
    return found or [text]


def _write_header(sheet: Worksheet, columns: Sequence[str]) -> None:
    first: Any = sheet.cell(1, 1)
    first.font = Font(name=FONT, size=11, bold=True, color="0B4450")
    first.fill = PatternFill("solid", fgColor=HEADER_FILL)
    first.alignment = Alignment(vertical="bottom", wrap_text=True)
    first.border = Border(bottom=Side("thin", ACCENT))
    for position, text in enumerate(columns, 1):
        cell: Any = sheet.cell(1, position, text)
        # The looks once more by their numbers: each look given anew is compared with all there are.
        cell._style = copy(first._style)


def list_sheet(
    workbook: Workbook, title: str, columns: Sequence[str], widths: Sequence[int], *, filtered: bool = True
) -> Worksheet:
    """A sheet with its columns' titles, frozen, ready for its rows.

    Args:
        workbook: Where it comes last.
        title: Its name.
        columns: Titles of the columns.
        widths: Of the columns, in characters.
        filtered: Whether the columns have filters.
    """
    sheet: Worksheet = workbook.create_sheet(title)
    sheet.freeze_panes = "B2"
    for position, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    if filtered:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    sheet.sheet_properties.tabColor = RULE
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    _write_header(sheet, columns)
    return sheet
