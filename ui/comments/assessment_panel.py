"""One comment, word for word, with the draft beneath it, and the authority's answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from consult.comments.records import Comment
from consult.draft.queries import passages
from consult.responses.queries import the_response
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font
from ui.app.wording import quoted, word
from ui.assessment.answer_panel import AnswerPanel
from ui.widgets.comment_marks import CommentMarks
from ui.widgets.text_label import TextLabel

READING_STRETCH = 10
"""The share of the height that is for reading; the fields have as many as their lines."""
CONTEXT_CHARACTERS = 300
"""Of the draft's text under a comment that is tied to a whole section."""


class AssessmentPanel(AnswerPanel):
    """The comment is read above the fields of its answer."""

    response_wanted = Signal(str)
    conflict_wanted = Signal(str, str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self.head = self._label(quiet=True)
        self.marks = CommentMarks(session)
        self.marks.conflict_wanted.connect(self.conflict_wanted)
        self.quote = self._label(reading=True)
        self.summary = self._label(quiet=True)
        self.wording = self._label()
        self.place = self._label(quiet=True)
        self.show_response = QPushButton(self.tr("Visa i svaret"))
        self.show_response.setProperty("flat", True)
        self.show_response.clicked.connect(self.ask_response)
        self.hint = QLabel(self.tr("Alt+1–6 beslut   ·   Ctrl+Enter klar, nästa"))
        self.hint.setProperty("quiet", True)
        self._lay_out()
        self.show_comment("")

    @staticmethod
    def _label(*, quiet: bool = False, reading: bool = False) -> TextLabel:
        label = TextLabel(quiet=quiet)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if reading:
            label.setFont(reading_font())
        return label

    def _lay_out(self) -> None:
        text = QWidget()
        reading = QVBoxLayout(text)
        reading.setContentsMargins(0, 0, 2 * STEP, 0)
        reading.setSpacing(2 * STEP)
        reading.addWidget(self.head)
        reading.addWidget(self.marks)
        for label in (self.quote, self.wording, self.summary, self.place):
            reading.addWidget(label)
        reading.addWidget(self.show_response, 0, Qt.AlignmentFlag.AlignLeft)
        reading.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(text)
        self.column.addWidget(area, READING_STRETCH)
        self.column.addWidget(self.whole_group)
        self.column.addWidget(self.decision)
        self.add_answer_fields()
        self.column.addWidget(self.hint)

    def show_comment(self, key: str) -> None:
        """Show a comment; nothing when the key is empty."""
        super().show_comment(key)
        for label in (self.head, self.quote, self.wording, self.summary, self.place):
            label.clear()
        self.marks.show_comment(self._shown)
        self.show_response.setVisible(self._shown is not None)
        if self._shown is not None:
            self._show_text(self._shown)

    def _show_text(self, shown: Comment) -> None:
        response = self._session.read(the_response, shown.response_id)
        senders = ", ".join(sender.name for sender in response.senders)
        parts = (
            senders,
            self.tr("synpunkt {n}").format(n=shown.number),
            word(shown.stance),
            word(shown.kind),
        )
        self.head.setText("  ·  ".join(part for part in parts if part))
        self.quote.setText(quoted(shown.quote))
        self.wording.setVisible(bool(shown.proposed_wording))
        if shown.proposed_wording:
            self.wording.setText(self.tr("Föreslagen lydelse: {text}").format(text=shown.proposed_wording))
        self.summary.setVisible(bool(shown.summary))
        self.summary.setText(shown.summary)
        self.place.setText("\n".join(self._places(shown)))

    def _places(self, shown: Comment) -> list[str]:
        lines = []
        for anchor in shown.anchors:
            text = anchor.passage_text
            if not text:
                text = " ".join(each.text for each in self._session.read(passages, anchor.section_id)[:3])
            short = text if len(text) <= CONTEXT_CHARACTERS else text[:CONTEXT_CHARACTERS].rstrip() + " …"
            waits = f"  ({self.tr('placeringen är inte granskad')})" if anchor.to_review else ""
            lines.append(f"{anchor.heading}{waits}\n{short}")
        return lines or [self.tr("Inte knuten till något avsnitt")]

    def ask_response(self) -> None:
        """Ask for the response that the comment is of."""
        if self._shown is not None:
            self.response_wanted.emit(self._shown.response_id)
