"""A new amendment: the passage at the left, its new wording at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from consult.amendments.operations import amend
from consult.amendments.records import OfferedAmendment
from consult.draft.queries import find_sections, passages, sections
from consult.draft.records import Passage
from consult.errors import InvalidValueError
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font
from ui.widgets.difference import DifferenceView
from ui.widgets.form_dialog import FormDialog
from ui.widgets.passage_view import PassageView
from ui.widgets.picker import Found, Picker
from ui.widgets.raw_text import text_of


class AmendmentDialog(FormDialog):
    """A click on a passage takes its wording over; without one the amendment is a new passage."""

    def __init__(
        self, parent: QWidget | None, session: CaseSession, offered: OfferedAmendment | None = None
    ) -> None:
        """Show the form.

        Args:
            parent: The window.
            session: Of the case.
            offered: What a comment asks for; None for an amendment that begins with the draft.
        """
        super().__init__(parent, "", "", self._save)
        self.setWindowTitle(self.tr("Ny ändring"))
        self.do_button.setText(self.tr("Spara ändringen"))
        self._session = session
        self._comment_ids: Sequence[str] = offered.comment_ids if offered is not None else ()
        self._section_id, self._passage_id = "", ""
        self._passages: dict[str, Passage] = {}
        self._untouched = ""
        self.section = Picker(self._find)
        self.section.setPlaceholderText(self.tr("Avsnitt: 3.2 eller ord"))
        self.text = PassageView()
        self.hint = QLabel()
        self.hint.setProperty("quiet", True)
        self.wording = QPlainTextEdit()
        self.wording.setFont(reading_font())
        self.let_keys_through(self.wording)
        self.difference = DifferenceView(self.tr("Vad som ändras"))
        self.named = {"new_wording": self.wording, "section": self.section}
        self._lay_out()
        self.resize(1000, 640)
        self.section.picked.connect(lambda key, _: self.show_section(key))
        self.text.pointed.connect(self.take_passage)
        self.wording.textChanged.connect(self._show_difference)
        self._begin(offered)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(2 * STEP)
        left.addWidget(self.section)
        left.addWidget(self.text, 1)
        left.addWidget(self.hint)
        words = QLabel(self.tr("N&y lydelse"))
        words.setBuddy(self.wording)
        right.addWidget(words)
        right.addWidget(self.wording, 1)
        right.addWidget(QLabel(self.tr("Skillnad")))
        right.addWidget(self.difference, 1)
        row = QHBoxLayout()
        row.setSpacing(4 * STEP)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.insertLayout(0, row, 1)

    def _begin(self, offered: OfferedAmendment | None) -> None:
        found = self._session.read(sections)
        place = offered.section_id if offered is not None else None
        if place is not None or found:
            self.show_section(place or found[0].id)
        if offered is None:
            return
        if offered.passage_id is not None:
            self.take_passage(offered.passage_id)
        self.wording.setPlainText(offered.new_wording)
        self._untouched = self._written()
        self.wording.setFocus()

    def _find(self, words: str) -> Found:
        return [(each.id, each.heading) for each in self._session.read(find_sections, words)]

    def show_section(self, section_id: str) -> None:
        """Show a section to choose a passage of."""
        found = {each.id: each for each in self._session.read(sections)}
        self._section_id, self._passage_id = section_id, ""
        there = self._session.read(passages, section_id)
        self._passages = {each.id: each for each in there}
        self.text.show_passages(found[section_id].heading, there)
        self._tell()

    def take_passage(self, passage_id: str) -> None:
        """Let the amendment be about a passage; what has been written already stays."""
        untouched = self._written() == self._untouched
        self._passage_id = passage_id
        self.text.mark(passage_id)
        if untouched:
            self.wording.setPlainText(self._passages[passage_id].text)
            self._untouched = self._written()
        self._tell()

    def _tell(self) -> None:
        told = self.tr("Ändrar det markerade stycket. En tom ny lydelse stryker det.")
        new = self.tr("Ett nytt stycke i avsnittet. Klicka på ett stycke för att ändra det i stället.")
        self.hint.setText(told if self._passage_id else new)
        self._show_difference()

    def _old(self) -> str:
        found = self._passages.get(self._passage_id)
        return found.text if found is not None else ""

    def _show_difference(self) -> None:
        self.difference.show_difference(self._old(), self._written())

    def _written(self) -> str:
        return text_of(self.wording)

    def holds_input(self) -> bool:
        """A wording that was written is not thrown away without a question."""
        return self._written() != self._untouched

    def _save(self) -> None:
        if not self._section_id:
            raise InvalidValueError("section", "empty")
        self._session.change(
            amend,
            passage_id=self._passage_id or None,
            section_id=self._section_id,
            new_wording=self._written(),
            comment_ids=self._comment_ids,
        )
