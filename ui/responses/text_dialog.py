"""Corrects a response's text, such as a scan that was read badly."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.app.theme import reading_font
from ui.widgets.form_dialog import FormDialog
from ui.widgets.raw_text import text_of


class TextDialog(FormDialog):
    """The text; nothing is written when nothing was changed."""

    def __init__(self, parent: QWidget | None, text: str, save: Callable[[str], object]) -> None:
        super().__init__(parent, self.tr("Rätta texten"), self.tr("Spara"), self._submit_text)
        self._save = save
        self.field = QPlainTextEdit(text)
        self.field.setFont(reading_font())
        self.let_keys_through(self.field)
        self.body.insertWidget(0, self.field, 1)
        self.resize(760, 620)
        self.field.document().setModified(False)
        self.field.setFocus()

    def holds_input(self) -> bool:
        """A corrected text is not thrown away without a question."""
        return self.field.document().isModified()

    def _submit_text(self) -> None:
        # Qt's editor turns no-break spaces into spaces, so an untouched text is never saved.
        if self.field.document().isModified():
            self._save(self.text())

    def text(self) -> str:
        """What stands in the field, its no-break spaces kept."""
        return text_of(self.field)
