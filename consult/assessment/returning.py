"""A file that a colleague assessed comes back: what differs, what two have changed, and what is stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from sqlalchemy import select

from consult.assessment.sending import TEXTS, Answer, Sending, answers_now, the_sending
from consult.comments.operations import assess
from consult.comments.queries import comment_rows
from consult.comments.steps import locked_among
from consult.database.keys import batches
from consult.database.tables import assessment, assessment_sending
from consult.documents.assessment_forms import FIELDS, Fault, ReturnedForm, ReturnedRow, ReturnFault
from consult.documents.assessment_sheet import read_assessment_sheet
from consult.documents.assessment_word import read_assessment_word
from consult.errors import FileRefusedError, NotFoundError, RefusalReason, StaleEditError
from consult.labels import form_columns, label, reason_text
from consult.operation import LONGEST_TEXT, Session, link_key
from consult.vocabulary import Asked, Decision, Language

_SKIPPED = (ReturnFault.MERGED, ReturnFault.NOT_ITS_OWN)
"""What is wrong with a row that is there all the same."""


class RowState(StrEnum):
    """What came back for a comment."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that came back with other words; a choice is a decision's code.

    It is a conflict when the case has something else than when the file was sent, too.
    """

    name: str
    sent: str
    returned: str
    now: str

    @property
    def is_conflict(self) -> bool:
        """Whether both sides have changed it, to different words."""
        return self.now != self.sent


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A comment with what differs; `version` is that of the assessment that it was compared with."""

    comment_id: str
    heading: str
    quote: str
    changes: tuple[FieldChange, ...]
    version: int

    @property
    def state(self) -> RowState:
        """Whether anything differs, and on which sides."""
        if not self.changes:
            return RowState.UNCHANGED
        return RowState.CONFLICT if any(each.is_conflict for each in self.changes) else RowState.CHANGED


@dataclass(frozen=True, slots=True)
class Comparison:
    """A returned file beside the case."""

    sending: Sending
    rows: tuple[ComparedRow, ...]
    faults: tuple[Fault, ...]

    def of(self, state: RowState) -> list[ComparedRow]:
        """The rows of a state."""
        return [row for row in self.rows if row.state is state]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a person accepts for a comment: the fields with their words."""

    comment_id: str
    version: int
    values: Mapping[str, str] = field(default_factory=dict)


def read_returned(file_name: str, content: bytes) -> ReturnedForm:
    """Read a file that came back, Excel or Word by its ending.

    Raises:
        FileRefusedError: It cannot be read, or is no file that was sent for assessment.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        return read_assessment_sheet(file_name, content)
    if suffix == ".docx":
        return read_assessment_word(file_name, content)
    raise FileRefusedError(file_name, RefusalReason.NOT_ASSESSMENT)


def compare(session: Session, file_name: str, returned: ReturnedForm) -> Comparison:
    """Put a returned file beside the case.

    Args:
        session: Of the query.
        file_name: Its name, for messages.
        returned: What was read.

    Raises:
        FileRefusedError: Another case has sent it.
    """
    try:
        sending = the_sending(session, returned.sending_id)
    except NotFoundError as error:
        raise FileRefusedError(file_name, RefusalReason.OTHER_CASE) from error
    now = answers_now(session, list(sending.base), sending.asked)
    told = {row.id: row for row in comment_rows(session, list(now))}
    locked = locked_among(session, list(now))
    faults = list(returned.faults)
    rows: dict[str, ComparedRow] = {}
    for row in returned.rows:
        fault = _unusable(row, sending, now, rows)
        if fault is not None:
            faults.append(Fault(fault, row.place, comment_id=row.comment_id))
            continue
        changes = tuple(_changes(row, sending.base[row.comment_id], now[row.comment_id], faults))
        if changes and row.comment_id in locked:
            faults.append(Fault(ReturnFault.LOCKED, row.place, comment_id=row.comment_id))
            changes = ()
        shown = told[row.comment_id]
        heading = f"{shown.senders} {shown.number}"
        version = now[row.comment_id].version
        rows[row.comment_id] = ComparedRow(row.comment_id, heading, shown.quote, changes, version)
    skipped = {fault.comment_id for fault in faults if fault.fault in _SKIPPED}
    for key in sending.base:
        if key in now and key not in rows and key not in skipped:
            place = f"{told[key].senders} {told[key].number}"
            faults.append(Fault(ReturnFault.MISSING, place, comment_id=key))
    return Comparison(sending, tuple(rows.values()), tuple(faults))


def _unusable(
    row: ReturnedRow, sending: Sending, now: Mapping[str, Answer], rows: Mapping[str, ComparedRow]
) -> ReturnFault | None:
    if row.comment_id not in sending.base:
        return ReturnFault.UNKNOWN
    if row.comment_id in rows:
        return ReturnFault.TWICE
    return ReturnFault.GONE if row.comment_id not in now else None


def _changes(row: ReturnedRow, sent: Answer, now: Answer, faults: list[Fault]) -> Iterator[FieldChange]:
    """The fields that differ from what was sent, and from what stands now."""
    for name in FIELDS:
        written = row.field(name)
        if written is None:
            continue
        if name == "choice":
            code = _code(written)
            if code is None:
                faults.append(Fault(ReturnFault.NO_CHOICE, row.place, written[:120], row.comment_id))
                continue
            written = code
        if len(written) > LONGEST_TEXT:
            faults.append(Fault(ReturnFault.TOO_LONG, row.place, comment_id=row.comment_id))
            continue
        before, present = sent.field(name), now.field(name)
        if _same(written, before) or _same(written, present):
            continue
        yield FieldChange(name, before, written, present)


def _code(words: str) -> str | None:
    """The code of a decision by its word in either language, or None."""
    if not words.strip():
        return ""
    folded = words.strip().casefold()
    for language in Language:
        for decision in Decision:
            if label(decision, language).casefold() == folded:
                return decision.value
    return None


def _same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but what a program makes of line ends and outer spaces."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def fault_text(fault: Fault, language: Language) -> str:
    """What is wrong, in a language; a field is called what the file calls it."""
    words = fault.words
    if fault.fault in (ReturnFault.NO_COLUMN, ReturnFault.NO_BOX):
        words = form_columns(language)[FIELDS.index(words)]
    return reason_text(fault.fault, words, language)


def accepted(rows: Sequence[ComparedRow]) -> list[Taken]:
    """Rows as they came back, to be stored whole; conflicts are left out."""
    return [
        Taken(row.comment_id, row.version, {each.name: each.returned for each in row.changes})
        for row in rows
        if row.state is RowState.CHANGED
    ]


def take_back(session: Session, sending_id: str, taken: Sequence[Taken]) -> int:
    """Store what was accepted of a returned file, in one step.

    The colleague is noted as the one who recommended or decided.

    Args:
        session: Of the operation.
        sending_id: The sending.
        taken: What was accepted.

    Returns:
        How many comments got something.

    Raises:
        StaleEditError: One was assessed anew since it was compared; nothing is stored then.
    """
    sending = the_sending(session, sending_id)
    choice, done = (
        ("recommendation", "recommended_by")
        if sending.asked is Asked.RECOMMENDATION
        else ("decision", "decided_by")
    )
    stored = [each for each in taken if each.values]
    keys = [link_key("assessment", each.comment_id) for each in stored]
    versions = {
        row.id: row.version
        for some in batches(keys)
        for row in session.rows(
            select(assessment.c.id, assessment.c.version).where(assessment.c.id.in_(some))
        )
    }
    if any(versions.get(key, 0) != each.version for key, each in zip(keys, stored, strict=True)):
        raise StaleEditError("assessment")
    for each in stored:
        values: dict[str, Any] = {name: text for name, text in each.values.items() if name in TEXTS}
        if "choice" in each.values:
            values[choice] = each.values["choice"]
        assess(session, each.comment_id, assessment_version=each.version, **values)
        if each.values.get("choice") and sending.recipient:
            session.edit(assessment, link_key("assessment", each.comment_id), {done: sending.recipient})
    session.edit(assessment_sending, sending_id, {"returned_at": session.now})
    return len(stored)
