"""What copies disagree on and what may be there twice: lists at the left, the chosen one beside them."""

from string import ascii_uppercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from consult.history.records import Thing
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.conflicts.conflict_detail import ConflictDetail
from ui.conflicts.pair_detail import PairDetail
from ui.conflicts.rows import (
    ConflictLine,
    TwiceLine,
    conflict_columns,
    conflict_lines,
    twice_columns,
    twice_lines,
)
from ui.conflicts.several import Several
from ui.models.query_source import ListSource
from ui.models.record_model import RecordModel
from ui.widgets.empty import Empty
from ui.widgets.page import Page
from ui.widgets.record_table import RecordTable

NOTHING, CONFLICT, SEVERAL, TWICE = range(4)
_PAGE_OF = {"assessment": "comment", "comment_group": "comment", "draft_version": "section"}
"""Where a kind of thing is shown that has no page of its own."""
TWICE_KINDS = frozenset({"consultee", "consultee_alias", "theme", "workflow_step", "text_module"}) | {
    "response",
    "response_consultee",
    "response_document",
    "comment",
    "kept_apart",
}
"""Kinds of rows on which it depends what may be there twice."""


class LetterTable(RecordTable):
    """A table in which a letter chooses a side instead of looking for a row."""

    lettered = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A, B and so on."""
        letter = _letter(event)
        if letter >= 0:
            self.lettered.emit(letter)
            return
        super().keyPressEvent(event)


class ConflictsPage(Page):
    """The keys A and B choose; the next one comes up by itself."""

    kinds = TWICE_KINDS | {"conflict", "assessment"}
    shows = "conflict"

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Konflikter"))
        self.search.hide()
        self._lines: list[ConflictLine] = []
        self._twice: list[TwiceLine] = []
        self.model = RecordModel(
            conflict_columns(), ListSource(lambda: self._lines, lambda line: line.id), self
        )
        self.table = LetterTable(self.model, lambda *_: None)
        self.table.setAccessibleName(self.tr("Konflikter"))
        self.twice_model = RecordModel(
            twice_columns(), ListSource(lambda: self._twice, lambda line: line.id), self
        )
        self.twice_table = LetterTable(self.twice_model, lambda *_: None)
        self.twice_table.setAccessibleName(self.tr("Kan vara samma"))
        self.twice_title = QLabel(self.tr("Kan vara samma"))
        self.detail = ConflictDetail(session)
        self.several = Several(session)
        self.pair = PairDetail(session)
        self.right = QStackedWidget()
        for part in (QWidget(), self.detail, self.several, self.pair):
            self.right.addWidget(part)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._beside())
        self.stack.addWidget(
            Empty(
                self.tr(
                    "Inget att ta ställning till. När en kopia läggs ihop med ärendet visas här det som har "
                    "skrivits på båda håll, så att du kan välja."
                )
            )
        )
        self.body.addWidget(self.stack, 1)
        self._connect()
        self._add_commands()

    def _beside(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.table, 3)
        column.addWidget(self.twice_title)
        column.addWidget(self.twice_table, 2)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.right)
        splitter.setSizes([520, 580])
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        return splitter

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_conflict)
        self.table.lettered.connect(self.take)
        self.twice_table.chosen.connect(self._show_twice)
        self.twice_table.lettered.connect(self.take)
        self.detail.thing_wanted.connect(self._go_to)
        self.table.opened.connect(lambda _: self._open())

    def _add_commands(self) -> None:
        self.add_command(self.tr("Ta alla &senaste"), self.take_newest, "Ctrl+F2")
        self.add_command(self.tr("&Visa i ärendet"), self._open, "Ctrl+F3", changes=False)

    def refresh(self) -> None:
        """Read again; the next one comes in the place of what was settled."""
        row = max(0, self.table.currentIndex().row())
        self._lines = self.session.read(conflict_lines)
        self._twice = self.session.read(twice_lines)
        self.model.refresh()
        self.twice_model.refresh()
        for part, lines in ((self.table, self._lines), (self.twice_table, self._twice)):
            part.setVisible(bool(lines))
        self.twice_title.setVisible(bool(self._twice))
        self.stack.setCurrentIndex(0 if self._lines or self._twice else 1)
        parts = [self.tr("%n konflikter att ta ställning till", "", len(self._lines))] if self._lines else []
        if self._twice:
            parts.append(self.tr("%n kan vara samma", "", len(self._twice)))
        self.subtitle.setText("  ·  ".join(parts))
        self._go_on(row)

    def _go_on(self, row: int) -> None:
        """Choose the next one where nothing is chosen any more."""
        in_twice = self.right.currentIndex() == TWICE
        if self._twice and (in_twice or not self._lines):
            if not self.twice_table.selected_keys():
                self.twice_table.go_to(self.twice_model.key(0))
            self._show_twice()
        elif self._lines:
            if not self.table.selected_keys():
                self.table.go_to(self.model.key(min(row, len(self._lines) - 1)))
            self._show_conflict()

    def show_record(self, key: str) -> None:
        """Show a conflict; the first one when there is no key."""
        if self._lines:
            self.right.setCurrentIndex(CONFLICT)
            self.table.go_to(key or self._lines[0].id)
            self.table.setFocus()
            self._show_conflict()

    def take(self, letter: int) -> None:
        """Choose a side of what is shown."""
        if self.right.currentIndex() == CONFLICT:
            self.detail.take(letter)
        elif self.right.currentIndex() == TWICE and letter < 2:
            self.pair.join(first=letter == 0)

    def take_newest(self) -> None:
        """Settle what is selected, or the one that is shown, by what was written last."""
        self.several.show_lines(self._selected())
        self.several.take_newest()

    def _selected(self) -> list[ConflictLine]:
        chosen = set(self.table.selected_keys())
        return [line for line in self._lines if line.id in chosen]

    def _show_conflict(self) -> None:
        selected = self._selected()
        if len(selected) > 1:
            self.several.show_lines(selected)
            self.right.setCurrentIndex(SEVERAL)
        elif selected:
            self.detail.show_conflict(selected[0].found)
            self.right.setCurrentIndex(CONFLICT)
        if selected:
            self.twice_table.clearSelection()

    def _show_twice(self) -> None:
        chosen = self.twice_table.selected_keys()
        if chosen:
            self.pair.show_line(self.twice_model.record(self.twice_model.row_of(chosen[0])))
            self.right.setCurrentIndex(TWICE)
            self.table.clearSelection()

    def _open(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < self.model.rowCount():
            thing: Thing = self.model.record(row).found.thing
            self._go_to(thing.kind, thing.key)

    def _go_to(self, kind: str, key: str) -> None:
        if kind in ("comment_group", "draft_version"):
            key = ""
        self.go_to.emit(_PAGE_OF.get(kind, kind), key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A and B choose also when a button or a text that is only read has the focus."""
        letter = _letter(event)
        if letter >= 0:
            self.take(letter)
            return
        super().keyPressEvent(event)


def _letter(event: QKeyEvent) -> int:
    """The place of the side that a key without others chooses, or -1."""
    if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        return -1
    typed = event.text().upper()
    return ascii_uppercase.find(typed) if len(typed) == 1 and typed in "ABCDEF" else -1
