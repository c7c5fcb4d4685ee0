"""Tables that come as CSV or Excel files, read within bounds as plain texts."""

import csv
import warnings
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from typing import TypeVar
from zipfile import BadZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from consult.documents.package import OfficePackage
from consult.documents.plain_text import decoded
from consult.errors import FileRefusedError, NotFoundError, RefusalReason
from consult.text import clean_text

MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_FORM_COLUMNS = 400
"""Columns of a web form's export, of which none may be left out in silence."""
LONGEST_CELL = 32_767
"""Characters that Excel allows in a cell."""

LONGEST_TEXT_TABLE = 20_000_000
"""Bytes of a CSV file."""

MOST_WORKBOOK_TAGS = 600_000
MOST_STYLE_TAGS = 60_000
"""openpyxl takes some 10 µs a cell and 50 µs a style, which bounds a file to some seconds."""

_WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_WORKBOOK = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}workbook"
_DELIMITERS = ";\t,"
_LINES_LOOKED_AT = 20
_CHARACTERS_LOOKED_AT = 10_000
# All that openpyxl was seen to raise on damaged workbooks, for it has no error of its own for them.
_WORKBOOK_FAULTS = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    BadZipFile,
    zlib.error,
    etree.LxmlError,
    SyntaxError,
    InvalidFileException,
)


Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; row n of `rows` is line n + 2 of the sheet, each as wide as the headers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(file_name: str, content: bytes) -> Table:
    """Read the table of a CSV file or of a workbook's first sheet.

    Args:
        file_name: Its name; the suffix tells the kind.
        content: Its bytes.

    Returns:
        The first line as headers and the lines after it.

    Raises:
        FileRefusedError: It is no table, cannot be read, or has more than `MOST_ROWS` rows.
    """
    lines = _text_file_lines(file_name, content, MOST_COLUMNS)
    if lines is None:
        _, lines = _from_workbook(file_name, content, lambda made: _sheet_lines(made, MOST_COLUMNS))
    filled = _without_empty_end(lines)
    if not filled:
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    if len(filled) > MOST_ROWS + 1:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{MOST_ROWS} rows")
    width = max(len(line) for line in filled)
    wide = [(*line, *[""] * (width - len(line))) for line in filled]
    return Table(wide[0], tuple(wide[1:]))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet read whole: `lines[0]` is line `first_line` of the sheet, as Excel counts; all as wide."""

    name: str
    first_line: int
    lines: tuple[tuple[str, ...], ...]


def sheet_names(file_name: str, content: bytes) -> tuple[str, ...]:
    """The names of a workbook's visible sheets; none for a CSV file.

    Raises:
        FileRefusedError: It is no table, or cannot be read.
    """
    if PurePath(file_name).suffix.lower() not in _WORKBOOK_SUFFIXES:
        return ()
    return _from_workbook(file_name, content, _visible_names)


def read_sheet(file_name: str, content: bytes, sheet: str = "") -> Sheet:
    """Read a CSV file or one sheet of a workbook, without the empty lines at its ends.

    Args:
        file_name: Its name; the suffix tells the kind.
        content: Its bytes.
        sheet: The sheet's name; the first visible one with any text when empty.

    Returns:
        The sheet, whose name is empty for a CSV file.

    Raises:
        FileRefusedError: It is no table, cannot be read, or has more than `MOST_ROWS` rows or
            `MOST_FORM_COLUMNS` columns.
        NotFoundError: There is no such sheet.
    """
    name, lines = "", _text_file_lines(file_name, content, MOST_FORM_COLUMNS + 1)
    if lines is None:
        name, lines = _from_workbook(
            file_name, content, lambda made: _sheet_lines(made, MOST_FORM_COLUMNS + 1, sheet)
        )
    filled = _without_empty_end(lines)
    empty = next((place for place, line in enumerate(filled) if any(line)), 0)
    filled = filled[empty:]
    if not filled:
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    width = max(map(len, filled))
    if len(filled) > MOST_ROWS + 1 or width > MOST_FORM_COLUMNS:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(filled)} x {width}")
    wide = tuple((*line, *[""] * (width - len(line))) for line in filled)
    return Sheet(name, empty + 1, wide)


def delimiter(text: str) -> str:
    """What stands between the cells of a CSV text: the sign that cuts its first lines into the most cells.

    The lines have to agree: a comma in the names of some rows is no delimiter.
    """
    lines = (line[:_CHARACTERS_LOOKED_AT] for line in StringIO(text) if line.strip())
    first = list(islice(lines, _LINES_LOOKED_AT))

    def fitness(sign: str) -> tuple[int, int]:
        widths = [len(line) for line in csv.reader(first, delimiter=sign)]
        header = widths[0] if widths else 0
        return (sum(width == header for width in widths) if header > 1 else 0, header)

    return max(_DELIMITERS, key=fitness)


def _text_file_lines(file: str, content: bytes, columns: int) -> list[list[str]] | None:
    """The lines of a text file; None for a workbook."""
    suffix = PurePath(file).suffix.lower()
    if suffix in _WORKBOOK_SUFFIXES:
        return None
    if suffix not in _TEXT_SUFFIXES:
        raise FileRefusedError(file, RefusalReason.NOT_TABLE, suffix)
    if len(content) > LONGEST_TEXT_TABLE:
        raise FileRefusedError(file, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    return _text_lines(decoded(file, content), columns)


def _text_lines(text: str, columns: int) -> list[list[str]]:
    sign = delimiter(text)
    try:
        # Strict: an open quotation mark would take the rest of the file into one cell.
        lines = list(
            islice(csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True), MOST_ROWS + 2)
        )
    except csv.Error:
        lines = [line.split(sign, columns) for line in islice(StringIO(text), MOST_ROWS + 2)]
    return [[clean_text(cell).strip() for cell in line[:columns]] for line in lines]


def _from_workbook(file: str, content: bytes, read: Callable[[Workbook], Read]) -> Read:
    """What is read of a workbook, once it was seen to be within the bounds."""
    package = OfficePackage(file, content, RefusalReason.NOT_TABLE)
    if package.root(package.main).tag != _WORKBOOK:
        raise FileRefusedError(file, RefusalReason.NOT_TABLE, package.main)
    styles = package.related(package.main, "styles")
    if (
        sum(package.tags(part) for part in package.markup_parts()) > MOST_WORKBOOK_TAGS
        or sum(package.tags(part) for part in styles) > MOST_STYLE_TAGS
    ):
        raise FileRefusedError(file, RefusalReason.TOO_LARGE, "cells")
    try:
        with warnings.catch_warnings():
            # Of extensions that it does not know; they hold no cells.
            warnings.simplefilter("ignore")
            workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                return read(workbook)
            finally:
                workbook.close()
    except _WORKBOOK_FAULTS as error:
        raise FileRefusedError(file, RefusalReason.DAMAGED, str(error)) from error


def _visible_names(workbook: Workbook) -> tuple[str, ...]:
    return tuple(str(sheet.title) for sheet in workbook.worksheets if sheet.sheet_state == "visible")


def _sheet_lines(workbook: Workbook, columns: int, wanted: str = "") -> tuple[str, list[list[str]]]:
    """Name and lines of a visible sheet: the one of that name, or the first that has any text."""
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible" or wanted not in ("", sheet.title):
            continue
        # With bounds given, what the sheet says of its own size does not count: it may be a million rows.
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=columns, values_only=True)
        lines = [[_cell_text(value) for value in row] for row in rows]
        if wanted or any(map(any, lines)):
            return str(sheet.title), lines
    if wanted:
        raise NotFoundError("sheet", wanted)
    return "", []


def _cell_text(value: object) -> str:
    """A cell as a person would type it: whole numbers without a decimal point, dates as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return clean_text(str(value))[:LONGEST_CELL].strip()


def _without_empty_end(lines: Iterable[list[str]]) -> list[list[str]]:
    """The lines from the first to the last with any text, cut where all columns have ended."""
    found = list(lines)
    while found and not any(found[-1]):
        found.pop()
    width = max((place + 1 for line in found for place, cell in enumerate(line) if cell), default=0)
    return [line[:width] for line in found]
