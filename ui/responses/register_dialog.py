"""Registers a response: the files, who sent it, when, and its text."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.consultees.operations import add_consultee
from consult.consultees.queries import find_consultees
from consult.consultees.reading import guessed_category
from consult.consultees.records import RegisterEntry
from consult.errors import ConsultError, InvalidValueError
from consult.prepared.queries import prepared_incoming
from consult.prepared.records import PreparedResponse
from consult.responses.intake import read_incoming
from consult.responses.parts import Incoming, divided, sender_of
from consult.responses.queries import response_with_file
from consult.responses.records import IncomingFile, Response
from consult.responses.senders import ExpectedSenders, expected_senders
from consult.responses.timeliness import answered_on
from consult.vocabulary import Channel, SenderRole, Stance
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import date_word, left_out_lines, sentence, word
from ui.responses.parts_table import PartsTable, ShownPart
from ui.responses.standing import standing_words
from ui.widgets.chips import Chips
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField, today
from ui.widgets.form_dialog import FormDialog
from ui.widgets.picker import Found, Picker
from ui.widgets.raw_text import text_of
from ui.widgets.text_label import TextLabel

TEXT_LINES = 9
NEW = "+"
"""Begins the key of a sender that is not on the list yet."""


class RegisterDialog(FormDialog):
    """Files may be dropped on it; a Word file's text is read at once."""

    def __init__(
        self,
        parent: QWidget | None,
        session: CaseSession,
        act: Callable[[dict[str, Any]], object],
        shown: Response | None = None,
    ) -> None:
        """Make the form.

        Args:
            parent: The window.
            session: To find consultees in.
            act: Called with the arguments of `register_response`.
            shown: The response whose registration is corrected; None for a new one.
        """
        title = self.tr("Registrera svar") if shown is None else self.tr("Ändra svarets uppgifter")
        action = self.tr("Registrera") if shown is None else self.tr("Spara")
        super().__init__(parent, title, action, lambda: act(self.values()))
        self._session = session
        self._files: list[IncomingFile] = []
        self.prepared: PreparedResponse | None = None
        self._senders: dict[str, str] = {}
        self._answered_for: dict[str, str] = {}
        self._documents = shown.documents if shown is not None else ()
        self.setAcceptDrops(shown is None)
        self._make_fields()
        self.named = {
            "consultee": self.sender_field,
            "received_on": self.received_on,
            "registry_number": self.registry_number,
            "text": self.text,
        }
        self._lay_out(new=shown is None)
        self._connect()
        if shown is not None:
            self._fill(shown)
        self.sender_field.setFocus()

    def _make_fields(self) -> None:
        self.file_chips = Chips(self.tr("Klicka för att ta bort filen"))
        self.choose_files = QPushButton(self.tr("Välj filer …"))
        self.choose_files.setAutoDefault(False)
        self.sender_chips = Chips(self.tr("Klicka för att ta bort avsändaren"))
        self.sender_field = Picker(self._find, keeps=True)
        self.sender_field.setPlaceholderText(self.tr("Skriv namnet; flera avsändare är ett gemensamt svar"))
        self.role = Choice((SenderRole.SENDER, SenderRole.ANSWERED_FOR), name=self.tr("Som"))
        self.parts = PartsTable()
        self.standing = TextLabel(quiet=True)
        self.standing.hide()
        self.received_on = DateField(today())
        self.registry_number = QLineEdit()
        self.channel = Choice(Channel, name=self.tr("Kanal"))
        self.stance = Choice(Stance, nothing=self.tr("Ej angiven"), name=self.tr("Ställning"))
        self.subject = QLineEdit()
        self.note = QLineEdit()
        self.text = QPlainTextEdit()
        self.left_out = TextLabel(quiet=True)
        self.left_out.hide()

    def _lay_out(self, *, new: bool) -> None:
        if new:
            files = QHBoxLayout()
            files.addWidget(self.file_chips)
            files.addWidget(self.choose_files)
            files.addStretch(1)
            self.form.addRow(self.tr("Filer"), files)
        senders = QVBoxLayout()
        senders.setSpacing(STEP)
        senders.addWidget(self.sender_chips)
        naming = QHBoxLayout()
        naming.setSpacing(2 * STEP)
        naming.addWidget(self.sender_field, 1)
        naming.addWidget(self.role)
        senders.addLayout(naming)
        self.add_row(self.tr("&Avsändare"), senders, self.sender_field)
        dates = QHBoxLayout()
        dates.setSpacing(3 * STEP)
        dates.addWidget(self.received_on)
        dates.addWidget(QLabel(self.tr("Diarienummer")))
        dates.addWidget(self.registry_number, 1)
        self.add_row(self.tr("&Inkommen"), dates, self.received_on)
        how = QHBoxLayout()
        how.setSpacing(3 * STEP)
        how.addWidget(self.channel)
        how.addWidget(QLabel(self.tr("Ställning")))
        how.addWidget(self.stance)
        how.addStretch(1)
        self.add_row(self.tr("&Kanal"), how, self.channel)
        self.form.addRow(self.tr("Ä&rende"), self.subject)
        if new:
            self.text.setPlaceholderText(self.tr("Klistra in svarets text, eller välj en Word-fil"))
            self.add_long_text(self.tr("&Text"), self.text, TEXT_LINES)
            self.form.addRow(self.left_out)
        self.form.addRow(self.tr("A&nteckning (intern)"), self.note)
        if self._documents:
            self.form.addRow(self.tr("Handlingar"), self.parts)
        self.form.addRow(self.standing)
        self.resize(720, 560 if new else 400)

    def _connect(self) -> None:
        self.choose_files.clicked.connect(self._choose_files)
        self.sender_field.picked.connect(self._add_sender)
        self.sender_chips.removed.connect(self._remove_sender)
        self.file_chips.removed.connect(self._remove_file)
        self.sender_chips.show_chips(())
        self.file_chips.show_chips(())

    def _fill(self, shown: Response) -> None:
        for sender in shown.senders:
            behind = self._answered_for if sender.role is SenderRole.ANSWERED_FOR else self._senders
            behind[sender.consultee_id] = sender.name
        self._show_senders()
        self.parts.show_parts(
            [
                ShownPart(each.file_name, each.role, (each.end or 0) - (each.start or 0))
                for each in shown.documents
            ]
        )
        self._tell_standing(standing_words(shown))
        self.received_on.setText(shown.received_on)
        self.registry_number.setText(shown.registry_number)
        self.channel.set_code(shown.channel)
        self.stance.set_code(shown.stance)
        self.subject.setText(shown.subject)
        self.note.setText(shown.note)

    def holds_input(self) -> bool:
        """A pasted text and chosen files are not thrown away without a question."""
        return bool(self.text.toPlainText().strip() or self._files)

    def values(self) -> dict[str, Any]:
        """The arguments of `register_response`.

        Raises:
            InvalidValueError: A sender was typed that is not on the list and was not added.
        """
        if not self.sender_field.pick_exact():
            raise InvalidValueError("consultee", "not_on_list", self.sender_field.text())
        return {
            "consultee_ids": list(self._senders),
            "answered_for_ids": list(self._answered_for),
            "received_on": self.received_on.iso(),
            "registry_number": self.registry_number.text(),
            "channel": str(self.channel.code()),
            "stance": self.stance.code(),
            "subject": self.subject.text(),
            "text": text_of(self.text),
            "files": self._files,
            "note": self.note.text(),
        }

    def changed_roles(self) -> list[tuple[str, str]]:
        """Keys of the documents whose role was changed, with the new role."""
        chosen = zip(self._documents, self.parts.choices, strict=False)
        return [(each.id, choice.code()) for each, choice in chosen if choice.code() != each.role.value]

    def add_file(self, path: Path) -> None:
        """Take a file as an original; what can be read of it becomes text and suggests the sender."""
        expected = self._session.read(expected_senders)
        try:
            incoming = read_incoming(path, expected)
        except ConsultError as error:
            self.tell_fault(sentence(error))
            return
        known = self._session.read(response_with_file, incoming.file.content)
        if known is not None:
            told = self.tr("Filen är redan registrerad: {senders}, {date}.")
            self.tell_fault(told.format(senders=known.senders, date=known.received_on))
        incoming, prepared = self._session.read(prepared_incoming, incoming)
        self.prepared = prepared or self.prepared
        self._files += incoming.files
        missing = left_out_lines(incoming.left_out)
        if missing:
            self.left_out.setText(self.tr("Inte med i texten: {what}").format(what="; ".join(missing)))
            self.left_out.show()
        if incoming.sent_on:
            self.received_on.setText(incoming.sent_on)
        if incoming.subject and not self.subject.text():
            self.subject.setText(incoming.subject)
        self._show_files()
        if incoming.text:
            before = self.text.toPlainText()
            self.text.setPlainText(f"{before}\n\n{incoming.text}" if before.strip() else incoming.text)
        if incoming.problem is not None:
            self.tell_fault(sentence(incoming.problem))
        if not self._senders:
            self._suggest(expected, incoming, path.name)
        if len(divided(incoming, expected)) > 1:
            self.tell_fault(
                self.tr("Mejlet har svar från flera. Välj Registrera flera filer för att få ett svar var.")
            )

    def _suggest(self, expected: ExpectedSenders, incoming: Incoming, name: str) -> None:
        """Name the sender that a file speaks of, when that is on the list, and say why."""
        found = sender_of(expected, incoming, name)
        if found is not None and found.consultee is not None:
            self._senders[found.consultee.id] = found.name
            for each in found.others:
                joint = each.role is SenderRole.JOINT
                (self._senders if joint else self._answered_for)[each.consultee.id] = each.consultee.name
            self._show_senders()
            words = (
                self.tr("Avsändare enligt: {reason}")
                if found.certain
                else self.tr("Osäker avsändare, enligt: {reason}")
            )
            self._tell_standing([words.format(reason=word(found.reason)), *self._earlier(found.consultee.id)])

    def _earlier(self, consultee_id: str) -> list[str]:
        day = self._session.read(answered_on).get(consultee_id)
        return [self.tr("Har svarat tidigare: {date}").format(date=date_word(day))] if day else []

    def _tell_standing(self, told: Sequence[str]) -> None:
        words = "; ".join(told)
        self.standing.setText(words[:1].upper() + words[1:])
        self.standing.setVisible(bool(told))

    def _show_files(self) -> None:
        self.file_chips.show_chips([(str(n), file.file_name) for n, file in enumerate(self._files)])

    def _remove_file(self, number: str) -> None:
        del self._files[int(number)]
        self._show_files()

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Svarets filer"))
        for name in chosen:
            self.add_file(Path(name))

    def _find(self, words: str) -> Found:
        found = [(each.id, each.name) for each in self._session.read(find_consultees, words)]
        name = words.strip()
        if name and all(known.casefold() != name.casefold() for _, known in found):
            found.append((NEW + name, self.tr("Lägg till ”{name}” som ny").format(name=name)))
        return found

    def _add_sender(self, key: str, name: str) -> None:
        if key.startswith(NEW):
            name = key.removeprefix(NEW)
            entry = RegisterEntry(name, guessed_category(name))
            try:
                key = self._session.change(add_consultee, entry)
            except ConsultError as error:
                self.tell_fault(sentence(error))
                return
        answered_for = self.role.code() == SenderRole.ANSWERED_FOR.value
        self._senders.pop(key, None)
        self._answered_for.pop(key, None)
        (self._answered_for if answered_for else self._senders)[key] = name
        if not answered_for:
            self._tell_standing(self._earlier(key))
        self._show_senders()

    def _remove_sender(self, key: str) -> None:
        self._senders.pop(key, None)
        self._answered_for.pop(key, None)
        self._show_senders()

    def _show_senders(self) -> None:
        role = word(SenderRole.ANSWERED_FOR).lower()
        others = [(key, f"{name} ({role})") for key, name in self._answered_for.items()]
        self.sender_chips.show_chips([*self._senders.items(), *others])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add_file(Path(url.toLocalFile()))
