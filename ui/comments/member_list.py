"""The comments of a group one below another, with the words marked in which they differ."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
)

from consult.assist.alike import AlikeGroup, AlikeMember, Span
from ui.app.theme import STEP, theme
from ui.widgets.ticks import BOX_WIDTH, Index, TickDelegate

MEMBER_ROLE = int(Qt.ItemDataRole.UserRole)
MARKED_ROLE = MEMBER_ROLE + 1
NARROWEST = 200
LEAST_MARKED = 50.0
"""Likeness in per cent below which so many words differ that to mark them tells nothing."""


class MemberList(QListWidget):
    """Space or a click on the box takes a comment out of the choice, or back in."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(MemberDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A letter from thousands is laid out a piece at a time.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setAccessibleName(self.tr("Synpunkter som liknar varandra"))

    def show_group(self, group: AlikeGroup, *, fixed: bool) -> None:
        """Show a group's comments, all chosen.

        Args:
            group: The group.
            fixed: Whether the choice can not be changed.
        """
        self.clear()
        alike = [member for member in group.members if member.likeness >= LEAST_MARKED]
        lacked = {span for member in alike for span in member.missing_words}
        for number, member in enumerate(group.members):
            item = QListWidgetItem(f"{member.senders}: {member.quote}")
            item.setData(MEMBER_ROLE, member)
            own = member.own_words if member.likeness >= LEAST_MARKED else ()
            item.setData(MARKED_ROLE, own if number else _joined(lacked))
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags if fixed else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.addItem(item)
        self.setCurrentRow(0)

    def chosen_keys(self) -> list[str]:
        """Keys of the chosen comments, from above."""
        return [member.comment_id for member, on in self._members() if on]

    def left_out_keys(self) -> list[str]:
        """Keys of the comments that were in the group and are chosen no longer."""
        return [member.comment_id for member, on in self._members() if member.is_grouped and not on]

    def _members(self) -> Sequence[tuple[AlikeMember, bool]]:
        items = [self.item(row) for row in range(self.count())]
        return [(item.data(MEMBER_ROLE), item.checkState() == Qt.CheckState.Checked) for item in items]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width gives other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class MemberDelegate(TickDelegate):
    """Draws a box, who sent the comment and how alike it is, and its words."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need at the list's width."""
        width = max(NARROWEST, self._view.viewport().width())
        layout = self._laid_out(option.font, index, width - BOX_WIDTH - 3 * STEP)
        return QSize(width, int(layout.boundingRect().height()) + self._head_height() + 5 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one comment."""
        colours, member = theme(), index.data(MEMBER_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.draw_box(painter, rect, index)
        left, top = rect.left() + BOX_WIDTH, rect.top() + 2 * STEP
        head = QRect(left, top, rect.width() - BOX_WIDTH - 3 * STEP, self._head_height())
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        told = self._told(member, index.row())
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, told)
        room = head.width() - painter.fontMetrics().horizontalAdvance(told) - 2 * STEP
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            head, Qt.AlignmentFlag.AlignTop, painter.fontMetrics().elidedText(member.senders, elide, room)
        )
        self._laid_out(font, index, head.width()).draw(painter, QPoint(left, head.bottom() + STEP))
        painter.restore()

    def _told(self, member: AlikeMember, row: int) -> str:
        if row == 0:
            return self.tr("de andra jämförs med denna")
        if member.likeness >= 100:
            return self.tr("samma ord")
        return self.tr("{share} % lika").format(share=int(member.likeness))

    def _head_height(self) -> int:
        return self._view.fontMetrics().height() + STEP

    @staticmethod
    def _laid_out(font: QFont, index: Index, width: int) -> QTextLayout:
        layout = QTextLayout(index.data(MEMBER_ROLE).quote.replace("\n", "\u2028"), font)
        layout.setFormats([_marked(start, end) for start, end in index.data(MARKED_ROLE)])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPoint(0, int(height)))
            height += line.height() * 1.15
        layout.endLayout()
        return layout


def _marked(start: int, end: int) -> QTextLayout.FormatRange:
    shown = QTextCharFormat()
    shown.setForeground(QColor(theme().accent))
    shown.setFontUnderline(True)
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = start, end - start, shown
    return marked


def _joined(spans: set[Span]) -> tuple[Span, ...]:
    """Stretches that overlap made into one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
