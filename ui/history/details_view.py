"""What one happening changed: each field before and after, the words that differ marked."""

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from consult.draft.wording import Piece, PieceKind, difference
from consult.history.details import details
from consult.history.records import ChangedField, Details, Happening, Told
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font, theme
from ui.app.wording import field_word, moment_word, stored_word, thing_word
from ui.history.rows import operation_words
from ui.widgets.difference import insert_pieces
from ui.widgets.passage_view import reading_block

LONGEST = 4000
"""Characters of a value that are shown."""


class DetailsView(QTextEdit):
    """One reading column; what is read can be marked and copied."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Vad som ändrades"))
        self.document().setDocumentMargin(4 * STEP)

    def show_happening(self, shown: Happening | None) -> None:
        """Show what a happening changed; nothing when there is none."""
        key = shown.id if shown is not None else ""
        if key == self._shown:
            return
        self._shown = key
        self.clear()
        self.document().setDefaultFont(reading_font())
        if shown is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(reading_block(below=STEP))
        cursor.insertText(operation_words(shown), _bold())
        where = "" if shown.here else self.tr("i en annan kopia")
        who = (shown.author or self.tr("okänd"), moment_word(shown.time), where)
        self._line(cursor, "  ·  ".join(part for part in who if part), _quiet(), below=0)
        counts = ", ".join(f"{field_word(kind)} {count}" for kind, count in shown.touched.items())
        self._line(cursor, counts, _quiet(), below=3 * STEP)
        self._write(cursor, self._session.read(details, shown.id))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _write(self, cursor: QTextCursor, found: Details) -> None:
        before: tuple[object, ...] = ()
        for each in found.fields:
            heading = (each.thing, each.kind, each.told)
            if heading != before:
                self._line(cursor, self._heading(each), _bold(), below=STEP)
                before = heading
            self._field(cursor, each)
        if found.left_out:
            told = self.tr("och %n ändringar till", "", found.left_out)
            self._line(cursor, told, _quiet(), below=0)

    def _heading(self, each: ChangedField) -> str:
        about = thing_word(each.thing)
        if each.kind != each.thing.kind:
            about = f"{about}, {field_word(each.kind)}"
        form = {
            Told.CREATED: self.tr("{what}: ny"),
            Told.EDITED: "{what}",
            Told.REMOVED: self.tr("{what}: borttagen"),
        }[each.told]
        return form.format(what=about)

    def _field(self, cursor: QTextCursor, each: ChangedField) -> None:
        name = field_word(each.field) if each.field else self.tr("allt")
        self._line(cursor, f"{name[:1].upper()}{name[1:]}:  ", _quiet(), below=2 * STEP)
        old, new = self._value(each, each.old), self._value(each, each.new)
        pieces = difference(old, new)
        if each.told is Told.CREATED:
            pieces = (Piece(PieceKind.KEPT, new),)
        insert_pieces(cursor, pieces, QTextCharFormat())

    def _value(self, each: ChangedField, value: str | None) -> str:
        if value is None:
            return self.tr("(borttaget enligt beslut)")
        text = stored_word(each.kind, each.field, value)
        return text if len(text) <= LONGEST else text[:LONGEST] + " …"

    @staticmethod
    def _line(cursor: QTextCursor, text: str, words: QTextCharFormat, *, below: int) -> None:
        cursor.insertBlock(reading_block(below=below))
        cursor.insertText(text, words)


def _bold() -> QTextCharFormat:
    words = QTextCharFormat()
    words.setFontWeight(QFont.Weight.DemiBold)
    return words


def _quiet() -> QTextCharFormat:
    words = QTextCharFormat()
    words.setForeground(QColor(theme().quiet))
    return words
