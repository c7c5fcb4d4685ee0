"""Everything that was written of a comment, newest first, and the way back to any of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from consult.assessment.past import comment_history, restore_value
from consult.assessment.records import HistoryEntry
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import field_word, moment_word, operation_word, value_word
from ui.widgets.text_label import TextLabel


class HistoryView(QFrame):
    """At the top what was written and by whom, below it what stood before and after."""

    closed = Signal()
    """The person wants back to the comment."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._key = ""
        self._entries: list[HistoryEntry] = []
        self.setProperty("card", True)
        self.entries = QListWidget()
        self.entries.setAccessibleName(self.tr("Vad som har skrivits"))
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.before, self.after = TextLabel(quiet=True), TextLabel()
        for label in (self.before, self.after):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restore_button = QPushButton(self.tr("&Gå tillbaka till detta"))
        self.close_button = QPushButton(self.tr("Visa synpunkten"))
        self.close_button.setProperty("flat", True)
        self._lay_out()
        self.entries.currentRowChanged.connect(self._show_entry)
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(QLabel(self.tr("Historik")), 1)
        head.addWidget(self.close_button)
        texts = QWidget()
        reading = QVBoxLayout(texts)
        reading.setContentsMargins(0, 0, 2 * STEP, 0)
        reading.setSpacing(STEP)
        for name, label in ((self.tr("Före"), self.before), (self.tr("Efter"), self.after)):
            title = QLabel(name)
            title.setProperty("quiet", True)
            reading.addWidget(title)
            reading.addWidget(label)
        reading.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        texts.setBackgroundRole(QPalette.ColorRole.Base)
        texts.setAutoFillBackground(True)
        area.setWidget(texts)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        column.setSpacing(2 * STEP)
        column.addLayout(head)
        column.addWidget(self.entries, 3)
        column.addWidget(area, 2)
        column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_history(self, key: str) -> None:
        """Show what was written of a comment; nothing when the key is empty."""
        row = self.entries.currentRow() if key == self._key else 0
        self._key = key
        self._entries = list(reversed(self._session.read(comment_history, key))) if key else []
        self.entries.clear()
        for entry in self._entries:
            item = QListWidgetItem(self._line(entry))
            self.entries.addItem(item)
        self.entries.setCurrentRow(min(max(0, row), len(self._entries) - 1))
        self._show_entry(self.entries.currentRow())

    def restore(self) -> None:
        """Write again what the chosen line wrote; what stands there now stays in the history."""
        row = self.entries.currentRow()
        if 0 <= row < len(self._entries):
            entry = self._entries[row]
            self._session.succeeds(restore_value, self._key, entry.change_id, entry.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the comment."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _line(self, entry: HistoryEntry) -> str:
        what = field_word(entry.field or entry.kind).capitalize()
        new = " ".join(value_word(entry.field, entry.new).split())
        shown = new or (self.tr("borttaget: {what}").format(what=value_word(entry.field, entry.old)))
        who = "  ·  ".join((entry.author or self.tr("okänd"), moment_word(entry.time)))
        return f"{what}: {shown}\n{who}  ·  {operation_word(entry.operation)}"

    def _show_entry(self, row: int) -> None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        self.before.setText(value_word(entry.field, entry.old) if entry else "")
        self.after.setText(value_word(entry.field, entry.new) if entry else "")
        newest = next(
            (
                each
                for each in self._entries
                if entry and (each.kind, each.field) == (entry.kind, entry.field)
            ),
            None,
        )
        standing = entry is not None and bool(entry.field) and newest is not None and newest.new == entry.new
        self.restore_button.setEnabled(
            entry is not None and entry.restorable and not standing and not self._session.read_only
        )
