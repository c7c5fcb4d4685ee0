"""The comments of which something else came back, each with a tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from consult.assessment.returning import ComparedRow
from consult.vocabulary import Asked
from ui.app.theme import theme
from ui.assessment.accepting import Acceptance
from ui.assessment.returned_fields import field_word

MOVES = {Qt.Key.Key_1: False, Qt.Key.Key_2: True}


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
        self.setAccessibleName(self.tr("Synpunkter med ny bedömning"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: Sequence[ComparedRow] = ()
        self._asked = Asked.RECOMMENDATION
        self.currentRowChanged.connect(lambda _: self.pointed.emit(self.current_key()))
        self.itemChanged.connect(self._turn)

    def show_rows(self, rows: Sequence[ComparedRow], asked: Asked, acceptance: Acceptance) -> None:
        """Show other rows; the same one stays current."""
        current = self.current_key()
        self._rows, self._asked = rows, asked
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
        for at, row in enumerate(self._rows):
            if row.comment_id == key:
                self.setCurrentRow(at)
                return True
        return False

    def show_state(self, row: ComparedRow, acceptance: Acceptance) -> None:
        """Show whether a row is accepted, and what differs in it."""
        item = self.item(self._rows.index(row))
        settled = acceptance.is_settled(row)
        fields = ", ".join(field_word(each.name, self._asked) for each in row.changes)
        told = fields if settled else f"{fields}  ·  " + self.tr("välj vad som ska gälla")
        self.blockSignals(True)
        item.setText(f"{row.heading}\n{told}")
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if settled else flags)
        on = acceptance.is_ticked(row)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        item.setForeground(QColor(theme().text if settled else theme().warning))
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
