"""What the file menu does with copies of a case: one for the road, and its way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from consult.errors import ConsultError, NoFileError

if TYPE_CHECKING:  # The case brings the database library, which is loaded after the window is seen.
    from ui.app.jobs import Job
    from ui.window.copy_dialogs import Brought
    from ui.window.main_window import MainWindow

ENDING = ".samrad"


class CopyActions(QObject):
    """Works beside the window; what came of it is told when it is done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def take_along(self) -> None:
        """Ask where a copy is to lie, and make it."""
        from consult.merge.copies import check_out, new_key
        from ui.window.copy_dialogs import TakeAlongDialog

        session = self._window.session
        if session is None:
            return
        case = session.case

        def make(target: Path, without_originals: bool, encrypted: bool) -> None:
            key = new_key() if encrypted else None
            self._window.jobs.run(
                self.tr("Gör en kopia"),
                lambda _: check_out(case, target, without_originals=without_originals, key=key),
                lambda copy: self._tell_copy(copy, key),
            )

        TakeAlongDialog(self._window, self._folder() / Path(case.name).stem, make).exec()

    def _tell_copy(self, copy: Path, key: str | None) -> None:
        if key is not None:
            self._tell_key(copy, key)
        self._window.messages.advise(
            self.tr(
                "Kopian {name} är klar. Öppna den på den andra datorn och arbeta som vanligt. Välj sedan "
                "Arkiv, Lägg ihop med kopia här. Under tiden kan du arbeta vidare i ärendet."
            ).format(name=copy.name)
        )

    def _tell_key(self, copy: Path, key: str) -> None:
        """Show the key of an encrypted copy, once, so that it can be written down."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Kopians nyckel"), "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setText(
            self.tr(
                "{name} öppnas med nyckeln\n\n{key}\n\nSkriv upp den. Den finns i den här datorns "
                "nyckelring om datorn har en, men ingen annanstans: är nyckeln borta är kopian borta."
            ).format(name=copy.name, key=key)
        )
        copying = box.addButton(self.tr("Kopiera nyckeln"), QMessageBox.ButtonRole.ActionRole)
        copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(key))
        box.addButton(self.tr("Klart"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def write_archive(self) -> None:
        """Ask for a new folder, and write the whole case there in open formats."""
        from consult.archive.writing import write_archive

        session = self._window.session
        if session is None:
            return
        case = session.case
        proposed = self._folder() / self.tr("{name}, arkiv").format(name=case.name.removesuffix(ENDING))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Ny mapp för arkivpaketet"), str(proposed)
        )
        if not chosen:
            return

        def work(_: Job) -> int:
            with case.snapshot() as snapshot:
                return len(write_archive(snapshot, Path(chosen)))

        def tell(files: int) -> None:
            self._window.messages.advise(
                self.tr("Arkivpaketet är klart: %n filer i {folder}.", "", files).format(folder=chosen)
            )

        self._window.jobs.run(self.tr("Skriver arkivpaketet"), work, tell)

    def bring_together(self) -> None:
        """Ask for a copy, and bring what was done in it into the case."""
        from ui.window.copy_dialogs import BringTogetherDialog, bring

        session = self._window.session
        if session is None:
            return
        if session.read_only:
            self._window.messages.tell(self.tr("Ärendet är öppet för läsning. Inget kan läggas ihop."))
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Välj kopian"),
            str(self._folder()),
            self.tr("Ärendefiler (*.samrad)"),
        )
        if not chosen:
            return
        case = session.case

        def start(update: bool) -> None:
            def work(_: Job) -> Brought:
                return bring(case, Path(chosen), update=update)

            self._window.jobs.run(self.tr("Lägger ihop"), work, self._tell_brought)

        BringTogetherDialog(self._window, Path(chosen), start).exec()

    def show_backups(self) -> None:
        """List the backups of the case that is open."""
        session = self._window.session
        if session is None:
            return
        try:
            self.offer_backups(session.case.path)
        except NoFileError as error:
            self._window.messages.report(error)

    def offer_backups(self, case: Path, reason: str = "") -> None:
        """List the backups of a case, and put the chosen one in its place.

        Args:
            case: The case, open or not.
            reason: Why they are offered, when the case cannot be opened.
        """
        from ui.window.backups_dialog import BackupsDialog

        BackupsDialog(self._window, case, lambda backup: self._restore(case, backup), reason).exec()

    def _restore(self, case: Path, backup: Path) -> None:
        from consult.history.backups import restore

        opened = self._window.session is not None and self._window.session.case.home.file == case
        if opened:
            self._window.close_session()
        try:
            kept = restore(case, backup, author=self._window.settings.author)
        except ConsultError:
            if opened:
                self._window.case_actions.open_path(case)
            raise
        self._window.case_actions.open_path(case)
        self._window.messages.advise(
            self.tr("Ärendet är återställt. Det som stod där förut finns i {name}.").format(name=kept.name)
        )

    def _folder(self) -> Path:
        """Beside the case; the person's documents when the case lies on a server."""
        file = self._window.session.case.home.file if self._window.session is not None else None
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return file.parent if file is not None else Path(documents)

    def _tell_brought(self, brought: Brought) -> None:
        from ui.window.copy_dialogs import BroughtDialog

        dialog = BroughtDialog(self._window, brought)
        dialog.go_to.connect(self._window.go_to_record)
        dialog.exec()
