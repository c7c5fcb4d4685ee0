"""Web pages, and the bodies of mails that are written as such: the text that a reader would see."""

import codecs
import re
from collections import Counter

from lxml import etree

from consult.documents.containers import LARGEST_FILE
from consult.documents.markup import MOST_ATTRIBUTES, MOST_TAGS, Element
from consult.documents.omissions import LONGEST_EXAMPLE
from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.records import ReadResponse, TextBlock
from consult.text import clean_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_WITHIN = 4096
# Browsers read what says it is Latin-1 or ASCII as Windows-1252, for that is what it most often is.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Codecs of Python that are no charsets, that differ between computers, or that take quadratic time.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "utf-7"}
)

_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav"),
        *("ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    }
)
_NEVER_SHOWN = frozenset({"head", "script", "style", "template", "noscript", "noframes", "iframe", "object"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CELLS = ("td", "th")
_SPACES = re.compile(r"[ \t\n\f]+")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_EXAMPLES_SOUGHT_IN = 4 * LONGEST_EXAMPLE


def read(file_name: str, content: bytes, charset: str = "") -> ReadResponse:
    """The visible text of a web page, a line a block; its title is the subject.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.
        charset: What a mail says that they are in; without it the page itself is asked.

    Raises:
        FileRefusedError: It is empty, or too large or too deeply nested to be read in some seconds.
    """
    if not content.strip():
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    page = clean_text(text_in(content, charset or _declared(content)))
    root = _parsed(file_name, page)
    if root is None:
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    written, left_out = _Page().read(root)
    # Characters written as numbers are no part of the cleaned source.
    text = clean_text(written)
    title = " ".join(clean_text(root.findtext(".//title") or "").split())
    blocks = tuple(TextBlock(line) for line in text.split("\n")) if text else ()
    return ReadResponse(blocks, subject=title, left_out=left_out)


def text_in(content: bytes, charset: str) -> str:
    """Text in a charset that was declared, which is not always the one that it is in.

    Args:
        content: The bytes.
        charset: What they are said to be; empty or unknown where nothing useful is said.

    Returns:
        The text; what no charset explains stands as U+FFFD.
    """
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    encoding = marked or _known(charset)
    if encoding and encoding != "cp1252":
        text = content.decode(encoding, "replace")
        # Nothing beyond ASCII was understood: the declaration is wrong rather than the text damaged.
        if "\ufffd" not in text or any("\x7f" < sign != "\ufffd" for sign in text):
            return text
    if encoding != "cp1252":
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return content.decode("cp1252", "replace")


def _known(charset: str) -> str:
    """The name by which Python knows a charset, or nothing."""
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
        if name.replace("_", "-") in _NO_CHARSETS:
            return ""
        # Codecs that are no text encodings say so only here, and only for bytes that are there.
        b" ".decode(name, "replace")
    # Names with a NUL or beyond ASCII are errors of their own.
    except (LookupError, ValueError, UnicodeError):
        return ""
    return _WIDER.get(name, name)


def _declared(content: bytes) -> str:
    found = _META_CHARSET.search(content[:_META_WITHIN])
    charset = found.group(1).decode("ascii", "replace") if found else ""
    # A declaration that can be read byte by byte does not stand in UTF-16.
    return "" if charset.lower().startswith(("utf-16", "utf-32")) else charset


def _parsed(file_name: str, page: str) -> Element | None:
    """The root of a page; None when there is nothing in it."""
    if page.count("<") > MOST_TAGS or page.count("=") > MOST_ATTRIBUTES:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, "tags")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "Document is empty" in str(error):
            return None
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, str(error)) from error
    # Nested more than 2,048 levels: the parser stops there, and what follows would be missing silently.
    if any("RESOURCE_LIMIT" in str(entry.type_name) for entry in parser.error_log):
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, "nesting")
    return root


class _Page:
    """The lines of a page, while its elements are walked through."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._space = False
        self._label = ""
        self._preformatted = 0
        self._row: Element | None = None
        self._numbers: dict[Element, int] = {}
        self._omitted: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def read(self, root: Element) -> tuple[str, tuple[LeftOut, ...]]:
        """The text of a page and what is not in it."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif self._hidden(element):
                self._count_hidden(element)
                walk.skip_subtree()
            else:
                self._enter(element)
        self._end_block()
        left_out = tuple(LeftOut(what, count, self._examples[what]) for what, count in self._omitted.items())
        return "\n".join(self._lines).strip("\n"), left_out

    def _enter(self, element: Element) -> None:
        name = element.tag
        if name == "br":
            self._break()
        elif name == "img":
            self._count_picture(element)
        elif name in _CELLS and self._row is not None:
            self._begin_cell(element)
        elif name in _BLOCKS:
            self._end_block()
        if name == "li":
            self._label = self._item_label(element)
        elif name == "pre":
            self._preformatted += 1
        elif name == "tr" and self._row is None and _is_data(element):
            self._row = element
        self._write(element.text)

    def _leave(self, element: Element) -> None:
        name = element.tag
        if element is self._row:
            self._row = None
        if name in _BLOCKS and not (name in _CELLS and self._row is not None):
            self._end_block()
        if not self._hidden(element):
            if name == "pre":
                self._preformatted -= 1
            elif name == "li":
                self._label = ""
        self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted and self._row is None:
            first, *others = text.split("\n")
            self._append(first)
            for line in others:
                self._break()
                self._append(line)
            return
        words = _SPACES.sub(" ", text)
        if words.startswith(" "):
            self._space = True
        trimmed = words.strip(" ")
        if trimmed:
            self._append(trimmed)
            self._space = words.endswith(" ")

    def _append(self, text: str) -> None:
        if not text:
            return
        if self._label:
            self._line.append(self._label)
            self._label = ""
        elif self._space and self._line and self._line[-1] != "\t":
            self._line.append(" ")
        self._space = False
        self._line.append(text)

    def _break(self) -> None:
        """A line feed; in a row of a table a space, for it would look like another row."""
        if self._row is not None:
            self._space = True
            return
        line = "".join(self._line)
        self._lines.append(line if line.strip() else "")
        self._line, self._space = [], False

    def _end_block(self) -> None:
        if self._line or self._row is not None:
            self._break()

    def _begin_cell(self, cell: Element) -> None:
        if cell.getparent() is self._row and any(
            before.tag in _CELLS for before in cell.itersiblings(preceding=True)
        ):
            self._line.append("\t")
            self._space = False

    def _item_label(self, item: Element) -> str:
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "• "
        number = _whole(item.get("value"), self._numbers.get(parent, _whole(parent.get("start"), 1) - 1) + 1)
        self._numbers[parent] = number
        kind = parent.get("type", "1")
        if kind in ("a", "A") and 0 < number <= len(_ALPHABET):
            letter = _ALPHABET[number - 1]
            return f"{letter if kind == 'a' else letter.upper()}. "
        return f"{number}. "

    def _hidden(self, element: Element) -> bool:
        return (
            element.tag in _NEVER_SHOWN
            or element.get("hidden") is not None
            or _HIDING.search(element.get("style", "")) is not None
        )

    def _count_hidden(self, element: Element) -> None:
        if element.tag not in _NEVER_SHOWN:
            example = _beginning(element)
            if example:
                self._count("hidden_text", example)

    def _count_picture(self, picture: Element) -> None:
        # Pictures of a dot or less are there to tell that the mail was opened.
        if picture.get("width") not in ("0", "1"):
            self._count("picture", " ".join(picture.get("alt", "")[:_EXAMPLES_SOUGHT_IN].split()))

    def _count(self, what: str, example: str) -> None:
        self._omitted[what] += 1
        self._examples[what] = self._examples.get(what) or example[:LONGEST_EXAMPLE]


def _is_data(row: Element) -> bool:
    """Whether a row holds data; mails also lay out their text in tables of one cell, or in each other."""
    filled = sum(1 for cell in row if cell.tag in _CELLS and any(text.strip() for text in cell.itertext()))
    return filled > 1 and next(row.iter("table"), None) is None


def _beginning(element: Element) -> str:
    found: list[str] = []
    length = 0
    for text in element.itertext():
        found.append(str(text)[:_EXAMPLES_SOUGHT_IN])
        length += len(found[-1])
        if length > _EXAMPLES_SOUGHT_IN:
            break
    return " ".join("".join(found).split())


def _whole(written: str | None, otherwise: int) -> int:
    """A small whole number that was written out, or another."""
    return int(written) if written and re.fullmatch(r"-?[0-9]{1,6}", written.strip()) else otherwise
