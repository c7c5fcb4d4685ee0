"""At what level a passage becomes a heading."""

from collections.abc import Callable

from PySide6.QtWidgets import QSpinBox, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel

DEEPEST = 9


class HeadingDialog(FormDialog):
    """Asks for the level."""

    def __init__(self, parent: QWidget | None, text: str, level: int, turn: Callable[[int], object]) -> None:
        super().__init__(
            parent, self.tr("Gör till rubrik"), self.tr("Gör till rubrik"), lambda: turn(self.level.value())
        )
        shown = TextLabel(text)
        self.level = QSpinBox()
        self.level.setRange(1, DEEPEST)
        self.level.setValue(level)
        self.form.addRow(self.tr("Rubrik"), shown)
        self.form.addRow(self.tr("&Nivå"), self.level)
        self.setMinimumWidth(420)
