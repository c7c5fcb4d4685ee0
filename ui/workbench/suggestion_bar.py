"""What is suggested for the piece at the cursor, with its reasons, and the keys that accept it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from consult.assist.records import Suggestion
from ui.app.theme import STEP
from ui.app.wording import reason, word
from ui.widgets.elided_label import ElidedLabel


class SuggestionBar(QFrame):
    """Shows one suggestion; it is empty, and hidden, when nothing is suggested for the response."""

    accepted = Signal()
    """The suggestion that is shown is to be accepted."""
    all_accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.suggestions: Sequence[Suggestion] = ()
        self.shown: Suggestion | None = None
        self.what = ElidedLabel()
        self.why = ElidedLabel()
        self.why.setProperty("quiet", True)
        self.accept = QPushButton()
        self.accept.clicked.connect(self.accepted)
        self.accept_all = QPushButton()
        self.accept_all.setToolTip(self.tr("Allt blir ett steg som kan ångras; rätta sedan det som blev fel"))
        self.accept_all.clicked.connect(self.all_accepted)
        for button in (self.accept, self.accept_all):
            button.setProperty("flat", True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.what)
        words.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, STEP, 2 * STEP, STEP)
        row.setSpacing(2 * STEP)
        row.addLayout(words, 1)
        row.addWidget(self.accept)
        row.addWidget(self.accept_all)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show how many there are for a response; which of them is shown follows the cursor."""
        self.suggestions = suggestions
        comments = sum(each.is_comment for each in suggestions)
        self.accept_all.setText(self.tr("Anta alla %n förslag  G", "", comments))
        self.accept_all.setVisible(comments > 0)
        self.setVisible(bool(suggestions))

    def at(self, start: int, end: int) -> Suggestion | None:
        """The suggestion for exactly these code points of the text."""
        return next((each for each in self.suggestions if each.spans == ((start, end),)), None)

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show what is suggested for the piece at the cursor, None when nothing is."""
        self.shown = suggestion
        self.accept.setVisible(suggestion is not None)
        key = "X" if suggestion and not suggestion.is_comment else "⏎"
        self.accept.setText(self.tr("Anta  {key}").format(key=key))
        if suggestion is None:
            self.what.setText(self.tr("Tabb går till nästa förslag"))
            self.why.setText("")
        elif not suggestion.is_comment:
            self.what.setText(self.tr("Förslag: ej synpunkt"))
            self.why.setText(reason(suggestion.reason))
        else:
            places = [anchor.heading for anchor in suggestion.anchors] or [self.tr("inget avsnitt")]
            themes = [theme.name for theme in suggestion.themes]
            stance = [word(suggestion.stance.stance)] if suggestion.stance else []
            parts = ["; ".join(places), *stance, *themes]
            self.what.setText(self.tr("Förslag: {parts}").format(parts="   ·   ".join(parts)))
            self.why.setText("   ·   ".join(self._reasons(suggestion)))

    def _reasons(self, suggestion: Suggestion) -> list[str]:
        found = [reason(anchor.reason, anchor.words) for anchor in suggestion.anchors]
        if suggestion.stance:
            found.append(self.tr("ställning av ”{words}”").format(words=suggestion.stance.words))
        found += [self.tr("tema av {words}").format(words=theme.words) for theme in suggestion.themes]
        return list(dict.fromkeys(found))
