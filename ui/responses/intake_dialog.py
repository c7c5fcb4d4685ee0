"""Many answers at once: who sent each, then all are registered, and a list says what became of them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
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
from consult.responses.intake import Arrival, arrival_of
from consult.responses.parts import Incoming, apart, divided
from consult.responses.queries import response_with_file
from consult.responses.senders import expected_senders
from consult.responses.timeliness import answered_on
from consult.vocabulary import DocumentRole, SenderRole
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import sentence
from ui.responses.intake_lines import Line, line_of, register_line, tell_of
from ui.responses.parts_table import PartsTable, ShownPart
from ui.widgets.chips import Chips
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField, today
from ui.widgets.picker import Found, Picker
from ui.widgets.text_label import TextLabel

FILE, SENDER, REASON, RECEIVED, LENGTH, NOTE = range(6)
REASON_WIDTH, RECEIVED_WIDTH, LENGTH_WIDTH = 210, 96, 72


class IntakeDialog(QDialog):
    """A line an answer. The field below names the sender of the current line; Enter goes to the next."""

    def __init__(self, parent: QWidget | None, session: CaseSession, arrivals: Sequence[Arrival]) -> None:
        super().__init__(parent)
        self._session = session
        self._answered = session.read(answered_on)
        self.lines = [line_of(session, arrival, self._answered) for arrival in arrivals]
        self.setWindowTitle(self.tr("Registrera flera svar"))
        self.resize(1180, 680)
        self.summary = TextLabel()
        self.table = self._table()
        self.sender_field = Picker(self._find)
        self.sender_field.installEventFilter(self)
        self.role = Choice(SenderRole, name=self.tr("Som"))
        self.received_on = DateField(today())
        self.sender_chips = Chips(self.tr("Klicka för att ta bort avsändaren"))
        self.parts = PartsTable()
        self.split = QAction(self.tr("Dela upp i ett svar per bilaga"), self)
        self.join = QAction(self.tr("Slå ihop till ett svar"), self)
        self.split_button = self._button(self.split)
        self.join_button = self._button(self.join)
        self.register = QPushButton()
        self.register.setProperty("main", True)
        self.register.setAutoDefault(False)
        self.register.setToolTip(self.tr("Ctrl+Enter"))
        self.close_button = QPushButton(self.tr("Stäng"))
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._show_all()
        self._go_to_next(-1)
        self.sender_field.setFocus()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 6)
        table.setHorizontalHeaderLabels(
            [
                self.tr("Fil"),
                self.tr("Avsändare"),
                self.tr("Grund"),
                self.tr("Inkommen"),
                self.tr("Tecken"),
                self.tr("Anmärkning"),
            ]
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (FILE, SENDER, NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        widths = ((REASON, REASON_WIDTH), (RECEIVED, RECEIVED_WIDTH), (LENGTH, LENGTH_WIDTH))
        for column, width in widths:
            table.setColumnWidth(column, width)
        return table

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        self.table.addAction(action)
        return button

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(2 * STEP)
        fields.addWidget(self.sender_field, 1)
        fields.addWidget(self.role)
        fields.addWidget(self.received_on)
        behind = QHBoxLayout()
        behind.setSpacing(2 * STEP)
        behind.addWidget(self.sender_chips)
        behind.addStretch(1)
        behind.addWidget(self.split_button)
        behind.addWidget(self.join_button)
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
        column.addLayout(behind)
        column.addWidget(self.parts)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.sender_field.picked.connect(self._name_sender)
        self.sender_chips.removed.connect(self._remove_sender)
        self.received_on.editingFinished.connect(self._set_date)
        self.table.currentCellChanged.connect(lambda *_: self._show_current())
        self.parts.role_chosen.connect(self._set_role)
        self.split.triggered.connect(self._split)
        self.join.triggered.connect(self._join)
        self.register.clicked.connect(self.register_all)
        self.close_button.clicked.connect(self.accept)

    def _show_all(self) -> None:
        self.table.setRowCount(len(self.lines))
        for row in range(len(self.lines)):
            self._show(row)
        self._count()

    def _show(self, row: int) -> None:
        line = self.lines[row]
        length = str(len(line.incoming.text)) if line.incoming else ""
        senders = ", ".join(name for _, name in line.senders())
        reason = self.tr("{reason} – bekräfta").format(reason=line.reason) if line.asks else line.reason
        texts = (line.arrival.name, senders, reason, line.received_on, length, line.note)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == LENGTH:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if line.asks and column in (SENDER, REASON):
                font = item.font()
                font.setItalic(True)
                item.setFont(font)
            self.table.setItem(row, column, item)

    def _current(self) -> Line | None:
        row = self.table.currentRow()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _show_current(self) -> None:
        line = self._current()
        if line is None:
            return
        self.received_on.setText(line.received_on)
        for field in (self.sender_field, self.received_on, self.role):
            field.setEnabled(line.open)
        self.role.set_code(SenderRole.SENDER)
        self.sender_field.setPlaceholderText(self._asked(line))
        self.sender_chips.show_chips(line.senders(), fixed=not line.open)
        incoming = line.incoming
        parts = incoming.parts if incoming is not None else ()
        shown = [ShownPart(part.name, part.role, part.end - part.start) for part in parts]
        self.parts.show_parts(shown, fixed=not line.open)
        self.parts.setVisible(len(parts) > 1)
        can_split = line.open and incoming is not None and len(apart(incoming)) > 1
        can_join = line.open and incoming is not None and incoming.whole is not None
        for action, button, able in (
            (self.split, self.split_button, can_split and not can_join),
            (self.join, self.join_button, can_join),
        ):
            action.setEnabled(able)
            button.setVisible(able)

    def _asked(self, line: Line) -> str:
        if line.asks and line.entry is not None:
            words = self.tr("Enter lägger till {name} på sändlistan; eller skriv en annan avsändare")
        elif line.asks:
            words = self.tr("Enter bekräftar {name}; eller skriv en annan avsändare")
        else:
            words = self.tr("Avsändare till den markerade filen")
        return words.format(name=line.sender)

    def _count(self) -> None:
        ready = sum(line.ready for line in self.lines)
        parts = [
            self.tr("%n svar", "", len(self.lines)),
            self.tr("%n saknar avsändare", "", sum(line.waits for line in self.lines)),
            self.tr("%n att bekräfta", "", sum(line.asks for line in self.lines)),
            self.tr("%n klara", "", sum(line.done for line in self.lines)),
        ]
        self.summary.setText("  ·  ".join(parts))
        self.register.setText(self.tr("Registrera %n svar", "", ready))
        self.register.setEnabled(ready > 0)

    def _find(self, words: str) -> Found:
        return [(each.id, each.name) for each in self._session.read(find_consultees, words)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the empty field confirms the sender of the current line, Ctrl+Enter registers all."""
        if watched is self.sender_field and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                line = self._current()
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.register.click()
                    return True
                if line is not None and line.asks and not self.sender_field.text().strip():
                    line.confirmed = True
                    self._settled(after=True)
                    return True
        return super().eventFilter(watched, event)

    def _name_sender(self, key: str, name: str) -> None:
        line = self._current()
        if line is None:
            return
        role = SenderRole(self.role.code())
        first = role is SenderRole.SENDER
        if first:
            line.name_sender(key, name)
            tell_of(line, self._answered)
        elif key != line.sender_id:
            line.others[key] = (name, role)
        self._settled(after=first)

    def _remove_sender(self, key: str) -> None:
        line = self._current()
        if line is None:
            return
        if key == line.sender_id:
            line.sender_id, line.sender, line.entry, line.reason = "", "", None, ""
            joint = [each for each, (_, role) in line.others.items() if role is SenderRole.JOINT]
            if joint:
                line.name_sender(joint[0], line.others[joint[0]][0])
            tell_of(line, self._answered)
        else:
            line.others.pop(key, None)
        self._settled(after=False)

    def _settled(self, *, after: bool) -> None:
        """Show what has become of the current line, and go on when that was wanted."""
        row = self.table.currentRow()
        self._show(row)
        self._count()
        if after:
            self._go_to_next(row)
        self._show_current()

    def _go_to_next(self, row: int) -> None:
        """Go to the next line whose sender is wanted; at first to the first line, if none is."""
        later = (number for number in range(row + 1, len(self.lines)) if self._wants(number))
        following = next(later, 0 if row < 0 else None)
        if following is not None and self.lines:
            self.table.setCurrentCell(following, SENDER)

    def _wants(self, row: int) -> bool:
        return self.lines[row].waits or self.lines[row].asks

    def _set_date(self) -> None:
        line = self._current()
        if line is not None:
            line.received_on = self.received_on.iso()
            self._show(self.table.currentRow())

    def _set_role(self, number: int, code: str) -> None:
        line = self._current()
        if line is not None and line.incoming is not None:
            incoming = line.incoming.with_role(number, DocumentRole(code))
            line.arrival = replace(line.arrival, incoming=incoming)

    def _split(self) -> None:
        line = self._current()
        if line is not None and line.incoming is not None:
            several = divided(line.incoming, self._session.read(expected_senders))
            answers = several if len(several) > 1 else apart(line.incoming)
            self._put([line], answers, line.arrival.name)

    def _join(self) -> None:
        line = self._current()
        whole = line.incoming.whole if line is not None and line.incoming is not None else None
        if line is not None and whole is not None:
            of_it = [
                each for each in self.lines if each.open and each.incoming and each.incoming.whole is whole
            ]
            self._put(of_it, [whole], line.arrival.name.rsplit("/", 1)[0])

    def _put(self, old: Sequence[Line], answers: Sequence[Incoming], name: str) -> None:
        """Put other answers in the place of some lines."""
        expected = self._session.read(expected_senders)
        arrivals = [arrival_of(each, name, expected) for each in answers]
        row = self.lines.index(old[0])
        new = [line_of(self._session, arrival, self._answered) for arrival in arrivals]
        kept = [line for line in self.lines if not any(line is each for each in old)]
        self.lines = [*kept[:row], *new, *kept[row:]]
        self._show_all()
        self.table.setCurrentCell(row, SENDER)
        self._show_current()

    def register_all(self) -> None:
        """Register each line whose sender is known; what is refused stays, with its reason."""
        for row, line in enumerate(self.lines):
            incoming = line.incoming
            if not line.ready or incoming is None:
                continue
            known = self._session.read(response_with_file, incoming.known_by)
            if known is not None:
                line.note = self.tr("Redan registrerad: {senders}").format(senders=known.senders)
                line.done = True
                self._show(row)
                continue
            try:
                line.key = register_line(self._session, line, incoming)
            except ConsultError as error:
                line.note = sentence(error)
            else:
                line.done = True
                line.note = self.tr("Registrerad") if incoming.text else self.tr("Registrerad utan text")
            self._show(row)
        self._answered = self._session.read(answered_on)
        self._count()
        self._show_current()
