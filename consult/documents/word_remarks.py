"""What readers noted in a Word file: its comments, and the paragraphs they changed with changes tracked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from consult.documents.markup import Element
from consult.documents.package import OfficePackage
from consult.documents.word_marked import Mark, Sign, State, walk
from consult.documents.word_tags import IDENTIFIER, WORD
from consult.text import clean_text

MOST_REMARKS = 20_000


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, or a paragraph that was changed.

    `original` is the text of the paragraph in which it begins, as it was before any change; where that
    paragraph is new, the one before it. `quoted` are the words a comment is hung on. `words` are the
    comment's own, or the paragraph's new wording, empty where it is to be struck.
    """

    is_change: bool
    author: str
    original: str
    quoted: str
    words: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """All remarks of a file in the order of its text, and the paragraphs as they were before any change."""

    found: tuple[Remark, ...]
    originals: tuple[str, ...]


@dataclass(slots=True)
class _Paragraph:
    original: str = ""
    new: str = ""
    author: str = ""
    changed: bool = False
    opened: list[str] = field(default_factory=list)


def read_remarks(package: OfficePackage) -> Remarks | None:
    """Read what was noted in a Word file.

    Args:
        package: The Word file.

    Returns:
        What was noted, or None when nothing was.

    Raises:
        FileRefusedError: It cannot be read.
    """
    signs = (b"commentRangeStart", b"<w:ins ", b"<w:del ", b"<w:moveFrom ")
    if not any(package.mentions(package.main, sign) for sign in signs):
        return None
    root = package.root(package.main)
    comments = comments_of(package)
    quotes: dict[str, str] = {}
    paragraphs = list(_paragraphs(root, quotes))
    found: list[Remark] = []
    before = ""
    for paragraph in paragraphs:
        original = clean_text(paragraph.original).strip()
        stands_in = original or before
        if paragraph.changed:
            words = clean_text(paragraph.new).strip()
            if words != original:
                found.append(Remark(True, paragraph.author, stands_in, "", words))
        for identifier in paragraph.opened:
            author, words = comments.get(identifier, ("", ""))
            if words:
                quoted = clean_text(quotes.get(identifier, "")).strip()
                found.append(Remark(False, author, stands_in, quoted, words))
        before = stands_in
    originals = tuple(text for each in paragraphs if (text := clean_text(each.original).strip()))
    return Remarks(tuple(found[:MOST_REMARKS]), originals)


def _paragraphs(root: Element, quotes: dict[str, str]) -> Iterator[_Paragraph]:
    """The paragraphs of the running text; the words under each comment are put in `quotes`."""
    paragraph: _Paragraph | None = None
    opened: set[str] = set()
    joins = False
    for found in walk(root):
        if isinstance(found, Mark):
            if found.sign is Sign.RANGE_START:
                opened.add(found.identifier)
                quotes.setdefault(found.identifier, "")
                if paragraph is not None:
                    paragraph.opened.append(found.identifier)
            elif found.sign is Sign.RANGE_END:
                opened.discard(found.identifier)
            elif paragraph is not None and joins:
                joins = found.state is State.TAKEN_OUT
            else:
                if paragraph is not None:
                    yield paragraph
                paragraph = _Paragraph()
                for identifier in opened:
                    quotes[identifier] += "\n"
                # A paragraph whose mark was taken out runs on into the next one.
                joins = found.state is State.TAKEN_OUT
        elif paragraph is not None:
            paragraph.changed = paragraph.changed or found.state is not State.KEPT
            paragraph.author = paragraph.author or found.author
            if found.state is not State.PUT_IN:
                paragraph.original += found.text
            if found.state is not State.TAKEN_OUT:
                paragraph.new += found.text
                for identifier in opened:
                    quotes[identifier] += found.text
    if paragraph is not None:
        yield paragraph


def comments_of(package: OfficePackage) -> dict[str, tuple[str, str]]:
    """Author and words of each comment by its identifier (29500-1, 17.13.4.2)."""
    root = package.related_root(package.main, "comments")
    found = {}
    for comment in () if root is None else root.iterfind(f"{WORD}comment"):
        words = ""
        for each in walk(comment):
            if isinstance(each, Mark):
                words += "\n" if words and each.sign is Sign.PARAGRAPH else ""
            elif each.state is not State.TAKEN_OUT:
                words += each.text
        author = " ".join(clean_text(comment.get(f"{WORD}author", "")).split())
        found[comment.get(IDENTIFIER, "")] = (author, clean_text(words).strip())
    return found
