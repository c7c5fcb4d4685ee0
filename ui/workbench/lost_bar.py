"""Stretches whose words are not in a corrected text any more: each waits to be placed by a person."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from consult.comments.readings import LostSpan, lost_spans, place_lost_span, remove_lost_span
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import quoted
from ui.widgets.elided_label import ElidedLabel
from ui.workbench.response_text import ResponseText


class LostBar(QFrame):
    """Shows one lost stretch at a time; it is hidden when there is none."""

    def __init__(self, session: CaseSession, text: ResponseText) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._session, self._text = session, text
        self.lost: list[LostSpan] = []
        self.what = ElidedLabel()
        self.quote = ElidedLabel()
        self.quote.setProperty("quiet", True)
        self.likely = self._button(self.tr("Visa liknande"), self.show_likely)
        self.place = self._button(self.tr("Placera här"), self.place_at_selection)
        self.remove = self._button(self.tr("Ta bort"), self.remove_shown)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.what)
        words.addWidget(self.quote)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, STEP, 2 * STEP, STEP)
        row.setSpacing(2 * STEP)
        row.addLayout(words, 1)
        for button in (self.likely, self.place, self.remove):
            row.addWidget(button)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("flat", True)
        button.clicked.connect(act)
        return button

    def show_response(self, response_id: str) -> None:
        """Show what of a response waits to be placed."""
        self.lost = self._session.read(lost_spans, response_id)
        self.setVisible(bool(self.lost))
        if not self.lost:
            return
        first = self.lost[0]
        of = self.tr("synpunkt {n}").format(n=first.number) if first.comment_id else self.tr("ej synpunkt")
        left = self.tr("%n markeringar finns inte i den rättade texten.", "", len(self.lost))
        self.what.setText(f"{left}  {of}:")
        self.quote.setText(quoted(" ".join(first.quote.split())))
        self.likely.setVisible(first.likely is not None)
        changes = not self._session.read_only
        self.place.setEnabled(changes)
        self.remove.setEnabled(changes)

    def show_likely(self) -> None:
        """Select the words that are most like the lost ones."""
        if self.lost and self.lost[0].likely is not None:
            self._text.show_span(*self.lost[0].likely, select=True)
        self._text.setFocus()

    def place_at_selection(self) -> None:
        """Let the lost stretch stand where something is selected."""
        marked = self._text.marked()
        if marked is None:
            self._text.nothing_marked.emit()
        elif self.lost:
            self._session.attempt(place_lost_span, self.lost[0].id, *marked)
        self._text.setFocus()

    def remove_shown(self) -> None:
        """Give up the lost stretch."""
        if self.lost:
            self._session.attempt(remove_lost_span, self.lost[0].id)
        self._text.setFocus()
