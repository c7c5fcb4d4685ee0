"""What is wrong with the rows of a web form's export, a line a fault."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from consult.prepared.web_form import RowFault
from ui.app.theme import STEP
from ui.app.wording import word
from ui.widgets.text_label import TextLabel

MOST_SHOWN = 500
LONGEST_VALUE = 80
ROW_HEIGHT = 26
HEIGHT = 128


class WebFormFaults(QWidget):
    """Going to a fault shows its row and column; a row can be left out of what is read in."""

    pointed = Signal(int, int)
    """Row of the sheet and column (-1: the whole row) of the fault that became current."""
    left_out = Signal(int)
    """A row of the sheet is not to be read in."""

    def __init__(self) -> None:
        super().__init__()
        self._faults: Sequence[RowFault] = ()
        self._first_row = 0
        self.count = TextLabel()
        self.count.setProperty("fault", True)
        self.leave_out = QPushButton(self.tr("&Lämna raden utanför"))
        self.leave_out.setAutoDefault(False)
        self.leave_out.clicked.connect(self._leave_out)
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Rad"), self.tr("Kolumn"), self.tr("Värde"), self.tr("Vad som är fel")]
        )
        self.table.setAccessibleName(self.tr("Fel i filen"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for number, width in enumerate((56, 240, 200)):
            self.table.setColumnWidth(number, width)
        self.table.setFixedHeight(HEIGHT)
        self.table.currentCellChanged.connect(lambda *_: self._point())
        above = QHBoxLayout()
        above.addWidget(self.count, 1)
        above.addWidget(self.leave_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(above)
        column.addWidget(self.table)

    def show_faults(self, faults: Sequence[RowFault], first_row: int) -> None:
        """Show other faults.

        Args:
            faults: From above.
            first_row: The line of the sheet below the headers; faults above it are of the choice of columns.
        """
        self._faults, self._first_row = faults, first_row
        self.setVisible(bool(faults))
        text = self.tr("%n fel. Inget läses in förrän de är åtgärdade.", "", len(faults))
        if len(faults) > MOST_SHOWN:
            text += " " + self.tr("De första {n} visas.").format(n=MOST_SHOWN)
        self.count.setText(text)
        self.table.blockSignals(True)
        self.table.setRowCount(min(len(faults), MOST_SHOWN))
        for number, fault in enumerate(faults[:MOST_SHOWN]):
            value = " ".join(fault.value[: 2 * LONGEST_VALUE].split())[:LONGEST_VALUE]
            for column, text in enumerate((str(fault.row), fault.header, value, word(fault.problem))):
                self.table.setItem(number, column, QTableWidgetItem(text))
        self.table.blockSignals(False)
        self._show_able()

    def _current(self) -> RowFault | None:
        at = self.table.currentRow()
        return self._faults[at] if 0 <= at < len(self._faults) else None

    def _point(self) -> None:
        fault = self._current()
        self._show_able()
        if fault is not None:
            self.pointed.emit(fault.row, fault.column)

    def _show_able(self) -> None:
        fault = self._current()
        self.leave_out.setEnabled(fault is not None and fault.row >= self._first_row)

    def _leave_out(self) -> None:
        fault = self._current()
        if fault is not None:
            self.left_out.emit(fault.row)
