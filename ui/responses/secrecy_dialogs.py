"""Forms of secrecy: a marking and its lifting, and the taking out of data by a decision."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from consult.consultees.queries import the_consultation
from consult.history.backups import forget_backups, saved_copies
from consult.secrecy.operations import lift_marking, mark_secret, redact
from consult.secrecy.reach import Reach, reach
from consult.secrecy.records import Decision, SecrecyMarking, TakenOut
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import date_word, field_word, thing_word
from ui.widgets.date_field import DateField, today
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel

LISTED = 200
"""How many of what is reached are named one by one."""


class MarkSecretDialog(FormDialog):
    """Notes that a response or a comment may be secret; markings that stand can be lifted."""

    def __init__(
        self,
        parent: QWidget,
        session: CaseSession,
        what: str,
        standing: Sequence[SecrecyMarking],
        *,
        response_id: str | None = None,
        comment_id: str | None = None,
    ) -> None:
        super().__init__(parent, self.tr("Sekretessmarkera"), self.tr("Markera"), self._mark)
        self._session = session
        self._marked = {"response_id": response_id, "comment_id": comment_id}
        self.provision = QLineEdit()
        self.provision.setPlaceholderText(self.tr("till exempel 21 kap. 3 §"))
        self.marked_on = DateField(today())
        self.authority = QLineEdit(session.read(the_consultation).authority)
        self.note = QPlainTextEdit()
        self.standing = QListWidget()
        self.lift_button = QPushButton(self.tr("&Häv"))
        self._lay_out(what)
        if standing:
            self._offer_lifting(standing)
        self.setMinimumWidth(560)

    def _lay_out(self, what: str) -> None:
        self.form.addRow(TextLabel(what))
        self.form.addRow(
            TextLabel(
                self.tr(
                    "Markeringen är en varningssignal. Den hindrar inget i programmet, men dokumenten blir "
                    "arbetsmaterial tills den hävs."
                ),
                quiet=True,
            )
        )
        self.form.addRow(self.tr("&Bestämmelse"), self.provision)
        self.form.addRow(self.tr("&Datum"), self.marked_on)
        self.form.addRow(self.tr("&Myndighet"), self.authority)
        self.add_long_text(self.tr("&Anteckning"), self.note, 3)
        self.note.setMaximumHeight(5 * self.note.fontMetrics().lineSpacing())
        self.named = {
            "provision": self.provision,
            "marked_on": self.marked_on,
            "authority": self.authority,
            "note": self.note,
        }

    def _offer_lifting(self, standing: Sequence[SecrecyMarking]) -> None:
        self.standing.setAccessibleName(self.tr("Markeringar som gäller"))
        self.standing.setMaximumHeight(96)
        self.lift_button.setAutoDefault(False)
        self.lift_button.clicked.connect(self.lift)
        for each in standing:
            told = f"{each.provision}  ·  {date_word(each.marked_on)}  ·  {each.authority}"
            item = QListWidgetItem(f"{told}  ·  {each.note}" if each.note else told)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.standing.addItem(item)
        self.standing.setCurrentRow(0)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addWidget(self.standing, 1)
        row.addWidget(self.lift_button, 0, Qt.AlignmentFlag.AlignTop)
        self.add_row(self.tr("&Gäller"), row, self.standing)

    def _mark(self) -> None:
        self._session.change(
            mark_secret,
            **self._marked,
            provision=self.provision.text(),
            marked_on=self.marked_on.iso(),
            authority=self.authority.text(),
            note=self.note.toPlainText(),
        )

    def lift(self) -> None:
        """Note that the chosen marking no longer stands, from today."""
        item = self.standing.currentItem()
        if item is not None:
            key = str(item.data(Qt.ItemDataRole.UserRole))
            if self._session.succeeds(lift_marking, key, today()):
                self.accept()


class RedactDialog(FormDialog):
    """Asks for the decision and for what goes; nothing is done before what is reached was shown."""

    def __init__(self, parent: QWidget, session: CaseSession, response_id: str, senders: str) -> None:
        super().__init__(
            parent, self.tr("Ta bort uppgifter enligt beslut"), self.tr("Ta bort för alltid"), self._take_out
        )
        self._session, self._response_id = session, response_id
        self.taken_out: TakenOut | None = None
        self._reach: Reach | None = None
        self.number, self.reason, self.role = QLineEdit(), QLineEdit(), QLineEdit()
        self.decided_on = DateField(today())
        self.whole = QRadioButton(self.tr("&Hela svaret från {senders}").format(senders=senders))
        self.some = QRadioButton(self.tr("&Bara dessa uttryck, var de än står:"))
        self.phrases = QPlainTextEdit()
        self.phrases.setPlaceholderText(self.tr("Ett uttryck på varje rad"))
        self.phrases.setAccessibleName(self.tr("Uttryck"))
        self.files = QCheckBox(self.tr("Ta också bort originalfilerna till de svar där uttrycken finns"))
        self.show_reach = QPushButton(self.tr("&Visa vad som tas bort"))
        self.show_reach.setAutoDefault(False)
        self.reached = QListWidget()
        self.reached.setAccessibleName(self.tr("Det som tas bort"))
        self.told = TextLabel(quiet=True)
        self.warning = TextLabel(
            self.tr(
                "Detta kan inte ångras. Uppgifterna tas ur ärendet och ur hela dess historik. "
                "Säkerhetskopior och andra kopior av ärendet har dem kvar: kopior rensas när de läggs "
                "ihop med ärendet, men säkerhetskopior måste tas bort."
            )
        )
        self.warning.setProperty("fault", True)
        file = session.case.home.file
        copies = len(saved_copies(file)) if file is not None else 0
        self.forget = QCheckBox(self.tr("Ta också bort %n säkerhetskopior", "", copies))
        self.forget.setVisible(copies > 0)
        self._lay_out()
        self.whole.setChecked(True)
        self._ask_again()

    def _lay_out(self) -> None:
        self.form.addRow(self.tr("Beslutets &nummer"), self.number)
        self.form.addRow(self.tr("&Skäl"), self.reason)
        self.form.addRow(self.tr("&Datum"), self.decided_on)
        self.form.addRow(self.tr("Beslutande &roll"), self.role)
        self.named = {
            "decision_number": self.number,
            "reason": self.reason,
            "decided_on": self.decided_on,
            "role": self.role,
            "phrase": self.phrases,
        }
        self.let_keys_through(self.phrases)
        self.phrases.setMaximumHeight(4 * self.phrases.fontMetrics().lineSpacing())
        self.reached.setFixedHeight(7 * self.reached.fontMetrics().lineSpacing())
        choice: tuple[QWidget, ...] = (self.whole, self.some, self.phrases, self.files)
        for each in choice:
            self.form.addRow(each)
        asking = QHBoxLayout()
        asking.addWidget(self.show_reach)
        asking.addWidget(self.told, 1)
        self.form.addRow(asking)
        for each in (self.reached, self.warning, self.forget):
            self.form.addRow(each)
        self.whole.toggled.connect(lambda _: self._ask_again())
        self.phrases.textChanged.connect(self._ask_again)
        self.show_reach.clicked.connect(self.look)
        self.setMinimumWidth(620)

    def _ask_again(self) -> None:
        """What goes is another: it has to be shown before it can be done."""
        self._reach = None
        self.phrases.setEnabled(not self.whole.isChecked())
        self.files.setEnabled(not self.whole.isChecked())
        self.do_button.setEnabled(False)
        self.reached.clear()
        self.told.setText(self.tr("Visa först vad som tas bort."))

    def _sought(self) -> list[str]:
        lines = self.phrases.toPlainText().split("\n")
        return [] if self.whole.isChecked() else [line.strip() for line in lines if line.strip()]

    def look(self) -> None:
        """Show what would be taken out."""
        whole = [self._response_id] if self.whole.isChecked() else []
        self._reach = found = self._session.read(reach, whole, self._sought())
        self.reached.clear()
        for each in found.reached[:LISTED]:
            fields = ", ".join(dict.fromkeys(field_word(field) for _, field in each.fields))
            self.reached.addItem(f"{thing_word(each.thing)}: {fields}")
        for _, name in found.files:
            self.reached.addItem(self.tr("Originalfil: {name}").format(name=Path(name).name))
        self.told.setText(self.tr("%n saker i ärendet nås", "", len(found.reached)))
        self.do_button.setEnabled(bool(found.reached))

    def _take_out(self) -> bool:
        if self._reach is None:
            return False
        decision = Decision(self.number.text(), self.reason.text(), self.decided_on.iso(), self.role.text())
        whole = self.whole.isChecked()
        with_files = not whole and self.files.isChecked()
        self.taken_out = self._session.change(
            redact,
            decision,
            response_ids=[self._response_id] if whole else [],
            phrases=self._sought(),
            document_ids=[key for key, _ in self._reach.files] if with_files else [],
        )
        file = self._session.case.home.file
        if self.forget.isChecked() and file is not None:
            forget_backups(file)
        return True
