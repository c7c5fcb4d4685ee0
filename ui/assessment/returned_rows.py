"""The comments of which something else came back, each with a tick."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem

from consult.assessment.returning import ComparedRow
from consult.vocabulary import Asked
from ui.app.theme import STEP, theme
from ui.assessment.accepting import Acceptance
from ui.assessment.returned_fields import field_word
from ui.widgets.ticks import BOX_WIDTH, Index, TickDelegate

MOVES = {Qt.Key.Key_1: False, Qt.Key.Key_2: True}


UNSETTLED_ROLE = int(Qt.ItemDataRole.UserRole)


class ReturnedRows(QListWidget):
    """Space ticks; 1 and 2 choose between the case and the file; Enter goes to the fields."""

    pointed = Signal(str)
    """The key of the comment that became current; empty when there is none."""
    ticked = Signal(str, bool)
    decided = Signal(bool)
    """For all fields of the current row that both sides changed: whether what came back is chosen."""
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(ReturnedDelegate(self))
        self.setAccessibleName(self.tr("Synpunkter med ny bedömning"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: Sequence[ComparedRow] = ()
        self._at: dict[str, int] = {}
        self._asked = Asked.RECOMMENDATION
        self.currentRowChanged.connect(lambda _: self.pointed.emit(self.current_key()))
        self.itemChanged.connect(self._turn)

    def show_rows(self, rows: Sequence[ComparedRow], asked: Asked, acceptance: Acceptance) -> None:
        """Show other rows; the same one stays current."""
        current = self.current_key()
        self._rows, self._asked = rows, asked
        self._at = {row.comment_id: at for at, row in enumerate(rows)}
        self.blockSignals(True)
        self.clear()
        for _ in rows:
            self.addItem(QListWidgetItem())
        self.blockSignals(False)
        for row in rows:
            self.show_state(row, acceptance)
        self.setCurrentRow(-1)
        self.setCurrentRow(0 if rows else -1)
        self.go_to(current)

    def current_key(self) -> str:
        """The current comment's key; empty when there is none."""
        at = self.currentRow()
        return self._rows[at].comment_id if 0 <= at < len(self._rows) else ""

    def go_to(self, key: str) -> bool:
        """Make a comment the current one, when it is here."""
        if key in self._at:
            self.setCurrentRow(self._at[key])
        return key in self._at

    def show_state(self, row: ComparedRow, acceptance: Acceptance) -> None:
        """Show whether a row is accepted, and what differs in it."""
        item = self.item(self._at[row.comment_id])
        settled = acceptance.is_settled(row)
        fields = ", ".join(field_word(each.name, self._asked) for each in row.changes)
        told = fields if settled else self.tr("Välj vad som ska gälla") + f"  ·  {fields}"
        self.blockSignals(True)
        item.setText(f"{row.heading}\n{told}")
        item.setData(UNSETTLED_ROLE, not settled)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if settled else flags)
        on = acceptance.is_ticked(row)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def _turn(self, item: QListWidgetItem) -> None:
        key = self._rows[self.row(item)].comment_id
        self.ticked.emit(key, item.checkState() == Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of choosing; Space in a row with nothing to tick yet goes to what is to be chosen."""
        key, item = Qt.Key(event.key()), self.currentItem()
        unready = item is not None and not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in MOVES:
            self.decided.emit(MOVES[key])
        elif (plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)) or (
            key == Qt.Key.Key_Space and unready
        ):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ReturnedDelegate(TickDelegate):
    """Draws who sent the comment, and below what differs, or that something is to be chosen."""

    def sizeHint(self, option: QStyleOptionViewItem, _: Index) -> QSize:
        """Two lines and room around them."""
        metrics: QFontMetrics = option.fontMetrics
        return QSize(8 * BOX_WIDTH, 2 * metrics.height() + 4 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one comment."""
        colours = theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font = QFont(option.font)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.draw_box(painter, rect, index)
        heading, _, told = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        line = QRect(rect.left() + BOX_WIDTH, rect.top(), rect.width() - BOX_WIDTH - 2 * STEP, 0)
        line.setHeight(painter.fontMetrics().height())
        font.setWeight(QFont.Weight.DemiBold)
        told_colour = colours.warning if index.data(UNSETTLED_ROLE) else colours.quiet
        for text, face, colour in ((heading, font, colours.text), (told, option.font, told_colour)):
            line.translate(0, 2 * STEP if text is heading else line.height())
            painter.setFont(face)
            painter.setPen(QColor(colour))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()
