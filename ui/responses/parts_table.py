"""The parts of an answer: a cover letter, the answer itself, annexes; what each is can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from consult.vocabulary import DocumentRole
from ui.widgets.choice import Choice

NAME, ROLE, CHARACTERS = range(3)
MOST_ROWS = 4
"""Rows that are seen without scrolling."""
ROLE_WIDTH, LENGTH_WIDTH = 132, 110


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A line of the table; `characters` is how much of the answer's text was read from the file."""

    name: str
    role: DocumentRole
    characters: int


class PartsTable(QTableWidget):
    """A line a file, with a choice of its role."""

    role_chosen = Signal(int, str)
    """Row and code: the person says what a part is."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setHorizontalHeaderLabels([self.tr("Del"), self.tr("Roll"), self.tr("Tecken i texten")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(ROLE, ROLE_WIDTH)
        self.setColumnWidth(CHARACTERS, LENGTH_WIDTH)
        self.choices: list[Choice] = []

    def show_parts(self, parts: Sequence[ShownPart], *, fixed: bool = False) -> None:
        """Show these parts.

        Args:
            parts: In their order.
            fixed: Whether their roles can not be chosen.
        """
        while len(self.choices) < len(parts):
            self._add_row()
        for row, choice in enumerate(self.choices):
            self.setRowHidden(row, row >= len(parts))
            if row < len(parts):
                self._fill(row, parts[row])
                choice.setEnabled(not fixed)
        heights = sum(self.rowHeight(row) for row in range(min(len(parts), MOST_ROWS)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + heights + 2 * self.frameWidth() + 2)

    def _add_row(self) -> None:
        row = self.rowCount()
        self.setRowCount(row + 1)
        choice = Choice(DocumentRole, name=self.tr("Roll"))
        choice.picked.connect(lambda: self.role_chosen.emit(row, choice.code()))
        self.setCellWidget(row, ROLE, choice)
        self.setRowHeight(row, choice.sizeHint().height() + 2)
        self.choices.append(choice)

    def _fill(self, row: int, part: ShownPart) -> None:
        length = QTableWidgetItem(str(part.characters) if part.characters else self.tr("inte med"))
        length.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name = QTableWidgetItem(part.name)
        name.setToolTip(part.name)
        self.setItem(row, NAME, name)
        self.setItem(row, CHARACTERS, length)
        self.choices[row].set_code(part.role)
        self.choices[row].setAccessibleName(self.tr("Roll för {name}").format(name=part.name))
