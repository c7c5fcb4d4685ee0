"""All comments: found, filtered and sorted in the list, assessed beside it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from consult.comments.operations import withdraw_comment
from consult.comments.queries import (
    INCOMPLETE,
    NOT_ASSESSED,
    CommentFilter,
    comment_count,
    comment_ids,
    comment_rows,
    themes,
)
from consult.comments.records import CommentRow
from consult.draft.queries import sections
from consult.vocabulary import Category, Decision, Stance
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, theme
from ui.app.wording import word
from ui.comments.assessment_panel import AssessmentPanel
from ui.models.query_source import QuerySource
from ui.models.record_model import Column, RecordModel
from ui.widgets.choice import Choice
from ui.widgets.empty import Empty
from ui.widgets.page import Page
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.record_choice import RecordChoice
from ui.widgets.record_table import RecordTable

SETTLE = 150
"""Milliseconds to wait for the next key before counting."""


class CommentsPage(Page):
    """Enter on a comment goes to its reply; Ctrl+Enter there saves and goes to the next open one."""

    kinds = frozenset(
        {
            "comment",
            "comment_anchor",
            "comment_theme",
            "theme",
            "assessment",
            "response",
            "response_consultee",
        }
        | {"consultee", "section", "draft_version"}
    )
    shows = "comment"

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Synpunkter"))
        self._order, self._descending = "section", False
        self._totals = (0, 0)
        self._changed = True
        # Counting waits until the rows are in sight and the person has stopped typing.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._count)
        self.next_button = self.add_button(self.tr("Nästa utan beslut"), main=True)
        self.next_button.clicked.connect(self.go_to_next_open)
        self.section = RecordChoice(self.tr("Alla avsnitt"))
        self.theme = RecordChoice(self.tr("Alla teman"))
        self.category = Choice(Category, nothing=self.tr("Alla kategorier"), name=self.tr("Kategori"))
        self.stance = Choice(Stance, nothing=self.tr("Alla ställningar"), name=self.tr("Ställning"))
        self.decision = Choice(Decision, nothing=self.tr("Alla beslut"), name=self.tr("Beslut"))
        self.decision.insertItem(1, self.tr("Utan beslut"), NOT_ASSESSED)
        self.decision.insertItem(2, self.tr("Utan motivering"), INCOMPLETE)
        source = QuerySource(self._read_keys, lambda keys: session.read(comment_rows, keys))
        self.model = RecordModel(self._columns(), source, self)
        self.table = RecordTable(self.model, self._sort, stretch=2)
        self.panel = AssessmentPanel(session)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(
            Empty(
                self.tr("Synpunkter skapas ur remissvaren: öppna ett svar, markera text och tryck Enter."),
                self.tr("Gå till remissvaren"),
                lambda: self.go_to.emit("response", ""),
            )
        )
        self.body.addWidget(self.stack, 1)
        self._connect()
        self.add_command(self.tr("&Nästa utan beslut"), self.go_to_next_open, "Ctrl+Shift+N", changes=False)
        self.add_command(self.tr("&Bedöm"), self.assess_current, "Ctrl+B", changes=False)
        self.add_command(self.tr("Visa i &svaret"), self.open_response, "Ctrl+Shift+R", changes=False)
        self.add_command(self.tr("&Återta synpunkten …"), self.withdraw, "Ctrl+Backspace")

    def _columns(self) -> tuple[Column, ...]:
        def gist(row: CommentRow) -> str:
            return row.summary or " ".join(row.quote.split())

        def numbers(row: CommentRow) -> str:
            return ", ".join(heading.split(" ", 1)[0] for heading in row.sections.split("; "))

        def stance_colour(row: CommentRow) -> str | None:
            return theme().stances[row.stance] if row.stance else None

        def decision(row: CommentRow) -> str:
            return word(row.decision) + (" ⚠" if row.rationale_missing else "")

        def decision_colour(row: CommentRow) -> str | None:
            return theme().decisions[row.decision] if row.decision else None

        return (
            Column(self.tr("Avsnitt"), numbers, "section", 70),
            Column(self.tr("Avsändare"), lambda row: str(row.senders), "sender", 140),
            Column(self.tr("Synpunkt"), gist, "summary"),
            Column(self.tr("Ställning"), lambda row: word(row.stance), "stance", 110, colour=stance_colour),
            Column(self.tr("Beslut"), decision, "decision", 120, colour=decision_colour),
        )

    def _list(self) -> QWidget:
        self.search.setPlaceholderText(self.tr("Sök i synpunkterna …"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, STEP, 0)
        column.setSpacing(2 * STEP)
        words, codes = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self.search, 2)
        words.addWidget(self.section, 1)
        for choice in (self.theme, self.category, self.stance, self.decision):
            choice.setMinimumContentsLength(8)
            choice.setSizeAdjustPolicy(choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            codes.addWidget(choice, 1)
        column.addLayout(words)
        column.addLayout(codes)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([690, 410])
        return splitter

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._reload())
        for choice in (self.section, self.theme, self.category, self.stance, self.decision):
            choice.picked.connect(self._reload)
        self.table.pointed.connect(self.panel.show_comment)
        self.table.opened.connect(lambda _: self.panel.begin())
        self.panel.saved.connect(self.go_to_next_open)
        self.panel.response_wanted.connect(lambda key: self.go_to.emit("response", key))

    def refresh(self) -> None:
        """Read again; selection and scroll stay."""
        self.section.show_records(
            [(each.id, "\u2003" * (each.level - 1) + each.heading) for each in self.session.read(sections)]
        )
        self.theme.show_records([(each.id, each.name) for each in self.session.read(themes)])
        self.model.refresh()
        if not self.table.current_key() and self.model.rowCount():
            self.table.selectRow(0)
        self.stack.setCurrentIndex(0 if self.session.read(comment_ids, limit=1) else 1)
        self._changed = True
        self._timer.start()
        self.panel.show_comment(self.table.current_key())

    def _count_all(self) -> tuple[int, int]:
        undecided = CommentFilter(decision=NOT_ASSESSED)
        return self.session.read(comment_count), self.session.read(comment_count, undecided)

    def _count(self) -> None:
        if self._changed:
            self._changed = False
            self._totals = self._count_all()
        total, undecided = self._totals
        shown = self.model.rowCount()
        if self.model.canFetchMore(self.table.rootIndex()):
            shown = (
                total
                if self._filter() == CommentFilter()
                else self.session.read(comment_count, self._filter())
            )
        self.next_button.setVisible(total > 0)
        self.next_button.setEnabled(undecided > 0)
        parts = [
            self.tr("%n synpunkter", "", total)
            if shown == total
            else self.tr("{shown} av {total} synpunkter").format(shown=shown, total=total)
        ]
        if total:
            parts.append(
                self.tr("%n utan beslut", "", undecided) if undecided else self.tr("alla har ett beslut")
            )
        self.subtitle.setText("  ·  ".join(parts))

    def _filter(self) -> CommentFilter:
        stance, decision = self.stance.code(), self.decision.code()
        if decision not in (None, NOT_ASSESSED, INCOMPLETE):
            decision = Decision(decision)
        return CommentFilter(
            words=self.search.text(),
            section_id=self.section.key(),
            theme_id=self.theme.key(),
            category=self.category.code(),
            stance=Stance(stance) if stance else None,
            decision=decision,
        )

    def _read_keys(self, start: int, limit: int) -> list[str]:
        return self.session.read(
            comment_ids, self._filter(), self._order, descending=self._descending, start=start, limit=limit
        )

    def _reload(self) -> None:
        key = self.table.current_key()
        self.model.reload()
        if not self.table.go_to(key) and self.model.rowCount():
            self.table.selectRow(0)
        if not self.model.rowCount():
            self.panel.show_comment("")
        self._timer.start()

    def _sort(self, order: str, descending: bool) -> None:
        self._order, self._descending = order, descending
        self._reload()

    def show_record(self, key: str) -> None:
        """Show a comment, whatever was filtered."""
        if key:
            self.search.clear()
            for choice in (self.section, self.theme, self.category, self.stance, self.decision):
                choice.setCurrentIndex(0)
            self._reload()
            while not self.table.go_to(key) and self.model.canFetchMore(self.table.rootIndex()):
                self.model.fetchMore(self.table.rootIndex())

    def go_to_next_open(self) -> None:
        """Go to the next comment without a decision, from the start again at the end."""
        rows = self.model.rowCount()
        start = self.table.currentIndex().row()
        for step in range(1, rows + 1):
            row = (start + step) % rows
            record = self.model.record(row)
            if record is not None and record.decision is None:
                self.table.go_to(self.model.key(row))
                self.panel.begin()
                return
        self.session.messages.tell(self.tr("Alla synpunkter i listan har ett beslut."))

    def assess_current(self) -> None:
        """Go to the reply of the current comment."""
        self.panel.begin()

    def withdraw(self) -> None:
        """Take a comment out of the work, with a reason; its text becomes unread again."""
        key = self.table.current_key()
        if key:
            row = self.session.read(comment_rows, [key])[0]
            ReasonDialog(
                self,
                self.tr("Återta synpunkten"),
                f"{row.senders} {row.number}: {row.summary or ' '.join(row.quote.split())}",
                self.tr("Texten i svaret blir oläst igen."),
                lambda reason: self.session.change(withdraw_comment, key, reason),
            ).exec()

    def open_response(self) -> None:
        """Show the comment in its response."""
        self.panel.ask_response()
