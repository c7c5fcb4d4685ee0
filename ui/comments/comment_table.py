"""The table of comments, in which all that the filter finds can be selected without being read."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.models.record_model import RecordModel
from ui.widgets.record_table import RecordTable


class CommentTable(RecordTable):
    """Ctrl+A means every comment of the list, also those whose rows are not there yet."""

    def __init__(self, model: RecordModel, sort: Callable[[str, bool], None], *, stretch: int) -> None:
        super().__init__(model, sort, stretch=stretch)
        self.is_everything = False
        """Whether all that the filter finds is selected."""
        self._selecting = False
        self.selectionModel().selectionChanged.connect(self._note_selection)
        model.rowsInserted.connect(self._select_new)
        model.modelReset.connect(self._forget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A selects everything."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_everything()
            return
        super().keyPressEvent(event)

    def select_everything(self) -> None:
        """Select all that the filter finds."""
        if self.records.rowCount():
            self.is_everything = True
            self._select_known()
            self.chosen.emit()

    def selected_count(self) -> int:
        """How many of the rows there are selected."""
        ranges = self.selectionModel().selection()
        return sum(ranges.at(number).height() for number in range(ranges.count()))

    def _select_known(self) -> None:
        last = self.records.index(self.records.rowCount() - 1, self.records.columnCount() - 1)
        whole = QItemSelection(self.records.index(0, 0), last)
        self._selecting = True
        self.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._selecting = False

    def _select_new(self) -> None:
        if self.is_everything:
            self._select_known()

    def _note_selection(self) -> None:
        if not self._selecting:
            self.is_everything = False

    def _forget(self) -> None:
        self.is_everything = False
