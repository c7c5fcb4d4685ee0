"""A row of a web form's export as the response it will become."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from consult.draft.records import Section
from consult.prepared.records import PreparedComment
from consult.prepared.web_form import FormRow
from consult.vocabulary import CommentKind
from ui.app.theme import STEP, reading_font, theme
from ui.app.wording import date_word, word

POINTS = 10.5
LINE_HEIGHT = 135
"""Per cent of the type's own height."""


class WebFormPreview(QWidget):
    """Shows one response at a time, with its sender, its stance and the comments it is split into."""

    def __init__(self, sections: Mapping[str, Section]) -> None:
        super().__init__()
        self._sections = sections
        self._rows: Sequence[FormRow] = ()
        self._at = 0
        self.place = QLabel()
        self.earlier = self._button(self.tr("F&öregående"), -1)
        self.later = self._button(self.tr("Nä&sta"), 1)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Svaret som det blir"))
        self.text.document().setDocumentMargin(3 * STEP)
        above = QHBoxLayout()
        above.addWidget(self.place, 1)
        above.addWidget(self.earlier)
        above.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addLayout(above)
        column.addWidget(self.text, 1)

    def _button(self, text: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("flat", True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._go(self._at + step))
        return button

    def show_rows(self, rows: Sequence[FormRow]) -> None:
        """Show other rows; the same row stays in sight."""
        current = self._rows[self._at].row if self._at < len(self._rows) else 0
        self._rows = rows
        self._go(next((at for at, each in enumerate(rows) if each.row == current), 0))

    def go_to_row(self, row: int) -> None:
        """Show the response of a line of the sheet."""
        at = next((at for at, each in enumerate(self._rows) if each.row == row), None)
        if at is not None:
            self._go(at)

    def _go(self, at: int) -> None:
        self._at = max(0, min(at, len(self._rows) - 1))
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < len(self._rows) - 1)
        self.text.clear()
        self.place.setText("")
        if self._rows:
            row = self._rows[self._at]
            words = self.tr("Svar {number} av {total}, rad {row}")
            self.place.setText(words.format(number=self._at + 1, total=len(self._rows), row=row.row))
            self._write(row)

    def _write(self, row: FormRow) -> None:
        font = reading_font()
        font.setPointSizeF(POINTS)
        self.text.document().setDefaultFont(font)
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        self._block(cursor, row.sender or self.tr("Avsändare saknas"), QFont.Weight.DemiBold, first=True)
        for line in self._facts(row):
            self._block(cursor, line, quiet=True, above=0)
        spans = [(span, None) for span in row.prepared.headings]
        pieces: list[tuple[tuple[int, int], PreparedComment | None]] = [*spans]
        pieces += [(span, comment) for comment in row.prepared.comments for span in comment.spans]
        for (start, end), comment in sorted(pieces, key=lambda piece: piece[0]):
            words = row.prepared.text[start:end]
            if comment is None and row.prepared.text[max(0, start - 2) : start] in ("", "\n\n"):
                self._block(cursor, words, QFont.Weight.DemiBold, above=3)
            elif comment is None:
                self._block(cursor, words, above=1)
                self._block(cursor, self.tr("Ställning"), quiet=True)
            else:
                self._block(cursor, words, above=1)
                colour = theme().stances[comment.stance] if comment.stance else ""
                self._block(cursor, self._about(comment), quiet=True, above=0, colour=colour)
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _facts(self, row: FormRow) -> list[str]:
        if row.entry is not None:
            who = self.tr("Läggs till på sändlistan: {category}").format(category=word(row.entry.category))
        else:
            who = self.tr("Finns på sändlistan") if row.consultee_id else ""
        facts = (
            self.tr("Inkommen {date}").format(date=self._day(row.received_on)) if row.received_on else "",
            row.registry_number,
            row.prepared.subject,
            word(row.prepared.stance),
        )
        known = self.tr("Redan inläst") if row.known else ""
        return [line for line in (who, "  ·  ".join(filter(None, facts)), known) if line]

    @staticmethod
    def _day(iso: str) -> str:
        try:
            return date_word(iso)
        except ValueError:
            # Typed by hand, and not ready yet.
            return iso

    def _about(self, comment: PreparedComment) -> str:
        section = self._sections.get(comment.section_id or "")
        kind = word(comment.kind) if comment.kind is not CommentKind.VIEW else self.tr("Synpunkt")
        about = section.heading if section else self.tr("Hela förslaget")
        return "  ·  ".join(filter(None, (kind, about, word(comment.stance))))

    def _block(
        self,
        cursor: QTextCursor,
        words: str,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        quiet: bool = False,
        first: bool = False,
        above: int = 0,
        colour: str = "",
    ) -> None:
        layout = QTextBlockFormat()
        layout.setTopMargin(above * STEP)
        layout.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        style = QTextCharFormat()
        style.setFontWeight(weight)
        if quiet:
            style.setFontPointSize(POINTS - 1.5)
            style.setForeground(QColor(colour or theme().quiet))
        if first:
            cursor.setBlockFormat(layout)
        else:
            cursor.insertBlock(layout)
        cursor.insertText(words, style)
