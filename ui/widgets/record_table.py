"""A table view of records, with sorting done by the query and the keyboard's ways in."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.record_model import RecordModel

ROW_HEIGHT = 30


class RecordTable(QTableView):
    """Rows of a `RecordModel`."""

    opened = Signal(str)
    """The key of a row that was opened by Enter or a double click."""
    pointed = Signal(str)
    """The key of the row that became current; empty when there is none."""
    chosen = Signal()
    """The selection is another."""

    def __init__(self, model: RecordModel, sort: Callable[[str, bool], None], *, stretch: int = 0) -> None:
        """Show a model.

        Args:
            model: What is shown.
            sort: Called with a column's order and whether it is descending.
            stretch: The column that takes the room left over.
        """
        super().__init__()
        self.records = model
        self._sort = sort
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._sort_by)
        self._sorted: tuple[int, bool] = (-1, False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.records.key(index.row())))
        self.selectionModel().currentRowChanged.connect(self._point)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def selected_keys(self) -> list[str]:
        """The keys of the selected rows, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.key(row) for row in rows]

    def current_key(self) -> str:
        """The key of the current row; empty when there is none."""
        index = self.currentIndex()
        return self.records.key(index.row()) if index.isValid() else ""

    def go_to(self, key: str) -> bool:
        """Make a key's row the current one.

        Returns:
            Whether it is among the rows.
        """
        row = self.records.row_of(key)
        if row >= 0:
            # Said outright: by itself the view would add to the selection while Ctrl is pressed.
            flags = QItemSelectionModel.SelectionFlag
            index = self.records.index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        return row >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def _point(self, current: QModelIndex, _: QModelIndex) -> None:
        self.pointed.emit(self.records.key(current.row()) if current.isValid() else "")

    def _sort_by(self, section: int) -> None:
        order = self.records.columns[section].order
        if not order:
            return
        descending = self._sorted == (section, False)
        self._sorted = (section, descending)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(section, direction)
        self._sort(order, descending)
