"""Tables that come as CSV or Excel files, read within bounds as plain texts."""

import csv
import warnings
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from zipfile import BadZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from consult.documents.package import OfficePackage
from consult.documents.plain_text import decoded
from consult.errors import FileRefusedError, RefusalReason
from consult.text import clean_text

MOST_ROWS = 20_000
MOST_COLUMNS = 60
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
    suffix = PurePath(file_name).suffix.lower()
    if suffix in _WORKBOOK_SUFFIXES:
        lines = _workbook_lines(file_name, content)
    elif suffix in _TEXT_SUFFIXES:
        if len(content) > LONGEST_TEXT_TABLE:
            raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
        lines = _text_lines(decoded(file_name, content))
    else:
        raise FileRefusedError(file_name, RefusalReason.NOT_TABLE, suffix)
    filled = _without_empty_end(lines)
    if not filled:
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    if len(filled) > MOST_ROWS + 1:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{MOST_ROWS} rows")
    width = max(len(line) for line in filled)
    wide = [(*line, *[""] * (width - len(line))) for line in filled]
    return Table(wide[0], tuple(wide[1:]))


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


def _text_lines(text: str) -> list[list[str]]:
    sign = delimiter(text)
    try:
        # Strict: an open quotation mark would take the rest of the file into one cell.
        lines = list(
            islice(csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True), MOST_ROWS + 2)
        )
    except csv.Error:
        lines = [line.split(sign, MOST_COLUMNS) for line in islice(StringIO(text), MOST_ROWS + 2)]
    return [[clean_text(cell).strip() for cell in line[:MOST_COLUMNS]] for line in lines]


def _workbook_lines(file: str, content: bytes) -> list[list[str]]:
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
            return _sheet_lines(content)
    except _WORKBOOK_FAULTS as error:
        raise FileRefusedError(file, RefusalReason.DAMAGED, str(error)) from error


def _sheet_lines(content: bytes) -> list[list[str]]:
    """The lines of the first visible sheet that has any text."""
    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in workbook.worksheets:
            # With bounds given, what the sheet says of its own size does not count: it may be a million rows.
            rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
            lines = [[_cell_text(value) for value in row] for row in rows]
            if sheet.sheet_state == "visible" and any(map(any, lines)):
                return lines
    finally:
        workbook.close()
    return []


def _cell_text(value: object) -> str:
    """A cell as a person would type it: whole numbers without a decimal point, dates as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
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
