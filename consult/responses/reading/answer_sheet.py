"""Our answer form that came back as a workbook; other workbooks are no responses of one sender."""

from collections.abc import Iterator

from consult.documents.answer_forms import Box, BoxKind, FilledForm, parse_tag
from consult.documents.spreadsheets import Table, read_sheet, read_table, sheet_names
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.records import ReadResponse, TextBlock

_QUESTIONS = (BoxKind.VIEW, BoxKind.STANCE, BoxKind.WORDING)
"""What the columns after the question ask, in order."""


def read(file_name: str, content: bytes) -> ReadResponse:
    """What was written in a form of ours.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is no workbook, cannot be read, or is no form of ours.
    """
    table = read_table(file_name, content)
    marked = parse_tag(table.headers[0]) if table.headers else None
    if marked is None or marked[0] is not BoxKind.FORM:
        raise FileRefusedError(file_name, RefusalReason.UNREADABLE_FORMAT, "xlsx")
    beside = (*_outside(table), *_other_sheets(file_name, content))
    form = FilledForm(marked[1], tuple(_boxes(table)), beside)
    lines = [*(box.text for box in form.boxes), *form.outside]
    blocks = tuple(TextBlock(line) for text in lines for line in text.split("\n"))
    return ReadResponse(blocks, sender=form.sender, form=form)


def _boxes(table: Table) -> Iterator[Box]:
    for row in table.rows:
        marked = parse_tag(row[0])
        if marked is None:
            continue
        kind, key = marked
        kinds = _QUESTIONS if kind is BoxKind.VIEW else (kind,)
        for each, cell in zip(kinds, row[2:], strict=False):
            if cell.strip():
                yield Box(each, key, cell)


def _outside(table: Table) -> Iterator[str]:
    """What was written where no answer was asked for, and in rows that are not ours."""
    for row in table.rows:
        marked = parse_tag(row[0])
        asked = 0 if marked is None else 5 if marked[0] is BoxKind.VIEW else 3
        beside = "\t".join(cell for cell in row[asked:] if cell.strip())
        if beside:
            yield beside


def _other_sheets(file_name: str, content: bytes) -> Iterator[str]:
    """What was written on sheets that are not ours."""
    for name in sheet_names(file_name, content)[1:]:
        sheet = read_sheet(file_name, content, name)
        for row in sheet.lines:
            written = "\t".join(cell for cell in row if cell.strip())
            if written:
                yield written
