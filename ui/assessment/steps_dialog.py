"""The steps that the case's work with comments goes through."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.assessment.records import Step
from consult.assessment.steps import add_step, add_usual_steps, edit_step, order_steps, remove_step, steps
from consult.errors import ConsultError
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import sentence
from ui.widgets.record_choice import RecordChoice
from ui.widgets.text_label import TextLabel


class StepsDialog(QDialog):
    """At the left the steps in order, at the right the one that is chosen; every change is saved at once."""

    def __init__(self, parent: QWidget | None, session: CaseSession) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[Step] = []
        self.setWindowTitle(self.tr("Steg i arbetet"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Steg"))
        self.name = QLineEdit()
        self.solved = QCheckBox(self.tr("&Klart: inget är kvar att göra"))
        self.locked = QCheckBox(self.tr("&Låst: synpunkten kan inte ändras"))
        self.target = RecordChoice(self.tr("Välj steg"))
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self.up_button = QPushButton(self.tr("Flytta &upp"))
        self.down_button = QPushButton(self.tr("Flytta &ned"))
        self.remove_button = QPushButton(self.tr("&Ta bort"))
        self.add_button = QPushButton(self.tr("&Nytt steg"))
        self.usual_button = QPushButton(self.tr("Lägg till de &vanliga stegen"))
        self.usual_button.setProperty("main", True)
        self.close_button = QPushButton(self.tr("Stäng"))
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setSpacing(2 * STEP)
        self.form.addRow(self.tr("Na&mn"), self.name)
        self.form.addRow(self.solved)
        self.form.addRow(self.locked)
        self.form.addRow(self.tr("Flytta synpunkterna &till"), self.target)
        moving = QHBoxLayout()
        for button in (self.up_button, self.down_button, self.remove_button):
            moving.addWidget(button)
        moving.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(3 * STEP)
        right.addLayout(self.form)
        right.addWidget(self.fault)
        right.addLayout(moving)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(4 * STEP)
        self.list.setFixedWidth(240)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.usual_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for button in (self.up_button, self.down_button, self.remove_button, self.add_button):
            button.setAutoDefault(False)
        for button in (self.usual_button, self.close_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        column.setSpacing(4 * STEP)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self.resize(720, 400)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.name.editingFinished.connect(self.save_name)
        self.solved.clicked.connect(lambda on: self._edit(solved=on))
        self.locked.clicked.connect(lambda on: self._edit(locked=on))
        self.up_button.clicked.connect(lambda: self.move_step(-1))
        self.down_button.clicked.connect(lambda: self.move_step(1))
        self.remove_button.clicked.connect(self.remove)
        self.add_button.clicked.connect(self.add)
        self.usual_button.clicked.connect(lambda: self._do(lambda: self._session.change(add_usual_steps)))
        self.close_button.clicked.connect(self.accept)

    def add(self) -> None:
        """Add a step, whose name waits to be written."""
        taken = {each.name.casefold() for each in self._steps}
        names = [self.tr("Nytt steg"), *(self.tr("Nytt steg {n}").format(n=n) for n in range(2, 100))]
        free = next(name for name in names if name.casefold() not in taken)
        if self._do(lambda: self._session.change(add_step, free)):
            self.list.setCurrentRow(self.list.count() - 1)
            self.name.setFocus()
            self.name.selectAll()

    def save_name(self) -> None:
        """Save the name, where it is another."""
        step = self._current()
        if step is not None and self.name.text().strip() != step.name:
            self._edit(name=self.name.text())

    def move_step(self, by: int) -> None:
        """Move the chosen step up or down."""
        row = self.list.currentRow()
        keys = [each.id for each in self._steps]
        if 0 <= row < len(keys) and 0 <= row + by < len(keys):
            keys[row], keys[row + by] = keys[row + by], keys[row]
            if self._do(lambda: self._session.change(order_steps, keys)):
                self.list.setCurrentRow(row + by)

    def remove(self) -> None:
        """Remove the chosen step; comments in it go where the form says."""
        step = self._current()
        if step is None:
            return
        if not self._do(lambda: self._session.change(remove_step, step.id, self.target.key())):
            self.target.setFocus()

    def _edit(
        self, *, name: str | None = None, solved: bool | None = None, locked: bool | None = None
    ) -> None:
        step = self._current()
        if step is not None:
            self._do(
                lambda: self._session.change(
                    edit_step, step.id, name=name, solved=solved, locked=locked, version=step.version
                )
            )

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except ConsultError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            return False
        self.fault.hide()
        self._refresh()
        return True

    def _current(self) -> Step | None:
        row = self.list.currentRow()
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def _refresh(self) -> None:
        row = max(0, self.list.currentRow())
        self._steps = self._session.read(steps)
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._steps:
            count = self.tr("%n synpunkter", "", each.comments) if each.comments else ""
            self.list.addItem("  ·  ".join(part for part in (each.name, count) if part))
        self.list.setCurrentRow(min(row, len(self._steps) - 1))
        self.list.blockSignals(False)
        self._show(self.list.currentRow())
        fixed = self._session.read_only
        self.usual_button.setVisible(not self._steps)
        for button in (self.add_button, self.usual_button):
            button.setEnabled(not fixed)

    def _show(self, row: int) -> None:
        self.fault.hide()
        step = self._current()
        fixed = step is None or self._session.read_only
        for field in (self.name, self.solved, self.locked, self.remove_button):
            field.setEnabled(not fixed)
        self.up_button.setEnabled(not fixed and row > 0)
        self.down_button.setEnabled(not fixed and row < len(self._steps) - 1)
        self.name.setText(step.name if step else "")
        self.solved.setChecked(step is not None and step.solved)
        self.locked.setChecked(step is not None and step.locked)
        others = [(each.id, each.name) for each in self._steps if step is not None and each.id != step.id]
        self.target.setCurrentIndex(0)
        self.target.show_records(others)
        self.form.setRowVisible(self.target, step is not None and step.comments > 0)
        self.name.setCursorPosition(0)
