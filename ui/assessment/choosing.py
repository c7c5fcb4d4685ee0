"""What the person works down: a section, a theme, a consultee, a group, an officer, a step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from consult.assessment.queue import consultee_choices, group_choices
from consult.assessment.steps import steps
from consult.comments.filtering import NOT_ASSESSED, CommentFilter
from consult.comments.queries import assignees, themes
from consult.draft.queries import sections
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.widgets.record_choice import RecordChoice

OPEN, WITHOUT_RECOMMENDATION, TO_DECIDE, OVERDUE, EVERYTHING = "open", "bare", "to_decide", "overdue", "all"


class Choosing(QWidget):
    """The first list says by what, the second which, the third how far they have come."""

    changed = Signal()
    """Something else is wanted."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self.by = QComboBox()
        self.by.setAccessibleName(self.tr("Välj efter"))
        self._every = {
            "section_id": self.tr("Alla avsnitt"),
            "theme_id": self.tr("Alla teman"),
            "consultee_id": self.tr("Alla instanser"),
            "group_id": self.tr("Alla grupper, och det som inte är grupperat"),
            "assignee": self.tr("Alla handläggare"),
            "step_id": self.tr("Alla steg"),
        }
        for field, name in (
            ("section_id", self.tr("Avsnitt")),
            ("theme_id", self.tr("Tema")),
            ("consultee_id", self.tr("Instans")),
            ("group_id", self.tr("Grupp")),
            ("assignee", self.tr("Handläggare")),
            ("step_id", self.tr("Steg")),
        ):
            self.by.addItem(name, field)
        self.which = RecordChoice(self._every["section_id"])
        self.which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.state = QComboBox()
        self.state.setAccessibleName(self.tr("Hur långt de har kommit"))
        for code, name in (
            (OPEN, self.tr("Utan beslut")),
            (WITHOUT_RECOMMENDATION, self.tr("Utan rekommendation och beslut")),
            (TO_DECIDE, self.tr("Rekommenderade, utan beslut")),
            (OVERDUE, self.tr("Förfallna")),
            (EVERYTHING, self.tr("Alla, även beslutade")),
        ):
            self.state.addItem(name, code)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self.by)
        row.addWidget(self.which, 1)
        row.addWidget(self.state)
        self.by.activated.connect(lambda _: self._choose_by())
        self.which.picked.connect(self.changed)
        self.state.activated.connect(lambda _: self.changed.emit())

    def refresh(self) -> None:
        """Read again what can be chosen."""
        self.which.show_records(self._records())

    def wanted(self) -> CommentFilter:
        """Which comments are wanted."""
        field, key = self.by.currentData(), self.which.key()
        chosen: dict[str, Any] = {field: key} if key is not None else {}
        if field == "step_id" and key == "":
            chosen = {"without_step": True}
        state = self.state.currentData()
        if state in (OPEN, WITHOUT_RECOMMENDATION, TO_DECIDE):
            chosen["decision"] = NOT_ASSESSED
        if state in (WITHOUT_RECOMMENDATION, TO_DECIDE):
            chosen["recommended"] = state == TO_DECIDE
        if state == OVERDUE:
            chosen["overdue"] = True
        return replace(CommentFilter(), **chosen)

    def show_everything(self) -> None:
        """Want every comment, so that one in particular can be shown."""
        self.which.setCurrentIndex(0)
        self.state.setCurrentIndex(self.state.findData(EVERYTHING))
        self.changed.emit()

    def choose(self, by: str, key: str) -> None:
        """Want the comments of one thing.

        Args:
            by: A field of `CommentFilter`, such as `section_id`.
            key: The record.
        """
        self.by.setCurrentIndex(self.by.findData(by))
        self._choose_by()
        self.which.setCurrentIndex(max(0, self.which.findData(key)))
        self.changed.emit()

    def _choose_by(self) -> None:
        self.which.setCurrentIndex(0)
        self.which.setItemText(0, self._every[self.by.currentData()])
        self.refresh()
        self.changed.emit()

    def _records(self) -> Sequence[tuple[str, str]]:
        read, field = self._session.read, self.by.currentData()
        if field == "section_id":
            return [(each.id, "\u2003" * (each.level - 1) + each.heading) for each in read(sections)]
        if field == "theme_id":
            return [(each.id, each.name) for each in read(themes)]
        if field == "consultee_id":
            return [(each.id, each.name) for each in read(consultee_choices)]
        if field == "group_id":
            return [(each.id, each.name) for each in read(group_choices)]
        if field == "assignee":
            return [("", self.tr("Ingen handläggare")), *((name, name) for name in read(assignees))]
        return [("", self.tr("Inget steg")), *((each.id, each.name) for each in read(steps))]
