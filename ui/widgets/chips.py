"""A row of small buttons, each a thing that was tied and can be untied."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.app.theme import STEP
from ui.widgets.layouts import clear

LONGEST = 34
"""Characters of a chip's text; the whole is its tooltip."""


class Chips(QWidget):
    """Shows keys with texts."""

    removed = Signal(str)
    """The person wants to untie this key."""

    def __init__(self, remove_hint: str) -> None:
        super().__init__()
        self._hint = remove_hint
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(STEP)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: Sequence[tuple[str, str]], *, fixed: bool = False) -> None:
        """Show these.

        Args:
            chips: Keys and texts.
            fixed: Whether they can not be untied.
        """
        clear(self._row)
        for key, text in chips:
            short = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
            chip = QPushButton(short if fixed else f"{short}  ✕")
            chip.setStyleSheet("padding: 2px 8px")
            chip.setToolTip(f"<qt>{_escaped(text)}<br>{_escaped(self._hint)}</qt>")
            chip.setAccessibleName(f"{text}: {self._hint}")
            chip.setEnabled(not fixed)
            chip.clicked.connect(lambda _=False, key=key: self.removed.emit(key))
            self._row.addWidget(chip)
        self.setVisible(bool(chips))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
