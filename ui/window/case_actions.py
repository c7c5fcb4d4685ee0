"""What the file, edit and help menus do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox

from consult.errors import CaseLockedError, CaseRefusedError, ConsultError
from ui.app import wording

if TYPE_CHECKING:  # The case brings the database library, which is loaded after the window is seen.
    from consult.case import Case
    from ui.app.case_session import CaseSession
    from ui.window.case_dialog import CaseDialog
    from ui.window.main_window import MainWindow

ENDING = ".samrad"


class CaseActions(QObject):
    """Makes, opens, corrects and closes the window's case."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def new_case(self) -> None:
        """Ask what the case is about and where it shall lie."""
        from ui.window.case_dialog import CaseDialog

        CaseDialog(
            self._window, self.tr("Nytt ärende"), self.tr("Välj plats och skapa …"), self._create
        ).exec()

    def _create(self, form: CaseDialog) -> bool:
        from consult.case import Case
        from consult.consultees.operations import edit_round
        from consult.consultees.queries import current_round
        from consult.operation import clean_date, clean_line

        title = clean_line("title", form.title_field.text(), required=True)
        for name, field in (("opens_on", form.opens), ("closes_on", form.closes)):
            clean_date(name, field.iso())
        proposed = str(self._folder() / (title.replace("/", "-") + ENDING))
        chosen, _ = QFileDialog.getSaveFileName(form, self.tr("Spara ärendet som"), proposed, self._filter())
        if not chosen:
            return False

        def make() -> Case:
            case = Case.create(
                Path(chosen),
                title=title,
                registry_number=form.registry_number.text(),
                authority=form.authority.text(),
                counties=form.county_codes(),
                author=self._window.settings.author,
            )
            period = case.read(current_round).id
            try:
                case.change(edit_round, period, opens_on=form.opens.iso(), closes_on=form.closes.iso())
            except ConsultError:
                case.close()
                case.path.unlink()
                raise
            return case

        self._show(make)
        return True

    def open_case(self) -> None:
        """Ask for a case file and open it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Öppna ärende"), str(self._folder()), self._filter()
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a case; one that another has open may be opened for reading."""
        from consult.case import Case
        from consult.merge.shared_places import is_shared
        from consult.merge.working_copy import WorkingCopy

        if not self._ask_key(path):
            return
        if is_shared(path) and (path.is_file() or WorkingCopy(path, self._copies()).path.exists()):
            self._open_shared(path)
            return
        try:
            self._show(lambda: Case.open(path, author=self._window.settings.author))
        except CaseLockedError as error:
            own, reading = self.tr("Arbeta i en egen kopia"), self.tr("Öppna för läsning")
            told = self.tr("Det ni gör läggs ihop av sig självt när det går.")
            chosen = self._ask(f"{wording.sentence(error)} {told}", own, reading)
            if chosen == own:
                self._open_shared(path)
            elif chosen == reading:
                self._attempt(lambda: Case.open(path, author=self._window.settings.author, read_only=True))
        except CaseRefusedError as error:
            self._window.messages.report(error)
            if error.fields["backups"]:
                self._window.copy_actions.offer_backups(path, wording.sentence(error))
        except ConsultError as error:
            self._window.messages.report(error)

    def _ask_key(self, path: Path) -> bool:
        """Ask for the key of an encrypted copy that the keyring does not have; False when none was given."""
        from consult.case import Case
        from consult.errors import CaseProblem, CaseRefusedError
        from consult.merge.copies import give_key, is_encrypted

        while path.is_file() and is_encrypted(path):
            try:
                Case.open(path, read_only=True).close()
            except CaseRefusedError as error:
                if error.problem not in (CaseProblem.ENCRYPTED, CaseProblem.WRONG_KEY):
                    return True
                told = self.tr("Nyckeln till {name}:").format(name=path.name)
                if error.problem is CaseProblem.WRONG_KEY:
                    told = self.tr("Nyckeln passar inte. Nyckeln till {name}:").format(name=path.name)
                key, given = QInputDialog.getText(self._window, self.tr("Krypterad kopia"), told)
                if not given:
                    return False
                give_key(path, key)
            except ConsultError:
                return True
            else:
                return True
        return True

    def _open_shared(self, path: Path) -> None:
        """Work on a copy of one's own of a file that others write to as well."""
        from consult.merge.working_copy import WorkingCopy
        from ui.sharing.shared_file import SharedFileLink

        copy = WorkingCopy(path, self._copies())
        try:
            session = self._session(copy.open(self._window.settings.author))
        except ConsultError as error:
            self._window.messages.report(error)
            return
        link = SharedFileLink(session, copy)
        self._window.show_session(session, link)
        link.synchronise()

    def open_on_server(self) -> None:
        """Ask for a server and a case on it, and open that."""
        from ui.sharing.server_dialog import ServerDialog

        ServerDialog(self._window, self._window.settings, self.open_address).exec()

    def open_address(self, address: str) -> None:
        """Open a case on a server; what was done in a copy while it was away comes along.

        Raises:
            ConsultError: The server does not let us in, or has no such case.
        """
        from consult.case import Case
        from ui.sharing.server_link import ServerLink

        session = self._session(Case.open(address, author=self._window.settings.author))
        link = ServerLink(session, self._copies())
        self._window.show_session(session, link)

    def _copies(self) -> Path:
        """Where one's own copies of shared cases lie on this machine."""
        data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
        return Path(data) / "kopior"

    def _session(self, case: Case) -> CaseSession:
        from ui.app.case_session import CaseSession

        return CaseSession(case, self._window.messages)

    def open_demo(self) -> None:
        """Make the demo case in the person's documents, or open the one that is there."""
        from consult.demo import demo_case_path, write_demo_case

        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(documents) / "Samråd demo"
        path = demo_case_path(folder)
        if path.exists():
            self.open_path(path)
            return
        author = self._window.settings.author

        def write(job: Any) -> Path:
            return write_demo_case(folder, author=author, progress=job.progress)

        self._window.jobs.run(self.tr("Skapar demon"), write, self.open_path)

    def edit_case(self) -> None:
        """Correct what the case is about."""
        from consult.consultees.operations import edit_consultation, edit_round
        from consult.consultees.queries import current_round, the_consultation
        from ui.window.case_dialog import CaseDialog

        session = self._window.session
        if session is None:
            return
        now, period = session.read(the_consultation), session.read(current_round)

        def save(form: CaseDialog) -> None:
            session.change(
                edit_consultation,
                version=now.version,
                counties=form.county_codes(),
                title=form.title_field.text(),
                registry_number=form.registry_number.text(),
                authority=form.authority.text(),
            )
            session.change(edit_round, period.id, opens_on=form.opens.iso(), closes_on=form.closes.iso())

        form = CaseDialog(self._window, self.tr("Ärendets uppgifter"), self.tr("Spara"), save)
        form.fill(now.title, now.registry_number, now.authority, now.counties)
        form.fill_period(period.opens_on, period.closes_on)
        form.do_button.setEnabled(not session.read_only)
        form.exec()

    def tell_saved(self) -> None:
        """Say that there is nothing to save, to those whose fingers ask."""
        session = self._window.session
        if session is not None:
            name = session.case.name
            self._window.messages.tell(
                self.tr("Allt är redan sparat i {name}. Varje steg sparas när det är gjort.").format(
                    name=name
                )
            )

    def check_case(self) -> None:
        """Verify the file and its whole history."""
        session = self._window.session
        if session is not None:
            self._window.jobs.run(
                self.tr("Kontrollerar ärendet"), lambda _: session.case.faults(), self._tell_faults
            )

    def _tell_faults(self, faults: list[str]) -> None:
        if faults:
            self._window.messages.failed.emit(self.tr("Kontrollen fann fel i filen."), "\n".join(faults))
        else:
            self._window.messages.tell(self.tr("Filen och hela historiken är hela."))

    def close_case(self) -> None:
        """Close the case; everything is saved."""
        self._window.close_session()

    def undo(self) -> None:
        """Take back the latest operation."""
        self._step(self.tr("Ångrat: {name}"), redo=False)

    def redo(self) -> None:
        """Do again what was undone."""
        self._step(self.tr("Gjort igen: {name}"), redo=True)

    def _step(self, told: str, *, redo: bool) -> None:
        session = self._window.session
        if session is not None:
            name = session.redo() if redo else session.undo()
            if name is not None:
                self._window.messages.tell(told.format(name=wording.operation_word(name)))

    def ask_author(self) -> None:
        """Ask what name the history and the status line shall tell."""
        name, given = QInputDialog.getText(
            self._window,
            self.tr("Ditt namn"),
            self.tr("Namnet står vid det du gör i ärendet:"),
            text=self._window.settings.author,
        )
        if given:
            self._window.settings.author = name
            if self._window.session is not None:
                self._window.session.case.author = self._window.settings.author
                self._window.show_saved()

    def search_page(self) -> None:
        """Go to the search field of the page in sight."""
        field = self._window.page_in_sight.search
        if field.isVisible():
            field.setFocus()
            field.selectAll()

    def search_all(self) -> None:
        """Search the whole case and go to what is chosen."""
        from ui.window.search_dialog import SearchDialog

        if self._window.session is not None:
            dialog = SearchDialog(self._window.session, self._window)
            dialog.found.connect(self._window.go_to_record)
            dialog.exec()

    def show_keys(self) -> None:
        """List the keys of every action."""
        from ui.window.keys_dialog import KeysDialog

        KeysDialog(self._window).exec()

    def about(self) -> None:
        """Say what the program is."""
        from importlib.metadata import version

        QMessageBox.about(
            self._window,
            self.tr("Om Samråd"),
            self.tr(
                "Samråd {version}\nArbetsbänk för samråd om regionala strategier.\nLicens: EUPL-1.2"
            ).format(version=version("samrad")),
        )

    def _attempt(self, make: Callable[[], Case]) -> None:
        try:
            self._show(make)
        except ConsultError as error:
            self._window.messages.report(error)

    def _show(self, make: Callable[[], Case]) -> None:
        case = make()
        self._window.show_session(self._session(case))
        if not case.read_only and case.space_is_short:
            told = self.tr("Det är ont om utrymme på disken. Frigör plats så att säkerhetskopior kan göras.")
            self._window.messages.refused.emit(told)

    def _ask(self, text: str, *actions: str) -> str:
        """Ask which of some things to do; gives its words, or nothing."""
        box = QMessageBox(
            QMessageBox.Icon.Information, self.tr("Ärendet är öppet"), text, parent=self._window
        )
        buttons = {box.addButton(each, QMessageBox.ButtonRole.AcceptRole): each for each in actions}
        box.addButton(self.tr("Avbryt"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return next((words for button, words in buttons.items() if box.clickedButton() is button), "")

    def _folder(self) -> Path:
        recent = self._window.settings.recent_cases()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return recent[0].parent if recent else Path(documents)

    def _filter(self) -> str:
        return self.tr("Ärendefiler (*.samrad)")
