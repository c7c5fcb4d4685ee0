"""Two versions of the draft side by side: sections at the left, what differs in one at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from consult.draft.comparison import ComparedPassage, ComparedSection, compare_versions
from consult.draft.queries import draft_versions
from consult.draft.records import DraftVersion, Section
from consult.draft.wording import Piece, PieceKind, difference
from consult.vocabulary import MatchKind, PassageKind
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font, theme
from ui.app.wording import word
from ui.draft.version_choice import VersionChoice
from ui.widgets.difference import insert_pieces
from ui.widgets.outline_tree import OutlineTree
from ui.widgets.passage_view import reading_block

CELL_GAP = "\u2002|\u2002"


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    level: int
    heading: str


class ComparisonView(QWidget):
    """Chooses two versions and a section; F8 goes to the next section in which anything differs."""

    left = Signal()
    """The person wants back to the draft."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._compared: dict[str, ComparedSection] = {}
        self._shown: tuple[str, str] = ("", "")
        self.old = VersionChoice(self.tr("Äldre version"))
        self.new = VersionChoice(self.tr("Nyare version"))
        self.only_changed = QCheckBox(self.tr("Bara avsnitt som ändrats"))
        self.only_changed.setChecked(True)
        self.back = QPushButton(self.tr("‹ Till utkastet"))
        self.back.setProperty("flat", True)
        self.next_button = QPushButton(self.tr("Nästa ändrade avsnitt (F8)"))
        self.outline = OutlineTree()
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QTextEdit.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Vad som skiljer i avsnittet"))
        self.text.document().setDocumentMargin(5 * STEP)
        self._lay_out()
        self.back.clicked.connect(self.left)
        for choice in (self.old, self.new):
            choice.picked.connect(self._compare)
        self.only_changed.toggled.connect(self._narrow)
        self.outline.chosen.connect(self.show_section)
        self.next_button.clicked.connect(self.go_to_next)
        following = QShortcut(QKeySequence("F8"), self)
        following.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        following.activated.connect(self.go_to_next)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * STEP)
        head.addWidget(self.back)
        head.addWidget(self.old)
        head.addWidget(QLabel("→"))
        head.addWidget(self.new)
        head.addStretch(1)
        head.addWidget(self.next_button)
        list_side = QWidget()
        column = QVBoxLayout(list_side)
        column.setContentsMargins(0, 0, 2 * STEP, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.only_changed)
        column.addWidget(self.outline, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(list_side)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(2 * STEP)
        around.addLayout(head)
        around.addWidget(splitter, 1)

    def begin(self) -> None:
        """Compare the newest version with the one it replaced."""
        versions = self._session.read(draft_versions)
        self._fill(versions)
        self._compare()
        self.outline.setFocus()

    def refresh(self) -> None:
        """Compare again after the draft has changed."""
        self._fill(self._session.read(draft_versions))
        self._compare()

    def _fill(self, versions: Sequence[DraftVersion]) -> None:
        before = versions[-2].id if len(versions) > 1 else ""
        self.new.show_versions(versions)
        self.old.show_versions(versions, chosen=before)

    def _compare(self) -> None:
        pair = self.old.key(), self.new.key()
        if not all(pair):
            return
        found = self._session.read(compare_versions, *pair)
        self._compared = {each.section.id: each for each in found}
        entries = [_Entry(each.section.id, each.section.level, self._name(each)) for each in found]
        counts = {each.section.id: _changes(each) for each in found if each.is_changed}
        chosen = self.outline.current_key()
        self.outline.show_sections(entries, counts)
        self._narrow()
        same = pair == self._shown and chosen in self._compared
        self._shown = pair
        if same:
            self.show_section(chosen)
            return
        first = next((each.section.id for each in found if each.is_changed), "")
        self.outline.choose(first)
        self.show_section(first or self.outline.current_key())

    def _name(self, each: ComparedSection) -> str:
        heading = each.section.heading or self.tr("(före första rubriken)")
        if each.kind in (MatchKind.NEW, MatchKind.GONE):
            return f"{heading}  ·  {word(each.kind).casefold()}"
        return heading

    def _narrow(self) -> None:
        changed = {key for key, each in self._compared.items() if each.is_changed}
        self.outline.narrow(changed if self.only_changed.isChecked() else None)

    def go_to_next(self) -> None:
        """Go to the next section in which anything differs, from the start again at the end."""
        keys = list(self._compared)
        current = self.outline.current_key()
        start = keys.index(current) if current in keys else -1
        for step in range(1, len(keys) + 1):
            key = keys[(start + step) % len(keys)]
            if self._compared[key].is_changed:
                self.outline.choose(key)
                return
        self._session.messages.tell(self.tr("Versionerna är lika."))

    def show_section(self, key: str) -> None:
        """Show what differs in a section."""
        self.text.clear()
        found = self._compared.get(key)
        if found is None:
            return
        self.text.document().setDefaultFont(reading_font())
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        self._insert_heading(cursor, found)
        row_before: tuple[int | None, PassageKind | None] = (None, None)
        for row in found.passages:
            row_before = self._insert_row(cursor, row, row_before)
        if not found.passages:
            self._insert_note(cursor, self.tr("Avsnittet har ingen egen text."))
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _insert_heading(self, cursor: QTextCursor, found: ComparedSection) -> None:
        title = QTextCharFormat()
        title.setFontPointSize(reading_font().pointSizeF() + 3)
        title.setFontWeight(600)
        cursor.setBlockFormat(reading_block(below=3 * STEP))
        insert_pieces(cursor, difference(_heading(found.old), _heading(found.new)), title)

    def _insert_row(
        self, cursor: QTextCursor, row: ComparedPassage, before: tuple[int | None, PassageKind | None]
    ) -> tuple[int | None, PassageKind | None]:
        """A passage, cells of one table row on one line; gives the row and kind for the next."""
        shown = (row.new or row.old)[0]
        place = (shown.row, shown.kind)
        in_row = shown.kind is PassageKind.TABLE_CELL
        if in_row and place == before:
            cursor.insertText(CELL_GAP, _quiet())
        else:
            note = self._note(row)
            if note and not in_row:
                self._insert_note(cursor, note)
            cursor.insertBlock(reading_block(below=STEP if in_row else 3 * STEP), QTextCharFormat())
        insert_pieces(cursor, _pieces(row))
        return place

    def _note(self, row: ComparedPassage) -> str:
        if row.moved_from and row.kind is not MatchKind.NEW:
            return self.tr("{kind}, från {heading}").format(kind=word(row.kind), heading=row.moved_from)
        return "" if row.kind is MatchKind.UNCHANGED else word(row.kind)

    @staticmethod
    def _insert_note(cursor: QTextCursor, text: str) -> None:
        cursor.insertBlock(reading_block(below=0), QTextCharFormat())
        cursor.insertText(text, _quiet())


def _quiet() -> QTextCharFormat:
    quiet = QTextCharFormat()
    quiet.setForeground(QColor(theme().quiet))
    quiet.setFontPointSize(reading_font().pointSizeF() - 2)
    return quiet


def _pieces(row: ComparedPassage) -> Sequence[Piece]:
    if row.kind is MatchKind.NEW:
        return [Piece(PieceKind.ADDED, row.new_wording)]
    if row.kind is MatchKind.GONE:
        return [Piece(PieceKind.REMOVED, row.old_wording)]
    return row.pieces()


def _heading(section: Section | None) -> str:
    return section.heading if section is not None else ""


def _changes(each: ComparedSection) -> int:
    """How many places of a section differ; a heading is one."""
    passages = sum(row.kind is not MatchKind.UNCHANGED for row in each.passages)
    return passages + (each.kind is not MatchKind.UNCHANGED)
