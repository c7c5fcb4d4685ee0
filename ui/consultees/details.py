"""What is known of one consultee, beside the list; a field is saved when it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from consult.consultees.operations import edit_consultee, withdraw_consultee
from consult.consultees.queries import consultee_with
from consult.consultees.records import ConsulteeRow
from consult.errors import ConsultError
from consult.vocabulary import Category
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import date_word, sentence
from ui.widgets.choice import Choice
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.text_label import TextLabel

ALIAS_SEPARATOR = ";"


class ConsulteeDetails(QScrollArea):
    """Shows and corrects a consultee."""

    responses_wanted = Signal(str)
    """The consultee whose responses are to be shown."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: ConsulteeRow | None = None
        self.name = QLineEdit()
        self.category = Choice(Category, name=self.tr("Kategori"))
        self.organisation_number = QLineEdit()
        self.contact_name = QLineEdit()
        self.email = QLineEdit()
        self.address = QLineEdit()
        self.aliases = QLineEdit()
        self.aliases.setToolTip(self.tr("Flera namn skiljs åt med semikolon"))
        form = QFormLayout()
        form.setSpacing(2 * STEP)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for label, field in (
            (self.tr("Namn"), self.name),
            (self.tr("Kategori"), self.category),
            (self.tr("Organisationsnummer"), self.organisation_number),
            (self.tr("Kontaktperson"), self.contact_name),
            (self.tr("E-post"), self.email),
            (self.tr("Postadress"), self.address),
            (self.tr("Andra namn"), self.aliases),
        ):
            form.addRow(label, field)
            field.setEnabled(not session.read_only)
            if isinstance(field, QLineEdit):
                field.editingFinished.connect(self._save)
        self.category.picked.connect(self._save)
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.sending = TextLabel(quiet=True)
        self.responses = QPushButton()
        self.responses.clicked.connect(self._show_responses)
        self.withdraw = QPushButton(self.tr("Ta bort från listan …"))
        self.withdraw.clicked.connect(self._withdraw)
        self.withdraw.setEnabled(not session.read_only)
        for button in (self.responses, self.withdraw):
            button.setProperty("flat", True)
        self._lay_out(form)

    def _lay_out(self, form: QFormLayout) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(3 * STEP, 0, 2 * STEP, 0)
        column.setSpacing(3 * STEP)
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addWidget(self.sending)
        column.addWidget(self.responses, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self.name.setFocus()
        self.name.selectAll()

    def show_consultee(self, key: str) -> None:
        """Show a consultee; nothing when the key is empty."""
        self.fault.clear()
        self.setEnabled(bool(key))
        if not key:
            self._shown = None
            return
        self._shown = row = self._session.read(consultee_with, key)
        found = row.consultee
        self.category.set_code(found.category)
        for field, text in (
            (self.name, found.name),
            (self.organisation_number, found.organisation_number),
            (self.contact_name, found.contact_name),
            (self.email, found.email),
            (self.address, found.address),
            (self.aliases, f"{ALIAS_SEPARATOR} ".join(found.aliases)),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.sending.setText(self._sending(row))
        self.responses.setText(self.tr("Visa %n svar", "", row.responses))
        self.responses.setVisible(row.responses > 0)

    def _sending(self, row: ConsulteeRow) -> str:
        told = (
            (self.tr("Utskickat {date}"), row.sent_on),
            (self.tr("Svar senast {date}"), row.due_on),
            (self.tr("Uppskov till {date}"), row.extended_to),
            (self.tr("Påmind {date}"), row.reminded_on),
        )
        lines = [text.format(date=date_word(date)) for text, date in told if date]
        return "\n".join(lines) or self.tr("Inget utskick registrerat")

    def _save(self) -> None:
        if self._shown is None:
            return
        found = self._shown.consultee
        fields = {
            "name": self.name.text(),
            "category": str(self.category.code()),
            "organisation_number": self.organisation_number.text(),
            "contact_name": self.contact_name.text(),
            "email": self.email.text(),
            "address": self.address.text(),
        }
        changed = {name: value for name, value in fields.items() if value != getattr(found, name)}
        aliases = [name.strip() for name in self.aliases.text().split(ALIAS_SEPARATOR) if name.strip()]
        if not changed and aliases == list(found.aliases):
            return
        try:
            self._session.change(edit_consultee, found.id, version=found.version, aliases=aliases, **changed)
        except ConsultError as error:
            self.fault.setText(sentence(error))

    def _withdraw(self) -> None:
        if self._shown is None:
            return
        gone = self._shown.consultee
        ReasonDialog(
            self,
            self.tr("Ta bort från listan"),
            gone.name,
            self.tr("Det som redan har kommit in finns kvar."),
            lambda reason: self._session.change(withdraw_consultee, gone.id, reason),
        ).exec()

    def _show_responses(self) -> None:
        if self._shown is not None:
            self.responses_wanted.emit(self._shown.consultee.id)
