"""Files for assessment as tests send, fill and find their way in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from consult.case import Case
from consult.comments.queries import comment_ids
from consult.reports.assessment_form import assessment_form, note_sending
from consult.reports.assessment_form_excel import write_assessment_sheet
from consult.reports.assessment_form_word import write_assessment_word

CHOICE, REPLY, RATIONALE, ACTION = "I", "J", "K", "L"
FIRST = 2
"""The line of the first comment in the sheet."""


def sent(case: Case, name: str = "bedöm.xlsx", **options: Any) -> Path:
    """A file with all comments of a case, sent to Eva Ek."""
    target = case.path.with_name(name)
    form = assessment_form(case, case.read(comment_ids), recipient="Eva Ek", **options)
    (write_assessment_word if name.endswith(".docx") else write_assessment_sheet)(form, target)
    note_sending(case, form, target)
    return target


def changed(file: Path, change: Callable[[Any], object]) -> Path:
    """The file with its sheet changed."""
    book = openpyxl.load_workbook(file)
    change(book.active)
    book.save(file)
    return file


def key_of(file: Path, line: int = FIRST) -> str:
    """The comment that stands in a line of the sheet."""
    tag = openpyxl.load_workbook(file).active["A"][line - 1].value  # type: ignore[index]  # the sheet that was written
    return str(tag).rpartition(":")[2]
