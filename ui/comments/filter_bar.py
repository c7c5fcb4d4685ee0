"""What narrows the list of comments: words, places, codes, people, and filters saved under a name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from consult.comments.filtering import INCOMPLETE, NOT_ASSESSED, CommentFilter
from consult.comments.queries import assignees, themes
from consult.draft.queries import section_today, sections
from consult.vocabulary import Category, Decision, Stance
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.comments.saved_filter_button import SavedFilterButton
from ui.widgets.choice import Choice
from ui.widgets.record_choice import RecordChoice


class FilterBar(QWidget):
    """Two rows of fields; what a saved filter holds beyond them narrows too, until all is shown again."""

    changed = Signal()
    """Something else is wanted."""

    def __init__(self, session: CaseSession, search: QLineEdit) -> None:
        super().__init__()
        self._session = session
        self._beyond = CommentFilter()
        self.search = search
        self.search.setPlaceholderText(self.tr("Sök i synpunkterna …"))
        self.section = RecordChoice(self.tr("Alla avsnitt"))
        self.theme = RecordChoice(self.tr("Alla teman"))
        self.category = Choice(Category, nothing=self.tr("Alla kategorier"), name=self.tr("Kategori"))
        self.stance = Choice(Stance, nothing=self.tr("Alla ställningar"), name=self.tr("Ställning"))
        self.decision = Choice(Decision, nothing=self.tr("Alla beslut"), name=self.tr("Beslut"))
        self.decision.insertItem(1, self.tr("Utan beslut"), NOT_ASSESSED)
        self.decision.insertItem(2, self.tr("Utan motivering"), INCOMPLETE)
        self.assignee = RecordChoice(self.tr("Alla handläggare"))
        self.saved = SavedFilterButton(session, self.wanted)
        self.everything = QPushButton(self.tr("Visa alla"))
        self.everything.setProperty("flat", True)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._narrow())
        for choice in self._choices:
            choice.picked.connect(self._narrow)
        self.everything.clicked.connect(lambda: self.show_filter(CommentFilter()))
        self.saved.picked.connect(self.show_filter)

    @property
    def _choices(self) -> Sequence[Choice | RecordChoice]:
        return (self.section, self.theme, self.category, self.stance, self.decision, self.assignee)

    def _lay_out(self) -> None:
        for choice in self._choices:
            choice.setMinimumContentsLength(8)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        words, codes = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self.search, 3)
        words.addWidget(self.section, 2)
        words.addWidget(self.everything)
        words.addWidget(self.saved)
        for choice in self._choices[1:]:
            codes.addWidget(choice, len(choice.itemText(0)))
        self.everything.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addLayout(words)
        column.addLayout(codes)

    def refresh(self) -> None:
        """Read again what can be chosen."""
        self.section.show_records(
            [(each.id, "\u2003" * (each.level - 1) + each.heading) for each in self._session.read(sections)]
        )
        self.theme.show_records([(each.id, each.name) for each in self._session.read(themes)])

    def refresh_people(self) -> bool:
        """Read again who has comments to deal with, which takes a look at all of them.

        Returns:
            Whether there is anybody.
        """
        people = [(name, name) for name in self._session.read(assignees)]
        self.assignee.show_records([("", self.tr("Ingen handläggare")), *people] if people else [])
        return bool(people)

    def wanted(self) -> CommentFilter:
        """Which comments are wanted."""
        stance, decision = self.stance.code(), self.decision.code()
        if decision not in (None, NOT_ASSESSED, INCOMPLETE):
            decision = Decision(decision)
        return replace(
            self._beyond,
            words=self.search.text(),
            section_id=self.section.key(),
            theme_id=self.theme.key(),
            category=self.category.code(),
            stance=Stance(stance) if stance else None,
            decision=decision,
            assignee=self.assignee.key(),
        )

    def show_filter(self, wanted: CommentFilter) -> None:
        """Want other comments."""
        self._beyond = wanted
        self.refresh_people()
        self.search.blockSignals(True)
        self.search.setText(wanted.words)
        self.search.blockSignals(False)
        # A filter that was saved before a new version of the draft names a section of the old one.
        named = wanted.section_id
        today = None if named is None else self._session.read(section_today, named)
        for choice, key in (
            (self.section, today),
            (self.theme, wanted.theme_id),
            (self.category, wanted.category),
            (self.stance, wanted.stance),
            (self.decision, wanted.decision),
            (self.assignee, wanted.assignee),
        ):
            choice.setCurrentIndex(0 if key is None else max(0, choice.findData(str(key))))
        self._narrow()

    def _narrow(self) -> None:
        self.everything.setVisible(self.wanted() != CommentFilter())
        self.saved.show_name()
        self.changed.emit()
