"""One comment, word for word, with the draft beneath it, and the authority's answer."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from consult.amendments.queries import offered_amendment
from consult.comments.operations import assess
from consult.comments.queries import the_comment
from consult.comments.records import Comment
from consult.draft.queries import passages
from consult.responses.queries import the_response
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE, Decision
from ui.amendments.amendment_dialog import AmendmentDialog
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font, theme
from ui.app.wording import quoted, word
from ui.widgets.code_row import CodeRow
from ui.widgets.text_label import TextLabel

READING_STRETCH = 10
"""The share of the height that is for reading; the fields have as many as their lines."""
CONTEXT_CHARACTERS = 300
"""Of the draft's text under a comment that is tied to a whole section."""


class AssessmentPanel(QWidget):
    """A decision is saved when it is chosen, a text when its field is left."""

    saved = Signal()
    """Ctrl+Enter: this one is done, show the next."""
    response_wanted = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: Comment | None = None
        self._saving = False
        self._unsaved: dict[str, dict[str, str]] = {}
        self.head = self._label(quiet=True)
        self.quote = self._label(reading=True)
        self.summary = self._label(quiet=True)
        self.wording = self._label()
        self.place = self._label(quiet=True)
        self.show_response = QPushButton(self.tr("Visa i svaret"))
        self.show_response.setProperty("flat", True)
        self.show_response.clicked.connect(self.ask_response)
        self.amend = QPushButton(self.tr("Ändring i utkastet …"))
        self.amend.setProperty("flat", True)
        self.amend.clicked.connect(self.make_amendment)
        self.decision = CodeRow(theme().decisions, in_a_row=3)
        self.decision.chosen.connect(self.decide)
        self.whole_group = QCheckBox()
        self.whole_group.setChecked(True)
        self._stretch: dict[QPlainTextEdit, int] = {}
        self.reply = self._field(self.tr("Kommentar"), 4)
        self.rationale = self._field(self.tr("Motivering"), 3)
        self.action = self._field(self.tr("Åtgärd"), 2)
        self.rationale_fault = QLabel(self.tr("Beslutet kräver en motivering."))
        self.rationale_fault.setProperty("fault", True)
        self.hint = QLabel(self.tr("Alt+1–6 beslut   ·   Ctrl+Enter klar, nästa"))
        self.hint.setProperty("quiet", True)
        self.setMinimumWidth(self.decision.sizeHint().width() + 4 * STEP)
        self._lay_out()
        for number, code in enumerate(self.decision.codes):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.decide, Decision(code)))
        self.show_comment("")

    @staticmethod
    def _label(*, quiet: bool = False, reading: bool = False) -> TextLabel:
        label = TextLabel(quiet=quiet)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if reading:
            label.setFont(reading_font())
        return label

    def _field(self, name: str, lines: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setMinimumHeight(field.fontMetrics().lineSpacing() + 5 * STEP)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stretch[field] = lines
        field.setReadOnly(self._session.read_only)
        field.installEventFilter(self)
        return field

    def _lay_out(self) -> None:
        text = QWidget()
        reading = QVBoxLayout(text)
        reading.setContentsMargins(0, 0, 2 * STEP, 0)
        reading.setSpacing(2 * STEP)
        for label in (self.head, self.quote, self.wording, self.summary, self.place):
            reading.addWidget(label)
        reading.addWidget(self.show_response, 0, Qt.AlignmentFlag.AlignLeft)
        reading.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(area, READING_STRETCH)
        column.addWidget(self.whole_group)
        column.addWidget(self.decision)
        for name, field in (
            (self.tr("&Kommentar"), self.reply),
            (self.tr("&Motivering"), self.rationale),
            (self.tr("Å&tgärd"), self.action),
        ):
            words = QLabel(name)
            words.setBuddy(field)
            row = QHBoxLayout()
            row.addWidget(words, 1)
            if field is self.action:
                row.addWidget(self.amend)
            column.addLayout(row)
            column.addWidget(field, self._stretch[field])
            if field is self.rationale:
                column.addWidget(self.rationale_fault)
        column.addWidget(self.hint)

    def begin(self) -> None:
        """Put the cursor in the reply."""
        if self._shown is not None:
            self.reply.setFocus()

    def show_comment(self, key: str) -> None:
        """Show a comment; nothing when the key is empty."""
        if self._shown is not None and self._shown.id != key:
            self.save()
        self.setEnabled(bool(key))
        before = self._shown
        self._shown = shown = self._session.read(the_comment, key) if key else None
        for label in (self.head, self.quote, self.wording, self.summary, self.place):
            label.clear()
        if shown is None:
            for field in (self.reply, self.rationale, self.action):
                field.clear()
            self.decision.show_code(None)
            self.rationale_fault.hide()
            self.show_response.hide()
            self.amend.hide()
            self.whole_group.hide()
            return
        self._show_text(shown)
        answer = shown.assessment
        self.decision.show_code(answer.decision)
        self.decision.setEnabled(not self._session.read_only)
        same = before is not None and before.id == shown.id
        self._show_group(shown, same=same)
        unsaved = self._unsaved.get(shown.id, {})
        for name, field in self._fields().items():
            # What is being typed is not overwritten by the echo of an earlier save.
            if not (same and field.document().isModified()):
                field.setPlainText(unsaved.get(name, getattr(answer, name)))
                field.document().setModified(name in unsaved)
        self.rationale_fault.setVisible(answer.decision is not None and not answer.is_complete)

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
        self.show_response.show()
        self.amend.setVisible(not self._session.read_only)

    def _show_group(self, shown: Comment, *, same: bool) -> None:
        """With how many others the comment is answered; each one begins with the whole group."""
        others = shown.group_size - 1
        self.whole_group.setVisible(others > 0)
        self.whole_group.setText(self.tr("Besvaras tillsammans med %n andra", "", max(others, 0)))
        self.whole_group.setEnabled(not self._session.read_only)
        if not same:
            self.whole_group.setChecked(True)

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

    def decide(self, decision: Decision) -> None:
        """Save a decision; the same again takes it back."""
        if self._shown is None or self._session.read_only:
            return
        taken_back = self._shown.assessment.decision is decision
        self._write(decision="" if taken_back else decision.value)
        shown = self._shown.assessment
        if shown.decision in DECISIONS_NEEDING_RATIONALE and not shown.rationale.strip():
            self.rationale.setFocus()

    def save(self) -> None:
        """Save the texts that were changed; what is refused stays, to be saved later."""
        changed = {name: field for name, field in self._fields().items() if field.document().isModified()}
        if self._shown is None or not changed or self._saving:
            return
        key, texts = self._shown.id, {name: _text(field) for name, field in changed.items()}
        if self._write(**texts):
            self._unsaved.pop(key, None)
            for field in changed.values():
                field.document().setModified(False)
        else:
            self._unsaved[key] = texts

    def _fields(self) -> dict[str, QPlainTextEdit]:
        return {"reply": self.reply, "rationale": self.rationale, "action": self.action}

    def _write(self, **values: Any) -> bool:
        assert self._shown is not None
        key, version = self._shown.id, self._shown.assessment_version
        whole_group = self.whole_group.isChecked()
        self._saving = True
        done = self._session.succeeds(
            assess, key, assessment_version=version, whole_group=whole_group, **values
        )
        self._saving = False
        if done:
            self._shown = self._session.read(the_comment, key)
        return done

    def _finish(self) -> None:
        """Done with this comment, unless its decision still wants a reason."""
        self.save()
        answer = self._shown.assessment if self._shown is not None else None
        if answer is not None and answer.decision is not None and not answer.is_complete:
            self.rationale.setFocus()
        else:
            self.saved.emit()

    def ask_response(self) -> None:
        """Ask for the response that the comment is of."""
        if self._shown is not None:
            self.response_wanted.emit(self._shown.response_id)

    def make_amendment(self) -> None:
        """Ask how the draft is to read so that the comment is met."""
        if self._shown is not None:
            self.save()
            offered = self._session.read(offered_amendment, self._shown.id)
            AmendmentDialog(self, self._session, offered).exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left is saved; Ctrl+Enter in one is done with the comment."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._finish()
                return True
        return super().eventFilter(watched, event)


def _text(field: QPlainTextEdit) -> str:
    """A field's text with its no-break spaces, which `toPlainText` would turn into spaces."""
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
