"""A comment of which something else came back: its words, and what differs in each field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from consult.assessment.returning import ComparedRow, FieldChange
from consult.documents.assessment_forms import FIELDS
from consult.draft.wording import Piece, PieceKind, difference
from consult.labels import form_columns
from consult.vocabulary import Asked, Decision
from ui.app.theme import STEP, reading_font
from ui.app.wording import language, word
from ui.assessment.accepting import Acceptance
from ui.widgets.difference import insert_pieces
from ui.widgets.text_label import TextLabel

POINTS = 11.0
LEAST_KEPT = 0.3
"""Share of words in common below which two wordings are easier to read one after the other."""


def field_word(name: str, asked: Asked) -> str:
    """What people call a field of the file."""
    return word(asked) if name == "choice" else form_columns(language())[FIELDS.index(name)]


def pieces_of(name: str, old: str, new: str) -> tuple[Piece, ...]:
    """What differs in a field, word by word; a choice is another as a whole."""
    if name != "choice":
        found = difference(old, new)
        kept = sum(len(piece.text) for piece in found if piece.kind is PieceKind.KEPT)
        if old and new and kept < LEAST_KEPT * min(len(old), len(new)):
            return (Piece(PieceKind.REMOVED, old), Piece(PieceKind.KEPT, "\n"), Piece(PieceKind.ADDED, new))
        return found
    if old == new:
        return (Piece(PieceKind.KEPT, _choice_word(old)),)
    before = (Piece(PieceKind.REMOVED, _choice_word(old)), Piece(PieceKind.KEPT, "  ")) if old else ()
    return (*before, *((Piece(PieceKind.ADDED, _choice_word(new)),) if new else ()))


def _font() -> QFont:
    font = reading_font()
    font.setPointSizeF(POINTS)
    return font


def _choice_word(code: str) -> str:
    return word(Decision(code)) if code else ""


class FieldText(QTextEdit):
    """One field's words, as high as they need."""

    def __init__(self, name: str, pieces: tuple[Piece, ...]) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTextEdit { border: none; background: transparent }")
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(_font())
        insert_pieces(QTextCursor(self.document()), pieces)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width gives another height."""
        super().resizeEvent(event)
        self.setFixedHeight(int(self.document().size().height()) + STEP)


class FieldCard(QFrame):
    """What came back for a field; where both sides changed it, the two stand side by side to choose from."""

    chosen = Signal(object, bool)
    """The change, and whether what came back is chosen."""

    def __init__(self, change: FieldChange, asked: Asked, choice: bool | None) -> None:
        super().__init__()
        self.change = change
        self.setProperty("card", True)
        self.kept = QPushButton(self.tr("1  Det som står i ärendet"))
        self.returned = QPushButton(self.tr("2  Det som kom tillbaka"))
        self._group = QButtonGroup(self)
        title = QLabel(field_word(change.name, asked))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        column.setSpacing(STEP)
        head = QHBoxLayout()
        head.addWidget(title)
        told = TextLabel(self._told(), quiet=True)
        told.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(told, 1)
        column.addLayout(head)
        came = FieldText(title.text(), pieces_of(change.name, change.sent, change.returned))
        if not change.is_conflict:
            column.addWidget(came)
            return
        stands = FieldText(title.text(), pieces_of(change.name, change.sent, change.now))
        sides = QHBoxLayout()
        sides.setSpacing(5 * STEP)
        for button, words in ((self.kept, stands), (self.returned, came)):
            side = QVBoxLayout()
            side.setSpacing(2 * STEP)
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            side.addWidget(words)
            side.addStretch(1)
            sides.addLayout(side, 1)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setStyleSheet("QPushButton { padding: 3px 8px }")
            button.setAccessibleDescription(words.toPlainText())
            self._group.addButton(button)
        column.addLayout(sides)
        self.show_choice(choice)
        self.kept.clicked.connect(lambda: self.chosen.emit(change, False))
        self.returned.clicked.connect(lambda: self.chosen.emit(change, True))

    def _told(self) -> str:
        if self.change.is_conflict:
            return self.tr("Ändrad både i ärendet och i filen")
        return "" if self.change.returned.strip() else self.tr("Töms, eftersom rutan är tom i filen")

    def show_choice(self, choice: bool | None) -> None:
        """Show what is chosen."""
        if choice is not None:
            (self.returned if choice else self.kept).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 choose, too."""
        button = {Qt.Key.Key_1: self.kept, Qt.Key.Key_2: self.returned}.get(Qt.Key(event.key()))
        if button is None or not self.change.is_conflict:
            super().keyPressEvent(event)
        else:
            button.setFocus()
            button.click()


class ReturnedFields(QScrollArea):
    """Shows one comment at a time."""

    chosen = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Vad som skiljer"))
        self.cards: list[FieldCard] = []

    def show_row(self, row: ComparedRow | None, asked: Asked, acceptance: Acceptance) -> None:
        """Show another comment, or none."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        column.setSpacing(3 * STEP)
        self.cards = []
        if row is not None:
            heading = TextLabel(row.heading)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            quote = TextLabel(row.quote)
            quote.setFont(_font())
            column.addWidget(heading)
            column.addWidget(quote)
            for change in row.changes:
                card = FieldCard(change, asked, acceptance.choice(row, change))
                card.chosen.connect(self.chosen)
                self.cards.append(card)
                column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)

    def show_choices(self, row: ComparedRow, acceptance: Acceptance) -> None:
        """Show what is chosen in the same comment."""
        for card in self.cards:
            card.show_choice(acceptance.choice(row, card.change))

    def enter(self) -> None:
        """Go to the first field in which there is something to choose."""
        asked = [card for card in self.cards if card.change.is_conflict]
        left = [card for card in asked if not (card.kept.isChecked() or card.returned.isChecked())]
        for card in (left or asked)[:1]:
            (card.returned if card.returned.isChecked() else card.kept).setFocus()
            self.ensureWidgetVisible(card)
