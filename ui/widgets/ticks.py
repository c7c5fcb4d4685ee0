"""Boxes to tick in a list, drawn in the window's colours: the style's own are hardly seen in the dark."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.app.theme import STEP, theme

BOX_WIDTH = 8 * STEP

Index = QModelIndex | QPersistentModelIndex


class TickDelegate(QStyledItemDelegate):
    """Leaves room for a box at the left of an item; Space or a click on the box turns it."""

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Space, or a click on the box, turns the choice."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        left = option.rect.left()
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.position().x() < left + BOX_WIDTH
        )
        pressed = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        if not (clicked or pressed):
            return False
        turned = Qt.CheckState.Unchecked if self.is_on(index) else Qt.CheckState.Checked
        return model.setData(index, turned.value, Qt.ItemDataRole.CheckStateRole)

    @staticmethod
    def is_on(index: Index) -> bool:
        """Whether an item is ticked."""
        on: bool = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        return on

    def draw_box(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw an item's box at its upper left.

        Args:
            painter: Of the list.
            rect: The item's room.
            index: The item.
        """
        colours, on = theme(), self.is_on(index)
        box = QRect(rect.left() + 2 * STEP, rect.top() + 2 * STEP, 4 * STEP, 4 * STEP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if on else colours.quiet))
        painter.setBrush(QColor(colours.accent if on else colours.surface))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QColor(colours.on_accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")
