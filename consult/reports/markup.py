"""Blocks as WordprocessingML, streamed: the document's body is never in memory as a whole.

The markup is put together as text, not as elements: of ways that were measured it is the one that
keeps up with the deflating, and what is written comes from this module and from texts escaped here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from consult.draft.wording import PieceKind
from consult.reports.blocks import (
    BarChart,
    Block,
    BulletList,
    Cell,
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
from consult.reports.figure import EMU_IN_TWIP, height_of
from consult.reports.style_sheet import ACCENT, HEADER_FILL, WARNING
from consult.reports.writing import Part

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

START = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {_NAMESPACES}><w:body>'
END = "</w:body></w:document>"

PIECE = 1 << 20
"""Bytes gathered before they are deflated."""

DEEPEST_IN_CONTENTS = 3

# XML 1.0 section 2.2 allows none of these; looking through bytes costs a tenth of looking through text.
_FORBIDDEN_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r")
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_NONCHARACTERS_BEGIN = 0xEF

_RUN = '<w:r><w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"
_LINE_END = f"{_RUN_END}</w:p>"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

_CELL_STYLES = {
    Look.BODY: "SamradCell",
    Look.STRONG: "SamradCellStrong",
    Look.LABEL: "SamradCellLabel",
    Look.NOTE: "SamradCellNote",
    Look.QUOTE: "SamradCellQuote",
    Look.NUMBER: "SamradCellNumber",
}
_PARAGRAPH_STYLES = {
    Look.BODY: "Normal",
    Look.NOTE: "SamradNote",
    Look.LABEL: "SamradAfterTable",
    Look.STRONG: "SamradSender",
    Look.QUOTE: "SamradQuote",
    Look.FINE: "SamradFine",
}
_PIECES = {
    PieceKind.KEPT: "",
    PieceKind.REMOVED: f'<w:strike/><w:color w:val="{WARNING}"/>',
    PieceKind.ADDED: f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>',
}
_EMPTY_CELL: Cell = (Line(Look.BODY, "–"),)


class Outlet:
    """Text made into bytes that any XML reader takes, in pieces."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._held: list[bytes] = []
        self._length = 0

    def write(self, markup: str) -> None:
        """Add some markup."""
        # Bytes are joined ten times as fast as texts, of which one “ makes the whole twice as wide.
        # A lone surrogate has no UTF-8 form and is dropped like the other characters no document may hold.
        data = markup.encode("utf-8", "ignore")
        self._held.append(data)
        self._length += len(data)
        if self._length > PIECE:
            self.flush()

    def flush(self) -> None:
        """Hand on what is held."""
        data = b"".join(self._held).translate(None, _FORBIDDEN_BYTES)
        if _NONCHARACTERS_BEGIN in data:
            for character in _NONCHARACTERS:
                data = data.replace(character, b"")
        self._part.write(data)
        self._held.clear()
        self._length = 0


def escaped(text: str) -> str:
    """A text as it stands inside `w:t`: line feeds and tabs become the elements that Word has for them."""
    # Most texts have none of these, and to look costs half of what replacing nothing does.
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" in text or "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", _BREAK)
    if "\t" in text:
        text = text.replace("\t", _TAB)
    return text


def attribute(text: str) -> str:
    """A text as it stands inside an attribute."""
    return escaped(" ".join(text.split())).replace('"', "&quot;")


class BodyWriter:
    """Writes blocks one after the other."""

    def __init__(
        self,
        outlet: Outlet,
        style_ids: dict[str, str],
        *,
        bullets: str,
        width: int,
        add_chart: Callable[[BarChart], str],
    ) -> None:
        """Prepare the markup that recurs.

        Args:
            outlet: Where to.
            style_ids: The identifiers of our styles in this document.
            bullets: The number of the bulleted list.
            width: Of the text, in twentieths of a point.
            add_chart: Keeps a chart's part; gives back the relation's identifier.
        """
        self._write = outlet.write
        self._styles = style_ids
        self._bullets = bullets
        self._width = width
        self._add_chart = add_chart
        self._drawings = 0
        self._bookmarks = 0
        self._line_starts, self._kept_line_starts = (
            {look: f"<w:p>{self._properties(style, keep)}{_RUN}" for look, style in _CELL_STYLES.items()}
            for keep in ("", "<w:keepNext/>")
        )

        comment = self._properties("SamradComment")
        self._quote_start = f"<w:p>{comment}<w:r><w:rPr><w:b/></w:rPr><w:t>"

    def block(self, block: Block) -> None:
        """Write a block with all its rows."""
        match block:
            case Table():
                self._table(block)
            case QuotedComment():
                self._quoted(block)
            case Heading():
                self._heading(block)
            case Paragraph():
                style = _PARAGRAPH_STYLES[block.look]
                keep = "<w:keepNext/>" if block.leads else ""
                self._write(f"<w:p>{self._properties(style, keep)}{self._parts(block.parts)}</w:p>")
            case BulletList():
                self._list(block)
            case BarChart():
                self._chart(block)
            case TitlePage():
                self._title_page(block)
            case Contents():
                self._contents(block)

    def _properties(self, style: str, extra: str = "") -> str:
        return f'<w:pPr><w:pStyle w:val="{self._styles[style]}"/>{extra}</w:pPr>'

    def _line(self, style: str, text: str) -> None:
        self._write(f"<w:p>{self._properties(style)}{_RUN}{escaped(text)}{_RUN_END}</w:p>")

    def _parts(self, parts: Sequence[Text]) -> str:
        return "".join(self._link(part) if part.target else _run(part) for part in parts)

    def _link(self, part: Text, style: str = "Hyperlink") -> str:
        look = f'<w:rPr><w:rStyle w:val="{self._styles[style]}"/></w:rPr>' if style else ""
        return (
            f'<w:hyperlink w:anchor="{_bookmark(part.target)}" w:history="1"><w:r>{look}'
            f'<w:t xml:space="preserve">{escaped(part.text)}</w:t></w:r></w:hyperlink>'
        )

    def _title_page(self, page: TitlePage) -> None:
        if page.authority:
            self._line("SamradAuthority", page.authority)
        self._line("Title", page.title)
        self._line("Subtitle", page.subtitle)
        for fact in page.facts:
            self._line("SamradFact", fact)

    def _heading(self, heading: Heading) -> None:
        style = f"Heading{heading.level}" if heading.listed else f"SamradHeading{heading.level}"
        new_page = '<w:pageBreakBefore/><w:spacing w:before="0"/>' if heading.new_page else ""
        run = f"{_RUN}{escaped(heading.text)}{_RUN_END}"
        if heading.key:
            self._bookmarks += 1
            number = self._bookmarks
            run = (
                f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(heading.key)}"/>{run}'
                f'<w:bookmarkEnd w:id="{number}"/>'
            )
        self._write(f"<w:p>{self._properties(style, new_page)}{run}</w:p>")

    def _contents(self, contents: Contents) -> None:
        """The contents as a field with its entries filled in, so that nothing has to be updated to read it.

        Page numbers are left out: only the program that lays out the pages knows them, and a field
        that is to be updated at opening makes Word ask before it shows the document. The entries
        are links; updating the field by hand (F9) adds the numbers.
        """
        heading = f"<w:p>{self._properties('TOCHeading', '<w:pageBreakBefore/>')}{_RUN}"
        self._write(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{heading}{escaped(contents.title)}{_RUN_END}</w:p>"
        )
        entries = [entry for entry in contents.entries if entry.level <= DEEPEST_IN_CONTENTS]
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' TOC \\o "1-{DEEPEST_IN_CONTENTS}" \\h \\z </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for position, entry in enumerate(entries):
            start = begin if position == 0 else ""
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if position == len(entries) - 1 else ""
            link = self._link(Text(entry.text, entry.key), "")
            self._write(f"<w:p>{self._properties(f'TOC{entry.level}')}{start}{link}{end}</w:p>")
        self._write("</w:sdtContent></w:sdt>")

    def _list(self, bullets: BulletList) -> None:
        numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._bullets}"/></w:numPr>'
        start = f"<w:p>{self._properties('SamradList', numbered)}"
        for item in bullets.items:
            self._write(f"{start}{self._parts(item)}</w:p>")

    def _quoted(self, comment: QuotedComment) -> None:
        number, text = comment
        self._write(f"{self._quote_start}{number}</w:t><w:tab/></w:r>{_RUN}{escaped(text)}{_LINE_END}")

    def _chart(self, chart: BarChart) -> None:
        relation = self._add_chart(chart)
        self._drawings += 1
        number = self._drawings
        size = f'cx="{self._width * EMU_IN_TWIP}" cy="{height_of(chart)}"'
        described = f'name="{attribute(chart.title)}" descr="{attribute(chart.description)}"'
        self._write(
            f'<w:p>{self._properties("SamradChart")}<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent {size}/><wp:docPr id="{number}" {described}/><wp:cNvGraphicFramePr/>'
            f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )

    def _table(self, table: Table) -> None:
        shares = sum(table.widths)
        widths = [self._width * share // shares for share in table.widths]
        starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        self._write(self._table_start(table, widths))
        rows = table.rows
        if table.together:
            *kept, last = rows
            self._rows(kept, starts, self._kept_line_starts)
            rows = [last]
        self._rows(rows, starts, self._line_starts)
        self._write("</w:tbl>")

    def _rows(
        self, rows: Iterable[Sequence[Cell]], starts: Sequence[str], line_starts: Mapping[Look, str]
    ) -> None:
        write = self._write
        for row in rows:
            pieces = ["<w:tr>"]
            for start, cell in zip(starts, row, strict=True):
                pieces.append(start)
                for look, text, target in cell or _EMPTY_CELL:
                    if target:
                        start = line_starts[look].removesuffix(_RUN)
                        pieces += (start, self._link(Text(text, target)), "</w:p>")
                    else:
                        pieces += (line_starts[look], escaped(text), _LINE_END)
                pieces.append("</w:tc>")
            pieces.append("</w:tr>")
            write("".join(pieces))

    def _table_start(self, table: Table, widths: Sequence[int]) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        styles = [
            self._properties("SamradCellHeaderNumber" if column in table.numeric else "SamradCellHeader")
            for column in range(len(widths))
        ]
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/><w:vAlign w:val="bottom"/></w:tcPr>'
            f"<w:p>{style}{_RUN}{escaped(title)}{_RUN_END}</w:p></w:tc>"
            for title, width, style in zip(table.header, widths, styles, strict=True)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles["SamradTable"]}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            f'w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
        )


def _run(part: Text) -> str:
    look = "<w:b/><w:bCs/>" if part.strong else ""
    look += "<w:i/><w:iCs/>" if part.emphasis else ""
    look += _PIECES[part.piece]
    start = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">' if look else _RUN
    return f"{start}{escaped(part.text)}{_RUN_END}"


def _bookmark(key: str) -> str:
    """A bookmark's name; one that begins with a line is hidden from the user's list."""
    return "_Samrad_" + key.replace("-", "_")
