"""Every row of a web form's export checked before anything is stored, with all that is wrong."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from consult.database.tables import document, response, response_consultee, response_document
from consult.labels import prepared_text
from consult.operation import LONGEST_LINE, Session
from consult.prepared.form_cells import date_of_cell, stance_of_cell
from consult.prepared.form_rows import RowComposer
from consult.prepared.form_senders import FormSenders, new_sender
from consult.prepared.web_form import (
    ANSWERS,
    ONCE,
    CheckedForm,
    ColumnRole,
    FaultProblem,
    FormColumn,
    FormOptions,
    FormRow,
    FormSheet,
    RowFault,
)
from consult.responses.senders import expected_senders
from consult.vocabulary import SenderRole

LONGEST_ANSWER = 200_000
"""Characters; more in one cell is a broken export rather than an answer."""

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_LINES = frozenset(
    {
        *(ColumnRole.SENDER_NAME, ColumnRole.ORGANISATION, ColumnRole.EMAIL),
        *(ColumnRole.REGISTRY_NUMBER, ColumnRole.SUBJECT),
    }
)
_SENDERS = (ColumnRole.ORGANISATION, ColumnRole.SENDER_NAME, ColumnRole.EMAIL)


@dataclass(frozen=True)
class FormContext:
    """What of the case the rows are compared with, read once: senders, and what has been registered."""

    senders: FormSenders
    registered: frozenset[tuple[str, str]]
    """Sender and digest of the text of each response."""
    notes: tuple[str, ...]
    """Notes of the responses that came in the same file, which say from which row."""


def form_context(session: Session, content: bytes) -> FormContext:
    """What the rows of an export are compared with.

    Args:
        session: Of the query.
        content: The export's bytes, by which it is known again.
    """
    texts = (
        select(response_consultee.c.consultee_id, response.c.text)
        .join(response, response.c.id == response_consultee.c.response_id)
        .where(response_consultee.c.role == SenderRole.SENDER.value, response.c.withdrawn_reason == "")
    )
    of_file = (
        select(response.c.note)
        .join(response_document, response_document.c.response_id == response.c.id)
        .join(document, document.c.id == response_document.c.document_id)
        .where(document.c.sha256 == hashlib.sha256(content).hexdigest(), response.c.withdrawn_reason == "")
    )
    return FormContext(
        FormSenders(expected_senders(session)),
        frozenset((row.consultee_id, _digest(row.text)) for row in session.rows(texts)),
        tuple(session.scalars(of_file)),
    )


def checked_form(
    form: FormSheet, columns: Sequence[FormColumn], options: FormOptions, context: FormContext
) -> CheckedForm:
    """Look at every row.

    Args:
        form: The export.
        columns: What each of its columns holds.
        options: What the user has decided for all rows.
        context: What is in the case.

    Returns:
        The rows as responses, and all faults: first those of the choice of columns (on the line of the
        headers), then those of the cells from above.
    """
    check = _Check(form, columns, options, context)
    faults = list(check.column_faults())
    rows: list[FormRow] = []
    empty = left_out = 0
    for number, row in enumerate(form.rows, form.first_row):
        if number in options.left_out:
            left_out += 1
        elif not any(row):
            empty += 1
        else:
            faults += check.row_faults(number, row)
            rows.append(check.row(number, row))
    ignored = tuple(
        form.title(place) for place, each in enumerate(columns) if each.role is ColumnRole.IGNORED
    )
    return CheckedForm(tuple(rows), tuple(faults), empty, left_out, ignored)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(slots=True)
class _Check:
    form: FormSheet
    columns: Sequence[FormColumn]
    options: FormOptions
    context: FormContext
    _composer: RowComposer = field(init=False)
    _places: dict[ColumnRole, list[int]] = field(init=False)
    _notes: frozenset[str] = field(init=False)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._composer = RowComposer(self.form, self.columns)
        self._places = {role: [] for role in ColumnRole}
        for place, column in enumerate(self.columns):
            self._places[column.role].append(place)
        self._notes = frozenset(note.split("\n", 1)[0] for note in self.context.notes)

    def column_faults(self) -> Iterator[RowFault]:
        """What is wrong with the choice of columns."""
        line = self.form.first_row - 1
        for place in self._places[ColumnRole.UNMAPPED]:
            yield self._fault(line, place, "", FaultProblem.UNMAPPED)
        for role in ONCE:
            for place in self._places[role][1:]:
                yield self._fault(line, place, "", FaultProblem.USED_TWICE)
        if not self.options.nameless and not any(self._places[role] for role in _SENDERS):
            yield self._fault(line, -1, "", FaultProblem.NO_SENDER_COLUMN)
        if not any(self._places[role] for role in ANSWERS):
            yield self._fault(line, -1, "", FaultProblem.NO_QUESTION_COLUMN)

    def row_faults(self, number: int, row: Sequence[str]) -> Iterator[RowFault]:
        """What is wrong with a row's cells."""
        for place, column in enumerate(self.columns):
            problem = _problem(column.role, row[place]) if row[place] else None
            if problem is not None:
                yield self._fault(number, place, row[place], problem)
        yield from self._sender_faults(number, row)
        asked = any(self._places[role] for role in ANSWERS)
        answered = (*ANSWERS, ColumnRole.OVERALL_STANCE)
        if asked and not any(row[place].strip() for role in answered for place in self._places[role]):
            yield self._fault(number, -1, "", FaultProblem.NO_ANSWER)

    def row(self, number: int, row: Sequence[str]) -> FormRow:
        """A row as the response it becomes, as far as its cells can be read."""
        name, organisation, email = self._sender(row)
        called = organisation or name
        listed = self.context.senders.listed(called, email)
        entry = None
        if listed is None and called:
            entry = new_sender(name, organisation, email, self.options)
        prepared = self._composer.composed(row)
        note = self._note(number, row)
        sign = ((listed.id if listed else called.casefold()), _digest(prepared.text))
        # Two who gave no name may well have written the same.
        named = any(row[place] for role in _SENDERS for place in self._places[role])
        alike = sign in self._seen or (listed is not None and sign in self.context.registered)
        known = note.split("\n", 1)[0] in self._notes or (named and alike)
        self._seen.add(sign)
        written = self._joined(ColumnRole.RECEIVED_ON, row)
        return FormRow(
            number,
            replace(prepared, sender=called, email=email, subject=self._joined(ColumnRole.SUBJECT, row)),
            listed.name if listed else entry.name if entry else called,
            listed.id if listed else None,
            entry,
            (date_of_cell(written) or "") if written else self.options.default_date,
            self._joined(ColumnRole.REGISTRY_NUMBER, row),
            note,
            known,
        )

    def _sender_faults(self, number: int, row: Sequence[str]) -> Iterator[RowFault]:
        name, organisation, email = self._sender(row)
        called = organisation or name
        asked = [place for role in _SENDERS for place in self._places[role]]
        if self.context.senders.listed(called, email) is not None:
            return
        if called and not self.options.add_new:
            yield self._fault(number, asked[0] if asked else -1, called, FaultProblem.NOT_ON_LIST)
        elif not called and asked:
            yield self._fault(number, asked[0], "", FaultProblem.SENDER_MISSING)

    def _sender(self, row: Sequence[str]) -> tuple[str, str, str]:
        """Name, organisation and address of who sent a row."""
        name = self._joined(ColumnRole.SENDER_NAME, row)
        organisation = self._joined(ColumnRole.ORGANISATION, row)
        email = self._joined(ColumnRole.EMAIL, row)
        if not name and not organisation and self.context.senders.listed("", email) is None:
            name = " ".join(self.options.nameless.split())
        return name, organisation, email

    def _joined(self, role: ColumnRole, row: Sequence[str]) -> str:
        """What stands in the columns of a role: first name and last name, each once."""
        values = (" ".join(row[place].split()) for place in self._places[role])
        return " ".join(dict.fromkeys(each for each in values if each))

    def _note(self, number: int, row: Sequence[str]) -> str:
        """From which row a response comes, and who sent it in their own words."""
        row_line = prepared_text("form_row").format(row=number)
        sheet = prepared_text("form_sheet").format(sheet=self.form.sheet) if self.form.sheet else ""
        lines = [", ".join(each for each in (row_line, sheet) if each)]
        for role in _SENDERS[::-1]:
            lines += [f"{self.form.title(place)}: {row[place]}" for place in self._places[role] if row[place]]
        return "\n".join(lines)

    def _fault(self, row: int, place: int, value: str, problem: FaultProblem) -> RowFault:
        header = self.form.title(place) if place >= 0 else ""
        return RowFault(self.form.sheet, row, place, header, value, problem)


def _problem(role: ColumnRole, value: str) -> FaultProblem | None:
    """What is wrong with a cell that is not empty."""
    if len(value) > (LONGEST_LINE if role in _LINES else LONGEST_ANSWER) and role is not ColumnRole.IGNORED:
        return FaultProblem.TOO_LONG
    if role is ColumnRole.RECEIVED_ON and date_of_cell(value) is None:
        return FaultProblem.NOT_A_DATE
    if role is ColumnRole.EMAIL and not _ADDRESS.fullmatch(value.strip()):
        return FaultProblem.NOT_AN_ADDRESS
    stance = role in (ColumnRole.OVERALL_STANCE, ColumnRole.SECTION_STANCE)
    return FaultProblem.UNKNOWN_STANCE if stance and stance_of_cell(value) is None else None
