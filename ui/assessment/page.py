"""The page of assessment: choose a section, a theme or a person, and work down its open comments."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from consult.assessment.deciding import adopt_recommendations
from consult.assessment.earlier_answers import QuoteIndex, earlier_answers, quote_index
from consult.assessment.queue import queue_ids, queue_lines
from consult.changes import Changes
from consult.comments.filtering import NOT_ASSESSED, CommentFilter
from consult.comments.queries import comment_count, comment_ids
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.theme import STEP
from ui.assessment.choosing import Choosing
from ui.assessment.comment_view import CommentView
from ui.assessment.earlier_box import EarlierBox
from ui.assessment.history_view import HistoryView
from ui.assessment.modules_dialog import ModulesDialog
from ui.assessment.queue_list import QueueList, queue_columns
from ui.assessment.steps_dialog import StepsDialog
from ui.assessment.work_panel import WorkPanel
from ui.models.query_source import QuerySource
from ui.models.record_model import RecordModel
from ui.widgets.comment_marks import MARKED_KINDS
from ui.widgets.empty import Empty
from ui.widgets.page import Page

SETTLE = 150
"""Milliseconds to wait for the next key before counting."""
REWRITTEN = frozenset({"comment_span"})
"""Kinds of rows that give comments other words."""


class AssessmentPage(Page):
    """Enter in the list goes to the reply; Ctrl+Enter is done with it and goes to the next."""

    kinds = frozenset(
        {"comment", "comment_anchor", "comment_theme", "comment_group", "comment_span", "theme"}
        | {"assessment", "response", "response_consultee", "consultee", "workflow_step", "text_module"}
        | {"section", "draft_version"}
        | MARKED_KINDS
    )
    shows = "assessment"

    def __init__(self, session: CaseSession, jobs: Jobs) -> None:
        super().__init__(session, "")
        self._jobs = jobs
        self._index: QuoteIndex | None = None
        self._indexing = False
        self._rewritings = 0
        self._held, self._held_row = "", 0
        self.title.setText(self.tr("Bedömning"))
        self.search.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._count)
        self.done_button = self.add_button(self.tr("Klar, nästa"), main=True)
        self.done_button.setToolTip(self.tr("Ctrl+Enter"))
        self.choosing = Choosing(session)
        source = QuerySource(self._read_keys, lambda keys: session.read(queue_lines, keys))
        self.model = RecordModel(queue_columns(lambda line: self.queue.heading(line)), source, self)
        self.queue = QueueList(self.model)
        self.view = CommentView(session)
        self.history = HistoryView(session)
        self.earlier = EarlierBox()
        self.panel = WorkPanel(session)
        self.middle = QStackedWidget()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_commands()

    def here(self) -> tuple[str, str] | None:
        """The comment that is chosen."""
        key = self.queue.current_key()
        return ("comment", key) if key else None

    def _lay_out(self) -> None:
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.view, 1)
        column.addWidget(self.earlier)
        self.middle.addWidget(reading)
        self.middle.addWidget(self.history)
        answer = QScrollArea()
        answer.setWidgetResizable(True)
        answer.setFrameShape(QScrollArea.Shape.NoFrame)
        answer.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        answer.setWidget(self.panel)
        answer.setMinimumWidth(self.panel.minimumWidth() + 4 * STEP)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(2 * STEP)
        for part, share in ((self.queue, 2), (self.middle, 4), (answer, 3)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.queue.setMinimumWidth(160)
        self.middle.setMinimumWidth(240)
        self.splitter.setSizes([240, 460, 440])
        work = QWidget()
        inside = QVBoxLayout(work)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * STEP)
        inside.addWidget(self.choosing)
        self.nothing = Empty(self.tr("Inget är kvar att bedöma i det urval som är valt ovanför."))
        self.below = QStackedWidget()
        self.below.addWidget(self.splitter)
        self.below.addWidget(self.nothing)
        inside.addWidget(self.below, 1)
        self.stack.addWidget(work)
        self.stack.addWidget(
            Empty(
                self.tr("Här bedöms synpunkterna en efter en, när de har skapats ur remissvaren."),
                self.tr("Gå till remissvaren"),
                lambda: self.go_to.emit("response", ""),
            )
        )
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.panel.finish)
        self.choosing.changed.connect(self._reload)
        self.queue.pointed.connect(self._show)
        self.queue.opened.connect(lambda _: self.panel.begin())
        self.panel.saved.connect(self.go_to_next)
        self.view.response_wanted.connect(lambda key: self.go_to.emit("response", key))
        self.view.conflict_wanted.connect(self.go_to)
        self.view.section_wanted.connect(lambda key: self.go_to.emit("section", key))
        self.earlier.taken.connect(self.panel.use_answer)
        self.history.closed.connect(self.hide_history)

    def _add_commands(self) -> None:
        self.add_command(self.tr("&Klar, nästa"), self.panel.finish, "Ctrl+Alt+I", changes=False)
        self.add_command(self.tr("Infoga &standardtext"), self.panel.open_modules, "Ctrl+T")
        self.add_command(self.tr("&Använd närmaste tidigare svar"), self.earlier.take_first, "Ctrl+Alt+G")
        self.add_command(self.tr("Visa i sva&ret"), self.view.ask_response, "Ctrl+Alt+R", changes=False)
        self.add_command(self.tr("&Historik"), self.turn_history, "Ctrl+H", changes=False)
        self.add_command(self.tr("&Besluta enligt rekommendation i urvalet"), self.adopt, "Ctrl+Alt+B")
        self.add_command(self.tr("S&tandardtexter …"), self.edit_modules, "Ctrl+Alt+X")
        self.add_command(self.tr("St&eg i arbetet …"), self.edit_steps, "Ctrl+Alt+W")

    def refresh(self) -> None:
        """Read again; the comment that is worked with stays, though it be decided meanwhile."""
        self.choosing.refresh()
        self.panel.work.refresh()
        self.model.refresh()
        self._keep_current()
        self._timer.start()
        if self._index is None:
            self._make_index()

    def _hear(self, changes: Changes) -> None:
        if changes.concerns(REWRITTEN):
            self._index = None
            self._rewritings += 1
        super()._hear(changes)

    def _read_keys(self, start: int, limit: int) -> list[str]:
        keys = self.session.read(queue_ids, self.choosing.wanted(), start, limit)
        if start == 0 and self._held and self._held not in keys:
            # What has just been decided stays in sight until the person is done with it.
            keys.insert(min(self._held_row, len(keys)), self._held)
        return keys

    def _reload(self) -> None:
        """Something else was chosen to work with."""
        self.panel.save()
        self._held = ""
        key = self.queue.current_key()
        self.model.reload()
        self.queue.go_to(key)
        self._keep_current()
        self._timer.start()

    def _keep_current(self) -> None:
        if not self.queue.current_key() and self.model.rowCount():
            self.queue.setCurrentIndex(self.model.index(0, 0))
        else:
            self._show(self.queue.current_key())
        self.stack.setCurrentIndex(0 if self.session.read(comment_ids, limit=1) else 1)
        self.below.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _show(self, key: str) -> None:
        """Show a comment beside the list, and hold it there."""
        self._held, self._held_row = key, max(0, self.model.row_of(key))
        self.panel.show_comment(key)
        self.view.show_comment(self.panel.shown)
        if self.middle.currentWidget() is self.history:
            self.history.show_history(key)
        self._show_earlier()

    def _show_earlier(self) -> None:
        key = self._held
        found = self.session.read(earlier_answers, key, self._index) if key and self._index else []
        self.earlier.show_answers(found)

    def _make_index(self) -> None:
        """Index the words of all comments beside the window."""
        if self._indexing:
            return
        self._indexing = True
        rewritings = self._rewritings

        def work(_: Job) -> QuoteIndex:
            with self.session.case.reader() as reader:
                return reader.read(quote_index)

        self._jobs.run(
            self.tr("Letar efter liknande synpunkter"), work, partial(self._take_index, rewritings)
        )

    def _take_index(self, rewritings: int, index: QuoteIndex) -> None:
        self._indexing = False
        if rewritings == self._rewritings:
            self._index = index
        elif self.isVisible():
            # Comments were made or rewritten while the others were read.
            self._make_index()
        if self.isVisible():
            self._show_earlier()

    def go_to_next(self) -> None:
        """Go to the next comment of the list, from the start again at the end."""
        rows, row = self.model.rowCount(), self.queue.currentIndex().row()
        done = self._held
        following = self.model.key((row + 1) % rows) if rows else ""
        self._held = "" if following == done else following
        self.model.refresh()
        if following and following != done and self.queue.go_to(following):
            self._show(following)
            self.panel.begin()
            return
        self._keep_current()
        self.session.messages.tell(self.tr("Det var den sista i urvalet."))

    def show_record(self, key: str) -> None:
        """Show one comment, whatever is chosen."""
        if key and not self.queue.go_to(key):
            self.choosing.show_everything()
            while not self.queue.go_to(key) and self.model.canFetchMore(self.queue.rootIndex()):
                self.model.fetchMore(self.queue.rootIndex())

    def turn_history(self) -> None:
        """Show what was written of the comment, or the comment again."""
        if self.middle.currentWidget() is self.history:
            self.hide_history()
            return
        self.panel.save()
        self.history.show_history(self._held)
        self.middle.setCurrentWidget(self.history)
        self.history.entries.setFocus()

    def hide_history(self) -> None:
        """Show the comment again."""
        self.middle.setCurrentIndex(0)
        self.panel.begin()

    def adopt(self) -> None:
        """Decide as recommended, for all in the list that are recommended and not decided."""
        self.panel.save()
        keys = self.session.read(comment_ids, self.choosing.wanted())
        count = self.session.attempt(adopt_recommendations, keys)
        if count is not None:
            self.session.messages.tell(self.tr("%n synpunkter beslutade som rekommenderat", "", count))

    def edit_steps(self) -> None:
        """Show the steps of the case, to be changed."""
        StepsDialog(self, self.session).exec()

    def edit_modules(self) -> None:
        """Show the text modules, to be changed."""
        self.panel.save()
        ModulesDialog(self, self.session).exec()

    def _count(self) -> None:
        undecided = self.session.read(comment_count, CommentFilter(decision=NOT_ASSESSED))
        chosen = self.session.read(comment_count, self.choosing.wanted())
        parts = [
            self.tr("%n synpunkter i urvalet", "", chosen),
            self.tr("%n utan beslut i hela ärendet", "", undecided)
            if undecided
            else self.tr("alla i ärendet har ett beslut"),
        ]
        self.subtitle.setText("  ·  ".join(parts))
        self.done_button.setEnabled(bool(self._held))
