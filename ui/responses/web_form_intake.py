"""Exports of web forms on their way in: chosen or dropped, read in the background, then shown."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from consult.documents.containers import read_file
from consult.documents.spreadsheets import sheet_names
from consult.prepared.web_form import FormSheet, read_form
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.responses.web_form_dialog import WebFormDialog

SUFFIXES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})

TakeIn = Callable[[Sequence[Path]], object]


class WebFormIntake(QObject):
    """Takes the tables among the files that come in; what is none, it leaves to the others' road."""

    def __init__(self, page: QWidget, session: CaseSession, jobs: Jobs, take_in: TakeIn) -> None:
        """Make a way in.

        Args:
            page: Over which the dialog is shown.
            session: The case.
            jobs: In which files are read.
            take_in: Where files go that are no web forms.
        """
        super().__init__(page)
        self._page, self._session, self._jobs, self._take_in = page, session, jobs, take_in

    def choose(self) -> None:
        """Ask for an export."""
        kinds = self.tr("Excel och CSV ({suffixes})").format(
            suffixes=" ".join(f"*{each}" for each in sorted(SUFFIXES))
        )
        chosen, _ = QFileDialog.getOpenFileName(self._page, self.tr("Läs in formulärsvar"), filter=kinds)
        if chosen:
            self.read(Path(chosen))

    def take(self, paths: Sequence[Path]) -> None:
        """Take files that were dropped: tables here, all others where files go."""
        tables = [path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file()]
        others = [path for path in paths if path not in tables]
        if others:
            self._take_in(others)
        for path in tables:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read an export, and show it."""

        def read(_: Job) -> tuple[FormSheet, tuple[str, ...]]:
            content = read_file(path)
            return read_form(path.name, content), sheet_names(path.name, content)

        self._jobs.run(
            self.tr("Läser {name}").format(name=path.name), read, lambda result: self._show(path, *result)
        )

    def _show(self, path: Path, form: FormSheet, sheets: Sequence[str]) -> None:
        if form.is_answer_form:
            self._take_in([path])
            return
        dialog = WebFormDialog(self._page, self._session, form, sheets)
        if dialog.exec() and dialog.stored:
            self._session.messages.tell(self.tr("%n svar inlästa", "", len(dialog.stored)))
