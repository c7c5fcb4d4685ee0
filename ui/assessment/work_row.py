"""How far the work with a comment has come: its step, who deals with it, and by when."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from consult.assessment.steps import add_usual_steps, steps
from consult.comments.queries import assignees
from consult.comments.records import Comment
from consult.errors import ConsultError
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import sentence
from ui.widgets.date_field import DateField
from ui.widgets.record_choice import RecordChoice
from ui.widgets.text_label import TextLabel

USUAL = "usual"
"""Stands among the steps of a case that has none, to give it the usual ones."""


class WorkRow(QWidget):
    """Three fields beside each other, saved when they are left; what is refused is told below them."""

    moved = Signal()
    """The comment stands in another step."""

    def __init__(self, session: CaseSession, write: Callable[[dict[str, Any]], object]) -> None:
        """Make the row.

        Args:
            session: The case.
            write: Called with the arguments of `edit_comments` that were chosen; raises what is refused.
        """
        super().__init__()
        self._session, self._save = session, write
        self._shown: Comment | None = None
        self.step = RecordChoice(self.tr("Inget steg"))
        self.assignee = QComboBox()
        self.assignee.setEditable(True)
        self.assignee.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.assignee.setAccessibleName(self.tr("Handläggare"))
        self.due = DateField()
        self.due.setAccessibleName(self.tr("Förfaller"))
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self._lay_out()
        self.step.picked.connect(self._pick_step)
        self.assignee.activated.connect(lambda _: self.save())
        for field in (self.assignee, self.due):
            field.installEventFilter(self)
        line = self.assignee.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Ingen"))
            line.editingFinished.connect(self.save)
        self.due.editingFinished.connect(self.save)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * STEP)
        grid.setVerticalSpacing(STEP)
        for column, (name, field, share) in enumerate(
            (
                (self.tr("Ste&g"), self.step, 4),
                (self.tr("Han&dläggare"), self.assignee, 4),
                (self.tr("&Förfaller"), self.due, 3),
            )
        ):
            words = QLabel(name)
            words.setBuddy(field)
            field.setMinimumWidth(60)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(words, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, share)
        grid.addWidget(self.fault, 2, 0, 1, 3)

    def refresh(self) -> None:
        """Read again what can be chosen, which takes a look at all comments."""
        known = [(each.id, each.name) for each in self._session.read(steps)]
        self.step.show_records(known or [(USUAL, self.tr("Lägg till de vanliga stegen"))])
        people = self._session.read(assignees)
        if people != [self.assignee.itemText(row) for row in range(self.assignee.count())]:
            written = self.assignee.currentText()
            self.assignee.clear()
            self.assignee.addItems(people)
            self.assignee.setEditText(written)

    def show_comment(self, shown: Comment | None, *, fixed: bool) -> None:
        """Show how far a comment has come.

        Args:
            shown: The comment, None for none.
            fixed: Whether only its step can be changed.
        """
        another = shown is None or self._shown is None or self._shown.id != shown.id
        self._shown = shown
        if another:
            self.fault.hide()
        self.step.setEnabled(not self._session.read_only)
        for field in (self.assignee, self.due):
            field.setEnabled(not fixed)
        if shown is None:
            return
        self.step.setCurrentIndex(max(0, self.step.findData(shown.step_id)))
        if not self.fault.isVisible():
            self.assignee.setEditText(shown.assignee)
            self.due.setText(shown.due_on)

    def save(self) -> None:
        """Save who deals with it and by when, where that is another."""
        if self._shown is None or self._session.read_only:
            return
        values: dict[str, Any] = {}
        if self.assignee.currentText().strip() != self._shown.assignee:
            values["assignee"] = self.assignee.currentText()
        if self.due.iso() != self._shown.due_on:
            values["due_on"] = self.due.iso()
        if values:
            self._try(values)
        else:
            self.fault.hide()

    def _pick_step(self) -> None:
        chosen = self.step.key()
        if chosen == USUAL:
            found = self._session.attempt(add_usual_steps)
            chosen = found[0] if found else None
        if self._try({"step_id": chosen or ""}):
            self.moved.emit()

    def _try(self, values: dict[str, Any]) -> bool:
        try:
            self._save(values)
        except ConsultError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            return False
        self.fault.hide()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left by other ways than Enter and Tab is saved too."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)
