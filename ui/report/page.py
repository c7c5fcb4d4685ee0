"""The samrådsredogörelse: what is left, how it shall be, how it will look, and writing it."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from consult.analysis.queries import open_work
from consult.analysis.records import OpenWork
from consult.case import Case
from consult.comments.readings import responses_with_lost_spans
from consult.reports.excel import write_excel
from consult.reports.preview import preview
from consult.reports.options import ANNEXES, Layout, Part, ReportOptions
from consult.reports.word import write_word
from consult.responses.queries import response_count
from consult.vocabulary import Language
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.settings import Settings
from ui.app.theme import STEP
from ui.app.wording import word
from ui.report.preview_view import PreviewView
from ui.widgets.date_field import DateField, today
from ui.widgets.layouts import clear
from ui.widgets.page import Page

SETTLE = 250
"""Milliseconds to wait for the next choice before the preview is made anew."""


class ReportPage(Page):
    """Options at the left, the document at the right; on top what keeps it working material."""

    shows = "report"

    def __init__(self, session: CaseSession, jobs: Jobs, settings: Settings) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Rapport"))
        self._jobs = jobs
        self._settings = settings
        self._template: Path | None = None
        self._written: Path | None = None
        self.open_button = self.add_button("")
        self.open_button.clicked.connect(self._open_written)
        self.open_button.hide()
        self.excel_button = self.add_button(self.tr("Skapa Excel …"))
        self.excel_button.clicked.connect(self.make_excel)
        self.word_button = self.add_button(self.tr("Skapa Word …"), main=True)
        self.word_button.clicked.connect(self.make_word)
        self.add_command(self.tr("Skapa &Word …"), self.make_word, "Ctrl+Shift+W", changes=False)
        self.add_command(self.tr("Skapa &Excel …"), self.make_excel, "Ctrl+Shift+X", changes=False)
        self.gate = QVBoxLayout()
        self.gate.setSpacing(0)
        self.body.addLayout(self.gate)
        self.language = QComboBox()
        for each in Language:
            self.language.addItem(word(each), each.value)
        self.layout_choice = QComboBox()
        self.layout_choice.addItem(self.tr("Efter avsnitt"), Layout.SECTION.value)
        self.layout_choice.addItem(self.tr("Efter remissinstans"), Layout.CONSULTEE.value)
        self.annexes = QCheckBox(self.tr("Bilagor: remissinstanser och alla synpunkter"))
        self.annexes.setChecked(True)
        self.hide_persons = QCheckBox(self.tr("Dölj privatpersoners namn"))
        self.hide_persons.setChecked(True)
        self.date = DateField(today())
        self.template = QPushButton(self.tr("Välj Word-mall …"))
        self.no_template = QPushButton(self.tr("Ingen mall"))
        self.no_template.setProperty("flat", True)
        self.no_template.hide()
        self.view = PreviewView()
        self.body.addWidget(self._panes(), 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._preview)
        self._connect()

    def _panes(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 3 * STEP, 0)
        form = QFormLayout()
        form.setSpacing(2 * STEP)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("&Språk"), self.language)
        form.addRow(self.tr("&Ordning"), self.layout_choice)
        form.addRow(self.tr("&Datum på titelsidan"), self.date)
        templates = QHBoxLayout()
        templates.addWidget(self.template)
        templates.addWidget(self.no_template)
        templates.addStretch(1)
        form.addRow(self.tr("Regionens mall"), templates)
        form.addRow(self.annexes)
        form.addRow(self.hide_persons)
        column.addLayout(form)
        column.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 800])
        return splitter

    def _connect(self) -> None:
        for box in (self.language, self.layout_choice):
            box.activated.connect(lambda _: self._timer.start())
        for tick in (self.annexes, self.hide_persons):
            tick.toggled.connect(lambda _: self._timer.start())
        self.date.textChanged.connect(lambda _: self._timer.start())
        self.template.clicked.connect(self._choose_template)
        self.no_template.clicked.connect(self._drop_template)

    def refresh(self) -> None:
        """Count what is left, and make the preview anew."""
        left = self.session.read(open_work)
        self._fill_gate(left)
        if not self.session.read(response_count):
            self.subtitle.setText(self.tr("Inget att redovisa ännu: inga svar är registrerade"))
        elif left.remaining:
            self.subtitle.setText(self.tr("Arbetsmaterial: %n saker återstår", "", left.remaining))
        else:
            self.subtitle.setText(self.tr("Allt är bedömt och motiverat. Redogörelsen kan publiceras."))
        self._timer.start()

    def _fill_gate(self, left: OpenWork) -> None:
        clear(self.gate)
        jumps = (
            (left.unread_responses, self.tr("%n svar har oläst text", "", left.unread_responses), "response"),
            (left.undecided, self.tr("%n synpunkter saknar beslut", "", left.undecided), "comment"),
            (
                left.missing_rationales,
                self.tr("%n beslut saknar motivering", "", left.missing_rationales),
                "comment",
            ),
            (
                left.lost_spans,
                self.tr("%n markeringar finns inte i en rättad text", "", left.lost_spans),
                "lost",
            ),
        )
        for count, text, kind in jumps:
            if count:
                button = QPushButton(f"→  {text}")
                button.setProperty("flat", True)
                button.setStyleSheet("text-align: left")
                button.clicked.connect(lambda _=False, kind=kind: self._jump(kind))
                self.gate.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _jump(self, kind: str) -> None:
        if kind == "lost":
            self.go_to.emit("response", self.session.read(responses_with_lost_spans)[0])
        else:
            self.go_to.emit(kind, "")

    def options(self) -> ReportOptions:
        """What the person has chosen; a date that is none counts as today."""
        try:
            day = date.fromisoformat(self.date.iso())
        except ValueError:
            day = date.today()
        return ReportOptions(
            language=Language(self.language.currentData()),
            layout=Layout(self.layout_choice.currentData()),
            template=self._template,
            parts=tuple(part for part in Part if self.annexes.isChecked() or part not in ANNEXES),
            date=day,
            mask_private_persons=self.hide_persons.isChecked(),
        )

    def _preview(self) -> None:
        if self._jobs.busy:
            # The lane is taken by something longer; the preview comes when it is free.
            self._timer.start()
            return
        options, case = self.options(), self.session.case

        def read(_: Job) -> Any:
            # A way of its own into the file, so that the window's reads do not wait for it.
            with case.reader() as reader:
                return preview(reader, options)

        self._jobs.run(self.tr("Förhandsvisar"), read, lambda result: self.view.show_blocks(*result))

    def make_word(self) -> None:
        """Ask where the Word file shall lie, and write it."""
        self._make(self.tr("samradsredogorelse.docx"), self.tr("Word-dokument (*.docx)"), write_word)

    def make_excel(self) -> None:
        """Ask where the Excel file shall lie, and write it."""
        self._make(self.tr("synpunkter.xlsx"), self.tr("Excel-arbetsbok (*.xlsx)"), write_excel)

    def _make(self, name: str, kinds: str, write: Any) -> None:
        folder = self.session.case.path.parent
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Spara rapporten"), str(folder / name), kinds)
        if not chosen:
            return
        target, options = Path(chosen), self.options()
        ending = Path(name).suffix
        if target.suffix.lower() != ending:
            target = target.with_name(target.name + ending)

        def work(job: Job) -> Path:
            snapshot: Case = self.session.case.snapshot()
            try:
                write(snapshot, target, options, job.progress)
            finally:
                snapshot.close()
            return target

        self._jobs.run(self.tr("Skriver {name}").format(name=target.name), work, self._tell_written)

    def _tell_written(self, target: Path) -> None:
        self._written = target
        self.open_button.setText(self.tr("Öppna {name}").format(name=target.name))
        self.open_button.show()
        self.session.messages.tell(self.tr("Sparad: {path}").format(path=target))

    def _open_written(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _choose_template(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Regionens Word-mall"), "", self.tr("Word-dokument (*.docx *.dotx)")
        )
        if chosen:
            self._template = Path(chosen)
            self.template.setText(self._template.name)
            self.no_template.show()

    def _drop_template(self) -> None:
        self._template = None
        self.template.setText(self.tr("Välj Word-mall …"))
        self.no_template.hide()
