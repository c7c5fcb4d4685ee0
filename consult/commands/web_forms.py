"""The verb of web forms: their exports checked, and registered all or not at all."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from consult.case import Case
from consult.commands.telling import DONE, REFUSED, complain, speaks, tell
from consult.documents.containers import read_file
from consult.documents.spreadsheets import sheet_names
from consult.draft.queries import sections
from consult.draft.records import Section
from consult.errors import FileRefusedError, InvalidValueError, NotFoundError, RefusalReason
from consult.labels import field_label, label, told_text
from consult.operation import clean_code
from consult.prepared.form_checking import checked_form, form_context
from consult.prepared.form_columns import suggest_columns
from consult.prepared.form_import import import_web_form
from consult.prepared.form_mappings import mapping_for, mapping_named
from consult.prepared.web_form import (
    CheckedForm,
    ColumnRole,
    FormColumn,
    FormOptions,
    FormSheet,
    RowFault,
    read_form,
)
from consult.vocabulary import Category


def import_form(arguments: Namespace) -> int:
    """Register the rows of a web form's export as responses, all or none; --check stores nothing."""
    content = read_file(arguments.file)
    form = read_form(arguments.file.name, content, arguments.sheet)
    if form.is_answer_form:
        raise FileRefusedError(form.file_name, RefusalReason.ANSWER_FORM)
    options = FormOptions(
        default_date=arguments.received_on or date.today().isoformat(),
        nameless=arguments.nameless,
        add_new=not arguments.listed_only,
        new_category=Category(arguments.new_category) if arguments.new_category else None,
        left_out=frozenset(arguments.leave_out),
    )
    with Case.open(arguments.case, read_only=arguments.check) as case:
        columns, source = _columns(case, form, arguments)
        checked = checked_form(form, columns, options, case.read(form_context, content))
        rows = checked.wanted(skip_known=not arguments.again)
        keys: list[str] = []
        storing = not (arguments.check or checked.faults)
        if storing and source == "suggested":
            raise InvalidValueError("column", "suggested_only")
        if storing and rows:
            keys = case.change(
                import_web_form, form, rows, mapping_name=arguments.save_mapping, columns=columns
            )
        told_columns = [_told_column(case, form, place, each) for place, each in enumerate(columns)]
    document = _document(form, checked, arguments) | {"mapping": source, "columns": told_columns}
    document |= {"stored": len(keys), "responses": keys}
    for fault in checked.faults:
        complain(_fault_line(form, fault))
    tell(arguments, document, _lines(document))
    return REFUSED if checked.faults else DONE


def _columns(case: Case, form: FormSheet, arguments: Namespace) -> tuple[Sequence[FormColumn], str]:
    """The mapping, and where it is from: its name, "given", or "suggested"."""
    if arguments.map:
        return _given(form, arguments.map, case.read(sections)), "given"
    if arguments.mapping:
        saved = case.read(mapping_named, arguments.mapping, form.headers)
        return saved.columns, saved.name
    known = case.read(mapping_for, form.headers)
    if known is not None:
        return known.columns, known.name
    return case.read(suggest_columns, form), "suggested"


def _given(form: FormSheet, words: Sequence[str], draft: Sequence[Section]) -> list[FormColumn]:
    """The mapping that was written out; columns that are not named are not read in, which is told."""
    columns = [FormColumn(header, ColumnRole.IGNORED) for header in form.headers]
    for each in words:
        named, _, chosen = each.rpartition("=")
        code, _, place = chosen.partition(":")
        role = clean_code("column", ColumnRole, code.strip())
        section_id = _section(place.strip(), draft).id if place.strip() else None
        found = [at for at, header in enumerate(form.headers) if header.casefold() == _folded(named)]
        letters = [at for at in range(len(columns)) if get_column_letter(at + 1) == named.strip()]
        if not found and not letters:
            raise NotFoundError("column", named)
        for at in found or letters:
            columns[at] = FormColumn(form.headers[at], role, section_id)
    return columns


def _section(words: str, draft: Sequence[Section]) -> Section:
    """A section by its number, title or both."""
    wanted = _folded(words)
    for each in draft:
        if wanted in (each.number.casefold(), _folded(each.title), _folded(each.heading)):
            return each
    raise NotFoundError("section", words)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _told_column(case: Case, form: FormSheet, place: int, column: FormColumn) -> dict[str, Any]:
    headings = {each.id: each.heading for each in case.read(sections)}
    section = headings.get(column.section_id or "", "")
    letter = get_column_letter(place + 1)
    return {"column": letter, "header": form.title(place), "role": column.role, "section": section}


def _document(form: FormSheet, checked: CheckedForm, arguments: Namespace) -> dict[str, Any]:
    return {
        "file": form.file_name,
        "sheet": form.sheet,
        "sheets": sheet_names(form.file_name, form.content),
        "rows": len(checked.rows),
        "empty_rows": checked.empty_rows,
        "left_out": checked.left_out,
        "already_there": checked.known,
        "already_there_rows": [each.row for each in checked.rows if each.known],
        "new_senders": checked.new_senders,
        "not_read_in": checked.ignored,
        "faults": [asdict(each) for each in checked.faults],
        "checked_only": arguments.check,
    }


def _lines(document: dict[str, Any]) -> list[str]:
    lines = []
    for each in document["columns"]:
        place = f" ({each['section']})" if each["section"] else ""
        lines.append(f"{each['column']}  {each['header']}: {label(each['role'], speaks())}{place}")
    for name in ("rows", "empty_rows", "left_out", "already_there", "registered"):
        figure = document["stored"] if name == "registered" else document[name]
        lines.append(f"{told_text(name, speaks())}: {figure}")
    for name in ("new_senders", "not_read_in", "sheets"):
        if document[name]:
            lines.append(f"{told_text(name, speaks())}: {', '.join(document[name])}")
    return lines


def _fault_line(form: FormSheet, fault: RowFault) -> str:
    row = f"{field_label('row', speaks())} {fault.row}"
    value = f"”{fault.value[:80]}”" if fault.value else ""
    places = (form.file_name, fault.sheet, row, fault.header, value)
    return f"{', '.join(each for each in places if each)}: {label(fault.problem, speaks())}"
