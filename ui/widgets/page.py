"""What all pages have: a title, one line of what is left, one main action, and freshness."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from consult.changes import Changes
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, title_font
from ui.widgets.elided_label import ElidedLabel


class Page(QWidget):
    """A page of the window. A visible page follows each change; a hidden one when it is shown."""

    kinds: frozenset[str] = frozenset()
    """Kinds of rows whose changes the page has to follow; empty follows all."""

    shows: str = ""
    """The kind of record that `show_record` can show."""

    go_to = Signal(str, str)
    """Another page is to show a record: its kind and key."""

    wanted = Signal()
    """The page is about to do something and should be in sight."""

    def __init__(self, session: CaseSession, title: str) -> None:
        super().__init__()
        self.session = session
        self.commands: list[QAction] = []
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._stale = True
        self.title = ElidedLabel(title)
        self.title.setFont(title_font())
        self.subtitle = ElidedLabel()
        self.subtitle.setProperty("quiet", True)
        self.head = QHBoxLayout()
        self.head.setSpacing(2 * STEP)
        words = QVBoxLayout()
        words.setSpacing(STEP // 2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.head.addLayout(words, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * STEP)
        around = QVBoxLayout(self)
        around.setContentsMargins(6 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        around.setSpacing(3 * STEP)
        around.addLayout(self.head)
        around.addLayout(self.body, 1)
        session.changed.connect(self._hear)

    def here(self) -> tuple[str, str] | None:
        """The record that the user is at: its kind and key."""
        return None

    def add_button(self, text: str, *, main: bool = False) -> QPushButton:
        """Put an action at the page's upper right; the main one comes last, in the accent colour."""
        button = QPushButton(text)
        button.setProperty("main", main)
        self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return button

    def add_command(
        self, text: str, act: Callable[[], object], shortcut: str = "", *, changes: bool = True
    ) -> QAction:
        """Add a command to the page's menu.

        Args:
            text: In the menu.
            act: Does it; the page is shown first.
            shortcut: Keys that do it from anywhere in the window.
            changes: Whether it changes the case; it is disabled then in a case open for reading.
        """
        action = QAction(text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.setEnabled(not (changes and self.session.read_only))

        def run() -> None:
            self.wanted.emit()
            act()

        action.triggered.connect(run)
        self.commands.append(action)
        return action

    def refresh(self) -> None:
        """Read again what the page shows."""

    def show_record(self, key: str) -> None:
        """Show one record of the kind that the page shows; an empty key shows none in particular."""

    def showEvent(self, event: QShowEvent) -> None:
        """A page that missed changes while it was hidden catches up."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _hear(self, changes: Changes) -> None:
        if self.kinds and not changes.concerns(self.kinds):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
