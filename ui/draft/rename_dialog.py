"""The number and the title of a section, corrected."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from consult.draft.records import Section
from ui.widgets.form_dialog import FormDialog


class RenameDialog(FormDialog):
    """Asks for both."""

    def __init__(self, parent: QWidget, section: Section, save: Callable[[str, str], object]) -> None:
        super().__init__(
            parent,
            self.tr("Ändra rubrik"),
            self.tr("Spara"),
            lambda: save(self.number.text(), self.title_field.text()),
        )
        self.number = QLineEdit(section.number)
        self.title_field = QLineEdit(section.title)
        self.form.addRow(self.tr("&Nummer"), self.number)
        self.form.addRow(self.tr("&Rubrik"), self.title_field)
        self.setMinimumWidth(520)
        self.title_field.setFocus()
