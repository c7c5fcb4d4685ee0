"""A number with what it counts; a click leads to the list behind it."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from ui.app.theme import STEP

FIGURE_POINTS = 24.0


class FigureCard(QPushButton):
    """A button that shows a figure."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self.figure = QLabel()
        font = self.figure.font()
        font.setPointSizeF(FIGURE_POINTS)
        self.figure.setFont(font)
        self.name = QLabel(what)
        self.detail = QLabel()
        self.detail.setProperty("quiet", True)
        layout = self._labels = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        layout.setSpacing(STEP // 2)
        for label in (self.figure, self.name, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def sizeHint(self) -> QSize:
        """As much as the labels need; a button alone would ask for its text's."""
        return self._labels.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As high as the labels need."""
        return QSize(120, self._labels.sizeHint().height())

    def show_figure(self, figure: int, detail: str) -> None:
        """Show a number and the line under it."""
        number = QLocale().toString(figure)
        self.figure.setText(number)
        self.detail.setText(detail)
        self.setAccessibleName(f"{number} {self._what}, {detail}")
