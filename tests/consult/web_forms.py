"""Exports of web forms made for tests, and how a program reads one in."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook

from consult.case import Case
from consult.prepared.form_checking import checked_form, form_context
from consult.prepared.form_columns import suggest_columns
from consult.prepared.web_form import (
    CheckedForm,
    ColumnRole,
    FormColumn,
    FormOptions,
    FormSheet,
    RowFault,
    read_form,
)

HEADERS = (
    *("ID", "Starttid", "Slutförd tid", "Förnamn", "Efternamn", "E-post", "Organisation"),
    *("Tillstyrker ni förslaget som helhet?", "Fråga 1. Vad tycker du om strategin?"),
    *("Fråga 2. Instämmer du i avsnitt 2.1?", "Fråga 3. Synpunkter på avsnitt 2.1 Hållbara resor"),
    *("Fråga 4. Förslag till ny lydelse i avsnitt 3", "Ålder"),
)
WEB = FormOptions(default_date="2026-05-04")
Cells = Sequence[object]


def answers(number: int, **more: str) -> list[object]:
    """A row of the export, with other values in the columns that begin so."""
    row: list[object] = [
        *(number, datetime(2026, 3, 1 + number % 28, 10), datetime(2026, 3, 1 + number % 28, 10, 20)),
        *("Anna", f"Lind {number}", f"anna{number}@example.org", ""),
        *("Delvis", f"Svar {number}: strategin är för tunn om landsbygden."),
        *(
            "Instämmer inte",
            f"Bussen {number} behöver gå oftare.",
            f"Uppföljningen sker {number} gånger.",
            40,
        ),
    ]
    for name, value in more.items():
        row[next(at for at, header in enumerate(HEADERS) if header.startswith(name))] = value
    return row


def workbook(rows: Sequence[Cells], *more: tuple[str, Sequence[Cells]], headers: Cells = HEADERS) -> bytes:
    """An Excel file with the answers on the sheet Svar, and more sheets after it."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Svar"
    for row in (headers, *rows):
        sheet.append(list(row))
    for name, lines in more:
        other = made.create_sheet(name)
        for line in lines:
            other.append(list(line))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def form_of(rows: Sequence[Cells]) -> FormSheet:
    return read_form("svar.xlsx", workbook(rows))


def checked(
    case: Case, form: FormSheet, options: FormOptions = WEB, columns: Sequence[FormColumn] = ()
) -> CheckedForm:
    """An export checked with its suggested columns, or others."""
    columns = columns or case.read(suggest_columns, form)
    return checked_form(form, columns, options, case.read(form_context, form.content))


def column(header: str, role: ColumnRole, section_id: str | None = None) -> FormColumn:
    return FormColumn(header, role, section_id)


def told(faults: Sequence[RowFault]) -> list[tuple[str, int, str, str, str]]:
    return [(each.sheet, each.row, each.header, each.value, each.problem.value) for each in faults]
