"""Codes as a row of buttons, each with its digit, colour and word."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui.app.theme import STEP
from ui.app.wording import word


class CodeRow(QWidget):
    """Chooses a code, such as a stance or a decision; the chosen one is pressed in."""

    chosen = Signal(object)
    """The code that was clicked."""

    def __init__(self, colours: Mapping[Any, str], *, in_a_row: int) -> None:
        """Make the buttons.

        Args:
            colours: The codes in order, each with the colour of its word when it is chosen.
            in_a_row: How many buttons stand beside each other.
        """
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(STEP)
        self.codes: Sequence[StrEnum] = tuple(colours)
        self.buttons: dict[StrEnum, QPushButton] = {}
        for number, (code, colour) in enumerate(colours.items()):
            button = QPushButton(f"{number + 1} {word(code)}")
            button.setCheckable(True)
            pressed = f"QPushButton:checked {{ color: {colour} }}"
            button.setStyleSheet(f"QPushButton {{ padding: 4px 8px }} {pressed}")
            button.clicked.connect(lambda _=False, code=code: self.chosen.emit(code))
            button.setMinimumWidth(button.sizeHint().width())
            self.buttons[code] = button
            grid.addWidget(button, number // in_a_row, number % in_a_row)

    def show_code(self, code: StrEnum | None) -> None:
        """Press in one of them, or none."""
        for each, button in self.buttons.items():
            button.setChecked(each is code)
