"""A bar for each category: how many are on the list, and how many of them have answered."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult.analysis.records import CategoryCount
from consult.labels import plural_category
from ui.app.theme import theme
from ui.app.wording import language

ROW, BAR = 30, 14
NAMES, NUMBERS = 210, 110


class CategoryChart(QWidget):
    """Bars from zero, labelled directly; a click on a row leads to its consultees."""

    chosen = Signal(str)
    """The code of a category."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Sequence[CategoryCount] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(860)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_counts(self, counts: Sequence[CategoryCount]) -> None:
        """Draw these numbers."""
        self._counts = counts
        told = (f"{plural_category(each.category, language())}: {self._numbers(each)}" for each in counts)
        self.setAccessibleName(self.tr("Svar per kategori"))
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row a category."""
        return QSize(640, ROW * len(self._counts))

    def _numbers(self, count: CategoryCount) -> str:
        return self.tr("{answered} av {listed}").format(answered=count.answered, listed=count.listed)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw name, bar and number of each category."""
        colours = theme()
        most = max((each.listed for each in self._counts), default=1) or 1
        room = max(40, self.width() - NAMES - NUMBERS)
        painter = QPainter(self)
        for row, count in enumerate(self._counts):
            top = row * ROW
            painter.setPen(QColor(colours.text))
            names = QRect(0, top, NAMES - 12, ROW)
            side = Qt.AlignmentFlag.AlignVCenter
            name = plural_category(count.category, language())
            painter.drawText(names, Qt.AlignmentFlag.AlignLeft | side, name)
            bar = QRect(NAMES, top + (ROW - BAR) // 2, round(room * count.listed / most), BAR)
            painter.fillRect(bar, QColor(colours.line))
            answered = round(room * count.answered / most)
            painter.fillRect(QRect(bar.left(), bar.top(), answered, BAR), QColor(colours.accent))
            painter.setPen(QColor(colours.quiet))
            numbers = QRect(bar.right() + 10, top, NUMBERS, ROW)
            painter.drawText(numbers, Qt.AlignmentFlag.AlignLeft | side, self._numbers(count))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the category of its row."""
        row = int(event.position().y()) // ROW
        if 0 <= row < len(self._counts):
            self.chosen.emit(self._counts[row].category.value)
