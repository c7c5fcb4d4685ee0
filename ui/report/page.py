"""The documents that go out: what is left, how they shall be, how they will look, and writing them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from consult.analysis.queries import open_work
from consult.case import Case
from consult.errors import InvalidValueError
from consult.reports.files import write
from consult.reports.open_data import export_open
from consult.reports.options import LETTERS, Kind, Part, ReportOptions
from consult.reports.preview import preview
from consult.reports.settings import save_options, saved_options
from consult.responses.queries import response_count
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.settings import Settings
from ui.app.theme import STEP
from ui.app.wording import word
from ui.report.gate_bar import GateBar
from ui.report.options_panel import OptionsPanel
from ui.report.preview_view import PreviewView
from ui.report.words_panel import WordsPanel
from ui.widgets.page import Page

SETTLE = 250
"""Milliseconds to wait for the next choice before the preview is made anew."""
LEFT, RIGHT = 300, 320
"""Widths of the panes beside the preview."""


class ReportPage(Page):
    """Choices at the left, the document in the middle, own words at the right; on top what is left to do."""

    shows = "report"

    def __init__(self, session: CaseSession, jobs: Jobs, settings: Settings) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Rapport"))
        self._jobs = jobs
        self._settings = settings
        self._written: Path | None = None
        self.open_button = self.add_button("")
        self.open_button.clicked.connect(self._open_written)
        self.open_button.hide()
        self.excel_button = self.add_button(self.tr("Skapa Excel …"))
        self.excel_button.clicked.connect(self.make_excel)
        self.mail_button = self.add_button(self.tr("E-postutkast …"))
        self.mail_button.clicked.connect(self.make_mails)
        self.each_button = self.add_button(self.tr("En fil var …"))
        self.each_button.clicked.connect(self.make_letters)
        self.word_button = self.add_button(self.tr("Skapa Word …"), main=True)
        self.word_button.clicked.connect(self.make_word)
        self._add_commands()
        self.gate = GateBar(session)
        self.body.addWidget(self.gate)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Dokument"))
        for kind in Kind:
            self.kind.addItem(word(kind), kind.value)
        self.panel = OptionsPanel()
        self.words = WordsPanel(session)
        self.view = PreviewView()
        self.body.addWidget(self._panes(), 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._settle)
        self.kind.activated.connect(lambda _: self.show_kind(self.current_kind()))
        self.panel.changed.connect(self._timer.start)
        self.panel.parts.chosen.connect(lambda code: self.words.show_part(Part(code)))
        self.gate.go_to.connect(self.go_to)
        self.view.figure_chosen.connect(self.show_figure)
        self.gate.part_wanted.connect(self.show_part)
        self.show_kind(Kind.REPORT)

    def _add_commands(self) -> None:
        self.add_command(self.tr("Skapa &Word …"), self.make_word, "Ctrl+Shift+W", changes=False)
        self.add_command(self.tr("Skapa &Excel …"), self.make_excel, "Ctrl+Shift+X", changes=False)
        self.add_command(self.tr("Välj &dokument"), self.choose_kind, "Ctrl+Alt+D", changes=False)
        self.add_command(self.tr("&En fil var …"), self.make_letters, "Ctrl+Alt+L", changes=False)
        self.add_command(self.tr("E-&postutkast …"), self.make_mails, "Ctrl+Alt+U", changes=False)
        self.add_command(self.tr("Ö&ppna data …"), self.make_open_data, "Ctrl+Alt+O", changes=False)

    def _panes(self) -> QSplitter:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        label = QLabel(self.tr("D&okument"))
        label.setBuddy(self.kind)
        column.addWidget(label)
        column.addWidget(self.kind)
        column.addWidget(self.panel, 1)
        column.setContentsMargins(0, 0, 2 * STEP, 0)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setWidget(inside)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        for widget in (left, self.view, self.words):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LEFT, 700, RIGHT])
        return splitter

    def current_kind(self) -> Kind:
        """Which document is shown."""
        return Kind(self.kind.currentData())

    def show_kind(self, kind: Kind) -> None:
        """Show a kind of document with the choices made last for it."""
        self.words.save()
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.panel.show_options(self.session.read(saved_options, kind))
        is_report, is_letter = kind is Kind.REPORT, kind in LETTERS
        self.excel_button.setVisible(is_report)
        self.mail_button.setVisible(is_letter)
        self.each_button.setVisible(is_letter)
        if is_letter:
            self.words.show_letter(kind)
        elif is_report:
            self.words.show_part(self.panel.parts.current_part() or Part.SUMMARY)
        else:
            self.words.save()
            self.words.hide()
        self._timer.start()

    def choose_kind(self) -> None:
        """Go to the choice of document."""
        self.kind.setFocus()
        self.kind.showPopup()

    def show_part(self, code: str) -> None:
        """Go to the words before a part of the report."""
        if self.current_kind() is not Kind.REPORT:
            self.show_kind(Kind.REPORT)
        self.panel.parts.setCurrentRow(
            next(row for row in range(self.panel.parts.count()) if self.panel.parts.code(row) == code)
        )
        self.words.text.setFocus()

    def show_figure(self, key: str) -> None:
        """Go to the list behind a figure: comments of a decision, responses, or the mailing list."""
        kind, _, code = key.removeprefix("figure-").partition("-")
        if kind == "decision":
            self.go_to.emit("comment", f"decision:{code}")
        else:
            self.go_to.emit("response" if kind == "stance" else "consultee", "")

    def refresh(self) -> None:
        """Count what is left, and make the preview anew."""
        left = self.session.read(open_work)
        remaining = self.gate.show_work(left, masked=self.panel.hide_persons.isChecked())
        if not self.session.read(response_count):
            self.subtitle.setText(self.tr("Inget att redovisa ännu: inga svar är registrerade"))
        elif remaining:
            self.subtitle.setText(self.tr("Arbetsmaterial: %n saker återstår", "", remaining))
        else:
            self.subtitle.setText(self.tr("Allt är bedömt och motiverat. Redogörelsen kan publiceras."))
        self._timer.start()

    def options(self) -> ReportOptions:
        """What the person has chosen."""
        return self.panel.options(self.current_kind())

    def _settle(self) -> None:
        """Keep the choices in the case, then show how the document will look; a page out of sight waits."""
        if not self.isVisible():
            return
        options = self.options()
        kept = replace(self.session.read(saved_options, options.kind), date=options.date)
        if options != kept and not self.session.read_only:
            self.session.attempt(save_options, options)
        self._preview(options)

    def _preview(self, options: ReportOptions) -> None:
        if self._jobs.busy:
            # The lane is taken by something longer; the preview comes when it is free.
            self._timer.start()
            return
        case = self.session.case

        def read(_: Job) -> Any:
            # A way of its own into the file, so that the window's reads do not wait for it.
            with case.reader() as reader:
                try:
                    return preview(reader, options)
                except InvalidValueError:
                    return None

        self._jobs.run(self.tr("Förhandsvisar"), read, self._show_preview)

    def _show_preview(self, result: Any) -> None:
        if result is None:
            self.view.show_nothing(self.tr("Det finns ingen att skriva till."))
        else:
            self.view.show_blocks(*result)

    def make_word(self) -> None:
        """Ask where the Word file shall lie, and write it."""
        name = {
            Kind.REPORT: self.tr("samradsredogorelse"),
            Kind.RESPONSES: self.tr("oavkortade-remissvar"),
            Kind.COMMENTED_DRAFT: self.tr("kommenterat-utkast"),
            Kind.AMENDED_DRAFT: self.tr("utkast-med-andringar"),
            Kind.CHANGES: self.tr("andringslista"),
            Kind.FEEDBACK: self.tr("aterkoppling"),
            Kind.INVITATION: self.tr("missiv"),
            Kind.REMINDER: self.tr("paminnelse"),
        }[self.current_kind()]
        self._make(f"{name}.docx", self.tr("Word-dokument (*.docx)"))

    def make_excel(self) -> None:
        """Ask where the Excel file shall lie, and write it."""
        if self.current_kind() is not Kind.REPORT:
            self.show_kind(Kind.REPORT)
        self._make(self.tr("synpunkter.xlsx"), self.tr("Excel-arbetsbok (*.xlsx)"))

    def make_letters(self) -> None:
        """Ask for a folder, and write a Word file for each consultee into it."""
        self._make_in_folder(mails=False)

    def make_mails(self) -> None:
        """Ask for a folder, and write a draft of an e-mail for each consultee into it."""
        self._make_in_folder(mails=True)

    def make_open_data(self) -> None:
        """Ask for a folder, and write the case as open data into it; private persons are always hidden."""
        self._into_folder(lambda case, folder, _: export_open(case, folder))

    def _make(self, name: str, kinds: str) -> None:
        self.words.save()
        folder = self.session.case.folder
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Spara dokumentet"), str(folder / name), kinds)
        if not chosen:
            return
        target, options = Path(chosen), self.options()
        ending = Path(name).suffix
        if target.suffix.lower() != ending:
            target = target.with_name(target.name + ending)
        self._run(target, lambda case, job: write(case, target, options, job.progress), self._tell_written)

    def _make_in_folder(self, *, mails: bool) -> None:
        self.words.save()
        if self.current_kind() not in LETTERS:
            self.session.messages.tell(self.tr("Välj först återkoppling, missiv eller påminnelse."))
            self.choose_kind()
            return
        options = self.options()
        self._into_folder(
            lambda case, folder, job: write(case, folder, options, job.progress, mails=mails),
        )

    def _into_folder(self, work: Any) -> None:
        start = str(self.session.case.folder)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Välj mapp"), start)
        if chosen:
            folder = Path(chosen)
            self._run(folder, lambda case, job: work(case, folder, job), self._tell_folder)

    def _run(self, target: Path, work: Any, tell: Any) -> None:
        def run(job: Job) -> tuple[Path, Sequence[Path]]:
            snapshot: Case = self.session.case.snapshot()
            try:
                return target, work(snapshot, job)
            finally:
                snapshot.close()

        self._jobs.run(self.tr("Skriver {name}").format(name=target.name), run, lambda done: tell(*done))

    def _tell_written(self, target: Path, _: Sequence[Path]) -> None:
        self._offer_to_open(target)
        self.session.messages.tell(self.tr("Sparad: {path}").format(path=target))

    def _tell_folder(self, folder: Path, files: Sequence[Path]) -> None:
        self._offer_to_open(folder)
        count = len(files)
        self.session.messages.tell(self.tr("%n filer sparade i {path}", "", count).format(path=folder))

    def _offer_to_open(self, target: Path) -> None:
        self._written = target
        self.open_button.setText(self.tr("Öppna {name}").format(name=target.name))
        self.open_button.show()

    def _open_written(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
