"""What the export of a web form looks like to the rest of the program, before anything is stored."""

from dataclasses import dataclass, field
from enum import StrEnum

from openpyxl.utils import get_column_letter

from consult.consultees.records import RegisterEntry
from consult.documents.answer_forms import BoxKind, tag_of
from consult.documents.spreadsheets import read_sheet
from consult.prepared.records import PreparedResponse
from consult.vocabulary import Category

ANSWER_FORM_MARK = tag_of(BoxKind.FORM) + ":"
"""What the first cell of our own answer form begins with, which is no web form's export."""
MOST_LINES_ABOVE = 10
"""Lines with the form's title and the like that may stand above the headers."""


class ColumnRole(StrEnum):
    """What a column of the export holds."""

    SENDER_NAME = "sender_name"
    ORGANISATION = "organisation"
    EMAIL = "email"
    RECEIVED_ON = "received_on"
    OVERALL_STANCE = "overall_stance"
    REGISTRY_NUMBER = "registry_number"
    SUBJECT = "subject"
    QUESTION = "question"
    SECTION_STANCE = "section_stance"
    WORDING = "wording"
    IGNORED = "ignored"
    UNMAPPED = "unmapped"


OF_A_SECTION = frozenset({ColumnRole.QUESTION, ColumnRole.SECTION_STANCE, ColumnRole.WORDING})
"""The roles whose columns may belong to a section of the draft."""
ANSWERS = frozenset({ColumnRole.QUESTION, ColumnRole.WORDING, ColumnRole.SECTION_STANCE})
"""The roles of which a form needs at least one, for there is nothing to read otherwise."""
ONCE = frozenset({ColumnRole.EMAIL, ColumnRole.RECEIVED_ON, ColumnRole.OVERALL_STANCE, ColumnRole.SUBJECT})
"""The roles that only one column can have; names may stand in two, first and last."""


class FaultProblem(StrEnum):
    """What is wrong with a cell, or with the choice for a column."""

    NOT_A_DATE = "not_a_date"
    NOT_AN_ADDRESS = "not_an_address"
    SENDER_MISSING = "sender_missing"
    NOT_ON_LIST = "not_on_list"
    UNKNOWN_STANCE = "unknown_stance"
    TOO_LONG = "too_long"
    NO_ANSWER = "no_answer"
    UNMAPPED = "unmapped"
    USED_TWICE = "used_twice"
    NO_SENDER_COLUMN = "no_sender_column"
    NO_QUESTION_COLUMN = "no_question_column"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """What a column is taken for; `section_id` is None where it is about the draft as a whole."""

    header: str
    role: ColumnRole
    section_id: str | None = None


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong, and where: `row` as Excel counts, `column` from 0, -1 for the whole row."""

    sheet: str
    row: int
    column: int
    header: str
    value: str
    problem: FaultProblem


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The export as it was read: `rows[0]` stands on line `first_row` of the sheet, as Excel counts."""

    file_name: str
    content: bytes = field(repr=False)
    sheet: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int

    def title(self, column: int) -> str:
        """What a column is called: by its header, or its letter when it has none."""
        return self.headers[column] or get_column_letter(column + 1)

    @property
    def is_answer_form(self) -> bool:
        """Whether it is our own answer form, which has a reader of its own."""
        return self.headers[0].startswith(ANSWER_FORM_MARK)


@dataclass(frozen=True, slots=True)
class FormOptions:
    """What the user decides for all rows.

    `default_date` is for rows without a date, `nameless` the name of those who gave none (empty: that is a
    fault). Senders who are not on the list are added as `new_category` (None: as their name speaks
    of), unless `add_new` is False: then that is a fault. Rows `left_out` are not looked at.
    """

    default_date: str
    nameless: str = ""
    add_new: bool = True
    new_category: Category | None = None
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row as the response it becomes.

    Its sender is on the list (`consultee_id`) or will be added (`entry`). `known` tells that it has been
    registered before, or stands twice in the export.
    """

    row: int
    prepared: PreparedResponse
    sender: str
    consultee_id: str | None
    entry: RegisterEntry | None
    received_on: str
    registry_number: str
    note: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """All rows of an export, and all that is wrong; nothing may be stored while there are faults."""

    rows: tuple[FormRow, ...]
    faults: tuple[RowFault, ...]
    empty_rows: int
    left_out: int
    ignored: tuple[str, ...]

    @property
    def new_senders(self) -> tuple[str, ...]:
        """The names that would be added to the list."""
        names = (each.entry.name for each in self.rows if each.entry is not None)
        return tuple(dict.fromkeys(names))

    @property
    def known(self) -> int:
        """How many rows have been registered before."""
        return sum(each.known for each in self.rows)

    def wanted(self, *, skip_known: bool) -> tuple[FormRow, ...]:
        """The rows to be stored."""
        return tuple(each for each in self.rows if not (skip_known and each.known))


def read_form(file_name: str, content: bytes, sheet: str = "") -> FormSheet:
    """Read the export of a web form.

    Args:
        file_name: Its name.
        content: Its bytes.
        sheet: Which sheet; the first with any text when empty.

    Returns:
        The export; lines of less than two cells above a wider table are no headers.

    Raises:
        FileRefusedError: It is no table, or cannot be read.
        NotFoundError: There is no such sheet.
    """
    read = read_sheet(file_name, content, sheet)
    widths = [sum(map(bool, line)) for line in read.lines[: MOST_LINES_ABOVE + 1]]
    marked = read.lines[0][0].startswith(ANSWER_FORM_MARK)
    top = 0 if marked else next((at for at, width in enumerate(widths) if width > 1), 0)
    headers = tuple(" ".join(each.split()) for each in read.lines[top])
    return FormSheet(file_name, content, read.name, headers, read.lines[top + 1 :], read.first_line + top + 1)
