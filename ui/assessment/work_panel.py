"""The whole of an answer: recommendation and decision, the texts, and how far the work has come."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit

from consult.assessment.records import EarlierAnswer, TextModule
from consult.assessment.text_modules import filled_module, record_use, text_modules
from consult.comments.many import edit_comments
from consult.comments.operations import edit_comment
from consult.comments.queries import CommentFilter, comment_ids, the_comment
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE, Decision
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, theme
from ui.app.wording import date_word, quoted
from ui.assessment.answer_panel import AnswerPanel
from ui.assessment.module_list import ModuleList
from ui.assessment.work_row import WorkRow
from ui.widgets.code_row import CodeRow
from ui.widgets.raw_text import text_of
from ui.widgets.text_label import TextLabel


class WorkPanel(AnswerPanel):
    """Alt with a digit decides, with Shift too it recommends; "/" in the reply finds a text module."""

    moved = Signal()
    """The comment stands in another step."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._unsaved_notes: dict[str, str] = {}
        self.locked = TextLabel()
        self.locked.setProperty("fault", True)
        self.recommendation = CodeRow(theme().decisions, in_a_row=3)
        self.recommendation.chosen.connect(self.recommend)
        self.recommended = QLabel()
        self.decided = QLabel()
        self.work = WorkRow(session, self._write_work)
        self.work.moved.connect(self.moved)
        self.note = self.make_field(self.tr("Intern anteckning"), 2)
        self._lay_out()
        self.modules = ModuleList(self.reply, self._find_modules, self)
        self.modules.taken.connect(self.put_module)
        for number, code in enumerate(self.recommendation.codes):
            self.add_key(f"Alt+Shift+{number + 1}", partial(self.recommend, Decision(code)))
        self.show_comment("")

    def _lay_out(self) -> None:
        self.column.addWidget(self.locked)
        self.column.addWidget(self.whole_group)
        for name, row, who in (
            (self.tr("Rekommendation"), self.recommendation, self.recommended),
            (self.tr("Beslut"), self.decision, self.decided),
        ):
            head = QHBoxLayout()
            title = QLabel(name)
            bold = QFont(title.font())
            bold.setWeight(QFont.Weight.DemiBold)
            title.setFont(bold)
            head.addWidget(title)
            head.addStretch(1)
            who.setProperty("quiet", True)
            head.addWidget(who)
            self.column.addLayout(head)
            self.column.addWidget(row)
            self.column.addSpacing(STEP)
        self.add_answer_fields()
        self.column.addWidget(self.work)
        self.add_field(self.tr("&Intern anteckning – kommer aldrig med i något dokument"), self.note)
        hint = TextLabel(
            self.tr("Alt+1–6 beslut, med Skift rekommendation  ·  / standardtext  ·  Ctrl+Enter klar, nästa"),
            quiet=True,
        )
        self.column.addWidget(hint)

    def show_comment(self, key: str) -> None:
        """Show a comment; nothing when the key is empty."""
        before = self._shown
        super().show_comment(key)
        shown = self._shown
        if before is None or shown is None or before.id != shown.id:
            self.modules.close_list()
        fixed = self._session.read_only or (shown is not None and shown.locked)
        self.work.show_comment(shown, fixed=fixed)
        self.locked.setVisible(shown is not None and shown.locked)
        for field in (*self._fields().values(), self.note):
            field.setReadOnly(fixed)
        for row in (self.recommendation, self.decision):
            row.setEnabled(not fixed)
        if shown is None:
            self.note.clear()
            self.recommendation.show_code(None)
            self.recommended.clear()
            self.decided.clear()
            self._show_rationale()
            return
        self.locked.setText(
            self.tr("Steget {step} är låst. Byt steg för att ändra synpunkten.").format(
                step=quoted(shown.step)
            )
        )
        answer = shown.assessment
        self.recommendation.show_code(answer.recommendation)
        self.recommended.setText(_signed(answer.recommended_by, answer.recommended_on))
        self.decided.setText(_signed(answer.decided_by, answer.decided_on))
        if not (before is not None and before.id == shown.id and self.note.document().isModified()):
            self.note.setPlainText(self._unsaved_notes.get(shown.id, shown.note))
            self.note.document().setModified(shown.id in self._unsaved_notes)
        self._show_rationale()

    def _show_rationale(self) -> None:
        """The reasons have their field where they are demanded, or written already."""
        answer = self._shown.assessment if self._shown is not None else None
        demanded = answer is not None and bool(
            {answer.decision, answer.recommendation} & DECISIONS_NEEDING_RATIONALE
        )
        wanted = demanded or bool(self.rationale.toPlainText()) or self.rationale.hasFocus()
        self.rationale.setVisible(wanted)
        self.rationale_name.setVisible(wanted)

    def decide(self, decision: Decision) -> None:
        """Save a decision; the same again takes it back."""
        if self._shown is None or self._shown.locked:
            return
        if decision in DECISIONS_NEEDING_RATIONALE:
            self.rationale.show()
            self.rationale_name.show()
        super().decide(decision)

    def recommend(self, decision: Decision) -> None:
        """Save a recommendation to those who decide; the same again takes it back."""
        if self._shown is None or self._shown.locked or self._session.read_only:
            return
        taken_back = self._shown.assessment.recommendation is decision
        self._write(recommendation="" if taken_back else decision.value)

    def save(self) -> None:
        """Save the texts and the note that were changed; what is refused stays, to be saved later."""
        super().save()
        shown = self._shown
        if shown is None or not self.note.document().isModified() or self._saving:
            return
        written = text_of(self.note)
        self._saving = True
        done = self._session.succeeds(edit_comment, shown.id, version=shown.version, note=written)
        self._saving = False
        if done:
            self._unsaved_notes.pop(shown.id, None)
            self.note.document().setModified(False)
            self._shown = self._session.read(the_comment, shown.id)
        else:
            self._unsaved_notes[shown.id] = written

    def finish(self) -> None:
        """Done with this comment, unless something of it was refused or its decision wants a reason."""
        self.work.save()
        if self.work.fault.isVisible():
            self.work.due.setFocus()
            return
        super().finish()

    def _write_work(self, values: dict[str, Any]) -> None:
        """Change step, assignee or date of the comment, and of its group when that is answered together."""
        assert self._shown is not None
        keys, group_id = [self._shown.id], self._shown.group_id
        if group_id is not None and self.whole_group.isChecked():
            keys = self._session.read(comment_ids, CommentFilter(group_id=group_id))
        self._session.change(edit_comments, keys, **values)
        self._shown = self._session.read(the_comment, self._shown.id)

    def open_modules(self) -> None:
        """Show the text modules at the cursor of the reply."""
        if self._shown is not None and not self.reply.isReadOnly():
            self.reply.setFocus()
            self.modules.open()
            if not self.modules.isVisible():
                self._session.messages.tell(
                    self.tr("Det finns inga standardtexter ännu. Lägg till dem i menyn Bedömning.")
                )

    def _find_modules(self, words: str) -> list[TextModule]:
        key = self._shown.id if self._shown is not None else None
        return self._session.read(text_modules, words, key)

    def put_module(self, module_id: str) -> None:
        """Put a text module into the reply, filled for the comment."""
        if self._shown is None:
            return
        text = self._session.read(filled_module, module_id, self._shown.id)
        self.modules.put(text)
        self._session.succeeds(record_use, module_id, self._shown.id)
        if "{" in text:
            self._session.messages.tell(self.tr("Fyll i det som står inom klamrar."))

    def use_answer(self, earlier: EarlierAnswer) -> None:
        """Take over an earlier answer where this one lacks its own; a reply that is begun is added to."""
        if self._shown is None or self.reply.isReadOnly():
            return
        for field, text in (
            (self.reply, earlier.reply),
            (self.rationale, earlier.rationale),
            (self.action, earlier.action),
        ):
            own = text_of(field).rstrip()
            if text and (field is self.reply or not own):
                _replace_text(field, f"{own}\n\n{text}" if own else text)
        answer = self._shown.assessment
        self.save()
        wanted = earlier.recommendation or earlier.decision
        if wanted is not None and answer.recommendation is None and answer.decision is None:
            self._write(recommendation=wanted.value)
        self._show_rationale()
        self.reply.setFocus()


def _replace_text(field: QPlainTextEdit, text: str) -> None:
    """Another text in a field, which Ctrl+Z in the field can take back."""
    field.selectAll()
    field.insertPlainText(text)


def _signed(name: str, day: str) -> str:
    return ", ".join(part for part in (name, date_word(day)) if part)
