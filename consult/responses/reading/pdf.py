"""PDF files: opened with care, their pages taken apart into lines; `pdf_layout` makes text of them."""

import ctypes
import re
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import hypot
from typing import Any

from consult.documents.containers import LARGEST_FILE
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.pdf_layout import HYPHENS, Line, Page, laid_out
from consult.responses.reading.records import ReadResponse

MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000
_LONGEST = 4.0
_LONGEST_PER_MB = 2.0
"""Seconds: a small file has no right to much time, a large one does."""
_FEW_CHARACTERS = 300
_MOST_ANNOTATIONS = 1_000
# FPDF_ANNOT_TEXT; FPDF_ANNOT_FREETEXT and FPDF_ANNOT_WIDGET.
_NOTE, _WRITTEN_ON = 1, frozenset((3, 20))
_LARGEST_STREAM = 16 * 1024 * 1024
# No stream of deflate grows more than this (RFC 1951 allows 258 bytes for two bits).
_STEEPEST = 1_032

_LEAP = 1.3
"""Times a letter's size: a wider gap parts columns or cells, even in a justified line."""
# The library keeps its state in globals and must be entered by one thread at a time.
_ONE_AT_A_TIME = threading.Lock()

_LINE = re.compile("[^\r\n\ufffe\x02]+")
_WORD = re.compile(r"\S+")


def read(file_name: str, content: bytes) -> ReadResponse:
    """The text of a PDF file, a block a paragraph.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is empty, too large, locked by a password, damaged or cut short, or it
            takes too long to read.
    """
    with _ONE_AT_A_TIME:
        pages = _read_pages(file_name, content)
    return laid_out(pages)


def _check(file: str, content: bytes) -> None:
    """Refuse what can be told from the bytes alone, before the library spends memory on it."""
    if not content.strip(b"\0\t\r\n "):
        raise FileRefusedError(file, RefusalReason.EMPTY)
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(file, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    if b"%PDF-" not in content[:1024]:
        raise FileRefusedError(file, RefusalReason.DAMAGED, "no pdf")
    # A file made for the web says its length at its start, and has an end mark there as well.
    length = re.search(rb"/Linearized[^>]{0,200}?/L\s+(\d{1,12})", content[:2048])
    if b"%%EOF" not in content or (length and len(content) < int(length[1])):
        raise FileRefusedError(file, RefusalReason.TRUNCATED)
    start = content.find(b"stream")
    while start != -1:
        end = content.find(b"endstream", start)
        end = len(content) if end == -1 else end
        if (end - start) * _STEEPEST > _LARGEST_STREAM or content[start + 6 : start + 9].strip()[:1] == b"x":
            _check_stream(
                file, content[max(0, start - 400) : start], content[start + 6 : end].lstrip(b"\r\n")
            )
        start = content.find(b"stream", end + 9)


def _check_stream(file: str, header: bytes, stream: bytes) -> None:
    """Refuse a stream that grows out of all proportion: the library would unpack it whole.

    Pictures are not unpacked when text is read; the start of one that says it is a picture is enough.
    """
    is_picture = b"/Image" in header[header.rfind(b"obj") :]
    unpacker, size, position, step = zlib.decompressobj(), 0, 0, 16_384
    try:
        while position < len(stream) and not unpacker.eof and size <= _LARGEST_STREAM:
            piece = unpacker.decompress(stream[position : position + step])
            if not position and _unpacks(piece):
                raise FileRefusedError(file, RefusalReason.TOO_LARGE, "packed twice")
            size, position = size + len(piece), position + step
            if len(stream) * _STEEPEST <= _LARGEST_STREAM or (is_picture and size < 50 * position):
                return
    except zlib.error:
        return
    if size > _LARGEST_STREAM:
        raise FileRefusedError(file, RefusalReason.TOO_LARGE, "unpacked stream")


def _unpacks(piece: bytes) -> bool:
    if len(piece) < 8 or piece[:1] != b"x":
        return False
    try:
        return bool(zlib.decompressobj().decompress(piece, 1024))
    except zlib.error:
        return False


@contextmanager
def opened(file_name: str, content: bytes) -> Iterator[Any]:
    """A document of the library, closed at the end.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is empty, too large, locked by a password, damaged or cut short.
    """
    _check(file_name, content)
    # Loaded when a PDF is read: the library is heavy.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise FileRefusedError(file_name, _reason(error, content), str(error)) from error
    try:
        if not len(document):
            raise FileRefusedError(file_name, RefusalReason.DAMAGED, "no pages")
        if len(document) > MOST_PAGES:
            raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(document)} pages")
        yield document
    except pypdfium2.PdfiumError as error:
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, str(error)) from error
    finally:
        document.close()


def _read_pages(file: str, content: bytes) -> list[Page]:
    latest = time.monotonic() + _LONGEST + _LONGEST_PER_MB * len(content) / 2**20
    pages: list[Page] = []
    characters = 0
    with opened(file, content) as document:
        # So that answers without a picture of themselves get one.
        if document.get_formtype():
            document.init_forms()
        for index in range(len(document)):
            page, count = _read_page(document, index)
            pages.append(page)
            characters += count
            if characters > MOST_CHARACTERS:
                raise FileRefusedError(file, RefusalReason.TOO_LARGE, f"{characters} characters")
            if time.monotonic() > latest:
                raise FileRefusedError(file, RefusalReason.TOO_SLOW)
    return pages


def _reason(error: Any, content: bytes) -> RefusalReason:
    from pypdfium2 import raw

    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return RefusalReason.ENCRYPTED
    # Bytes after the end mark are common, pages of them are a file that was cut and sent on.
    return RefusalReason.DAMAGED if b"%%EOF" in content[-2048:] else RefusalReason.TRUNCATED


def _read_page(document: Any, index: int) -> tuple[Page, int]:
    from pypdfium2 import raw

    page = document[index]
    try:
        kinds = _annotations(page)
        is_form = not _WRITTEN_ON.isdisjoint(kinds)
        if is_form:
            # Answers are drawn over the page, and are no part of its text until they are put into it.
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            if count > MOST_CHARACTERS:
                return Page(index + 1, 0, 0, [], False, 0), count
            turned = page.get_rotation()
            rows = list(_read_rows(textpage, index + 1, turned)) if count else []
            rows = _from_the_top(rows) if is_form else rows
        finally:
            textpage.close()
        _, bottom, _, top = _turn(page.get_bbox(), turned)
        # A page with much text is no picture of one; a page of curves alone has no text to read either.
        objects = page.get_objects((raw.FPDF_PAGEOBJ_IMAGE,) if rows else None, max_depth=3)
        pictured = count < _FEW_CHARACTERS and any(True for _ in objects)
    finally:
        page.close()
    return Page(index + 1, bottom, top, rows, pictured, kinds.count(_NOTE)), count


def _annotations(page: Any) -> list[int]:
    """The kinds of what was put on the page after it was made."""
    from pypdfium2 import raw

    kinds: list[int] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            kinds.append(raw.FPDFAnnot_GetSubtype(annotation))
            raw.FPDFPage_CloseAnnot(annotation)
    return kinds


def _from_the_top(rows: Sequence[list[Line]]) -> list[list[Line]]:
    """The rows of a form as one sees them: its answers were written after all of its questions."""
    ordered: list[list[Line]] = []
    for line in sorted((line for row in rows for line in row), key=lambda line: -line.bottom):
        if ordered and ordered[-1][0].bottom - line.bottom < 0.4 * line.size:
            ordered[-1].append(line)
        else:
            ordered.append([line])
    return [sorted(row, key=lambda line: line.left) for row in ordered]


def _turn(box: Sequence[float], degrees: int) -> tuple[float, float, float, float]:
    """A box as it is seen on a page that is shown turned clockwise."""
    left, bottom, right, top = box
    if degrees == 90:
        return bottom, -right, top, -left
    if degrees == 180:
        return -right, -top, -left, -bottom
    if degrees == 270:
        return -top, left, -bottom, right
    return left, bottom, right, top


def _read_rows(textpage: Any, page: int, turned: int) -> Iterator[list[Line]]:
    """The lines as the library finds them, each cut where it leaps: at a gutter, between cells."""
    from pypdfium2 import raw

    text = textpage.get_text_range()
    same_places = textpage.count_chars() == len(text)
    handle, rectangle, matrix = textpage.raw, raw.FS_RECTF(), raw.FS_MATRIX()
    fill, reference = raw.FPDFText_GetLooseCharBox, ctypes.byref(rectangle)

    def box(position: int) -> tuple[float, float, float, float]:
        if not same_places:
            position = raw.FPDFText_GetCharIndexFromTextIndex(handle, position)
        fill(handle, position, reference)
        found = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        return _turn(found, turned) if turned else found

    def size(position: int) -> float:
        raw.FPDFText_GetMatrix(handle, position, ctypes.byref(matrix))
        found: float = raw.FPDFText_GetFontSize(handle, position) * hypot(matrix.c, matrix.d)
        return max(found, 1.0)

    for found in _LINE.finditer(text):
        row: list[Line] = []
        for word in _WORD.finditer(text, found.start(), found.end()):
            left, bottom, right, top = box(word.start())
            if word.end() - word.start() > 1:
                right = box(word.end() - 1)[2]
            last = row[-1] if row else None
            if last and -1 < (left - last.right) / last.size < _LEAP:
                last.text += f" {word[0]}"
                last.right = right
                # A raised note number at the start is smaller than the line it stands in.
                last.bottom, last.top = min(last.bottom, bottom), max(last.top, top)
            else:
                row.append(Line(word[0], left, right, bottom, top, page, right - left, size(word.start())))
        if row:
            if text[found.end() : found.end() + 1] in ("\ufffe", "\x02") and row[-1].text[-1] not in HYPHENS:
                row[-1].text += "-"
            yield row
