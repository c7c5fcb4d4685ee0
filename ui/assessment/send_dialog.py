"""Comments that a colleague without the program is to assess in a file: to whom, and in what kind of file."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QSizePolicy, QWidget

from consult.assessment.sending import sendings
from consult.comments.queries import assignees
from consult.errors import ConsultError
from consult.reports.assessment_form import AssessmentForm, assessment_form, note_sending
from consult.vocabulary import Asked
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.wording import language, sentence
from ui.widgets.choice import Choice
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel

EXCEL, WORD = ".xlsx", ".docx"


class SendDialog(FormDialog):
    """Asks for what the file shall be, then where; it closes when the file is written."""

    def __init__(
        self, parent: QWidget | None, session: CaseSession, jobs: Jobs, keys: Sequence[str], *, selected: bool
    ) -> None:
        """Make the form.

        Args:
            parent: The window.
            session: The case.
            jobs: In which the file is written.
            keys: The comments, in the order in which they shall stand.
            selected: Whether they are those that were selected, not all of the list.
        """
        super().__init__(parent, self.tr("Skicka för bedömning"), self.tr("Spara filen …"), self._choose)
        self._session, self._jobs, self._keys = session, jobs, keys
        self._writing = False
        what = (
            self.tr("%n markerade synpunkter", "", len(keys))
            if selected
            else self.tr("Alla %n synpunkter som listan visar", "", len(keys))
        )
        self.what = TextLabel(what)
        self.recipient = QComboBox()
        self.recipient.setEditable(True)
        earlier = [each.recipient for each in session.read(sendings) if each.recipient]
        self.recipient.addItems(list(dict.fromkeys([*earlier, *session.read(assignees)])))
        self.recipient.setCurrentIndex(-1)
        line = self.recipient.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Namnet sparas vid bedömningarna som kommer tillbaka"))
        self.asked = Choice(Asked, name=self.tr("Ber om"))
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Excel, en rad för varje synpunkt"), EXCEL)
        self.kind.addItem(self.tr("Word, en ruta för varje synpunkt"), WORD)
        self.hide_persons = QCheckBox(self.tr("Dölj privatpersoners namn"))
        self.hide_persons.setChecked(True)
        self.named = {"recipient": self.recipient}
        self._lay_out()

    def _lay_out(self) -> None:
        for field in (self.recipient, self.asked, self.kind):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.form.addRow(self.tr("Skickas"), self.what)
        self.form.addRow(self.tr("&Till"), self.recipient)
        self.form.addRow(self.tr("&Ber om"), self.asked)
        self.form.addRow(self.tr("&Slag av fil"), self.kind)
        self.form.addRow("", self.hide_persons)
        stays = self.tr(
            "Filen innehåller synpunkterna och det som står som svar. Interna anteckningar följer inte med."
        )
        self.form.addRow("", TextLabel(stays, quiet=True))
        self.setMinimumWidth(540)

    def _choose(self) -> bool:
        name = self.recipient.currentText().strip()
        if not name:
            self.tell_fault(self.tr("Skriv vem som ska bedöma synpunkterna."))
            self.recipient.setFocus()
            return False
        ending = str(self.kind.currentData())
        parts = [self.tr("bedomning"), *re.findall(r"\w+", name.casefold())]
        proposed = self._session.case.folder / ("-".join(parts) + ending)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Spara filen"), str(proposed), f"*{ending}")
        if chosen:
            target = Path(chosen)
            if target.suffix.lower() != ending:
                target = target.with_name(target.name + ending)
            self._write(target, name)
        return False

    def _write(self, target: Path, recipient: str) -> None:
        # What writes Word and Excel files is not wanted before somebody asks for one.
        from consult.reports.assessment_form_excel import write_assessment_sheet
        from consult.reports.assessment_form_word import write_assessment_word

        case, keys, speech = self._session.case, self._keys, language()
        asked, masked = Asked(self.asked.code()), self.hide_persons.isChecked()

        def work(_: Job) -> AssessmentForm | ConsultError:
            try:
                with case.reader() as reader:
                    form = assessment_form(
                        reader,
                        keys,
                        asked=asked,
                        recipient=recipient,
                        mask_private_persons=masked,
                        language=speech,
                    )
                write = write_assessment_word if target.suffix.lower() == WORD else write_assessment_sheet
                write(form, target)
            except ConsultError as error:
                # Told in the dialog, where another kind of file or place can be chosen.
                return error
            return form

        self._show_writing(on=True)
        title = self.tr("Skriver {name}").format(name=target.name)
        self._jobs.run(title, work, lambda result: self._finish(target, result))

    def _show_writing(self, *, on: bool) -> None:
        self._writing = on
        self.fault.hide()
        self.buttons.setEnabled(not on)

    def _finish(self, target: Path, result: AssessmentForm | ConsultError) -> None:
        self._show_writing(on=False)
        if isinstance(result, ConsultError):
            self.tell_fault(sentence(result))
            return
        try:
            note_sending(self._session.case, result, target)
        except ConsultError as error:
            self.tell_fault(sentence(error))
            return
        told = self.tr("%n synpunkter till {recipient} finns i {file}", "", len(result.comments))
        self._session.messages.tell(told.format(recipient=result.recipient, file=target))
        self.accept()

    def reject(self) -> None:
        """Close without sending; not while the file is being written."""
        if not self._writing:
            super().reject()
