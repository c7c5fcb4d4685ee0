"""All comments: found, filtered and sorted in the list, assessed beside it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from consult.assessment.steps import steps
from consult.assist.alike import AlikeGroup, alike_texts, find_alike
from consult.comments.groups import group_comments, ungroup
from consult.comments.many import edit_comments
from consult.comments.operations import withdraw_comment
from consult.comments.queries import (
    NOT_ASSESSED,
    CommentFilter,
    assignees,
    comment_count,
    comment_ids,
    comment_rows,
    has_groups,
    themes,
)
from consult.secrecy.queries import markings
from consult.vocabulary import Decision
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.theme import STEP
from ui.comments.assessment_panel import AssessmentPanel
from ui.comments.bulk_dialog import BulkDialog
from ui.comments.columns import ASSIGNEE, GIST, TOGETHER, comment_columns, gist
from ui.comments.comment_table import CommentTable
from ui.comments.filter_bar import FilterBar
from ui.comments.groups_dialog import GroupsDialog
from ui.models.query_source import QuerySource
from ui.models.record_model import RecordModel
from ui.widgets.comment_marks import MARKED_KINDS
from ui.widgets.empty import Empty
from ui.widgets.page import Page
from ui.widgets.reason_dialog import ReasonDialog

OF_DECISION = "decision:"
"""Begins what other pages ask to see all comments of a decision with."""

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
            "comment_group",
            "comment_filter",
            "workflow_step",
        }
        | {"consultee", "section", "draft_version"}
        | MARKED_KINDS
    )
    shows = "comment"

    def __init__(self, session: CaseSession, jobs: Jobs) -> None:
        super().__init__(session, "")
        self._jobs = jobs
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
        self.filters = FilterBar(session, self.search)
        source = QuerySource(self._read_keys, lambda keys: session.read(comment_rows, keys))
        self.model = RecordModel(comment_columns(), source, self)
        self.table = CommentTable(self.model, self._sort, stretch=GIST)
        for column in (TOGETHER, ASSIGNEE):
            self.table.hideColumn(column)
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
        self._add_commands()

    def here(self) -> tuple[str, str] | None:
        """The comment that is chosen."""
        key = self.table.current_key()
        return ("comment", key) if key else None

    def _add_commands(self) -> None:
        self.add_command(self.tr("&Nästa utan beslut"), self.go_to_next_open, "Ctrl+Shift+N", changes=False)
        self.add_command(self.tr("&Bedöm"), self.assess_current, "Ctrl+B", changes=False)
        self.add_command(self.tr("Visa i &svaret"), self.open_response, "Ctrl+Shift+R", changes=False)
        self.add_command(self.tr("Ändring i &utkastet …"), self.panel.make_amendment, "Ctrl+Alt+A")
        self.add_command(self.tr("Ändra &markerade …"), self.edit_chosen, "Ctrl+Shift+B")
        self.add_command(self.tr("&Liknande synpunkter …"), self.find_alike, "Ctrl+Shift+U", changes=False)
        self.add_command(self.tr("&Gruppera markerade"), self.group_chosen, "Ctrl+G")
        self.add_command(self.tr("Ta &ur gruppen"), self.ungroup_chosen, "Ctrl+Shift+J")
        self.add_command(self.tr("&Visa gruppen"), self.show_group, "Ctrl+J", changes=False)
        self.add_command(self.tr("Spara &filtret …"), self.filters.saved.save, "Ctrl+Shift+Y")
        self.add_command(self.tr("&Återta synpunkten …"), self.withdraw, "Ctrl+Backspace")
        self.add_command(self.tr("&Historik"), self.show_history, "Ctrl+Shift+F9", changes=False)
        self.add_command(self.tr("Se&kretessmarkera synpunkten …"), self.mark_secret, "Ctrl+Alt+H")
        self.add_command(self.tr("S&kicka för bedömning …"), self.send, "Ctrl+Alt+S")
        self.add_command(self.tr("&Ta tillbaka bedömning …"), self.take_back, "Ctrl+Alt+T")

    def _list(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, STEP, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([740, 410])
        return splitter

    def _connect(self) -> None:
        self.filters.changed.connect(self._reload)
        self.table.chosen.connect(self._timer.start)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.pointed.connect(self.panel.show_comment)
        self.table.opened.connect(lambda _: self.panel.begin())
        self.panel.saved.connect(self.go_to_next_open)
        self.panel.response_wanted.connect(lambda key: self.go_to.emit("response", key))
        self.panel.conflict_wanted.connect(self.go_to)

    def refresh(self) -> None:
        """Read again; selection and scroll stay."""
        self.filters.refresh()
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
            self.table.setColumnHidden(ASSIGNEE, not self.filters.refresh_people())
            self.table.setColumnHidden(TOGETHER, not self.session.read(has_groups))
        total, undecided = self._totals
        shown = self.model.rowCount()
        if self.model.canFetchMore(self.table.rootIndex()):
            wanted = self.filters.wanted()
            shown = total if wanted == CommentFilter() else self.session.read(comment_count, wanted)
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
        chosen = shown if self.table.is_everything else self.table.selected_count()
        if chosen > 1:
            parts.append(self.tr("%n markerade", "", chosen))
        self.subtitle.setText("  ·  ".join(parts))

    def _read_keys(self, start: int, limit: int) -> list[str]:
        return self.session.read(
            comment_ids,
            self.filters.wanted(),
            self._order,
            descending=self._descending,
            start=start,
            limit=limit,
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
        """Show a comment, whatever was filtered; `decision:CODE` shows all of a decision."""
        if key.startswith(OF_DECISION):
            code = key.removeprefix(OF_DECISION)
            wanted = NOT_ASSESSED if code == "none" else Decision(code)
            self.filters.show_filter(CommentFilter(decision=wanted))
        elif key:
            self.filters.show_filter(CommentFilter())
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
                f"{row.senders} {row.number}: {gist(row)}",
                self.tr("Texten i svaret blir oläst igen."),
                lambda reason: self.session.change(withdraw_comment, key, reason),
            ).exec()

    def show_history(self) -> None:
        """Show what has happened to the current comment."""
        self.go_to.emit("history", f"comment:{self.table.current_key()}")

    def mark_secret(self) -> None:
        """Ask by which provision the current comment may be secret."""
        from ui.responses.secrecy_dialogs import MarkSecretDialog  # As in `send`.

        key = self.table.current_key()
        if key:
            row = self.session.read(comment_rows, [key])[0]
            own = [each for each in self.session.read(markings) if each.comment_id == key]
            standing = [each for each in own if not each.lifted_on]
            what = f"{row.senders} {row.number}: {gist(row)}"
            MarkSecretDialog(self, self.session, what, standing, comment_id=key).exec()

    def open_response(self) -> None:
        """Show the comment in its response."""
        self.panel.ask_response()

    def _chosen(self) -> list[str]:
        """The selected comments; all that the filter finds without a look at their rows."""
        return self._found() if self.table.is_everything else self.table.selected_keys()

    def _found(self) -> list[str]:
        order, descending = self._order, self._descending
        return self.session.read(comment_ids, self.filters.wanted(), order, descending=descending)

    def send(self) -> None:
        """Write a file for a colleague who assesses: of several selected comments, or of all in the list."""
        from ui.assessment.send_dialog import (
            SendDialog,
        )  # What it needs is not wanted before it is asked for.

        selected = self._chosen()
        keys = selected if len(selected) > 1 else self._found()
        if not keys:
            self.session.messages.tell(self.tr("Listan är tom. Det finns inget att skicka."))
            return
        several = len(selected) > 1 and not self.table.is_everything
        SendDialog(self, self.session, self._jobs, keys, selected=several).exec()

    def take_back(self) -> None:
        """Take in a file that a colleague has assessed."""
        from ui.assessment.take_back_dialog import TakeBackDialog  # As above.

        TakeBackDialog(self, self.session, self._jobs).exec()

    def edit_chosen(self) -> None:
        """Ask what is to be changed in all that are selected, and change it in one step."""
        keys = self._chosen()
        if not keys:
            self.session.messages.tell(self.tr("Markera först de synpunkter som ska ändras."))
            return

        def change(values: Mapping[str, Any]) -> None:
            QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
            try:
                count = self.session.change(edit_comments, keys, **values)
            finally:
                QGuiApplication.restoreOverrideCursor()
            self.session.messages.tell(self.tr("%n synpunkter ändrade", "", count))

        known, people = self.session.read(themes), self.session.read(assignees)
        BulkDialog(self, len(keys), known, people, change, self.session.read(steps)).exec()

    def group_chosen(self) -> None:
        """Put the selected comments into one group, to be answered once."""
        keys = self._chosen()
        if self.session.attempt(group_comments, keys):
            self.session.messages.tell(self.tr("%n synpunkter besvaras nu tillsammans", "", len(keys)))

    def ungroup_chosen(self) -> None:
        """Take the selected comments out of their groups."""
        keys = [row.id for row in self.session.read(comment_rows, self._chosen()) if row.group_id]
        if keys and self.session.succeeds(ungroup, keys):
            self.session.messages.tell(self.tr("%n synpunkter besvaras nu var för sig", "", len(keys)))

    def show_group(self) -> None:
        """Narrow the list to the group of the current comment."""
        key = self.table.current_key()
        row = self.model.record(self.model.row_of(key)) if key else None
        if row is None or row.group_id is None:
            self.session.messages.tell(self.tr("Synpunkten är inte grupperad."))
        else:
            self.filters.show_filter(replace(CommentFilter(), group_id=row.group_id))

    def find_alike(self) -> None:
        """Look for comments that say the same, beside the window, then show them."""

        def look(job: Job) -> list[AlikeGroup]:
            with self.session.case.reader() as reader:
                texts = reader.read(alike_texts)
            return find_alike(texts, job.progress)

        self._jobs.run(self.tr("Jämför synpunkterna"), look, self._show_alike)

    def _show_alike(self, found: list[AlikeGroup]) -> None:
        if found:
            GroupsDialog(self, self.session, found).exec()
        else:
            self.session.messages.tell(self.tr("Inga synpunkter liknar varandra."))

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.commands)
        menu.exec(self.table.viewport().mapToGlobal(position))
