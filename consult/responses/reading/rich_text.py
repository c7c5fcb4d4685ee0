"""Rich text (.rtf): its words, a line a paragraph, a table's cells apart by tabs."""

import re

from consult.documents.containers import LARGEST_FILE
from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.records import ReadResponse, TextBlock
from consult.text import clean_text

_MOST_CHARACTERS = 10_000_000
_MOST_FONTS = 500

_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
# Pictures and embedded files are hexadecimal; no word has so many letters from a to f.
_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{200,}")
_FONT = re.compile(r"\\f(\d{1,6})(?!\d)|\\fcharset(\d{1,3})(?!\d)")
_BRACE = re.compile(r"[{}]")
_FRAMES = re.compile(r"\{\s*\\(header|footer)[lrf]?(?![a-z])")
_COMMENT = re.compile(r"\{\s*\\\*\\annotation(?![a-z])")
# What the library leaves out or writes in its own way, said in words that it reads as they are meant.
_REWORDED = (
    # Its pattern for links takes time by the square of the file, and writes addresses into the text.
    (re.compile(r"\\fldinst(?![a-z])"), r"\\fldtype"),
    (re.compile(r"\\(?:nest)?cell(?![a-z])"), r"\\tab"),
    (re.compile(r"\\nestrow(?![a-z])"), r"\\row"),
    # Notes stand where they are called, text boxes where they hang.
    (re.compile(r"\\footnote(?![a-z]) ?"), " "),
    (re.compile(r"\{\s*\\shp(?![a-z])"), "{"),
    (re.compile(r"\\\*\\shpinst(?![a-z])"), ""),
    (re.compile(r"\\shptxt(?![a-z])"), r"\\par"),
    # Not code pages of letters; what is written in eight bits all the same is Windows' own.
    (re.compile(r"\\ansicpg(?:0|1|65001)(?!\d)"), r"\\ansicpg1252"),
)


def read(file_name: str, content: bytes) -> ReadResponse:
    """The text of a rich text file.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is empty, too large, no rich text, or cut short.
    """
    if not content.strip(b"\0\t\r\n "):
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not content.startswith(b"{\\rtf"):
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, "no rich text")
    source = _decoded(_PICTURE.sub(b"", _without_binary(content)))
    if len(source) > _MOST_CHARACTERS:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(source)} characters")
    if not source.rstrip("\0\t\r\n ").endswith("}"):
        raise FileRefusedError(file_name, RefusalReason.TRUNCATED)
    text = _text(file_name, source)
    lines = (TextBlock(line.rstrip(" \t")) for line in text.strip("\n").split("\n"))
    return ReadResponse(tuple(lines) if text.strip() else (), left_out=_left_out(source))


def _without_binary(content: bytes) -> bytes:
    """The source without the bytes of pictures, which may hold anything, braces too."""
    kept, start = bytearray(), 0
    while found := _BINARY.search(content, start):
        kept += content[start : found.start()]
        start = found.end() + int(found[1])
    return bytes(kept + content[start:])


def _decoded(content: bytes) -> str:
    """The source; the format is seven bits wide, and programs that write eight mean one of these two."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _with_short_font_table(source: str) -> str:
    """The source with no more of its fonts than their alphabets.

    The library's pattern for them takes time by the square of the table.
    """
    start = source.find("{\\fonttbl")
    if start == -1:
        return source
    depth = 0
    end = len(source)
    for brace in _BRACE.finditer(source, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            end = brace.end()
            break
    alphabets: dict[str, str] = {}
    font = ""
    for found in _FONT.finditer(source, start, end):
        if found[1]:
            font = found[1]
        elif font and len(alphabets) < _MOST_FONTS:
            alphabets[font] = found[2]
    fonts = "".join(f"{{\\f{font}\\fcharset{alphabet} x;}}" for font, alphabet in alphabets.items())
    return f"{source[:start]}{{\\fonttbl{fonts}}}{source[end:]}"


def _text(file: str, source: str) -> str:
    # Loaded when such a file is read.
    from striprtf import striprtf

    source = _with_short_font_table(source)
    for pattern, words in _REWORDED:
        source = pattern.sub(words, source)
    try:
        text: str = striprtf.rtf_to_text(source, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    # Numbers out of range and unknown code pages end in errors of many kinds.
    except (ValueError, LookupError, TypeError, OverflowError, AttributeError) as error:
        raise FileRefusedError(file, RefusalReason.DAMAGED, str(error)) from error
    # Characters beyond the first 65,536 come as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return clean_text(text.replace("\u00ad", ""))


def _left_out(source: str) -> tuple[LeftOut, ...]:
    kinds = [found[1] for found in _FRAMES.finditer(source)]
    counts = {what: kinds.count(what) for what in ("header", "footer")}
    counts["comment"] = len(_COMMENT.findall(source))
    return tuple(LeftOut(what, count) for what, count in counts.items() if count)
