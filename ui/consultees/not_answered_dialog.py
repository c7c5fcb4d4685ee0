"""Those who have not answered, ready to copy into a mail."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from consult.consultees.records import ConsulteeRow
from ui.app.theme import STEP


class NotAnsweredDialog(QDialog):
    """A list as text, and their addresses apart."""

    def __init__(self, parent: QWidget | None, rows: Sequence[ConsulteeRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ej svarat"))
        self.resize(560, 520)
        self.names = QPlainTextEdit("\n".join(self._line(row) for row in rows))
        self.names.setReadOnly(True)
        self.addresses = "; ".join(row.consultee.email for row in rows if row.consultee.email)
        summary = QLabel(self.tr("%n inbjudna har inte svarat", "", len(rows)))
        summary.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        layout.setSpacing(3 * STEP)
        layout.addWidget(summary)
        layout.addWidget(self.names, 1)
        buttons = QHBoxLayout()
        self.copy_list = QPushButton(self.tr("Kopiera &listan"))
        self.copy_list.clicked.connect(lambda: self._copy(self.names.toPlainText()))
        self.copy_addresses = QPushButton(self.tr("Kopiera e-post&adresserna"))
        self.copy_addresses.clicked.connect(lambda: self._copy(self.addresses))
        self.copy_addresses.setEnabled(bool(self.addresses))
        done = QPushButton(self.tr("Stäng"))
        done.clicked.connect(self.accept)
        buttons.addWidget(self.copy_list)
        buttons.addWidget(self.copy_addresses)
        buttons.addStretch(1)
        buttons.addWidget(done)
        layout.addLayout(buttons)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)

    def _line(self, row: ConsulteeRow) -> str:
        due = max(row.due_on, row.extended_to)
        parts = [row.consultee.name]
        if due:
            parts.append(self.tr("svar senast {date}").format(date=due))
        if row.reminded_on:
            parts.append(self.tr("påmind {date}").format(date=row.reminded_on))
        return ", ".join(parts)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
