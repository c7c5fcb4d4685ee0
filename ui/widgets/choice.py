"""A drop-down list of codes in people's words."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.app.wording import word


class Choice(QComboBox):
    """Chooses one of some codes, or nothing when `nothing` has words for that."""

    picked = Signal()
    """The person chose another (not the program)."""

    def __init__(
        self, codes: Iterable[StrEnum], *, nothing: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if nothing:
            self.addItem(nothing, None)
        for code in codes:
            self.addItem(word(code), code.value)
        self.setAccessibleName(name or nothing)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _: self.picked.emit())

    def code(self) -> Any:
        """The chosen code's value, or None."""
        return self.currentData()

    def set_code(self, code: StrEnum | str | None) -> None:
        """Show a code as the chosen one."""
        value = code.value if isinstance(code, StrEnum) else code
        self.setCurrentIndex(max(0, self.findData(value)))
