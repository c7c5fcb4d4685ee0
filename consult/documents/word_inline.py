"""The text of one paragraph as a reader sees it, and what hangs on it: notes, text boxes, pictures.

Tracked changes are read as accepted. What is not known is read through, so that no text is lost.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from consult.documents.markup import Element
from consult.documents.omissions import OmissionKind, Omissions
from consult.documents.package import OfficePackage
from consult.documents.word_fields import Fields, field_kind, form_text
from consult.documents.word_styles import Styles, run_style
from consult.documents.word_tags import (
    ALTERNATE,
    CHART,
    DELETED,
    DIAGRAM,
    DRAWING,
    DRAWING_IN_WORD,
    IDENTIFIER,
    MATH,
    MOVED_FROM,
    RELATIONSHIPS,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    TEXT_BOX,
    VANISH,
    VECTOR,
    WORD,
    chosen,
    is_on,
    leading,
)
from consult.text import clean_text

_SILENT_NAMES = """
    pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr bookmarkStart bookmarkEnd proofErr permStart permEnd
    delInstrText commentRangeStart commentRangeEnd commentReference lastRenderedPageBreak softHyphen
    footnoteRef endnoteRef annotationRef separator continuationSeparator fldData
"""
_SILENT = frozenset(WORD + name for name in _SILENT_NAMES.split())
_SIGN_ELEMENTS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}
_FIELD_CHARACTER = f"{WORD}fldChar"
_INSTRUCTION = f"{WORD}instrText"
_NOTES = {f"{WORD}footnoteReference": "footnotes", f"{WORD}endnoteReference": "endnotes"}
_MATH_TEXT = (f"{MATH}t", TEXT)
_DELETED_TEXT = (f"{WORD}delText", TEXT)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_SIGNS = {
    # Wingdings and Symbol, the characters that forms and lists are made with.
    0xF0A8: "☐",
    0xF06F: "☐",
    0xF071: "☐",
    0xF0FE: "☒",
    0xF078: "☒",
    0xF052: "☒",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0E0: "→",
    0xF0E8: "→",
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF02D: "-",
}


@dataclass(slots=True)
class Gathered:
    """A paragraph's text, what of it belongs to a table of contents, its text boxes and notes."""

    pieces: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Gathered") -> None:
        """Append the text of a paragraph that follows without a break."""
        self.pieces += other.pieces
        self.contents += other.contents
        self.boxes += other.boxes
        self.notes += other.notes

    @property
    def text(self) -> str:
        """The text without white space at its ends."""
        return "".join(self.pieces).strip()


class InlineReader:
    """Reads paragraphs of one story, one after the other."""

    def __init__(
        self,
        styles: Styles,
        omissions: Omissions,
        package: OfficePackage,
        *,
        some_hidden: bool,
        keep_contents: bool,
    ) -> None:
        """Begin a story.

        Args:
            styles: Of the file.
            omissions: Where what is left out is counted.
            package: The file, for what a paragraph refers to.
            some_hidden: Whether any text of the file can be hidden; each run is looked at then.
            keep_contents: Whether a table of contents is read as text.
        """
        self._hidden_styles = styles.hidden_runs
        self._omissions = omissions
        self._package = package
        self._diagrams: dict[str, str] = {}
        self._some_hidden = some_hidden
        self._paragraph_hidden = False
        self.fields = Fields(keep_contents=keep_contents)
        self._now = Gathered()
        self._pieces = self._now.pieces

    def gather(self, paragraph: Element, *, hidden: bool) -> Gathered:
        """Read a paragraph.

        Args:
            paragraph: The element.
            hidden: Whether its style hides its text.
        """
        self._now = Gathered()
        self._pieces = self._now.pieces
        self._paragraph_hidden = hidden
        if self.fields.any_open:
            self._aim()
        self._walk(paragraph)
        if self.fields.any_open:
            self.fields.end_paragraph()
        return self._now

    def _walk(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == TEXT:
                if child.text:
                    self._pieces.append(child.text)
            elif tag == RUN:
                if self._some_hidden and self._is_hidden(child):
                    self._hidden_run(child)
                else:
                    self._walk(child)
            elif tag in _SIGN_ELEMENTS:
                self._pieces.append(_SIGN_ELEMENTS[tag])
            elif tag not in _SILENT:
                _HANDLERS.get(tag, InlineReader._walk)(self, child)

    def _aim(self) -> None:
        """Choose where text goes: to the paragraph, to the table of contents, or nowhere."""
        if not self.fields.shows:
            self._pieces = []
        elif self.fields.in_contents:
            self._pieces = self._now.contents
        else:
            self._pieces = self._now.pieces

    def _is_hidden(self, run: Element) -> bool:
        properties = leading(run, RUN_PROPERTIES)
        if properties is None:
            return self._paragraph_hidden
        direct = properties.find(VANISH)
        if direct is not None:
            return is_on(direct)
        return self._paragraph_hidden or run_style(properties) in self._hidden_styles

    def _hidden_run(self, run: Element) -> None:
        """Fields may begin and end in hidden text; its words are counted."""
        for child in run:
            if child.tag == _FIELD_CHARACTER:
                self._field_character(child)
            elif child.tag == _INSTRUCTION:
                self._instruction(child)
        text = "".join(each.text or "" for each in run.iter(TEXT))
        if text.strip():
            self._omissions.add(OmissionKind.HIDDEN_TEXT, text)

    def _field_character(self, element: Element) -> None:
        self.fields.mark(field_kind(element))
        if len(element):
            self._pieces.append(form_text(element))
        self._aim()

    def _symbol(self, element: Element) -> None:
        code = element.get(f"{WORD}char", "")
        try:
            number = int(code, 16)
        except ValueError:
            return
        # Fonts of symbols answer to their codes with and without F000 added (17.3.3.30).
        known = _SIGNS.get(number) or _SIGNS.get(number | 0xF000)
        self._pieces.append(known or clean_text(chr(number & 0xFFFF)))

    def _instruction(self, element: Element) -> None:
        self.fields.instruct(element.text or "")

    def _note(self, element: Element) -> None:
        self._now.notes.append((_NOTES[element.tag], element.get(IDENTIFIER, "")))

    def _ruby(self, element: Element) -> None:
        """The base, and what stands small above it in brackets."""
        base, above = element.find(f"{WORD}rubyBase"), element.find(f"{WORD}rt")
        if base is not None:
            self._walk(base)
        if above is not None:
            self._pieces.append("(")
            self._walk(above)
            self._pieces.append(")")

    def _equation(self, element: Element) -> None:
        self._pieces += [each.text or "" for each in element.iter(*_MATH_TEXT)]

    def _deletion(self, element: Element) -> None:
        text = "".join(each.text or "" for each in element.iter(*_DELETED_TEXT))
        if text.strip():
            self._omissions.add(OmissionKind.DELETED_TEXT, text)

    def _alternate(self, element: Element) -> None:
        shown = chosen(element)
        if shown is not None:
            self._walk(shown)

    def _object(self, element: Element) -> None:
        self._omissions.add(OmissionKind.EMBEDDED_OBJECT)
        self._now.boxes += [each for each in _drawn(element) if each.tag == TEXT_BOX]

    def _drawing(self, element: Element) -> None:
        words = ""
        for each in _drawn(element):
            tag = each.tag
            if tag == f"{DRAWING_IN_WORD}docPr":
                words = each.get("descr") or each.get("title") or words
            elif tag == f"{VECTOR}shape":
                words = each.get("alt") or words
            elif tag == TEXT_BOX:
                self._now.boxes.append(each)
            elif tag in (_PICTURE, f"{VECTOR}imagedata"):
                self._omissions.add(OmissionKind.PICTURE, words)
            elif tag == f"{VECTOR}textpath":
                self._omissions.add(OmissionKind.PICTURE, each.get("string", ""))
            elif tag == f"{CHART}chart":
                self._omissions.add(OmissionKind.CHART, words)
            elif tag == f"{DIAGRAM}relIds":
                drawn = self._diagram_text(each.get(f"{RELATIONSHIPS}dm", ""))
                self._omissions.add(OmissionKind.SMART_ART, drawn or words)

    def _diagram_text(self, identifier: str) -> str:
        """The words of a diagram (SmartArt), which are kept in a part of its own."""
        found = self._package.relationships(self._package.main).get(identifier)
        if found is None or found.external or not self._package.has(found.target):
            return ""
        if found.target not in self._diagrams:
            texts = self._package.root(found.target).iter(f"{DRAWING}t")
            self._diagrams[found.target] = " ".join(each.text for each in texts if each.text)
        return self._diagrams[found.target]


def _drawn(element: Element) -> Iterator[Element]:
    """What is inside a drawing, each thing once; text boxes are not gone into."""
    for child in element:
        if child.tag == ALTERNATE:
            shown = chosen(child)
            if shown is not None:
                yield from _drawn(shown)
        else:
            yield child
            if child.tag != TEXT_BOX:
                yield from _drawn(child)


# By function and not by bound method: a reader that refers to itself would keep the whole file in
# memory until the garbage collector comes by.
_HANDLERS: dict[str, Callable[[InlineReader, Element], None]] = {
    _FIELD_CHARACTER: InlineReader._field_character,
    _INSTRUCTION: InlineReader._instruction,
    **dict.fromkeys(_NOTES, InlineReader._note),
    f"{WORD}sym": InlineReader._symbol,
    f"{WORD}ruby": InlineReader._ruby,
    f"{WORD}drawing": InlineReader._drawing,
    f"{WORD}pict": InlineReader._drawing,
    f"{WORD}object": InlineReader._object,
    DELETED: InlineReader._deletion,
    MOVED_FROM: InlineReader._deletion,
    ALTERNATE: InlineReader._alternate,
    f"{MATH}oMath": InlineReader._equation,
    f"{MATH}oMathPara": InlineReader._equation,
}
