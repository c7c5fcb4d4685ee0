"""What is suggested for a response, beside its text: read, followed by the cursor, accepted."""

from PySide6.QtCore import QObject, Signal

from consult.assist.operations import accept_suggestion, accept_suggestions, skip_suggested
from consult.assist.queries import suggestions
from consult.assist.records import SuggestedAnchor
from ui.app.case_session import CaseSession
from ui.app.settings import Settings
from ui.workbench.response_text import ResponseText, SuggestedMark
from ui.workbench.suggestion_bar import SuggestionBar


class Suggesting(QObject):
    """Fills the bar and the text's margin with suggestions, and accepts them."""

    placed = Signal(object)
    """The suggestion at the cursor has this place in the draft."""
    made = Signal(str)
    """A comment was made of a suggestion: its key."""

    def __init__(
        self, session: CaseSession, settings: Settings, text: ResponseText, bar: SuggestionBar
    ) -> None:
        super().__init__(text)
        self._session, self._settings = session, settings
        self._text, self._bar = text, bar
        self._response_id = ""
        text.selectionChanged.connect(self.follow)
        text.cursorPositionChanged.connect(self.follow)
        text.all_wanted.connect(self.accept_all)
        text.all_skipped.connect(self._skip_all)
        bar.accepted.connect(self._accept_shown)
        bar.all_accepted.connect(self.accept_all)

    def show_response(self, response_id: str) -> None:
        """Read what is suggested for what is unread of a response."""
        self._response_id = response_id
        wanted = self._settings.show_suggestions and not self._session.read_only
        found = self._session.read(suggestions, response_id) if wanted else []
        self._bar.show_suggestions(found)
        self._text.show_suggested(
            [
                SuggestedMark(*each.spans[0], each.anchors[0].number if each.anchors else "", each.is_comment)
                for each in found
            ]
        )
        self.follow()

    def follow(self) -> None:
        """Show what is suggested for the piece at the cursor, and the draft's words there."""
        marked = self._text.marked()
        suggestion = self._bar.at(*marked) if marked else None
        if suggestion == self._bar.shown and suggestion is not None:
            return
        self._bar.show_suggestion(suggestion)
        if suggestion is not None and suggestion.anchors:
            anchor: SuggestedAnchor = suggestion.anchors[0]
            self.placed.emit(anchor)

    def accept(self, start: int, end: int) -> bool:
        """Make the comment that is suggested for exactly a stretch.

        Returns:
            Whether one is.
        """
        suggestion = self._bar.at(start, end)
        if suggestion is None or not suggestion.is_comment:
            return False
        made = self._session.attempt(accept_suggestion, self._response_id, suggestion)
        if made is not None:
            self.made.emit(made)
            self._text.show_span(end, end, select=False)
        return True

    def accept_all(self) -> None:
        """Accept all that is suggested for the response."""
        if self._response_id and self._bar.suggestions:
            made = self._session.attempt(accept_suggestions, [self._response_id])
            if made:
                self.made.emit(made[0])
        self._text.setFocus()

    def _skip_all(self) -> None:
        if self._response_id and self._bar.suggestions:
            self._session.attempt(skip_suggested, self._response_id)

    def _accept_shown(self) -> None:
        shown = self._bar.shown
        if shown is not None and not self.accept(*shown.spans[0]):
            self._text.skip_wanted.emit(*shown.spans[0])
        self._text.setFocus()
