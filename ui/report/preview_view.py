"""The document as it will read: the same blocks that the Word file is written from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser

from consult.draft.wording import PieceKind
from consult.reports.blocks import (
    BarChart,
    Block,
    BulletList,
    Contents,
    Heading,
    Line,
    Look,
    Paragraph,
    QuotedComment,
    Table,
    Text,
    TitlePage,
)
from ui.app.theme import STEP, theme

BODY_POINTS = 10.5
HEADING_POINTS = (18.0, 14.5, 12.5, 11.5)
LINE_HEIGHT = 130
PAPER_MARGIN = 40


class PreviewView(QTextBrowser):
    """Paper in the middle of the pane."""

    figure_chosen = Signal(str)
    """The key of the list behind a figure that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setAccessibleName(self.tr("Förhandsvisning"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(PAPER_MARGIN)
        self.document().setIndentWidth(5 * STEP)

    def show_blocks(self, blocks: Sequence[Block], complete: bool) -> None:
        """Show the beginning of a document.

        Args:
            blocks: What it is made of; tables with their rows read.
            complete: Whether they are all.
        """
        place = self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        self.clear()
        font = QFont(self.document().defaultFont())
        font.setPointSizeF(BODY_POINTS)
        self.document().setDefaultFont(font)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block in blocks:
            self._insert(cursor, block)
        if not complete:
            note = self.tr("Förhandsvisningen slutar här; dokumentet fortsätter.")
            self._line(cursor, note, self._words(Look.NOTE), below=4 * STEP)
        cursor.endEditBlock()
        self.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(place)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to show."""
        self.show_blocks([Paragraph((Text(why),), Look.NOTE)], complete=True)

    def _insert(self, cursor: QTextCursor, block: Block) -> None:
        if isinstance(block, Heading):
            size = HEADING_POINTS[min(block.level, len(HEADING_POINTS)) - 1]
            self._line(cursor, block.text, self._title(size), above=4 * STEP, level=block.level)
        elif isinstance(block, Paragraph):
            self._line(cursor, "", self._words(block.look))
            self._parts(cursor, block.parts, block.look)
        elif isinstance(block, TitlePage):
            self._insert_title(cursor, block)
        elif isinstance(block, Contents):
            self._line(cursor, block.title, self._title(HEADING_POINTS[1]), above=4 * STEP)
            for entry in block.entries:
                self._line(cursor, entry.text, self._words(Look.BODY), below=1, indent=entry.level - 1)
        elif isinstance(block, BulletList):
            self._insert_list(cursor, block)
        elif isinstance(block, Table):
            self._insert_table(cursor, block)
        elif isinstance(block, QuotedComment):
            self._line(cursor, f"{block.number}\u2002{block.text}", self._words(Look.QUOTE))
        elif isinstance(block, BarChart):
            self._insert_chart(cursor, block)

    def _insert_title(self, cursor: QTextCursor, page: TitlePage) -> None:
        self._line(cursor, page.authority, self._words(Look.LABEL), above=8 * STEP)
        self._line(cursor, page.title, self._title(24.0))
        self._line(cursor, page.subtitle, self._title(HEADING_POINTS[1]))
        for fact in page.facts:
            self._line(cursor, fact, self._words(Look.NOTE), below=STEP)

    def _insert_list(self, cursor: QTextCursor, items: BulletList) -> None:
        style = QTextListFormat()
        style.setStyle(QTextListFormat.Style.ListDisc)
        started = None
        for item in items.items:
            self._line(cursor, "", self._words(Look.BODY), below=STEP)
            self._parts(cursor, item, Look.BODY)
            if started is None:
                started = cursor.createList(style)
            else:
                started.add(cursor.block())

    def _insert_chart(self, cursor: QTextCursor, chart: BarChart) -> None:
        note = self.tr("[Diagram: {title}]").format(title=chart.title)
        self._line(cursor, note, self._words(Look.NOTE))

    def _insert_table(self, cursor: QTextCursor, table: Table) -> None:
        rows = list(table.rows)
        style = QTextTableFormat()
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        style.setBorderBrush(QColor(theme().line))
        style.setBorder(1)
        style.setBorderCollapse(True)
        style.setCellPadding(STEP)
        style.setCellSpacing(0)
        style.setBottomMargin(4 * STEP)
        style.setHeaderRowCount(1)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        style.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, width) for width in table.widths]
        )
        cursor.movePosition(QTextCursor.MoveOperation.End)
        made = cursor.insertTable(len(rows) + 1, len(table.header), style)
        for column, name in enumerate(table.header):
            made.cellAt(0, column).firstCursorPosition().insertText(name, self._words(Look.STRONG))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                inside = made.cellAt(row + 1, column).firstCursorPosition()
                for number, line in enumerate(cell):
                    if number:
                        inside.insertBlock()
                    if column in table.numeric:
                        right = QTextBlockFormat()
                        right.setAlignment(Qt.AlignmentFlag.AlignRight)
                        inside.setBlockFormat(right)
                    inside.insertText(line.text.replace("\n", "\u2028"), self._leading(line))
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _parts(self, cursor: QTextCursor, parts: Sequence[Text], look: Look) -> None:
        """The stretches of a paragraph; what is struck and what is put in differ in more than colour."""
        for part in parts:
            words = self._words(look)
            if part.strong:
                words.setFontWeight(QFont.Weight.DemiBold)
            words.setFontItalic(part.emphasis)
            if part.piece is PieceKind.REMOVED:
                words.setFontStrikeOut(True)
                words.setForeground(QColor(theme().quiet))
            elif part.piece is PieceKind.ADDED:
                words.setFontUnderline(True)
                words.setForeground(QColor(theme().accent))
            cursor.insertText(part.text.replace("\n", "\u2028"), words)

    def _line(
        self,
        cursor: QTextCursor,
        text: str,
        words: QTextCharFormat,
        *,
        above: int = 0,
        below: int = 2 * STEP,
        indent: int = 0,
        level: int = 0,
    ) -> None:
        layout = QTextBlockFormat()
        layout.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        layout.setTopMargin(above)
        layout.setBottomMargin(below)
        layout.setIndent(indent)
        layout.setHeadingLevel(level)
        if self.document().isEmpty() and self.document().blockCount() == 1:
            cursor.setBlockFormat(layout)
        else:
            cursor.insertBlock(layout)
        cursor.insertText(text.replace("\n", "\u2028"), words)

    def _leading(self, line: Line) -> QTextCharFormat:
        """The look of a line in a cell; a figure that leads to the list behind it is a link."""
        words = self._words(line.look)
        if line.target:
            words.setAnchor(True)
            words.setAnchorHref(f"#{line.target}")
            words.setFontUnderline(True)
            words.setForeground(QColor(theme().accent))
        return words

    def _follow(self, url: QUrl) -> None:
        self.figure_chosen.emit(url.fragment())

    @staticmethod
    def _title(points: float) -> QTextCharFormat:
        words = QTextCharFormat()
        words.setFontPointSize(points)
        words.setFontWeight(QFont.Weight.DemiBold)
        words.setForeground(QColor(theme().accent))
        return words

    @staticmethod
    def _words(look: Look) -> QTextCharFormat:
        words = QTextCharFormat()
        words.setFontPointSize(BODY_POINTS)
        words.setForeground(QColor(theme().text))
        if look in (Look.STRONG, Look.LABEL):
            words.setFontWeight(QFont.Weight.DemiBold)
        if look in (Look.NOTE, Look.LABEL, Look.NUMBER, Look.FINE):
            words.setForeground(QColor(theme().quiet))
        return words
