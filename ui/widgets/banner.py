"""The line over the page that says what was done or refused."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.app.messages import Messages
from ui.app.theme import STEP

SHOWN_FOR = 6000
"""Milliseconds that a good message stays; a refusal stays until it is closed."""


class Banner(QFrame):
    """Shows one message at a time, the newest."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.copy_report = QPushButton(self.tr("Kopiera felrapport"))
        self.copy_report.clicked.connect(self._copy)
        self.close_button = QPushButton(self.tr("Stäng"))
        self.close_button.clicked.connect(self.hide)
        for button in (self.copy_report, self.close_button):
            button.setProperty("flat", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6 * STEP, STEP, 4 * STEP, STEP)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.copy_report)
        layout.addWidget(self.close_button)
        self._details = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        messages.told.connect(lambda text: self._show(text, passing=True))
        messages.refused.connect(self._show)
        messages.failed.connect(self._show)
        self.hide()

    def forget_refusal(self) -> None:
        """What was refused is history once something else has been done."""
        if not self._timer.isActive():
            self.hide()

    def _show(self, text: str, details: str = "", *, passing: bool = False) -> None:
        self.setProperty("good", passing)
        self.style().unpolish(self)
        self.style().polish(self)
        self.text.setText(text)
        self._details = details
        self.copy_report.setVisible(bool(details))
        self.show()
        self._timer.stop()
        if passing:
            self._timer.start(SHOWN_FOR)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
