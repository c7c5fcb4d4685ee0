"""The parts of the report: ticked ones are in it, in the order of the list."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from consult.reports.options import Part
from ui.app.wording import word

_CODE = int(Qt.ItemDataRole.UserRole)


class PartsList(QListWidget):
    """Space ticks a part, Alt+Up and Alt+Down move it, the mouse drags it."""

    changed = Signal()
    chosen = Signal(str)
    """The code of the part that was gone to."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Redogörelsens delar"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _: self.changed.emit())
        self.model().rowsMoved.connect(self._moved)
        self.currentItemChanged.connect(self._go)

    def show_parts(self, chosen: Sequence[Part]) -> None:
        """Show the chosen parts in their order, the others unticked where they usually stand."""
        order = list(chosen)
        for part in Part:
            if part not in order:
                before = [each for each in list(Part)[: list(Part).index(part)] if each in order]
                order.insert(order.index(before[-1]) + 1 if before else 0, part)
        current = self.current_part()
        self.blockSignals(True)
        self.clear()
        for part in order:
            item = QListWidgetItem(word(part))
            item.setData(_CODE, part.value)
            item.setToolTip(word(part))
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if part in chosen else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)
        self.setCurrentRow(order.index(current) if current in order else 0)
        self.setFixedHeight(self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth())

    def parts(self) -> tuple[Part, ...]:
        """The ticked parts in their order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(Part(item.data(_CODE)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def current_part(self) -> Part | None:
        """The part that the list stands at."""
        item = self.currentItem()
        return None if item is None else Part(item.data(_CODE))

    def code(self, row: int) -> str:
        """The code of the part in a row."""
        return str(self.item(row).data(_CODE))

    def move_current(self, step: int) -> None:
        """Move the current part up (-1) or down (1)."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + step < self.count():
            return
        item = self.takeItem(row)
        self.insertItem(row + step, item)
        self.setCurrentItem(item)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the part."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)

    def _moved(self, *_: QModelIndex | int) -> None:
        self.changed.emit()

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_CODE))
