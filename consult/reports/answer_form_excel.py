"""Our answer form as a workbook: a row a section, unlocked cells for the answers, keys in a hidden column."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from consult.case import Case
from consult.documents.answer_forms import BoxKind, tag_of
from consult.reports.answer_form import FormContent, FormOptions, form_content
from consult.reports.sheets import FONT
from consult.reports.statistics import ACCENT, PALE
from consult.reports.writing import check_ending, replacing

_WIDTHS = (4, 52, 70, 24, 60)
ASKED = 2
"""The columns that are ours: the key and the question."""


def write_answer_sheet(case: Case, target: Path, options: FormOptions | None = None) -> None:
    """Write the form.

    Args:
        case: The case, with its draft.
        target: Where; a file that is there is replaced when all is written.
        options: How the form shall be.

    Raises:
        InvalidValueError: No draft has been loaded.
        TargetRefusedError: The target cannot be written, or another program has it open.
    """
    check_ending(target, ".xlsx")
    content = form_content(case, options or FormOptions())
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = content.words.text("form.sheet")
    workbook.properties.title = content.words.text("form.title", title=content.title)
    workbook.properties.creator = content.authority
    for row in _rows(content):
        sheet.append(row)
    _dress(sheet, content)
    with replacing(target) as file:
        workbook.save(file)


def _rows(content: FormContent) -> Iterator[tuple[str, ...]]:
    """The form's rows: a tag, what is asked, and empty cells for view, stance and wording."""
    words = content.words
    yield (
        tag_of(BoxKind.FORM, content.version_id),
        words.text("form.question"),
        words.text("form.view"),
        words.text("form.stance"),
        words.text("form.wording"),
    )
    yield tag_of(BoxKind.SENDER), words.text("form.sender"), "", "", ""
    yield tag_of(BoxKind.EMAIL), words.text("form.email"), "", "", ""
    yield tag_of(BoxKind.OVERALL), words.text("form.overall"), "", "", ""
    for section in content.sections:
        yield tag_of(BoxKind.VIEW, section.id), section.heading, "", "", ""
    yield tag_of(BoxKind.OTHER), words.text("form.other"), "", "", ""


def _dress(sheet: Worksheet, content: FormContent) -> None:
    for column, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    wrapped = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(sheet.iter_rows(), 1):
        for place, each in enumerate(row, 1):
            cell: Any = each
            cell.font = Font(name=FONT, bold=place <= ASKED)
            cell.alignment = wrapped
            if number == 1:
                cell.font = Font(name=FONT, bold=True, color="FFFFFF")
                cell.fill = PatternFill("solid", fgColor=ACCENT)
            elif place > ASKED:
                cell.protection = Protection(locked=False)
                cell.fill = PatternFill("solid", fgColor=PALE)
    chosen = DataValidation(type="list", formula1=f'"{",".join(content.stances)}"', allow_blank=True)
    chosen.showErrorMessage = True
    chosen.add(f"D5:D{sheet.max_row}")
    chosen.add("C4")
    sheet.add_data_validation(chosen)
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False
