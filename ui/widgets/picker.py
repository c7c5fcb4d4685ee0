"""A field in which typing finds something to pick: a section, a theme, a consultee."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

Found = Sequence[tuple[str, str]]
"""Keys and texts, the likeliest first."""


class Picker(QLineEdit):
    """Type, and Enter picks the first that is found; the arrows choose another."""

    picked = Signal(str, str)
    """Key and text of what was picked; the key is empty for a new text."""
    missed = Signal(str)
    """Enter was pressed on words that find nothing."""
    left = Signal()
    """Escape was pressed: the person wants back to where they were."""

    def __init__(self, find: Callable[[str], Found], *, new: bool = False, keeps: bool = False) -> None:
        """Make a picker.

        Args:
            find: What the typed words find.
            new: Whether a text that is not found may be picked too.
            keeps: Whether a text that was not picked stays when the field is left, for its form to
                ask about; else it goes.
        """
        super().__init__()
        self._find = find
        self._new = new
        self._keeps = keeps
        self._found: Found = ()
        self._texts = QStringListModel(self)
        self._completer = completer = QCompleter(self._texts, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._choose_text)
        self.setCompleter(completer)
        self._popup = QListView()
        completer.setPopup(self._popup)
        self._popup.installEventFilter(self)
        self.textEdited.connect(self.look)

    def look(self, words: str) -> None:
        """Find what the words say."""
        self._found = self._find(words)
        self._texts.setStringList([text for _, text in self._found])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks, Escape leaves, Down on an empty field shows everything."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick_first()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif key == Qt.Key.Key_Down and not self._popup.isVisible():
            self.look(self.text())
            self._completer.complete()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the popup with nothing chosen there picks the first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self._popup and entered and not self._popup.currentIndex().isValid():
                self._popup.hide()
                self._pick_first()
                return True
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A name written out is picked; any other text stays behind only where a form asks about it."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        if self._keeps:
            self.pick_exact()
        else:
            self.clear()

    def pick_exact(self) -> bool:
        """Pick what the text names word for word.

        Returns:
            Whether there is such a thing, or no text.
        """
        words = self.text().strip()
        self.look(words)
        exact = [entry for entry in self._found if entry[1].casefold() == words.casefold()]
        if words and exact:
            self._take(*exact[0])
        return not words or bool(exact)

    def _pick_first(self) -> None:
        words = self.text().strip()
        if not words:
            return
        self.look(words)
        exact = [entry for entry in self._found if entry[1].casefold() == words.casefold()]
        if exact or (self._found and not self._new):
            self._take(*(exact or self._found)[0])
        elif self._new:
            self._take("", words)
        else:
            self.missed.emit(words)

    def _choose_text(self, text: str) -> None:
        for key, shown in self._found:
            if shown == text:
                self._take(key, shown)
                return

    def _take(self, key: str, text: str) -> None:
        self.clear()
        self.picked.emit(key, text)
        # The completer writes the chosen text into the field after this has returned.
        self._texts.setStringList([])
        self.clear()
