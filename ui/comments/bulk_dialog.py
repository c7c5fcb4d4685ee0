"""The same change to many comments."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from consult.assessment.records import Step
from consult.comments.records import Theme
from consult.vocabulary import CommentKind, Stance
from ui.app.theme import STEP
from ui.widgets.chips import Chips
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.picker import Found, Picker
from ui.widgets.record_choice import RecordChoice


class BulkDialog(FormDialog):
    """What is left alone stays as it is in each of them."""

    def __init__(
        self,
        parent: QWidget | None,
        count: int,
        themes: Sequence[Theme],
        people: Sequence[str],
        act: Callable[[Mapping[str, Any]], object],
        steps: Sequence[Step] = (),
    ) -> None:
        """Make the form.

        Args:
            parent: The window.
            count: How many comments are selected.
            themes: Those there are.
            people: Earlier assignees.
            act: Called with the arguments of `edit_comments` that were chosen.
            steps: Those of the case's work.
        """
        super().__init__(parent, "", self.tr("Ändra"), self._submit)
        self.setWindowTitle(self.tr("Ändra %n synpunkter", "", count))
        self._do = act
        self._known = themes
        self._added: list[str] = []
        unchanged = self.tr("Ändras inte")
        self.theme = Picker(self._find_themes, new=True, keeps=True)
        self.theme.setPlaceholderText(self.tr("Skriv ett tema, Enter lägger till"))
        self.theme.picked.connect(self._add_theme)
        self.added = Chips(self.tr("Ta bort"))
        self.added.removed.connect(self._drop_theme)
        self.added.hide()
        self.lost_theme = RecordChoice(unchanged)
        self.lost_theme.show_records([(each.id, each.name) for each in themes])
        self.assignee = QComboBox()
        self.assignee.setEditable(True)
        self.assignee.addItem(self.tr("Ingen handläggare"), "")
        for name in people:
            self.assignee.addItem(name, name)
        self.assignee.setCurrentIndex(-1)
        line = self.assignee.lineEdit()
        if line is not None:
            line.setPlaceholderText(unchanged)
        self.stance = Choice(Stance, nothing=unchanged, name=self.tr("Ställning"))
        self.stance.insertItem(1, self.tr("Ingen ställning"), "")
        self.kind = Choice(CommentKind, nothing=unchanged, name=self.tr("Typ"))
        self._make_work_fields(unchanged, steps)
        for choice in (self.lost_theme, self.assignee, self.stance, self.kind, self.step):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.named = {"assignee": self.assignee, "theme": self.theme, "deadline": self.due}
        self._lay_out()

    def _make_work_fields(self, unchanged: str, steps: Sequence[Step]) -> None:
        self.step = RecordChoice(unchanged)
        self.step.show_records([("", self.tr("Inget steg")), *((each.id, each.name) for each in steps)])
        self.has_steps = bool(steps)
        self.due = DateField()
        self.no_due = QCheckBox(self.tr("Inget datum"))
        self.no_due.toggled.connect(lambda on: self.due.setEnabled(not on))

    def _lay_out(self) -> None:
        themes = QVBoxLayout()
        themes.setSpacing(STEP)
        themes.addWidget(self.theme)
        themes.addWidget(self.added)
        self.add_row(self.tr("&Lägg till tema"), themes, self.theme)
        self.form.addRow(self.tr("Ta &bort tema"), self.lost_theme)
        self.form.addRow(self.tr("&Handläggare"), self.assignee)
        if self.has_steps:
            self.form.addRow(self.tr("St&eg"), self.step)
        due = QHBoxLayout()
        due.setSpacing(3 * STEP)
        due.addWidget(self.due)
        due.addWidget(self.no_due)
        due.addStretch(1)
        self.add_row(self.tr("&Förfaller"), due, self.due)
        self.form.addRow(self.tr("&Ställning"), self.stance)
        self.form.addRow(self.tr("&Typ"), self.kind)
        self.setMinimumWidth(480)

    def _find_themes(self, words: str) -> Found:
        return [
            (each.id, each.name) for each in self._known if words.strip().casefold() in each.name.casefold()
        ]

    def _add_theme(self, _: str, name: str) -> None:
        if name.casefold() not in [each.casefold() for each in self._added]:
            self._added.append(name)
        self.added.show_chips([(each, each) for each in self._added])

    def _drop_theme(self, name: str) -> None:
        self._added.remove(name)
        self.added.show_chips([(each, each) for each in self._added])

    def values(self) -> dict[str, Any]:
        """What was chosen, as arguments of `edit_comments`."""
        written = self.theme.text().strip()
        themes = [*self._added, written] if written else list(self._added)
        found: dict[str, Any] = {"add_themes": themes} if themes else {}
        lost = self.lost_theme.key()
        if lost is not None:
            found["remove_themes"] = [lost]
        name = self.assignee.currentText().strip()
        if name:
            found["assignee"] = "" if name == self.assignee.itemText(0) else name
        step_id = self.step.key()
        if step_id is not None:
            found["step_id"] = step_id
        if self.no_due.isChecked() or self.due.iso():
            found["due_on"] = "" if self.no_due.isChecked() else self.due.iso()
        for field, choice in (("stance", self.stance), ("kind", self.kind)):
            if choice.code() is not None:
                found[field] = choice.code()
        return found

    def _submit(self) -> object:
        values = self.values()
        if not values:
            self.tell_fault(self.tr("Välj något att ändra."))
            return False
        return self._do(values)
