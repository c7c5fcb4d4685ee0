"""The comments that wait, one below another; those that are answered together are one line."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from consult.assessment.queue import QueueLine
from ui.app.theme import STEP, theme
from ui.app.wording import word
from ui.models.record_model import RECORD_ROLE, Column, RecordModel

Index = QModelIndex | QPersistentModelIndex


class QueueList(QListView):
    """Enter goes to the answer of the current comment."""

    pointed = Signal(str)
    """The key of the comment that became current; empty when there is none."""
    opened = Signal(str)

    def __init__(self, model: RecordModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(QueueDelegate(self, self.heading))
        self.setAccessibleName(self.tr("Synpunkter att bedöma"))
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current_key()))

    def heading(self, line: QueueLine) -> str:
        """Who sent the comment, or how many are behind its group."""
        if line.consultees > 1:
            return self.tr("%n instanser", "", line.consultees)
        if line.row.group_size > 1:
            return self.tr("%n liknande", "", line.row.group_size)
        return line.row.senders

    def current_key(self) -> str:
        """The key of the current comment; empty when there is none."""
        index = self.currentIndex()
        return self._model.key(index.row()) if index.isValid() else ""

    def go_to(self, key: str) -> bool:
        """Make a comment the current one.

        Returns:
            Whether it is in the list.
        """
        row = self._model.row_of(key)
        if row < 0:
            return False
        self.setCurrentIndex(self._model.index(row, 0))
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which comment became current."""
        super().currentChanged(current, previous)
        self.pointed.emit(self._model.key(current.row()) if current.isValid() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.current_key())
            return
        super().keyPressEvent(event)


def queue_columns(heading: Callable[[QueueLine], str]) -> tuple[Column, ...]:
    """One column: what a screen reader reads, and a search in the list finds."""
    return (Column("", lambda line: f"{heading(line)}: {gist(line)}"),)


def gist(line: QueueLine) -> str:
    """A comment in brief: its summary, or its words in one line."""
    return line.row.summary or " ".join(line.row.quote.split())


class QueueDelegate(QStyledItemDelegate):
    """Draws who, the gist on one line, and on a third what is said of it so far."""

    def __init__(self, view: QListView, heading: Callable[[QueueLine], str]) -> None:
        super().__init__(view)
        self._view, self._heading = view, heading

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt fixes the signature
        """Three lines."""
        return QSize(100, 3 * self._view.fontMetrics().lineSpacing() + 5 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line of the queue."""
        line = index.data(RECORD_ROLE)
        if line is None:
            return
        colours = theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(3 * STEP, 2 * STEP, -2 * STEP, -2 * STEP)
        height = self._view.fontMetrics().lineSpacing()
        first = QRect(area.left(), area.top(), area.width(), height)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        numbers = ", ".join(each.split(" ", 1)[0] for each in line.row.sections.split("; "))
        painter.setFont(option.font)
        self._draw(painter, first, numbers, colours.quiet, Qt.AlignmentFlag.AlignRight)
        room = painter.fontMetrics().horizontalAdvance(numbers) + 2 * STEP
        painter.setFont(bold)
        self._draw(painter, first.adjusted(0, 0, -room, 0), self._heading(line), colours.text)
        painter.setFont(option.font)
        self._draw(painter, first.translated(0, height + STEP // 2), gist(line), colours.text)
        told, colour = self._told(line)
        self._draw(painter, first.translated(0, 2 * height + STEP), told, colour)
        painter.restore()

    def _told(self, line: QueueLine) -> tuple[str, str]:
        colours, row = theme(), line.row
        if row.overdue:
            return self.tr("Förföll {date}").format(date=row.due_on), colours.danger
        if row.decision is not None:
            return word(row.decision), colours.decisions[row.decision]
        parts = []
        if row.recommendation is not None:
            parts.append(self.tr("Rekommenderas: {word}").format(word=word(row.recommendation).casefold()))
        parts += [part for part in (row.step, row.assignee) if part]
        if not parts and row.stance is not None:
            parts = [word(row.stance)]
        return "  ·  ".join(parts), colours.quiet

    @staticmethod
    def _draw(
        painter: QPainter,
        area: QRect,
        text: str,
        colour: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setPen(QColor(colour))
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, short)
