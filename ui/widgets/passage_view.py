"""The text of a section of the draft, as a reader sees it; a click points at a passage."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from consult.draft.records import Passage
from consult.vocabulary import PassageKind
from ui.app.theme import STEP, reading_font, theme

LINE_HEIGHT = 145
"""Per cent of the type's own height."""
PASSAGE_ID = int(QTextCharFormat.Property.UserProperty)


def reading_block(below: int) -> QTextBlockFormat:
    """How a paragraph of a long text is set, with so many pixels below it."""
    layout = QTextBlockFormat()
    layout.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    layout.setBottomMargin(below)
    return layout


class PassageView(QTextEdit):
    """Shows passages; paragraphs, list items, tables, captions and footnotes each in their way."""

    pointed = Signal(str)
    """A passage was clicked: its key."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Avsnittets text"))
        self.document().setDocumentMargin(5 * STEP)
        self._marked = ""

    def show_passages(self, heading: str, passages: Sequence[Passage]) -> None:
        """Show a section.

        Args:
            heading: Its number and title.
            passages: Its passages in reading order.
        """
        self.clear()
        self._marked = ""
        self.document().setDefaultFont(reading_font())
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        title = QTextCharFormat()
        title.setFontPointSize(reading_font().pointSizeF() + 3)
        title.setFontWeight(600)
        cursor.setBlockFormat(reading_block(below=3 * STEP))
        cursor.insertText(heading, title)
        position = 0
        while position < len(passages):
            if passages[position].kind is PassageKind.TABLE_CELL:
                position = self._insert_table(cursor, passages, position)
            else:
                self._insert_block(cursor, passages[position])
                position += 1
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, passage_id: str) -> None:
        """Tint one passage and bring it into sight; an empty key tints none."""
        self._marked = passage_id
        selections = []
        block = self.document().begin()
        while passage_id and block.isValid():
            if block.charFormat().property(PASSAGE_ID) == passage_id:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(block)
                selection.cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                selection.format.setBackground(QColor(theme().selection))
                selections.append(selection)
            block = block.next()
        self.setExtraSelections(selections)
        if selections:
            position = self.textCursor()
            position.setPosition(selections[0].cursor.selectionStart())
            self.setTextCursor(position)

    @property
    def marked(self) -> str:
        """The key of the tinted passage; empty when there is none."""
        return self._marked

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click (not a selection) points at the passage under it."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            block = self.cursorForPosition(event.position().toPoint()).block()
            found = block.charFormat().property(PASSAGE_ID)
            if found:
                self.mark(str(found))
                self.pointed.emit(str(found))

    def _insert_block(self, cursor: QTextCursor, passage: Passage) -> None:
        words = QTextCharFormat()
        layout = reading_block(below=2 * STEP)
        text = passage.text
        if passage.kind is PassageKind.LIST_ITEM:
            layout.setLeftMargin(6 * STEP)
            layout.setTextIndent(-5 * STEP)
            text = f"{passage.label or '•'}\u2002{text}"
        elif passage.kind is PassageKind.CAPTION:
            words.setFontItalic(True)
        elif passage.kind is PassageKind.FOOTNOTE:
            words.setFontPointSize(reading_font().pointSizeF() - 2)
            words.setForeground(QColor(theme().quiet))
            text = f"{passage.label}\u2002{text}"
        cursor.insertBlock(layout, self._owner(passage))
        cursor.insertText(text, words)

    def _insert_table(self, cursor: QTextCursor, passages: Sequence[Passage], start: int) -> int:
        """Insert the table that begins at `start`; gives the position after its last cell."""
        end, last = start, (-1, -1)
        while end < len(passages) and passages[end].kind is PassageKind.TABLE_CELL:
            place = (passages[end].row or 0, passages[end].column or 0)
            if place < last:
                break
            last, end = place, end + 1
        cells = passages[start:end]
        rows = sorted({cell.row or 0 for cell in cells})
        columns = max(cell.column or 0 for cell in cells) + 1
        layout = QTextTableFormat()
        layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        layout.setBorderBrush(QColor(theme().line))
        layout.setBorderCollapse(True)
        layout.setBorder(1)
        layout.setCellPadding(STEP)
        layout.setCellSpacing(0)
        layout.setTopMargin(STEP)
        layout.setBottomMargin(3 * STEP)
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = cursor.insertTable(len(rows), columns, layout)
        small = QTextCharFormat()
        small.setFontPointSize(reading_font().pointSizeF() - 2)
        for cell in cells:
            inside = table.cellAt(rows.index(cell.row or 0), cell.column or 0).firstCursorPosition()
            if inside.block().charFormat().property(PASSAGE_ID):
                inside = table.cellAt(rows.index(cell.row or 0), cell.column or 0).lastCursorPosition()
                inside.insertBlock()
            inside.setBlockCharFormat(self._owner(cell))
            inside.insertText(cell.text, small)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return end

    @staticmethod
    def _owner(passage: Passage) -> QTextCharFormat:
        owner = QTextCharFormat()
        owner.setProperty(PASSAGE_ID, passage.id)
        return owner
