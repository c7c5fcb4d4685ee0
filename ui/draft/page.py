"""The draft: its outline at the left, the chosen section's text at the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consult.documents.containers import read_file
from consult.draft.operations import load_draft, rename_section, set_section_role, turn_into_heading
from consult.draft.queries import (
    comments_by_section,
    current_version,
    find_sections,
    passages,
    sections,
)
from consult.draft.reading import read_draft
from consult.draft.records import ReadDraft, Section
from consult.vocabulary import SectionRole
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.theme import STEP
from ui.draft.heading_dialog import HeadingDialog
from ui.draft.preview_dialog import PreviewDialog
from ui.draft.rename_dialog import RenameDialog
from ui.widgets.choice import Choice
from ui.widgets.empty import Empty
from ui.widgets.outline_tree import OutlineTree
from ui.widgets.page import Page
from ui.widgets.passage_view import PassageView

if TYPE_CHECKING:
    from consult.reports.answer_form import FormOptions

EVERY_SECTION = 100_000


class DraftPage(Page):
    """Loads the draft, reads it, mends its headings."""

    kinds = frozenset({"draft_version", "section", "passage", "comment", "comment_anchor"})
    shows = "section"

    def __init__(self, session: CaseSession, jobs: Jobs) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Utkast"))
        self._jobs = jobs
        self._sections: dict[str, Section] = {}
        self.load_button = self.add_button(self.tr("Läs in utkast …"), main=True)
        self.load_button.clicked.connect(self.load)
        self.load_button.setEnabled(not session.read_only)
        self.add_command(self.tr("&Läs in utkast …"), self.load, "Ctrl+L")
        self.add_command(self.tr("&Gör stycket till rubrik …"), self.turn_into_heading, "Ctrl+Shift+H")
        self.add_command(self.tr("Ä&ndra rubrik …"), self.rename, "F2")
        form = self.tr("Skapa &svarsformulär …")
        self.add_command(form, self.make_answer_form, "Ctrl+Shift+Q", changes=False)
        self.outline = OutlineTree()
        self.outline.chosen.connect(self._show_section)
        self.search.setPlaceholderText(self.tr("Sök avsnitt eller ord …"))
        self.search.textChanged.connect(self._narrow)
        self.text = PassageView()
        self.role = Choice(SectionRole, name=self.tr("Avsnittets roll i strategin"))
        self.role.picked.connect(self._set_role)
        self.role.setEnabled(not session.read_only)
        self.comments_label = QLabel()
        self.comments_label.setProperty("quiet", True)
        self.empty = Empty(
            self.tr(
                "Läs in remissversionen som Word-fil. Den blir en disposition av avsnitt och stycken som "
                "synpunkterna knyts till."
            ),
            self.tr("Läs in utkast …"),
            self.load,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._reading())
        self.body.addWidget(self.stack, 1)

    def _reading(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 2 * STEP, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.search)
        column.addWidget(self.outline, 1)
        right = QWidget()
        reading = QVBoxLayout(right)
        reading.setContentsMargins(2 * STEP, 0, 0, 0)
        reading.setSpacing(2 * STEP)
        about = QHBoxLayout()
        role_label = QLabel(self.tr("Roll i strategin"))
        role_label.setBuddy(self.role)
        about.addWidget(role_label)
        about.addWidget(self.role)
        about.addStretch(1)
        about.addWidget(self.comments_label)
        reading.addLayout(about)
        reading.addWidget(self.text, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        return splitter

    def make_answer_form(self) -> None:
        """Make a form for those consulted to answer in."""
        # What writes Word and Excel files is not wanted before somebody asks for one.
        from consult.reports.answer_form_excel import write_answer_sheet
        from consult.reports.answer_form_word import write_answer_form
        from ui.draft.answer_form_dialog import EXCEL, AnswerFormDialog

        def make(target: Path, options: "FormOptions") -> None:
            write = write_answer_sheet if target.suffix.lower() == EXCEL else write_answer_form
            write(self.session.case, target, options)
            self.session.messages.tell(self.tr("Svarsformuläret finns i {file}").format(file=target))

        found = self.session.read(sections)
        if not found:
            self.session.messages.tell(self.tr("Läs först in ett utkast att göra formuläret av."))
            return
        AnswerFormDialog(self, found, self.session.case.path.parent, make).exec()

    def refresh(self) -> None:
        """Read the newest version's outline."""
        version = self.session.read(current_version)
        self.stack.setCurrentIndex(0 if version is None else 1)
        self.load_button.setVisible(version is not None)
        self.load_button.setText(self.tr("Läs in ny version …"))
        if version is None:
            self.subtitle.setText(self.tr("Inget utkast är inläst ännu"))
            return
        self.subtitle.setText(
            "  ·  ".join(
                (
                    version.label,
                    self.tr("%n avsnitt", "", version.sections),
                    self.tr("%n textdelar", "", version.passages),
                )
            )
        )
        found = self.session.read(sections)
        self._sections = {section.id: section for section in found}
        self.outline.show_sections(found, self.session.read(comments_by_section))
        self._narrow(self.search.text(), choose=False)
        if self.outline.current_key():
            self._show_about(self.outline.current_key())

    def show_record(self, key: str) -> None:
        """Show a section."""
        if key:
            self.search.clear()
            self.outline.choose(key)

    def load(self) -> None:
        """Ask for a Word file, read it, show what was found, and store it when the person agrees."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Läs in utkast"), "", self.tr("Word-dokument (*.docx);;Alla filer (*)")
        )
        if chosen:
            self.load_file(Path(chosen))

    def load_file(self, path: Path) -> None:
        """Read a file in the background and show the preview."""

        def read(job: Job) -> tuple[ReadDraft, bytes]:
            content = read_file(path)
            return read_draft(path.name, content, job.progress), content

        title = self.tr("Läser {name}").format(name=path.name)
        self._jobs.run(title, read, lambda result: self._preview(path, *result))

    def _preview(self, path: Path, draft: ReadDraft, content: bytes) -> None:
        def store(label: str) -> None:
            self.session.change(load_draft, draft, file_name=path.name, content=content, label=label)

        dialog = PreviewDialog(self, path.name, draft, store)
        tied = sum(self.session.read(comments_by_section).values())
        if tied:
            dialog.tell_fault(
                self.tr(
                    "%n kopplingar från synpunkter gäller den nuvarande versionen. De finns kvar men följer "
                    "inte med till den nya.",
                    "",
                    tied,
                )
            )
        dialog.exec()

    def turn_into_heading(self) -> None:
        """Make the pointed passage the heading of a new section."""
        passage_id = self.text.marked
        if not passage_id:
            self.session.messages.tell(self.tr("Klicka först på det stycke som ska bli rubrik."))
            return
        section = self._sections[self.outline.current_key()]
        found = next(each for each in self.session.read(passages, section.id) if each.id == passage_id)

        def turn(level: int) -> None:
            new = self.session.change(turn_into_heading, passage_id, level)
            self.outline.choose(new)

        HeadingDialog(self, found.text, max(1, section.level), turn).exec()

    def rename(self) -> None:
        """Correct the number or the title of the chosen section."""
        section = self._sections.get(self.outline.current_key())
        if section is None:
            return

        def save(number: str, title: str) -> None:
            self.session.change(
                rename_section, section.id, number=number, title=title, version=section.version
            )

        RenameDialog(self, section, save).exec()

    def _show_section(self, section_id: str) -> None:
        section = self._sections[section_id]
        heading = section.heading or self.tr("(före första rubriken)")
        self.text.show_passages(heading, self.session.read(passages, section_id))
        self._show_about(section_id)

    def _show_about(self, section_id: str) -> None:
        self.role.set_code(self._sections[section_id].role)
        count = self.session.read(comments_by_section).get(section_id, 0)
        self.comments_label.setText(self.tr("%n synpunkter", "", count))

    def _set_role(self) -> None:
        self.session.attempt(set_section_role, self.outline.current_key(), self.role.code())

    def _narrow(self, words: str, *, choose: bool = True) -> None:
        if not words.strip():
            self.outline.narrow(None)
            return
        found = self.session.read(find_sections, words, EVERY_SECTION)
        self.outline.narrow({section.id for section in found})
        if found and choose:
            self.outline.choose(found[0].id)
