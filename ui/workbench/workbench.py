"""The page that matters most: responses at the left, the text in the middle, the draft at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget

from consult.assist.records import SuggestedAnchor
from consult.comments.operations import add_span, split_comment
from consult.comments.queries import comments_of_response
from consult.comments.records import Comment
from consult.draft.queries import comments_by_section, find_sections, passages, sections
from consult.draft.records import Section
from consult.responses.operations import skip_span, unskip_span
from consult.responses.queries import response_ids, response_rows, the_response, unread_pieces
from consult.responses.records import Response, ResponseRow
from consult.vocabulary import ResponseStatus
from ui.app.case_session import CaseSession
from ui.app.jobs import Jobs
from ui.app.settings import Settings
from ui.app.theme import STEP, theme
from ui.app.wording import word
from ui.models.query_source import QuerySource
from ui.models.record_model import Column, RecordModel
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.outline_tree import OutlineTree
from ui.widgets.passage_view import PassageView
from ui.widgets.record_table import RecordTable
from ui.workbench.comment_editor import CommentEditor
from ui.workbench.lost_bar import LostBar
from ui.workbench.response_text import Mark, ResponseText
from ui.workbench.scan_pages import ScanPages
from ui.workbench.suggesting import Suggesting
from ui.workbench.suggestion_bar import SuggestionBar

SIGNS = {
    ResponseStatus.UNREAD: "○",
    ResponseStatus.SPLITTING: "◐",
    ResponseStatus.SPLIT: "●",
    ResponseStatus.ASSESSED: "✓",
    ResponseStatus.WITHDRAWN: "–",
}
EVERY_SECTION = 100_000


class Workbench(QWidget):
    """Splits one response after another."""

    response_changed = Signal(str)
    """Another response is shown: its key."""
    left_by_person = Signal()
    """The person wants back to the register."""

    def __init__(self, session: CaseSession, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self.response: Response | None = None
        self._comments: list[Comment] = []
        self._current = ""
        self._sections: dict[str, Section] = {}
        source = QuerySource(
            lambda start, limit: session.read(response_ids, start=start, limit=limit),
            lambda keys: session.read(response_rows, keys),
        )
        self.responses = RecordTable(RecordModel(self._columns(), source, self), lambda *_: None, stretch=1)
        self.responses.horizontalHeader().hide()
        self.responses.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.responses.setAccessibleName(self.tr("Remissvar"))
        self.text = ResponseText()
        self.scan = ScanPages(session, jobs, self.text)
        self.suggested = SuggestionBar()
        self.suggesting = Suggesting(session, settings, self.text, self.suggested)
        self.lost = LostBar(session, self.text)
        self.left = QLabel()
        self.left.setProperty("quiet", True)
        self.outline = OutlineTree()
        self.passages = PassageView()
        self.section_field = QLineEdit()
        self.section_field.setPlaceholderText(self.tr("Sök avsnitt …"))
        self.section_field.setClearButtonEnabled(True)
        self.editor = CommentEditor(session)
        self.keys = ElidedLabel(
            self.tr(
                "Enter synpunkt   ·   Tabb nästa   ·   X ej synpunkt   ·   M utan förslag   ·   "
                "G anta alla   ·   A avsnitt   ·   T tema   ·   0–6 ställning   ·   "
                "J K synpunkt   ·   N P svar   ·   Skift+Enter mer till samma"
            )
        )
        self.keys.setProperty("quiet", True)
        self.keys.setVisible(settings.show_keys)
        self._lay_out()
        self._connect()

    def _columns(self) -> tuple[Column, ...]:
        def sign(row: ResponseRow) -> str:
            return SIGNS[row.status]

        return (Column("", sign, width=28), Column(self.tr("Avsändare"), lambda row: str(row.senders)))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        register = QVBoxLayout(left)
        register.setContentsMargins(0, 0, STEP, 0)
        register.addWidget(self.responses, 1)
        register.addWidget(self.left)
        draft = QVBoxLayout(right)
        draft.setContentsMargins(STEP, 0, 0, 0)
        draft.setSpacing(STEP)
        draft.addWidget(self.section_field)
        of_draft = QSplitter(Qt.Orientation.Vertical)
        of_draft.setChildrenCollapsible(False)
        of_draft.addWidget(self.outline)
        of_draft.addWidget(self.passages)
        of_draft.setSizes([220, 260])
        draft.addWidget(of_draft, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        middle = QWidget()
        reading = QVBoxLayout(middle)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(STEP)
        reading.addWidget(self.lost)
        reading.addWidget(self.text, 1)
        reading.addWidget(self.scan, 1)
        reading.addWidget(self.suggested)
        for widget, stretch, narrowest in ((left, 2, 140), (middle, 6, 320), (right, 3, 200)):
            widget.setMinimumWidth(narrowest)
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([200, 620, 300])
        state = self._settings.layout("workbench")
        if state is not None:
            self.splitter.restoreState(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.editor)
        column.addWidget(self.keys)

    def _connect(self) -> None:
        self.splitter.splitterMoved.connect(
            lambda *_: self._settings.keep_layout("workbench", self.splitter.saveState())
        )
        self.responses.pointed.connect(self.show_response)
        self.responses.opened.connect(lambda _: self.text.setFocus())
        self.text.split_wanted.connect(self.split)
        self.text.marked_only.connect(self.mark)
        self.suggesting.placed.connect(self._show_place)
        self.suggesting.made.connect(self.choose_comment)
        self.text.extend_wanted.connect(self.extend)
        self.text.skip_wanted.connect(self.skip)
        self.text.nothing_marked.connect(self._tell_nothing_marked)
        self.text.pointed.connect(self.choose_comment)
        self.text.stepped.connect(self.step)
        self.text.response_wanted.connect(self.step_response)
        self.text.stance_wanted.connect(
            lambda n: self.editor.set_stance(self.editor.stance.codes[n - 1] if n else None)
        )
        self.text.anchor_wanted.connect(self._begin_anchor)
        self.text.theme_wanted.connect(self._begin_theme)
        self.editor.done.connect(self.text.setFocus)
        self.editor.anchored.connect(self.outline.choose)
        self.editor.anchor_field.missed.connect(self._tell_no_section)
        self.section_field.textChanged.connect(self._narrow)
        self.outline.chosen.connect(self._show_section)
        self.outline.itemActivated.connect(lambda *_: self._anchor_to_section())
        self.passages.pointed.connect(self._anchor_to_passage)

    def open(self, response_id: str) -> None:
        """Show a response, with the cursor in its text."""
        self.responses.records.reload()
        if not self.responses.go_to(response_id):
            self.show_response(response_id)
        self.text.setFocus()

    def show_response(self, response_id: str) -> None:
        """Show a response's text and its first comment."""
        if not response_id or (self.response is not None and self.response.id == response_id):
            return
        self.response = self._session.read(the_response, response_id)
        self._current = ""
        self._read_response()
        self.choose_comment(self._current)
        self.text.show_span(0, 0, select=False)
        self.response_changed.emit(response_id)

    def refresh(self) -> None:
        """Read again after the case has changed."""
        self.keys.setVisible(self._settings.show_keys)
        self.responses.records.refresh()
        self._read_sections()
        if self.response is not None:
            self.response = self._session.read(the_response, self.response.id)
            self._read_response()

    def _read_sections(self) -> None:
        found = self._session.read(sections)
        self._sections = {section.id: section for section in found}
        self.outline.show_sections(found, self._session.read(comments_by_section))
        self._narrow(self.section_field.text(), choose=False)

    def _read_response(self) -> None:
        assert self.response is not None
        if not self._sections:
            self._read_sections()
        self._comments = self._session.read(comments_of_response, self.response.id)
        known = {comment.id for comment in self._comments}
        if self._current not in known:
            self._current = self._comments[0].id if self._comments else ""
        unread = self._session.read(unread_pieces, self.response.id)
        self.text.show_text(self.response.text)
        self.scan.show_response(self.response)
        self.lost.show_response(self.response.id)
        self.suggesting.show_response(self.response.id)
        skipped = [(span.start, span.end) for span in self.response.skipped if not span.lost]
        self.text.show_marks(self._marks(), skipped, unread, self._current)
        if not self.response.text.strip():
            self.left.setText(self.tr("Ingen text att läsa"))
        else:
            left = self.tr("%n olästa stycken", "", len(unread))
            self.left.setText(left if unread else self.tr("Allt är läst"))
        self.editor.show_comment(self.current_comment)

    def _marks(self) -> list[Mark]:
        colours = theme()
        marks = [
            Mark(
                comment.id,
                comment.number,
                span.start,
                span.end,
                colours.stances[comment.stance] if comment.stance else colours.accent,
            )
            for comment in self._comments
            for span in comment.spans
            if not span.lost
        ]
        return sorted(marks, key=lambda mark: (mark.start, -mark.end))

    @property
    def current_comment(self) -> Comment | None:
        """The comment at hand."""
        return next((comment for comment in self._comments if comment.id == self._current), None)

    def _show_place(self, anchor: SuggestedAnchor) -> None:
        self.outline.choose(anchor.section_id)
        self.passages.mark(anchor.passage_id or "")

    def split(self, start: int, end: int) -> None:
        """Make a stretch of the text a comment, with what is suggested for it."""
        if self.response is None or not self.suggesting.accept(start, end):
            self.mark(start, end)

    def mark(self, start: int, end: int) -> None:
        """Make a stretch of the text a comment, and the comment the one at hand."""
        if self.response is None or self._session.read_only:
            return
        same = self._comment_at(start, end)
        if same is not None:
            self._session.messages.tell(self.tr("Texten är redan synpunkt {n}.").format(n=same.number))
            self.choose_comment(same.id)
            return
        made = self._session.attempt(split_comment, self.response.id, [(start, end)])
        if made is not None:
            self.choose_comment(made)
            self.text.show_span(end, end, select=False)

    def extend(self, start: int, end: int) -> None:
        """Add a stretch to the comment at hand."""
        if self._current and not self._session.read_only:
            self._session.attempt(add_span, self._current, start, end)

    def skip(self, start: int, end: int) -> None:
        """Mark a stretch as no comment, or take that back when it is marked so."""
        if self.response is None or self._session.read_only:
            return
        for span in self.response.skipped:
            if span.start <= start < span.end:
                self._session.attempt(unskip_span, span.id)
                return
        same = self._comment_at(start, end)
        if same is not None:
            told = self.tr("Texten är synpunkt {n}. Ta bort synpunkten först.")
            self._session.messages.tell(told.format(n=same.number))
            return
        if self._session.attempt(skip_span, self.response.id, start, end) is not None:
            self.text.show_span(end, end, select=False)

    def _comment_at(self, start: int, end: int) -> Comment | None:
        """The comment that has just this stretch."""
        return next(
            (
                each
                for each in self._comments
                if any((span.start, span.end, span.lost) == (start, end, False) for span in each.spans)
            ),
            None,
        )

    def choose_comment(self, comment_id: str) -> None:
        """Make a comment the one at hand."""
        self._current = comment_id
        if self.response is not None:
            self._read_response()
        comment = self.current_comment
        if comment is not None and comment.anchors:
            self.outline.choose(comment.anchors[0].section_id)
            self.passages.mark(comment.anchors[0].passage_id or "")

    def step(self, by: int) -> None:
        """Go to the next or previous comment of the response."""
        keys = [comment.id for comment in self._comments]
        at = keys.index(self._current) + by if self._current in keys else 0
        if 0 <= at < len(keys):
            self.choose_comment(keys[at])
            span = next((each for each in self._comments[at].spans if not each.lost), None)
            if span is not None:
                self.text.show_span(span.start, span.start, select=False)

    def step_response(self, by: int) -> None:
        """Go to the next or previous response of the list."""
        row = self.responses.currentIndex().row() + by
        if 0 <= row < self.responses.records.rowCount():
            self.responses.go_to(self.responses.records.key(row))

    def _tell_nothing_marked(self) -> None:
        self._session.messages.tell(
            self.tr("Markera först text i svaret, eller gå till nästa olästa stycke med Tabb.")
        )

    def _tell_no_section(self, words: str) -> None:
        self._session.messages.tell(self.tr("Inget avsnitt i utkastet passar ”{words}”.").format(words=words))

    def _begin_anchor(self) -> None:
        if self._current:
            self.editor.anchor_field.setFocus()

    def _begin_theme(self) -> None:
        if self._current:
            self.editor.theme_field.setFocus()

    def _show_section(self, section_id: str) -> None:
        section = self._sections[section_id]
        self.passages.show_passages(section.heading, self._session.read(passages, section_id))

    def _anchor_to_section(self) -> None:
        self.editor.anchor_to_section(self.outline.current_key())

    def _anchor_to_passage(self, passage_id: str) -> None:
        self.editor.anchor_to_passage(self.outline.current_key(), passage_id)

    def _narrow(self, words: str, *, choose: bool = True) -> None:
        if not words.strip():
            self.outline.narrow(None)
            return
        found = self._session.read(find_sections, words, EVERY_SECTION)
        self.outline.narrow({section.id for section in found})
        if found and choose:
            self.outline.choose(found[0].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the register, from wherever it has no other meaning."""
        if event.key() == Qt.Key.Key_Escape:
            self.left_by_person.emit()
        else:
            super().keyPressEvent(event)

    def title(self) -> tuple[str, str]:
        """The response's title and the line under it."""
        if self.response is None:
            return "", ""
        senders = ", ".join(sender.name for sender in self.response.senders)
        stance = word(self.response.stance)
        parts = (self.response.received_on, self.response.registry_number, stance, self.response.subject)
        return senders, "  ·  ".join(part for part in parts if part)
