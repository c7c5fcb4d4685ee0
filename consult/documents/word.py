"""A Word file read in order: headings, paragraphs, list items, cells, captions and notes.

Everything a reader sees in the running text is there; what is left out is counted. The walk goes
through each part once, and nothing of it calls on python-docx, which looks through all styles anew
for each paragraph and leaves out insertions, content controls and text boxes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from consult.documents.markup import Element
from consult.documents.omissions import Omission, OmissionKind, Omissions
from consult.documents.package import OfficePackage
from consult.documents.word_blocks import Block
from consult.documents.word_inline import Gathered, InlineReader
from consult.documents.word_notes import Notes
from consult.documents.word_numbering import Numbering
from consult.documents.word_pages import pages_of
from consult.documents.word_paragraphs import ParagraphProperties, next_label, paragraph_properties
from consult.documents.word_styles import Style, StyleRole, Styles
from consult.documents.word_tables import table_cells
from consult.documents.word_tags import (
    ALTERNATE,
    CONTENT_CONTROL,
    CONTROL_CONTENT,
    DELETED,
    MOVED_FROM,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    TABLE,
    TEXT,
    VANISH,
    WORD,
    chosen,
    leading,
    value_at,
)
from consult.errors import FileRefusedError, RefusalReason
from consult.vocabulary import PassageKind

LONGEST_HEADING = 500
"""Characters; a longer paragraph in a heading's style is body text that looks like a heading."""

MOST_PARAGRAPHS = 300_000
"""In all parts together; that is a hundred long drafts, and takes some two seconds."""

Progress = Callable[[int, int], object]

_PROGRESS_STEP = 256
_SILENT = frozenset(WORD + name for name in ("sectPr", "tcPr", "sdtPr", "bookmarkStart", "bookmarkEnd"))
_OTHER_DOCUMENTS = (f"{WORD}altChunk", f"{WORD}subDoc")
_DUBLIN_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CONTENTS_GALLERY = "Table of Contents"


@dataclass(frozen=True, slots=True)
class WordText:
    """What was read: the blocks in order, the title its properties give, and what was left out."""

    blocks: tuple[Block, ...]
    title: str
    omissions: tuple[Omission, ...]


def read_word(file: str, content: bytes, progress: Progress | None = None) -> WordText:
    """Read a Word file.

    Args:
        file: Its name, for messages.
        content: Its bytes.
        progress: Told now and then how many paragraphs are read and how many there are.

    Returns:
        Its text in reading order.

    Raises:
        FileRefusedError: It is no Word file, or cannot be read within the bounds.
    """
    package = OfficePackage(file, content, RefusalReason.NOT_WORD)
    root = package.root(package.main)
    if root.tag != f"{WORD}document":
        raise FileRefusedError(file, RefusalReason.NOT_WORD, package.main)
    reader = _WordReader(package, root, progress)
    reader.read()
    if reader.contents_never_end:
        # The end of the table of contents is missing: rather read it as text than lose all after it.
        reader = _WordReader(package, root, progress, keep_contents=True)
        reader.read()
    return reader.result()


@dataclass(slots=True)
class _Flow:
    """Where the reading stands: story and paragraph, who takes the lines, text that the next one goes on."""

    story: str
    target: Block | None = None
    has_headings: bool = False
    carried: Gathered | None = None
    place: str = ""


class _WordReader:
    def __init__(
        self,
        package: OfficePackage,
        root: Element,
        progress: Progress | None,
        *,
        keep_contents: bool = False,
    ) -> None:
        self._package = package
        self._root = root
        self._progress = progress
        self._omissions = Omissions()
        styles = self._styles = Styles(package.related_root(package.main, "styles"))
        self._numbering = Numbering(
            package.related_root(package.main, "numbering"), lambda style: styles.style(style).list_number
        )
        self._notes = Notes(package, root)
        stories = [root, *self._notes.roots()]
        self._numbers = {
            paragraph: number for story in stories for number, paragraph in enumerate(story.iter(PARAGRAPH))
        }
        if len(self._numbers) > MOST_PARAGRAPHS:
            raise FileRefusedError(package.file, RefusalReason.TOO_LARGE, f"{MOST_PARAGRAPHS} paragraphs")
        some_hidden = self._styles.any_hidden or any(
            next(story.iter(VANISH), None) is not None for story in stories
        )
        self._inline = InlineReader(
            self._styles,
            self._omissions,
            package,
            some_hidden=some_hidden,
            keep_contents=keep_contents,
        )
        self._blocks: list[Block] = []
        self._tables = 0
        self._read_paragraphs = 0

    @property
    def contents_never_end(self) -> bool:
        """Whether a table of contents was still open when the file ended."""
        return self._inline.fields.in_contents

    def read(self) -> None:
        body = self._root.find(f"{WORD}body")
        if body is not None:
            self._container(body, _Flow("body", has_headings=True))
        self._count_comments()
        self._count_headers()

    def result(self) -> WordText:
        filled = tuple(block for block in self._blocks if block.lines)
        pages = pages_of(self._root)
        for block in filled if pages else ():
            story, _, number = block.place.partition("/")
            block.page = pages[int(number)] if story == "body" else None
        return WordText(filled, self._core_title(), self._omissions.all())

    def _container(self, container: Element, flow: _Flow) -> None:
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child, flow)
            elif tag == TABLE:
                self._table(child, flow)
            elif tag == CONTENT_CONTROL:
                self._content_control(child, flow)
            elif tag == ALTERNATE:
                shown = chosen(child)
                if shown is not None:
                    self._container(shown, flow)
            elif tag in _OTHER_DOCUMENTS:
                self._omissions.add(OmissionKind.OTHER_DOCUMENT)
            elif tag not in _SILENT and tag not in (DELETED, MOVED_FROM):
                self._container(child, flow)
        if flow.carried is not None:
            carried, flow.carried = flow.carried, None
            self._finish(ParagraphProperties(), self._styles.style(None), carried, flow)

    def _content_control(self, control: Element, flow: _Flow) -> None:
        gallery = value_at(control, "sdtPr/docPartObj/docPartGallery")
        content = control.find(CONTROL_CONTENT)
        if content is None:
            return
        if gallery == _CONTENTS_GALLERY:
            for paragraph in content.iter(PARAGRAPH):
                self._leave_out_contents("".join(each.text or "" for each in paragraph.iter(TEXT)))
        else:
            self._container(content, flow)

    def _leave_out_contents(self, text: str) -> None:
        if text.strip():
            self._omissions.add(OmissionKind.CONTENTS, text)

    def _paragraph(self, paragraph: Element, flow: _Flow) -> None:
        self._read_paragraphs += 1
        if self._progress is not None and self._read_paragraphs % _PROGRESS_STEP == 0:
            self._progress(self._read_paragraphs, len(self._numbers))
        flow.place = f"{flow.story}/{self._numbers[paragraph]}"
        properties = paragraph_properties(leading(paragraph, PARAGRAPH_PROPERTIES))
        style = self._styles.style(properties.style)
        found = self._inline.gather(paragraph, hidden=style.hidden)
        if flow.carried is not None:
            flow.carried.add(found)
            found, flow.carried = flow.carried, None
        if properties.mark_deleted:
            flow.carried = found
        else:
            self._finish(properties, style, found, flow)

    def _finish(self, properties: ParagraphProperties, style: Style, found: Gathered, flow: _Flow) -> None:
        text = found.text
        if style.role is StyleRole.CONTENTS:
            self._leave_out_contents("".join(found.contents) or text)
        elif found.contents and not text:
            self._leave_out_contents("".join(found.contents))
        else:
            label, is_bullet = next_label(properties, style, self._numbering)
            block = Block(PassageKind.PARAGRAPH, flow.place, [text], label)
            if flow.target is not None:
                _add_line(flow.target, block, is_bullet=is_bullet)
            elif text:
                level = style.level if properties.outline is None else properties.outline
                _classify(block, style, level if flow.has_headings else 0, is_bullet=is_bullet)
                self._blocks.append(block)
        for box in found.boxes:
            self._container(box, _Flow(flow.story))
        for kind, identifier in found.notes:
            self._note(kind, identifier)

    def _note(self, kind: str, identifier: str) -> None:
        taken = self._notes.take(kind, identifier)
        if taken is not None:
            element, label = taken
            block = Block(PassageKind.FOOTNOTE, label=label)
            self._blocks.append(block)
            self._container(element, _Flow(kind, target=block))

    def _table(self, table: Element, flow: _Flow) -> None:
        self._tables += 1
        number = self._tables
        cells: dict[tuple[int, int], Block] = {}
        for cell in table_cells(table, self._omissions):
            place = (cell.row, cell.column)
            block = cells.get(place)
            if block is None or not cell.goes_on:
                block = Block(PassageKind.TABLE_CELL, row=cell.row, column=cell.column, table=number)
                cells[place] = block
                self._blocks.append(block)
            self._container(cell.element, _Flow(flow.story, target=block))

    def _count_comments(self) -> None:
        root = self._package.related_root(self._package.main, "comments")
        for comment in () if root is None else root.iterfind(f"{WORD}comment"):
            self._omissions.add(OmissionKind.COMMENT, _all_text(comment))

    def _count_headers(self) -> None:
        for kind in (OmissionKind.HEADER, OmissionKind.FOOTER):
            for part in self._package.related(self._package.main, kind.value):
                text = _all_text(self._package.root(part))
                if text.strip():
                    self._omissions.add(kind, text)

    def _core_title(self) -> str:
        root = self._package.related_root("", "core-properties")
        return "" if root is None else (root.findtext(_DUBLIN_TITLE) or "").strip()


def _all_text(element: Element) -> str:
    return " ".join(each.text for each in element.iter(TEXT) if each.text)


def _add_line(target: Block, paragraph: Block, *, is_bullet: bool) -> None:
    """Add a paragraph to the cell or note it stands in, its number before it.

    A number alone is seen and so kept; a bullet with nothing after it says nothing.
    """
    text = paragraph.text
    if text or (paragraph.label and not is_bullet):
        target.lines.append(f"{paragraph.label} {text}".strip())
        target.place = target.place or paragraph.place


def _classify(block: Block, style: Style, level: int, *, is_bullet: bool) -> None:
    """Say what a paragraph of the running text is."""
    if level and len(block.text) <= LONGEST_HEADING:
        block.level = level
        block.label = "" if is_bullet else block.label
    elif style.role is StyleRole.CAPTION:
        block.kind = PassageKind.CAPTION
    elif block.label:
        block.kind = PassageKind.LIST_ITEM
    block.is_title = style.role is StyleRole.TITLE and not block.level
