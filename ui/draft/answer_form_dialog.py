"""An answer form made from the draft: which sections are asked about, and whether in Word or Excel."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from consult.draft.records import Section
from consult.reports.answer_form import USUAL_DEPTH, FormOptions
from ui.app.wording import language
from ui.widgets.form_dialog import FormDialog

WORD, EXCEL = ".docx", ".xlsx"


class AnswerFormDialog(FormDialog):
    """Asks for the depth of the sections and the kind of file, then where the file shall be."""

    def __init__(
        self,
        parent: QWidget,
        sections: Sequence[Section],
        folder: Path,
        make: Callable[[Path, FormOptions], object],
    ) -> None:
        super().__init__(parent, self.tr("Skapa svarsformulär"), self.tr("Skapa …"), self._choose)
        self._folder = folder
        self._make_form = make
        self.deepest = QComboBox()
        for level in sorted({each.level for each in sections if each.title}):
            asked = sum(each.level <= level and bool(each.title) for each in sections)
            self.deepest.addItem(self.tr("Rubriknivå {level}").format(level=level) + f"  ({asked})", level)
        self.deepest.setCurrentIndex(min(USUAL_DEPTH, self.deepest.count()) - 1)
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Word, en ruta för varje avsnitt"), WORD)
        self.kind.addItem(self.tr("Excel, en rad för varje avsnitt"), EXCEL)
        self.form.addRow(self.tr("&Fråga om avsnitt ned till"), self.deepest)
        self.form.addRow(self.tr("&Slag av fil"), self.kind)
        self.setMinimumWidth(480)

    def _choose(self) -> bool:
        ending = str(self.kind.currentData())
        name = str(self._folder / (self.tr("svarsformulär") + ending))
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Spara formuläret"), name, f"*{ending}")
        if not chosen:
            return False
        target = Path(chosen)
        if target.suffix.lower() != ending:
            target = target.with_name(target.name + ending)
        self._make_form(target, FormOptions(language(), int(self.deepest.currentData())))
        return True
