"""Many files at once: who sent each, then all are registered, and a list says what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from consult.consultees.queries import find_consultees
from consult.errors import ConsultError
from consult.responses.intake import Arrival
from consult.responses.operations import register_response
from consult.responses.queries import response_with_file
from consult.responses.senders import suggested_sender
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import left_out_lines, sentence
from ui.widgets.date_field import DateField, today
from ui.widgets.picker import Found, Picker
from ui.widgets.text_label import TextLabel

FILE, SENDER, RECEIVED, LENGTH, NOTE = range(5)


@dataclass(slots=True)
class _Line:
    arrival: Arrival
    sender_id: str = ""
    sender: str = ""
    received_on: str = ""
    note: str = ""
    done: bool = False


class IntakeDialog(QDialog):
    """A line a file. The field below names the sender of the current line; Enter goes to the next."""

    def __init__(self, parent: QWidget | None, session: CaseSession, arrivals: Sequence[Arrival]) -> None:
        super().__init__(parent)
        self._session = session
        self.lines = [self._line(arrival) for arrival in arrivals]
        self.setWindowTitle(self.tr("Registrera flera svar"))
        self.resize(960, 620)
        self.summary = TextLabel()
        self.table = QTableWidget(len(self.lines), 5)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Fil"),
                self.tr("Avsändare"),
                self.tr("Inkommen"),
                self.tr("Tecken"),
                self.tr("Anmärkning"),
            ]
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (FILE, SENDER, NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.sender_field = Picker(self._find)
        self.sender_field.setPlaceholderText(self.tr("Avsändare till den markerade filen"))
        self.received_on = DateField(today())
        self.register = QPushButton()
        self.register.setProperty("main", True)
        self.register.setAutoDefault(False)
        self.close_button = QPushButton(self.tr("Stäng"))
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self.sender_field.picked.connect(self._name_sender)
        self.received_on.editingFinished.connect(self._set_date)
        self.table.currentCellChanged.connect(lambda *_: self._show_current())
        self.register.clicked.connect(self.register_all)
        self.close_button.clicked.connect(self.accept)
        for row in range(len(self.lines)):
            self._show(row)
        self._count()
        self.table.selectRow(next((row for row, each in enumerate(self.lines) if self._waits(each)), 0))
        self.sender_field.setFocus()

    def _line(self, arrival: Arrival) -> _Line:
        line = _Line(arrival, note=sentence(arrival.problem) if arrival.problem else "")
        incoming = arrival.incoming
        if incoming is not None:
            line.note = line.note or "; ".join(left_out_lines(incoming.read.left_out))
            line.received_on = incoming.read.sent_on or today()
            known = self._session.read(response_with_file, incoming.file.content)
            if known is not None:
                line.note = self.tr("Redan registrerad: {senders}").format(senders=known.senders)
                line.done = True
                return line
            found = self._session.read(suggested_sender, arrival.name, incoming.text, incoming.read.sender)
            if found is not None:
                line.sender_id, line.sender = found.id, found.name
        return line

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(2 * STEP)
        fields.addWidget(self.sender_field, 1)
        fields.addWidget(self.received_on)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.register)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(fields)
        column.addLayout(buttons)

    @staticmethod
    def _waits(line: _Line) -> bool:
        """Whether a line could be registered if its sender were known."""
        return line.arrival.incoming is not None and not line.done and not line.sender_id

    def _ready(self) -> list[_Line]:
        return [line for line in self.lines if line.sender_id and not line.done]

    def _show(self, row: int) -> None:
        line = self.lines[row]
        incoming = line.arrival.incoming
        length = str(len(incoming.text)) if incoming else ""
        for column, text in enumerate((line.arrival.name, line.sender, line.received_on, length, line.note)):
            item = QTableWidgetItem(text)
            item.setToolTip("")
            if column == LENGTH:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _show_current(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.received_on.setText(self.lines[row].received_on)
            can_change = self.lines[row].arrival.incoming is not None and not self.lines[row].done
            self.sender_field.setEnabled(can_change)
            self.received_on.setEnabled(can_change)

    def _count(self) -> None:
        ready = len(self._ready())
        waiting = sum(self._waits(line) for line in self.lines)
        done = sum(line.done for line in self.lines)
        parts = (
            self.tr("%n filer", "", len(self.lines)),
            self.tr("%n saknar avsändare", "", waiting),
            self.tr("%n klara", "", done),
        )
        self.summary.setText("  ·  ".join(parts))
        self.register.setText(self.tr("Registrera %n svar", "", ready))
        self.register.setEnabled(ready > 0)

    def _find(self, words: str) -> Found:
        return [(each.id, each.name) for each in self._session.read(find_consultees, words)]

    def _name_sender(self, key: str, name: str) -> None:
        row = self.table.currentRow()
        self.lines[row].sender_id, self.lines[row].sender = key, name
        self._show(row)
        self._count()
        after = [number for number, line in enumerate(self.lines) if number > row and self._waits(line)]
        if after:
            self.table.selectRow(after[0])
            self.table.setCurrentCell(after[0], SENDER)

    def _set_date(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.lines[row].received_on = self.received_on.iso()
            self._show(row)

    def register_all(self) -> None:
        """Register each line whose sender is known; what is refused stays, with its reason."""
        for row, line in enumerate(self.lines):
            if not line.sender_id or line.done or line.arrival.incoming is None:
                continue
            incoming = line.arrival.incoming
            try:
                self._session.change(
                    register_response,
                    consultee_ids=[line.sender_id],
                    received_on=line.received_on,
                    subject=incoming.read.subject,
                    text=incoming.text,
                    files=incoming.files,
                )
            except ConsultError as error:
                line.note = sentence(error)
            else:
                line.done = True
                line.note = self.tr("Registrerad") if incoming.text else self.tr("Registrerad utan text")
            self._show(row)
        self._count()
