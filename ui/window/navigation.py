"""The list of pages at the left, each with its count and a dot where something waits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.app.theme import theme
from ui.widgets.icons import icon

COUNT_ROLE = int(Qt.ItemDataRole.UserRole)
WAITING_ROLE = COUNT_ROLE + 1
ICON_NAME_ROLE = COUNT_ROLE + 2

WIDE, NARROW = 208, 56
DOT = 7


class _CountDelegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        area: QRect = option.rect
        if area.width() <= NARROW:
            return
        colours = theme()
        painter.save()
        right = area.right() - 12
        if index.data(WAITING_ROLE):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(colours.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(right - DOT, area.center().y() - DOT // 2, DOT, DOT)
        painter.setPen(QColor(colours.quiet))
        words = area.adjusted(0, 0, -(12 + DOT + 8), 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(COUNT_ROLE)
        )
        painter.restore()


class Navigation(QListWidget):
    """Chooses the page; Ctrl+1 and on do the same."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Sidor"))
        self.setItemDelegate(_CountDelegate(self))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDE)
        self.currentRowChanged.connect(self.chosen.emit)

    def add_page(self, name: str, icon_name: str, shortcut: str) -> None:
        """Add a page at the end."""
        item = QListWidgetItem(name)
        item.setData(COUNT_ROLE, "")
        item.setData(ICON_NAME_ROLE, icon_name)
        item.setToolTip(f"{name} ({shortcut})")
        self.addItem(item)
        self._draw_icon(item)

    def forget_pages(self) -> None:
        """Take all pages out; none of them is chosen while the others go."""
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)

    def set_count(self, row: int, count: str, *, waiting: bool) -> None:
        """Show how many there are of what a page holds.

        Args:
            row: Of the page.
            count: The number as text; empty for none.
            waiting: Whether something waits to be done there.
        """
        item = self.item(row)
        item.setData(COUNT_ROLE, count)
        item.setData(WAITING_ROLE, waiting)
        name = item.toolTip().rpartition(" (")[0]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name} {count}".strip())

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone when the window is narrow."""
        width = NARROW if narrow else WIDE
        if self.width() == width and self.minimumWidth() == width:
            return
        self.setFixedWidth(width)
        for row in range(self.count()):
            item = self.item(row)
            item.setText("" if narrow else item.toolTip().rpartition(" (")[0])

    def redraw_icons(self) -> None:
        """Draw the icons anew, after the colours have changed."""
        for row in range(self.count()):
            self._draw_icon(self.item(row))

    def _draw_icon(self, item: QListWidgetItem) -> None:
        item.setIcon(icon(item.data(ICON_NAME_ROLE)))
