"""A date typed as ÅÅÅÅ-MM-DD; it may be empty, and today is one key away."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class DateField(QLineEdit):
    """Typing is quicker than a calendar; Ctrl+D writes today, up and down go by days."""

    def __init__(self, iso: str = "") -> None:
        super().__init__(iso)
        self.setPlaceholderText(self.tr("ÅÅÅÅ-MM-DD"))
        self.setMaximumWidth(140)
        self.setToolTip(self.tr("Ctrl+D skriver dagens datum, pil upp och ned byter dag"))

    def iso(self) -> str:
        """What was typed; the operation checks that it is a date."""
        return self.text().strip()

    def is_day(self) -> bool:
        """Whether a whole date stands there."""
        return QDate.fromString(self.iso(), Qt.DateFormat.ISODate).isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+D and the arrows."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_D:
            self.setText(today())
            return
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        shown = QDate.fromString(self.iso(), Qt.DateFormat.ISODate)
        if step and shown.isValid():
            self.setText(shown.addDays(step).toString(Qt.DateFormat.ISODate))
            return
        super().keyPressEvent(event)


def today() -> str:
    """Today's date on this computer, ISO 8601."""
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)
