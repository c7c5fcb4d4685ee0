"""The draft: its outline at the left, the chosen section's text at the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consult.comments.carrying import load_next_version, version_to_replace
from consult.comments.records import CarriedVersion
from consult.comments.reviewing import anchors_to_review_count
from consult.documents.containers import read_file
from consult.draft.operations import load_draft, rename_section, set_section_role, turn_into_heading
from consult.draft.queries import (
    comments_by_section,
    draft_versions,
    find_sections,
    passages,
    sections,
)
from consult.draft.reading import read_draft
from consult.draft.records import DraftVersion, ReadDraft, Section
from consult.labels import told_text
from consult.vocabulary import MatchKind, SectionRole
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.theme import STEP
from ui.app.wording import language
from ui.draft.comparison_view import ComparisonView
from ui.draft.heading_dialog import HeadingDialog
from ui.draft.preview_dialog import PreviewDialog
from ui.draft.rename_dialog import RenameDialog
from ui.draft.review_view import ReviewView
from ui.draft.version_choice import VersionChoice
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

    kinds = frozenset(
        {"draft_version", "section", "passage", "comment", "comment_anchor", "passage_link", "section_link"}
    )
    shows = "section"

    def __init__(self, session: CaseSession, jobs: Jobs) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Utkast"))
        self._jobs = jobs
        self._sections: dict[str, Section] = {}
        self._versions: list[DraftVersion] = []
        self.review_button = self.add_button("")
        self.review_button.clicked.connect(self.review)
        self.compare_button = self.add_button(self.tr("Jämför versioner …"))
        self.compare_button.clicked.connect(self.compare)
        self.load_button = self.add_button(self.tr("Läs in utkast …"), main=True)
        self.load_button.clicked.connect(self.load)
        self.load_button.setEnabled(not session.read_only)
        self.add_command(self.tr("&Läs in utkast …"), self.load, "Ctrl+L")
        self.add_command(self.tr("&Gör stycket till rubrik …"), self.turn_into_heading, "Ctrl+Shift+H")
        self.add_command(self.tr("Ä&ndra rubrik …"), self.rename, "F2")
        self.add_command(self.tr("&Jämför versioner …"), self.compare, "Ctrl+Alt+J", changes=False)
        self.add_command(self.tr("Granska &placeringar …"), self.review, "Ctrl+Alt+P", changes=False)
        form = self.tr("Skapa &svarsformulär …")
        self.add_command(form, self.make_answer_form, "Ctrl+Shift+Q", changes=False)
        self.version = VersionChoice(self.tr("Version"))
        self.version.picked.connect(self._show_version)
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
        self.comparison = ComparisonView(session)
        self.reviewing = ReviewView(session)
        for view in (self.comparison, self.reviewing):
            view.left.connect(self.read)
            self.stack.addWidget(view)
        self.reviewing.comment_wanted.connect(lambda key: self.go_to.emit("comment", key))
        self.body.addWidget(self.stack, 1)

    def _reading(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 2 * STEP, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.version)
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
        AnswerFormDialog(self, found, self.session.case.folder, make).exec()

    def refresh(self) -> None:
        """Read the versions, and the outline of the one that is shown."""
        self._versions = self.session.read(draft_versions)
        self.load_button.setText(self.tr("Läs in ny version …"))
        if not self._versions:
            self.stack.setCurrentIndex(0)
            self.subtitle.setText(self.tr("Inget utkast är inläst ännu"))
            self._show_head()
            return
        if self.stack.currentIndex() == 0:
            self.stack.setCurrentIndex(1)
        self.version.show_versions(self._versions)
        self.version.setVisible(len(self._versions) > 1)
        self._show_version()
        self._show_head()
        for view in (self.comparison, self.reviewing):
            if self.stack.currentWidget() is view:
                view.refresh()

    def _show_version(self) -> None:
        version = next(each for each in self._versions if each.id == self.version.key())
        parts = [
            version.label,
            self.tr("%n avsnitt", "", version.sections),
            self.tr("%n textdelar", "", version.passages),
        ]
        if version.id != self._versions[-1].id:
            parts.append(self.tr("en äldre version"))
        self.subtitle.setText("  ·  ".join(parts))
        found = self.session.read(sections, version.id)
        self._sections = {section.id: section for section in found}
        self.outline.show_sections(found, self.session.read(comments_by_section))
        self._narrow(self.search.text(), choose=False)
        if self.outline.current_key():
            self._show_about(self.outline.current_key())

    def _show_head(self) -> None:
        """The buttons that there is something to do for."""
        reading = self.stack.currentIndex() == 1
        self.load_button.setVisible(reading)
        count = self.session.read(anchors_to_review_count) if self._versions else 0
        self.review_button.setText(self.tr("Granska %n placeringar", "", count))
        self.review_button.setVisible(count > 0 and reading)
        self.compare_button.setVisible(len(self._versions) > 1 and reading)

    def show_record(self, key: str) -> None:
        """Show a section."""
        if key:
            self.search.clear()
            if key not in self._sections:
                self.version.choose("")
                self._show_version()
            self.stack.setCurrentIndex(1)
            self._show_head()
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
            if replaced is None or not dialog.carry.isChecked():
                self.session.change(load_draft, draft, file_name=path.name, content=content, label=label)
                return
            QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
            try:
                carried = self.session.change(
                    load_next_version, draft, file_name=path.name, content=content, label=label
                )
            finally:
                QGuiApplication.restoreOverrideCursor()
            self.session.messages.tell(self._told(carried))

        replaced = None
        if self._versions:
            key = self.session.read(version_to_replace)
            replaced = next(each for each in self._versions if each.id == key)
        dialog = PreviewDialog(self, path.name, draft, store, replaced.label if replaced else "")
        dialog.exec()

    def _told(self, carried: CarriedVersion) -> str:
        """What became of the passages and of the comments' places, in a few words."""
        named = (
            ("moved", MatchKind.MOVED),
            ("rewritten", MatchKind.REWRITTEN),
            ("split_passages", MatchKind.SPLIT),
            ("merged", MatchKind.MERGED),
            ("new_passages", MatchKind.NEW),
            ("gone", MatchKind.GONE),
        )
        figures = [(name, carried.counts.get(kind, 0)) for name, kind in named]
        parts = [
            self.tr("%n stycken står kvar", "", carried.counts.get(MatchKind.UNCHANGED, 0)),
            *(
                f"{told_text(name, language())}: {figure}"
                for name, figure in (*figures, ("unsure", carried.unsure))
                if figure
            ),
        ]
        places = self.tr("%n placeringar följde med", "", carried.anchors)
        review = self.tr("%n att granska", "", carried.to_review) if carried.to_review else ""
        return f"{', '.join(parts)}. " + ", ".join(part for part in (places, review) if part) + "."

    def compare(self) -> None:
        """Show what differs between two versions."""
        if len(self._versions) < 2:
            self.session.messages.tell(self.tr("Det finns bara en version av utkastet. Läs först in en ny."))
            return
        self.stack.setCurrentWidget(self.comparison)
        self.comparison.begin()
        self._show_head()

    def review(self) -> None:
        """Show the places of comments that wait to be looked at."""
        self.stack.setCurrentWidget(self.reviewing)
        self.reviewing.begin()
        self._show_head()

    def read(self) -> None:
        """Show the draft itself."""
        self.stack.setCurrentIndex(1)
        self._show_head()
        self.outline.setFocus()

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
        found = self.session.read(find_sections, words, EVERY_SECTION, self.version.key())
        self.outline.narrow({section.id for section in found})
        if found and choose:
            self.outline.choose(found[0].id)
