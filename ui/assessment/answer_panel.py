"""The authority's answer to a comment: what is decided, what is replied and why, what is done."""

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
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from consult.amendments.queries import offered_amendment
from consult.comments.operations import assess
from consult.comments.queries import the_comment
from consult.comments.records import Comment
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE, Decision
from ui.amendments.amendment_dialog import AmendmentDialog
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, theme
from ui.widgets.code_row import CodeRow
from ui.widgets.raw_text import text_of


class AnswerPanel(QWidget):
    """A decision is saved when it is chosen, a text when its field is left."""

    saved = Signal()
    """Ctrl+Enter: this one is done, show the next."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: Comment | None = None
        self._saving = False
        self._unsaved: dict[str, dict[str, str]] = {}
        self.amend = QPushButton(self.tr("Ändring i utkastet …"))
        self.amend.setProperty("flat", True)
        self.amend.clicked.connect(self.make_amendment)
        self.decision = CodeRow(theme().decisions, in_a_row=3)
        self.decision.chosen.connect(self.decide)
        self.whole_group = QCheckBox()
        self.whole_group.setChecked(True)
        self._stretch: dict[QPlainTextEdit, int] = {}
        self.reply = self.make_field(self.tr("Kommentar"), 4)
        self.rationale = self.make_field(self.tr("Motivering"), 3)
        self.action = self.make_field(self.tr("Åtgärd"), 2)
        self.rationale_fault = QLabel(self.tr("Beslutet kräver en motivering."))
        self.rationale_fault.setProperty("fault", True)
        self.setMinimumWidth(self.decision.sizeHint().width() + 4 * STEP)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * STEP, 0, 0, 0)
        self.column.setSpacing(STEP)
        for number, code in enumerate(self.decision.codes):
            self.add_key(f"Alt+{number + 1}", partial(self.decide, Decision(code)))

    def add_key(self, keys: str, act: Any) -> None:
        """Let keys do something while the panel is worked in."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def make_field(self, name: str, lines: int) -> QPlainTextEdit:
        """A field for a text, with its share of the height."""
        field = QPlainTextEdit()
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setMinimumHeight(field.fontMetrics().lineSpacing() + 5 * STEP)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stretch[field] = lines
        field.setReadOnly(self._session.read_only)
        field.installEventFilter(self)
        return field

    def add_field(self, name: str, field: QPlainTextEdit, beside: QWidget | None = None) -> QLabel:
        """Put a field below the others, its name above it, and something beside the name."""
        words = QLabel(name)
        words.setBuddy(field)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        if beside is not None:
            row.addWidget(beside)
        self.column.addLayout(row)
        self.column.addWidget(field, self._stretch[field])
        return words

    def add_answer_fields(self) -> None:
        """Put the three texts of an answer below what is there."""
        self.add_field(self.tr("&Kommentar"), self.reply)
        self.rationale_name = self.add_field(self.tr("M&otivering"), self.rationale)
        self.column.addWidget(self.rationale_fault)
        self.add_field(self.tr("Å&tgärd"), self.action, self.amend)

    @property
    def shown(self) -> Comment | None:
        """The comment that is answered."""
        return self._shown

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
        if shown is None:
            for field in self._fields().values():
                field.clear()
            self.decision.show_code(None)
            self.rationale_fault.hide()
            self.whole_group.hide()
            self.amend.hide()
            return
        self.amend.setVisible(not self._session.read_only)
        self.decision.show_code(shown.assessment.decision)
        self.decision.setEnabled(not self._session.read_only)
        same = before is not None and before.id == shown.id
        self._show_group(shown, same=same)
        unsaved = self._unsaved.get(shown.id, {})
        for name, field in self._fields().items():
            # What is being typed is not overwritten by the echo of an earlier save.
            if not (same and field.document().isModified()):
                field.setPlainText(unsaved.get(name, getattr(shown.assessment, name)))
                field.document().setModified(name in unsaved)
        self._show_fault()

    def _show_fault(self) -> None:
        answer = self._shown.assessment if self._shown is not None else None
        wanting = answer is not None and answer.decision is not None and not answer.is_complete
        self.rationale_fault.setVisible(wanting)

    def _show_group(self, shown: Comment, *, same: bool) -> None:
        """With how many others the comment is answered; each one begins with the whole group."""
        others = shown.group_size - 1
        self.whole_group.setVisible(others > 0)
        self.whole_group.setText(self.tr("Besvaras tillsammans med %n andra", "", max(others, 0)))
        self.whole_group.setEnabled(not self._session.read_only)
        if not same:
            self.whole_group.setChecked(True)

    def make_amendment(self) -> None:
        """Ask how the draft is to read so that the comment is met."""
        if self._shown is not None:
            self.save()
            offered = self._session.read(offered_amendment, self._shown.id)
            AmendmentDialog(self, self._session, offered).exec()

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
        key, texts = self._shown.id, {name: text_of(field) for name, field in changed.items()}
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

    def finish(self) -> None:
        """Done with this comment, unless its decision still wants a reason."""
        self.save()
        answer = self._shown.assessment if self._shown is not None else None
        if answer is not None and answer.decision is not None and not answer.is_complete:
            self.rationale.setFocus()
        else:
            self.saved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left is saved; Ctrl+Enter in one is done with the comment."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finish()
                return True
        return super().eventFilter(watched, event)
