"""The line over the page that says what was done or refused."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.app.messages import Messages
from ui.app.theme import STEP

SHOWN_FOR = 6000
"""Milliseconds that a good message stays; a refusal stays until it is closed."""


class Banner(QFrame):
    """Shows one message at a time, the newest; a warning comes back when a passing message has gone."""

    go_to = Signal(str, str)
    """The person wants to the page of a kind of record: the kind, and no key in particular."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.copy_report = QPushButton(self.tr("Kopiera felrapport"))
        self.copy_report.clicked.connect(self._copy)
        self.close_button = QPushButton(self.tr("Stäng"))
        self.close_button.clicked.connect(self.close_message)
        self.jump = QPushButton()
        self.jump.clicked.connect(self._jump)
        for button in (self.copy_report, self.jump, self.close_button):
            button.setProperty("flat", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6 * STEP, STEP, 4 * STEP, STEP)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.copy_report)
        layout.addWidget(self.jump)
        layout.addWidget(self.close_button)
        self._details = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass)
        self._warning: tuple[str, str, str] | None = None
        messages.told.connect(lambda text: self._show(text, good=True, passing=True))
        messages.advised.connect(lambda text: self._show(text, good=True))
        messages.refused.connect(self._show)
        messages.failed.connect(self._show)
        messages.warned.connect(self._warn)
        self.hide()

    def forget_refusal(self) -> None:
        """What was refused is history once something else has been done."""
        if not self._timer.isActive():
            self._pass()

    def forget_all(self) -> None:
        """Forget what was said of a case that is closed now."""
        self._warning = None
        self.hide()

    def looked_at(self, kind: str) -> None:
        """A page came into sight: a warning about what it shows has done its work."""
        if self._warning is not None and self._warning[2] == kind:
            self._warning = None
            if self.jump.isVisible():
                self.hide()

    def close_message(self) -> None:
        """The person has read it."""
        if self.jump.isVisible():
            self._warning = None
        self._pass()

    def _jump(self) -> None:
        if self._warning is not None:
            kind = self._warning[2]
            self._warning = None
            self.hide()
            self.go_to.emit(kind, "")

    def _warn(self, text: str, action: str, kind: str) -> None:
        self._warning = (text, action, kind)
        self._show(text, action=action)

    def _pass(self) -> None:
        """A warning that is not looked at yet comes back; else nothing is shown."""
        if self._warning is None:
            self.hide()
        else:
            self._show(self._warning[0], action=self._warning[1])

    def _show(
        self, text: str, details: str = "", *, action: str = "", good: bool = False, passing: bool = False
    ) -> None:
        self.jump.setVisible(bool(action))
        self.jump.setText(action)
        self.setProperty("good", good)
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
