"""One side of a disagreement as a column: its letter, who wrote it and when, what it says, and its button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTextEdit, QVBoxLayout

from consult.draft.wording import PieceKind, difference
from ui.app.theme import STEP, reading_font, theme
from ui.widgets.passage_view import reading_block
from ui.widgets.text_label import TextLabel


class SideView(QFrame):
    """A side; the words that the other one does not have are marked."""

    taken = Signal()

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.letter = letter
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        bold = QFont(self.name.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(bold)
        self.when = TextLabel(quiet=True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet("border: none")
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(2)
        self.take = QPushButton()
        self.take.clicked.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 3 * STEP)
        column.setSpacing(STEP)
        column.addWidget(self.name)
        column.addWidget(self.when)
        column.addSpacing(STEP)
        column.addWidget(self.text, 1)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def show_side(self, who: str, when: str, action: str, *, enabled: bool) -> None:
        """Show who wrote it, when, and the words on the button."""
        self.name.setText(f"{self.letter}   {who}")
        self.when.setText(when)
        self.text.setAccessibleName(f"{self.letter} {who}")
        self.take.setText(action)
        self.take.setEnabled(enabled)

    def show_text(self, own: str, other: str) -> None:
        """Show what the side says.

        Args:
            own: Its text.
            other: The text that it is compared with; the same for none.
        """
        self.text.clear()
        self.text.document().setDefaultFont(reading_font())
        cursor = QTextCursor(self.text.document())
        cursor.setBlockFormat(reading_block(below=0))
        alone = QTextCharFormat()
        alone.setFontUnderline(True)
        alone.setForeground(QColor(theme().warning))
        alone.setBackground(QColor(theme().warning_ground))
        for piece in difference(other, own):
            if piece.kind is not PieceKind.REMOVED:
                words = alone if piece.kind is PieceKind.ADDED else QTextCharFormat()
                # A line break would begin a paragraph, of which a piece is only a part.
                cursor.insertText(piece.text.replace("\n", "\u2028"), words)
