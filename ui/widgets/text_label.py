"""A label for texts that come from files and people: never taken for HTML, wrapped, never cut."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class TextLabel(QLabel):
    """Plain text that is as high as its lines need at the width it has."""

    def __init__(self, text: str = "", *, quiet: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("quiet", quiet)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Layouts within layouts forget that a wrapped text's height depends on its width."""
        super().resizeEvent(event)
        self._fit()

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._fit()

    def _fit(self) -> None:
        if self.width() <= 0:
            return
        # What a label needs is never told as less than its minimum, so a shorter text would stay high.
        before = self.minimumHeight()
        self.setMinimumHeight(0)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())) or before)
