"""Comments for assessment as a workbook: what is ours is locked, the keys are hidden, choices are a list."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from consult.documents.assessment_forms import comment_tag, seal, sending_tag
from consult.documents.spreadsheets import LONGEST_CELL
from consult.errors import InvalidValueError
from consult.labels import form_columns
from consult.reports.assessment_form import AssessmentForm, SentComment
from consult.reports.sheets import FONT
from consult.reports.statistics import ACCENT, PALE
from consult.reports.writing import check_ending, replacing

_WIDTHS = (4, 4, 8, 26, 26, 60, 34, 34, 20, 46, 40, 34)
_HIDDEN = 2
_OURS = 6
"""Columns of ours behind the hidden ones: number, consultee, sections, comment, summary, wording."""
_CUT = " […]"


def write_assessment_sheet(form: AssessmentForm, target: Path) -> None:
    """Write the file.

    Args:
        form: What it holds.
        target: Where; a file that is there is replaced when all is written.

    Raises:
        InvalidValueError: An answer is longer than a cell can be; a Word file has room for it.
        TargetRefusedError: The target cannot be written, or another program has it open.
    """
    check_ending(target, ".xlsx")
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    words = form.report.words
    sheet.title = words.text("assessment.sheet")
    workbook.properties.title = words.text("assessment.title", title=form.report.consultation.title)
    workbook.properties.creator = form.report.consultation.authority
    for number, row in enumerate(_rows(form), 1):
        for place, text in enumerate(row, 1):
            cell: Any = sheet.cell(number, place, text or None)
            if text:
                # What somebody wrote may begin with a sign that Excel takes for a formula.
                cell.data_type = "s"
    _dress(sheet, form)
    with replacing(target) as file:
        workbook.save(file)


def _rows(form: AssessmentForm) -> Iterator[tuple[str, ...]]:
    words = form.report.words
    titles = (*words.texts("assessment.columns"), *form_columns(words.language))
    yield (sending_tag(form.key), "", *titles)
    for sent in form.comments:
        ours = _ours(sent)
        answer = (sent.answer.choice, sent.answer.reply, sent.answer.rationale, sent.answer.action)
        for name, text in zip(("reply", "rationale", "action"), answer[1:], strict=True):
            if len(text) > LONGEST_CELL:
                raise InvalidValueError(name, "too_long", text)
        yield (comment_tag(sent.id), seal(*ours), *ours, *answer)


def _ours(sent: SentComment) -> tuple[str, ...]:
    texts = (
        sent.number,
        sent.senders,
        sent.sections,
        sent.comment.quote,
        sent.comment.summary,
        sent.comment.proposed_wording,
    )
    longest = LONGEST_CELL - len(_CUT)
    return tuple(text if len(text) <= LONGEST_CELL else text[:longest] + _CUT for text in texts)


def _dress(sheet: Worksheet, form: AssessmentForm) -> None:
    for position, width in enumerate(_WIDTHS, 1):
        column = sheet.column_dimensions[get_column_letter(position)]
        column.width = width
        column.hidden = position <= _HIDDEN
    sheet.freeze_panes = f"{get_column_letter(_HIDDEN + 2)}2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    wrapped = Alignment(vertical="top", wrap_text=True)
    head, plain = Font(name=FONT, bold=True, color="FFFFFF"), Font(name=FONT)
    fills = {True: PatternFill("solid", fgColor=ACCENT), False: PatternFill("solid", fgColor=PALE)}
    for number, row in enumerate(sheet.iter_rows(max_col=len(_WIDTHS)), 1):
        for place, each in enumerate(row, 1):
            cell: Any = each
            cell.alignment = wrapped
            cell.font = head if number == 1 else plain
            if number == 1:
                cell.fill = fills[True]
            elif place > _HIDDEN + _OURS:
                cell.protection = Protection(locked=False)
                cell.fill = fills[False]
    letter = get_column_letter(_HIDDEN + _OURS + 1)
    chosen = DataValidation(type="list", formula1=f'"{",".join(form.choices)}"', allow_blank=True)
    chosen.showErrorMessage = True
    chosen.add(f"{letter}2:{letter}{max(2, sheet.max_row)}")
    sheet.add_data_validation(chosen)
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
