"""The draft's original Word file, to which comments and tracked changes are added; the rest stays."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from consult.documents.markup import Element
from consult.documents.package import OfficePackage
from consult.documents.word_tags import IDENTIFIER, PARAGRAPH, PARAGRAPH_PROPERTIES, WORD
from consult.errors import RefusalReason
from consult.reports.markup import escaped
from consult.reports.writing import archive_in, replacing

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS_PART = "comments"
_ROOT = f'<w:comments xmlns:w="{WORD[1:-1]}">{{}}</w:comments>'
_STORY = "body"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the margin; `date` is ISO 8601, each line a paragraph, the first of them strong."""

    author: str
    initials: str
    date: str
    lines: Sequence[str]


class DraftFile:
    """A Word file in memory, its paragraphs found by the places that the reader gave them."""

    def __init__(self, file: str, content: bytes) -> None:
        """Open the file.

        Args:
            file: Its name, for messages.
            content: Its bytes.

        Raises:
            FileRefusedError: It is no Word file, is damaged, or goes beyond what is safe to open.
        """
        self._content = content
        self._package = OfficePackage(file, content, RefusalReason.NOT_WORD)
        self.root = self._package.root(self._package.main)
        self._paragraphs = list(self.root.iter(PARAGRAPH))
        known = self._package.related(self._package.main, _COMMENTS_PART)
        self._comments_name = known[0] if known else ""
        self._comments = self._package.root(known[0]) if known else etree.fromstring(_ROOT.format(""))
        numbers = [int(each.get(IDENTIFIER, "0")) for each in self._comments]
        self._next_comment = max(numbers, default=-1) + 1
        self._added: list[str] = []

    def paragraph(self, place: str) -> Element | None:
        """The paragraph at a place of the body; None for one in a note, where Word allows no comments."""
        story, _, number = place.partition("/")
        if story != _STORY or not number.isdecimal() or int(number) >= len(self._paragraphs):
            return None
        return self._paragraphs[int(number)]

    @property
    def first(self) -> Element:
        """The first paragraph, for what concerns the draft as a whole."""
        if not self._paragraphs:
            body = self.root.find(f"{WORD}body")
            assert body is not None
            self._paragraphs.append(etree.SubElement(body, PARAGRAPH))
        return self._paragraphs[0]

    def comment(self, paragraph: Element, remark: Remark) -> None:
        """Hang a comment on a whole paragraph (ISO/IEC 29500-1, 17.13.4)."""
        number = str(self._next_comment)
        self._next_comment += 1
        self._added.append(_comment(number, remark))
        start = etree.Element(f"{WORD}commentRangeStart", {IDENTIFIER: number})
        end = etree.Element(f"{WORD}commentRangeEnd", {IDENTIFIER: number})
        run = etree.Element(f"{WORD}r")
        etree.SubElement(run, f"{WORD}commentReference", {IDENTIFIER: number})
        first = 1 if len(paragraph) and paragraph[0].tag == PARAGRAPH_PROPERTIES else 0
        paragraph.insert(first, start)
        paragraph.extend((end, run))

    def write(self, target: Path) -> None:
        """Write the file with what was added.

        Raises:
            TargetRefusedError: The target cannot be written, or another program has it open.
        """
        changed = self._changed_parts()
        source = ZipFile(BytesIO(self._content))
        with source, replacing(target) as file, archive_in(file) as archive:
            for entry in source.infolist():
                name = entry.filename.replace("\\", "/").lstrip("/")
                found = changed.pop(name.lower(), None)
                archive.writestr(name, source.read(entry) if found is None else found)
            for name, data in changed.items():
                archive.writestr(name, data)

    def _changed_parts(self) -> dict[str, bytes]:
        """The parts that differ from the original's, by their names in small letters."""
        main = self._package.main
        changed = {main.lower(): _bytes(self.root)}
        if not self._added:
            return changed
        # Parsed at once: to parse each by itself takes as long as all the rest.
        self._comments.extend(etree.fromstring(_ROOT.format("".join(self._added))))
        self._added.clear()
        if not self._comments_name:
            folder, name = posixpath.split(main)
            self._comments_name = self._free_name(folder)
            relations = posixpath.join(folder, "_rels", f"{name}.rels")
            changed[relations.lower()] = self._with_relation(
                relations, posixpath.basename(self._comments_name)
            )
            changed[_CONTENT_TYPES.lower()] = self._with_content_type()
        changed[self._comments_name.lower()] = _bytes(self._comments)
        return changed

    def _free_name(self, folder: str) -> str:
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(10_000))
        return next(name for name in names if not self._package.has(name))

    def _with_relation(self, relations: str, target: str) -> bytes:
        empty = f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>'
        root = self._package.root(relations) if self._package.has(relations) else etree.fromstring(empty)
        taken = {each.get("Id") for each in root}
        key = next(key for number in range(10_000) if (key := f"rIdSamrad{number}") not in taken)
        values = {"Id": key, "Type": RELATIONSHIP_TYPE.COMMENTS, "Target": target}
        etree.SubElement(root, f"{_RELATIONS}Relationship", values)
        return _bytes(root)

    def _with_content_type(self) -> bytes:
        root = self._package.root(_CONTENT_TYPES)
        values = {"PartName": f"/{self._comments_name}", "ContentType": CONTENT_TYPE.WML_COMMENTS}
        etree.SubElement(root, f"{_TYPES}Override", values)
        return _bytes(root)


def _bytes(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _comment(number: str, remark: Remark) -> str:
    first, *rest = remark.lines
    paragraphs = [f"<w:p><w:r><w:rPr><w:b/></w:rPr>{_text(first)}</w:r></w:p>"]
    paragraphs += [f"<w:p><w:r>{_text(line)}</w:r></w:p>" for line in rest]
    attributes: Mapping[str, str] = {
        "id": number,
        "author": remark.author,
        "initials": remark.initials,
        "date": f"{remark.date}T00:00:00Z",
    }
    named = " ".join(f'w:{name}="{_attribute(value)}"' for name, value in attributes.items())
    return f"<w:comment {named}>{''.join(paragraphs)}</w:comment>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(_allowed(text))}</w:t>'


def _attribute(text: str) -> str:
    words = " ".join(_allowed(text).split())
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _allowed(text: str) -> str:
    """A text without the characters that no XML document may hold (XML 1.0, section 2.2)."""
    return "".join(_characters(text))


def _characters(text: str) -> Iterator[str]:
    for character in text:
        code = ord(character)
        if character in "\t\n\r" or (0x20 <= code < 0xD800) or (0xE000 <= code < 0xFFFE) or code > 0xFFFF:
            yield character
