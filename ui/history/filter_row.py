"""Narrows the history: who, what was done, to what kind of thing, between which days, to one thing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from consult.history.belonging import rows_of
from consult.history.happenings import operations, people
from consult.history.naming import things
from consult.history.records import HistoryFilter
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import field_word, operation_word, thing_word
from ui.widgets.date_field import DateField
from ui.widgets.record_choice import RecordChoice

KINDS = (
    *("comment", "assessment", "comment_theme", "comment_anchor", "response", "consultee", "invitation"),
    *("section", "passage", "amendment", "theme", "workflow_step", "text_module", "introduction"),
    *("secrecy_marking", "redaction"),
)
"""The kinds of rows that a person may ask for."""


class FilterRow(QWidget):
    """Says when the choice is another."""

    changed = Signal()

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._rows: frozenset[str] | None = None
        self._after = 0
        self.person = RecordChoice(self.tr("Alla personer"))
        self.operation = RecordChoice(self.tr("Allt som gjorts"))
        self.kind = RecordChoice(self.tr("Allt i ärendet"))
        self.since, self.until = DateField(), DateField()
        self.since.setPlaceholderText(self.tr("Från och med"))
        self.until.setPlaceholderText(self.tr("Till och med"))
        for field, name in ((self.since, self.tr("Från och med")), (self.until, self.tr("Till och med"))):
            field.setAccessibleName(name)
            field.setClearButtonEnabled(True)
            field.textChanged.connect(lambda _: self._dates_changed())
        for choice in (self.person, self.operation, self.kind):
            choice.picked.connect(self.changed)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.everything = QPushButton(self.tr("Visa allt"))
        self.everything.setProperty("flat", True)
        self.everything.clicked.connect(self.show_everything)
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        for part in (self.person, self.operation, self.kind, self.since, self.until):
            row.addWidget(part)
        row.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(STEP)
        below.addWidget(self.told)
        below.addWidget(self.everything)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(row)
        column.addLayout(below)

    def refresh(self) -> None:
        """Read again who has done something, and what."""
        self.person.show_records([(name, name) for name in self._session.read(people)])
        named = [(code, operation_word(code)) for code in self._session.read(operations)]
        self.operation.show_records(sorted(named, key=lambda each: each[1].casefold()))
        self.kind.show_records([(kind, field_word(kind)) for kind in KINDS])

    def wanted(self) -> HistoryFilter:
        """The filter as it is chosen; a day that is being typed does not narrow yet."""
        return HistoryFilter(
            author=self.person.key() or "",
            operation=self.operation.key() or "",
            kind=self.kind.key() or "",
            since=_day(self.since),
            until=_day(self.until),
            rows=self._rows,
            after=self._after,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self.wanted() != HistoryFilter()

    def show_thing(self, kind: str, key: str) -> None:
        """Show what happened to one thing and what hangs on it, and nothing else."""
        self._clear()
        self._rows = self._session.read(rows_of, kind, key)
        thing = self._session.read(things, [(kind, key)])[kind, key]
        self._tell(thing_word(thing))
        self.changed.emit()

    def show_after(self, sequence: int) -> None:
        """Show what has happened after a place in the history."""
        self._clear()
        self._after = sequence
        self._tell(self.tr("Sedan du sist tittade"))
        self.changed.emit()

    def show_everything(self) -> None:
        """Leave nothing out."""
        self._clear()
        self._tell()
        self.changed.emit()

    def _clear(self) -> None:
        self._rows, self._after = None, 0
        for choice in (self.person, self.operation, self.kind):
            choice.setCurrentIndex(0)
        for field in (self.since, self.until):
            field.blockSignals(True)
            field.clear()
            field.blockSignals(False)

    def _tell(self, text: str = "") -> None:
        self.told.setText(self.tr("Visar bara: {what}").format(what=text) if text else "")
        self.told.setVisible(bool(text))
        self.everything.setVisible(bool(text))

    def _dates_changed(self) -> None:
        if all(not field.iso() or _day(field) for field in (self.since, self.until)):
            self.changed.emit()


def _day(field: DateField) -> str:
    return field.iso() if field.is_day() else ""
