"""A small list of text modules under the cursor, narrowed by what is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from consult.assessment.records import TextModule
from ui.app.theme import STEP

SHOWN = 8
LONGEST_WORDS = 40
WIDTH = 380
SIGN = "/"
"""Typed at the beginning of a word it opens the list."""


class ModuleList(QListWidget):
    """Arrows choose, Enter or Tab puts the text in, Escape leaves what was typed as it is."""

    taken = Signal(str)
    """The key of the module that was chosen; `put` gives its text."""

    def __init__(
        self, field: QPlainTextEdit, find: Callable[[str], Sequence[TextModule]], parent: QWidget
    ) -> None:
        """Watch a field.

        Args:
            field: Where the texts are put.
            find: The modules that typed words find.
            parent: What the list lies above.
        """
        super().__init__(parent)
        self._field, self._find, self._above = field, find, parent
        self._start = -1
        self._typed = ""
        self.setAccessibleName(self.tr("Standardtexter"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._take)
        self.hide()
        field.installEventFilter(self)
        field.cursorPositionChanged.connect(self._look)

    def open(self) -> None:
        """Show the list at the cursor; what is typed from here on narrows it."""
        self._begin("")
        self._look()

    def put(self, text: str) -> None:
        """Put a text in place of what was typed to find it."""
        cursor = self._stretch()
        self.close_list()
        cursor.insertText(text)
        self._field.setTextCursor(cursor)

    def close_list(self) -> None:
        """Hide the list until it is asked for again."""
        self._start = -1
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field serve the list while it is open."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if self.isVisible() and self._choose(event):
            return True
        if event.text() == SIGN and not self._field.isReadOnly() and self._at_word_start():
            self._begin(SIGN)
        return super().eventFilter(watched, event)

    def _choose(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + step) % self.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(Qt.ItemDataRole.UserRole))

    def _begin(self, sign: str) -> None:
        self._start = self._field.textCursor().selectionStart()
        self._typed = sign

    def _at_word_start(self) -> bool:
        before = QTextCursor(self._field.document())
        position = self._field.textCursor().selectionStart()
        if position == 0:
            return True
        before.setPosition(position - 1)
        before.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        return not before.selectedText().strip("\u2029\u2028 \u00a0")

    def _stretch(self) -> QTextCursor:
        """What was typed since the list was asked for, the sign too."""
        cursor = self._field.textCursor()
        end = cursor.position()
        cursor.setPosition(max(0, self._start))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _look(self) -> None:
        if self._start < 0:
            return
        typed = self._stretch().selectedText()
        gone = self._field.textCursor().position() < self._start or not typed.startswith(self._typed)
        if self._typed and not typed and not self.isVisible():
            # The sign itself has not been entered yet.
            return
        words = typed[len(self._typed) :]
        found = () if gone or "\u2029" in words or len(words) > LONGEST_WORDS else self._find(words)
        if not found:
            self.close_list()
            return
        self.clear()
        for module in found[:SHOWN]:
            mark = "✓ " if module.verified else ""
            begins = " ".join(module.text.split())
            item = QListWidgetItem(f"{mark}{module.title}\n{begins}")
            item.setData(Qt.ItemDataRole.UserRole, module.id)
            self.addItem(item)
        self.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        """Below the line that is written, or above it where there is no room below."""
        parent = self._above
        height = self.sizeHintForRow(0) * self.count() + 2 * STEP
        line = self._field.cursorRect()
        viewport = self._field.viewport()
        below = viewport.mapTo(parent, line.bottomLeft())
        above = viewport.mapTo(parent, line.topLeft())
        left = max(0, min(below.x(), parent.width() - WIDTH))
        top = below.y() + STEP
        if top + height > parent.height():
            top = max(0, above.y() - height - STEP)
        self.setGeometry(left, top, min(WIDTH, parent.width()), min(height, parent.height()))
        self.raise_()
        self.show()
