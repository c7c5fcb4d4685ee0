"""Text documents of LibreOffice and others (.odt, ISO/IEC 26300), word for word."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from consult.documents.containers import check_zip
from consult.documents.markup import Element, parse
from consult.documents.omissions import OmissionKind, Omissions
from consult.documents.package import MOST_ENTRIES, MOST_MARKUP_BYTES
from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.records import ReadResponse, TextBlock
from consult.text import clean_text

MOST_REPEATED = 64
"""Times that a cell or a row is repeated; sheets are filled out with thousands of empty ones."""

MOST_MADE_UP = 1_000_000
"""Characters of all spaces and repeated cells together, which a few bytes can ask for without end."""

_ENTRY_MARK = b"PK\x01\x02"
_ENCRYPTED_FLAG = 0x1
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TEXT = f"{{{_NAMESPACE}:office:1.0}}", f"{{{_NAMESPACE}:text:1.0}}"
_TABLE, _DRAW = f"{{{_NAMESPACE}:table:1.0}}", f"{{{_NAMESPACE}:drawing:1.0}}"
_STYLE = f"{{{_NAMESPACE}:style:1.0}}"
_IDENTIFIER = "{http://www.w3.org/XML/1998/namespace}id"
_SPACES = re.compile(r"[ \t\r\n]+")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_DEEPEST_LIST = 10
_OBJECTS = (f"{_DRAW}object", f"{_DRAW}object-ole", f"{_DRAW}plugin", f"{_DRAW}applet")
# Marks and declarations whose text, if they have any, is not shown.
_SILENT = frozenset(
    {
        *(f"{_OFFICE}forms", f"{_OFFICE}event-listeners", f"{_OFFICE}annotation-end"),
        *(f"{_TEXT}ruby-text", f"{_TEXT}script", f"{_TEXT}number", f"{_TEXT}variable-decls"),
        *("{http://www.w3.org/2000/svg}title", f"{{{_NAMESPACE}:svg-compatible:1.0}}title"),
        f"{{{_NAMESPACE}:svg-compatible:1.0}}desc",
    }
)


def read(file_name: str, content: bytes) -> ReadResponse:
    """The text of an OpenDocument text in reading order.

    A line a paragraph, numbers and bullets before list items; a line a table row, its cells apart by
    tabs; the notes last. Between kinds stands an empty line.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is no such document, is encrypted, or cannot be read.
    """
    parts = _unpacked(file_name, content)
    body = parse(file_name, "content.xml", parts["content.xml"])
    texts = body.find(f"{_OFFICE}body/{_OFFICE}text")
    if texts is None:
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, "no text")
    styles = parse(file_name, "styles.xml", parts["styles.xml"]) if parts["styles.xml"] else None
    document = _Document(_Numbering([each for each in (styles, body) if each is not None]))
    try:
        document.take(texts)
    except RecursionError as error:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, "nesting") from error
    if styles is not None:
        document.count_furniture(styles)
    text = clean_text("\n".join(document.lines()))
    left_out = tuple(LeftOut(each.kind.value, each.count, each.example) for each in document.omissions.all())
    return ReadResponse(
        tuple(TextBlock(line) for line in text.split("\n")) if text else (), left_out=left_out
    )


def _unpacked(file_name: str, content: bytes) -> dict[str, bytes]:
    """The parts that are read; an optional one that is missing is empty."""
    check_zip(file_name, content, RefusalReason.UNREADABLE_FORMAT)
    # Counted before the archive's directory is read: a million entries take seconds to list.
    if content.count(_ENTRY_MARK) > MOST_ENTRIES:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, "entries")
    try:
        with ZipFile(BytesIO(content)) as archive:
            manifest = _part(file_name, archive, "META-INF/manifest.xml")
            if b"encryption-data" in manifest:
                raise FileRefusedError(file_name, RefusalReason.ENCRYPTED)
            found = {name: _part(file_name, archive, name) for name in ("content.xml", "styles.xml")}
    except (BadZipFile, EOFError) as error:
        raise FileRefusedError(file_name, RefusalReason.TRUNCATED, str(error)) from error
    except (zlib.error, ValueError, OSError, NotImplementedError) as error:
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, str(error)) from error
    if not found["content.xml"]:
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, "content.xml")
    return found


def _part(file_name: str, archive: ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    entry = archive.getinfo(name)
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise FileRefusedError(file_name, RefusalReason.ENCRYPTED, name)
    if entry.file_size > MOST_MARKUP_BYTES:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, name)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, name)
    return archive.read(entry)


@dataclass(frozen=True, slots=True)
class _Level:
    """How the items of a level of a list are labelled."""

    bullet: str = "•"
    form: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1


@dataclass(slots=True)
class _List:
    """A list that is being read: its style, and how far each level has counted."""

    style: str
    counted: list[int] = field(default_factory=lambda: [0] * (_DEEPEST_LIST + 1))


class _Numbering:
    """The labels of list items and headings."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for style in root.iter(f"{_TEXT}list-style"):
                self._styles[style.get(f"{_STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{_TEXT}outline-style"):
                self._styles["\n"] = _levels(style)
        self._by_identifier: dict[str, _List] = {}
        self._latest = _List("")
        # No style has a name with a line feed in it.
        self._headings = _List("\n")

    def begin(self, element: Element) -> _List:
        """A list begins, or one goes on that was interrupted."""
        style = element.get(f"{_TEXT}style-name", "")
        continued = self._by_identifier.get(element.get(f"{_TEXT}continue-list", ""))
        if (
            continued is None
            and element.get(f"{_TEXT}continue-numbering") == "true"
            and style == self._latest.style
        ):
            continued = self._latest
        found = continued or _List(style)
        self._latest = found
        self._by_identifier[element.get(_IDENTIFIER, "")] = found
        self._by_identifier.pop("", None)
        return found

    def item(self, within: _List, depth: int, start: str | None) -> str:
        """The label of the next item of a list."""
        depth = min(depth, _DEEPEST_LIST)
        levels = self._styles.get(within.style, {})
        level = levels.get(depth, _Level())
        count = _whole(start, within.counted[depth] + 1 if within.counted[depth] else level.start)
        within.counted[depth] = count
        within.counted[depth + 1 :] = [0] * (_DEEPEST_LIST - depth)
        if not level.form:
            return level.bullet
        first = max(1, depth - level.shown + 1)
        shown = (
            _numeral(within.counted[each] or 1, form)
            for each in range(first, depth + 1)
            if (form := levels.get(each, _Level()).form)
        )
        return f"{level.before}{'.'.join(shown)}{level.after}"

    def heading(self, element: Element) -> str:
        """The number of a heading; empty where headings are not numbered."""
        depth = _whole(element.get(f"{_TEXT}outline-level"), 1)
        level = self._styles.get("\n", {}).get(depth)
        if level is None or not level.form or element.get(f"{_TEXT}is-list-header") == "true":
            return ""
        return self.item(self._headings, depth, element.get(f"{_TEXT}start-value"))


class _Document:
    """The lines of a document, while its elements are walked through."""

    def __init__(self, numbering: _Numbering) -> None:
        self.omissions = Omissions()
        self._numbering = numbering
        self._found: list[tuple[str, str]] = []
        self._notes: list[tuple[str, str]] = []
        self._beside: list[Element] = []
        self._tables = 0
        self._left = MOST_MADE_UP

    def lines(self) -> Iterator[str]:
        """A line a block, and an empty one between kinds."""
        before = ""
        for kind, text in [*self._found, *self._notes]:
            if before and kind != before:
                yield ""
            before = kind
            yield text

    def take(self, container: Element) -> None:
        """Take in what stands in the document, a section, a cell, a note or a box."""
        for element in container:
            self._take_block(element)

    def count_furniture(self, styles: Element) -> None:
        """Count what stands at the head and foot of each page."""
        for name, kind in (("header", OmissionKind.HEADER), ("footer", OmissionKind.FOOTER)):
            for element in styles.iter(f"{_STYLE}{name}"):
                example = " ".join("".join(map(str, element.itertext())).split())
                if example:
                    self.omissions.add(kind, example)

    def _take_block(self, element: Element) -> None:
        name = element.tag
        if name == f"{_TEXT}p":
            self._paragraph(element, "paragraph", "")
        elif name == f"{_TEXT}h":
            self._paragraph(element, "heading", self._numbering.heading(element))
        elif name == f"{_TEXT}list":
            self._take_list(element, self._numbering.begin(element), 1)
        elif name == f"{_TABLE}table":
            self._take_table(element)
        elif name == f"{_TEXT}tracked-changes":
            for deletion in element.iter(f"{_TEXT}deletion"):
                paragraphs = (*deletion.iter(f"{_TEXT}p"), *deletion.iter(f"{_TEXT}h"))
                words = " ".join("".join(map(str, each.itertext())) for each in paragraphs)
                self.omissions.add(OmissionKind.DELETED_TEXT, words)
        elif name == f"{_TEXT}table-of-content":
            self.omissions.add(OmissionKind.CONTENTS, " ".join(map(str, element.itertext()))[:1000])
        elif element.get(f"{_TEXT}display") == "none":
            self.omissions.add(OmissionKind.HIDDEN_TEXT, " ".join(map(str, element.itertext()))[:1000])
        elif str(name).startswith(_DRAW):
            self._beside.append(element)
            self._take_beside()
        elif name not in _SILENT:
            self.take(element)

    def _paragraph(self, element: Element, kind: str, label: str) -> None:
        text = self._inline(element).strip()
        if text:
            self._found.append((kind, f"{label} {text}".strip()))
        self._take_beside()

    def _take_beside(self) -> None:
        """Text boxes come after the paragraph that they hang on."""
        beside, self._beside = self._beside, []
        for element in beside:
            if element.find(f"{_DRAW}image") is not None and element.find(f"{_DRAW}object") is None:
                self.omissions.add(OmissionKind.PICTURE, element.get(f"{_DRAW}name", ""))
            elif any(element.find(name) is not None for name in _OBJECTS):
                self.omissions.add(OmissionKind.EMBEDDED_OBJECT, element.get(f"{_DRAW}name", ""))
            else:
                self.take(element)

    def _inline(self, element: Element) -> str:
        found = [_SPACES.sub(" ", element.text or "")]
        for child in element:
            found.append(self._inline_child(child))
            found.append(_SPACES.sub(" ", child.tail or ""))
        return "".join(found)

    def _inline_child(self, child: Element) -> str:
        name = child.tag
        if name == f"{_TEXT}s":
            return " " * self._affordable(_whole(child.get(f"{_TEXT}c"), 1), 1)
        if name == f"{_TEXT}tab":
            return "\t"
        if name == f"{_TEXT}line-break":
            return "\n"
        if name == f"{_TEXT}note":
            self._take_note(child)
            return ""
        if name == f"{_OFFICE}annotation":
            words = " ".join("".join(map(str, each.itertext())) for each in child.iter(f"{_TEXT}p"))
            self.omissions.add(OmissionKind.COMMENT, words)
            return ""
        if name in (f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"):
            self.omissions.add(OmissionKind.HIDDEN_TEXT, "".join(map(str, child.itertext())))
            return ""
        if str(name).startswith(_DRAW) and name != f"{_DRAW}a":
            self._beside.append(child)
            return ""
        return "" if name in _SILENT else self._inline(child)

    def _take_note(self, note: Element) -> None:
        mark = "".join(note.findtext(f"{_TEXT}note-citation", "").split())
        body = note.find(f"{_TEXT}note-body")
        text = "\n".join(self._apart(body)) if body is not None else ""
        if text:
            self._notes.append(("note", f"{mark} {text}".strip()))

    def _apart(self, container: Element) -> list[str]:
        """The lines of a note or a cell, which do not stand in the running text."""
        outside, self._found = self._found, []
        boxes, self._beside = self._beside, []
        self.take(container)
        found, self._found, self._beside = self._found, outside, boxes
        return [text for _, text in found]

    def _take_list(self, element: Element, within: _List, depth: int) -> None:
        for item in element:
            label = ""
            waiting = item.tag == f"{_TEXT}list-item"
            for child in item:
                if child.tag == f"{_TEXT}list":
                    self._take_nested(child, within, depth + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    if waiting:
                        label = self._numbering.item(within, depth, item.get(f"{_TEXT}start-value"))
                    self._paragraph(child, "list", label)
                    label, waiting = "", False
                else:
                    self._take_block(child)

    def _take_nested(self, element: Element, within: _List, depth: int) -> None:
        style = element.get(f"{_TEXT}style-name", within.style)
        outer, within.style = within.style, style
        self._take_list(element, within, depth)
        within.style = outer

    def _take_table(self, table: Element) -> None:
        self._tables += 1
        kind = f"table {self._tables}"
        for row in table.iter(f"{_TABLE}table-row"):
            # Rows of tables within the cells are taken in with these.
            if next(row.iterancestors(f"{_TABLE}table")) is not table:
                continue
            line = "\t".join(self._cells(row)).rstrip()
            if line:
                times = _repeated(row.get(f"{_TABLE}number-rows-repeated"))
                self._found += [(kind, line)] * (1 + self._affordable(times - 1, len(line)))

    def _cells(self, row: Element) -> Iterator[str]:
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            text = " ".join(" ".join(self._apart(cell)).replace("\t", " ").split("\n"))
            times = _repeated(cell.get(f"{_TABLE}number-columns-repeated"))
            yield from [text] * (1 + self._affordable(times - 1, len(text)))

    def _affordable(self, times: int, length: int) -> int:
        """How many times something can be repeated within the bounds."""
        allowed = max(0, min(times, self._left // (length + 1)))
        self._left -= allowed * (length + 1)
        return allowed


def _levels(style: Element) -> dict[int, _Level]:
    return {
        _whole(level.get(f"{_TEXT}level"), 0): _Level(
            # Signs for private use have a shape in one font alone.
            re.sub("^[\ue000-\uf8ff]?$", "•", level.get(f"{_TEXT}bullet-char", "")),
            level.get(f"{_STYLE}num-format", ""),
            level.get(f"{_STYLE}num-prefix", ""),
            level.get(f"{_STYLE}num-suffix", ""),
            _whole(level.get(f"{_TEXT}display-levels"), 1),
            _whole(level.get(f"{_TEXT}start-value"), 1),
        )
        for level in style
    }


def _numeral(number: int, form: str) -> str:
    written = str(number)
    if form in ("a", "A") and 0 < number <= len(_ALPHABET):
        written = _ALPHABET[number - 1]
    elif form in ("i", "I") and 0 < number < 40:
        written = ""
        for value, sign in _ROMAN:
            written += sign * (number // value)
            number %= value
    return written.upper() if form in ("A", "I") else written


def _repeated(written: str | None) -> int:
    return min(_whole(written, 1), MOST_REPEATED)


def _whole(written: str | None, otherwise: int) -> int:
    """A small whole number that was written out, or another."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else otherwise
