"""The list of consultees as files for others: CSV and Excel."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from consult.consultees.records import ConsulteeRow
from consult.labels import label
from consult.text import clean_text
from consult.vocabulary import Language

COLUMNS = (
    "name",
    "category",
    "organisation_number",
    "county_code",
    "municipality_code",
    "contact_name",
    "email",
    "aliases",
    "sent_on",
    "due_on",
    "extended_to",
    "reminded_on",
    "status",
    "responses",
    "comments",
)
"""What the columns hold, in order; the caller gives their headers."""

LONGEST_CELL = 32_767
"""Characters; Excel says that a longer text is damage, and openpyxl cuts it silently."""

SHEET_TITLE = {Language.SWEDISH: "Remissinstanser", Language.ENGLISH: "Consultees"}
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_MANY = "; "


def list_as_csv(
    rows: Iterable[ConsulteeRow], headers: Sequence[str], language: Language = Language.SWEDISH
) -> bytes:
    """The list as a CSV file that Excel opens with the right letters.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
    injection").

    Args:
        rows: Who is on the list.
        headers: One for each of `COLUMNS`.
        language: Of the codes' words.

    Returns:
        UTF-8 with a byte order mark, semicolons between the cells.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([_harmless(cell) for cell in _cells(row, language)] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def list_as_workbook(
    rows: Iterable[ConsulteeRow], headers: Sequence[str], language: Language = Language.SWEDISH
) -> bytes:
    """The list as an Excel workbook; every text stays text.

    Args:
        rows: Who is on the list.
        headers: One for each of `COLUMNS`.
        language: Of the codes' words and the sheet's title.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(SHEET_TITLE[language])
    sheet.freeze_panes = "A2"
    sheet.append([_text_cell(sheet, header) for header in headers])
    for row in rows:
        sheet.append(
            [cell if isinstance(cell, int) else _text_cell(sheet, cell) for cell in _cells(row, language)]
        )
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _cells(row: ConsulteeRow, language: Language) -> list[str | int]:
    consultee = row.consultee
    texts = (
        consultee.name,
        label(consultee.category, language),
        consultee.organisation_number,
        consultee.county_code,
        consultee.municipality_code,
        consultee.contact_name,
        consultee.email,
        _MANY.join(consultee.aliases),
        row.sent_on,
        row.due_on,
        row.extended_to,
        row.reminded_on,
        label(row.status, language),
    )
    return [*(clean_text(text) for text in texts), row.responses, row.comments]


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS) else cell


def _text_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    """A cell whose text begins with "=" or is "#N/A" and is text all the same, also when it is edited."""
    cell = WriteOnlyCell(sheet, text[:LONGEST_CELL])
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_SIGNS)
    return cell
