"""What differs between two wordings, shown word by word: struck through, underlined, and in calm colours."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from consult.draft.wording import Piece, PieceKind, difference
from ui.app.theme import STEP, reading_font, theme
from ui.widgets.passage_view import reading_block


def insert_pieces(cursor: QTextCursor, pieces: Iterable[Piece], base: QTextCharFormat | None = None) -> None:
    """Write pieces of a difference at a cursor; `base` is how their type looks."""
    for piece in pieces:
        words = QTextCharFormat(base) if base is not None else QTextCharFormat()
        if piece.kind is PieceKind.REMOVED:
            words.setFontStrikeOut(True)
            words.setForeground(QColor(theme().removed))
            words.setBackground(QColor(theme().removed_ground))
        elif piece.kind is PieceKind.ADDED:
            words.setFontUnderline(True)
            words.setForeground(QColor(theme().added))
            words.setBackground(QColor(theme().added_ground))
        # A line break would begin a paragraph, of which a piece is only a part.
        cursor.insertText(piece.text.replace("\n", "\u2028"), words)


class DifferenceView(QTextEdit):
    """Two wordings as one text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(3 * STEP)

    def show_difference(self, old: str, new: str) -> None:
        """Show how an old wording became a new one."""
        self.clear()
        self.document().setDefaultFont(reading_font())
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(reading_block(below=0))
        insert_pieces(cursor, difference(old, new))
