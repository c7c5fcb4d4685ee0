"""A comment large, its context in the response small around it, the draft's passages under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from consult.comments.queries import CommentFilter, comment_ids, comment_rows
from consult.comments.records import Anchor, Comment
from consult.draft.queries import passages
from consult.responses.queries import the_response
from consult.responses.records import Response
from consult.vocabulary import CommentKind
from ui.app.case_session import CaseSession
from ui.app.theme import READING_POINTS, STEP, reading_font, theme
from ui.app.wording import date_word, quoted, word
from ui.widgets.comment_marks import CommentMarks
from ui.widgets.layouts import clear
from ui.widgets.text_label import TextLabel

AROUND = 320
"""Characters of the response on either side of the quote."""
SECTION_CHARACTERS = 900
"""Of the draft's text under a comment that is tied to a whole section."""
NAMED = 12
"""Senders of a group that are named."""


class CommentView(QScrollArea):
    """Everything here can be marked and copied, nothing changed."""

    response_wanted = Signal(str)
    section_wanted = Signal(str)
    conflict_wanted = Signal(str, str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: Comment | None = None
        self.head = _label(quiet=True)
        self.marks = CommentMarks(session)
        self.marks.conflict_wanted.connect(self.conflict_wanted)
        self.before = _label(quiet=True)
        self.quote = _label()
        large = reading_font()
        large.setPointSizeF(READING_POINTS + 2)
        self.quote.setFont(large)
        self.after = _label(quiet=True)
        self.wording = _label()
        self.summary = _label()
        self.together = _label(quiet=True)
        self.show_response = QPushButton(self.tr("Visa i svaret"))
        self.show_response.setProperty("flat", True)
        self.show_response.clicked.connect(self.ask_response)
        self._draft = QVBoxLayout()
        self._draft.setSpacing(2 * STEP)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(5 * STEP, 4 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(2 * STEP)
        for part in (self.head, self.marks, self.before, self.quote, self.after):
            column.addWidget(part)
        column.addWidget(self.show_response, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self.wording, self.summary, self.together):
            column.addWidget(label)
        column.addSpacing(2 * STEP)
        column.addLayout(self._draft)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Synpunkten"))
        # A reading ground rather than the window's.
        self._content.setBackgroundRole(QPalette.ColorRole.Base)
        self._content.setAutoFillBackground(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setWidget(self._content)

    def show_comment(self, shown: Comment | None) -> None:
        """Show a comment, None for none."""
        self.marks.show_comment(shown)
        another = shown is None or self._shown is None or shown.id != self._shown.id
        if not another and shown == self._shown:
            return
        self._shown = shown
        clear(self._draft)
        self._content.setVisible(shown is not None)
        if shown is None:
            return
        response = self._session.read(the_response, shown.response_id)
        senders = ", ".join(sender.name for sender in response.senders)
        parts = (
            senders,
            date_word(response.received_on),
            self.tr("synpunkt {n}").format(n=shown.number),
            word(shown.stance),
            "" if shown.kind is CommentKind.VIEW else word(shown.kind),
        )
        self.head.setText("  ·  ".join(part for part in parts if part))
        before, after = _around(shown, response)
        _show(self.before, before)
        self.quote.setText(quoted(shown.quote))
        _show(self.after, after)
        _show(self.wording, shown.proposed_wording, self.tr("Föreslagen lydelse: {text}"))
        _show(self.summary, shown.summary, self.tr("Sammanfattning: {text}"))
        _show(self.together, self._named(shown), self.tr("Besvaras tillsammans: {text}"))
        self._show_draft(shown)
        if another:
            self.verticalScrollBar().setValue(0)

    def ask_response(self) -> None:
        """Ask for the response that the comment is of."""
        if self._shown is not None:
            self.response_wanted.emit(self._shown.response_id)

    def _named(self, shown: Comment) -> str:
        """Who else says the same."""
        if shown.group_id is None or shown.group_size < 2:
            return ""
        keys = self._session.read(comment_ids, CommentFilter(group_id=shown.group_id))
        rows = self._session.read(comment_rows, [key for key in keys if key != shown.id])
        names = list(dict.fromkeys(row.senders for row in rows))
        more = len(names) - NAMED
        return ", ".join(names[:NAMED]) + (self.tr(" och %n till", "", more) if more > 0 else "")

    def _show_draft(self, shown: Comment) -> None:
        if not shown.anchors:
            self._draft.addWidget(_label(self.tr("Inte knuten till något avsnitt"), quiet=True))
        for section_id, anchors in _by_section(shown.anchors).items():
            self._draft.addWidget(self._section(section_id, anchors))

    def _section(self, section_id: str, anchors: Sequence[Anchor]) -> QWidget:
        """A section's heading, which leads to it, and the passages the comment is tied to."""
        box = QFrame()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 2 * STEP, 0, 0)
        column.setSpacing(2 * STEP)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setStyleSheet(f"background: {theme().line}")
        column.addWidget(rule)
        title = QLabel(anchors[0].heading)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        bold = QFont(title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        title.setFont(bold)
        column.addWidget(title)
        texts = [anchor.passage_text for anchor in anchors if anchor.passage_text]
        if not texts:
            whole = "\n".join(each.text for each in self._session.read(passages, section_id))
            texts = _shortened(whole, SECTION_CHARACTERS).split("\n")
        for text in texts:
            words = _label(text)
            passage_font = reading_font()
            passage_font.setPointSizeF(READING_POINTS - 1)
            words.setFont(passage_font)
            column.addWidget(words)
        lead = QPushButton(self.tr("Visa i utkastet"))
        lead.setProperty("flat", True)
        lead.clicked.connect(lambda: self.section_wanted.emit(section_id))
        column.addWidget(lead, 0, Qt.AlignmentFlag.AlignLeft)
        return box


def _around(shown: Comment, response: Response) -> tuple[str, str]:
    """The response's words before and after a comment's stretches, whole words in one piece."""
    placed = [span for span in shown.spans if not span.lost]
    if not placed:
        return "", ""
    start, end = placed[0].start, max(span.end for span in placed)
    before = response.text[max(0, start - AROUND) : start]
    after = response.text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(response.text):
        after = after.rpartition(" ")[0] + " …"
    return before.strip(), after.strip()


def _by_section(anchors: Sequence[Anchor]) -> dict[str, list[Anchor]]:
    found: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        found.setdefault(anchor.section_id, []).append(anchor)
    return found


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + " …"


def _show(label: TextLabel, text: str, form: str = "{text}") -> None:
    label.setVisible(bool(text))
    label.setText(form.format(text=text) if text else "")


def _label(text: str = "", *, quiet: bool = False) -> TextLabel:
    label = TextLabel(text, quiet=quiet)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
