"""PDF files that are pictures of paper: their pages as pictures, and their words as Tesseract reads them."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.killable import run_killable
from consult.responses.reading.pdf import opened
from consult.responses.reading.pdf_layout import glued
from consult.text import clean_text

WIDEST, HIGHEST = 4_000, 20_000
"""Pixels; windows cannot show higher ones."""
MOST_PIXELS = 16_000_000
"""An A4 page at 400 dots an inch."""
_READING_WIDTH = 2_480
"""Pixels: an A4 page at 300 dots an inch, which is what the program that reads was trained on."""
_LONGEST_PAGE = 120
"""Seconds for the reading of one page."""
_TESSERACT = "tesseract"
_SHORT_LINE = 0.7
"""Of the longest line: a shorter one ends its paragraph."""
_ITEM = re.compile(r"(?:[•●▪*\-–—]|\d{1,3}[.)]|[a-z]\))\s")

if sys.platform == "win32":
    # Else a black window would come up beside the program's own.
    _NO_CONSOLE = subprocess.CREATE_NO_WINDOW
else:
    _NO_CONSOLE = 0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks: rows of pixels from the top, three bytes each (red, green, blue)."""

    width: int
    height: int
    pixels: bytes


def page_count(file_name: str, content: bytes) -> int:
    """How many pages a PDF file has.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It cannot be opened.
    """
    return run_killable(file_name, _count, file_name, content)


def page_picture(file_name: str, content: bytes, page: int, width_pixels: int) -> PagePicture:
    """A page of a PDF file as a picture.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.
        page: From 0.
        width_pixels: Of the picture; it becomes smaller where the page would have too many pixels.

    Raises:
        FileRefusedError: It cannot be opened or drawn.
        IndexError: It has no such page.
    """
    found = run_killable(file_name, _drawn, file_name, content, page, width_pixels)
    if found is None:
        raise IndexError(page)
    return found


def tesseract_available() -> bool:
    """Whether the program that reads pictures is on this computer."""
    return shutil.which(_TESSERACT) is not None


def recognised_text(
    file_name: str, content: bytes, progress: Callable[[int, int], object] | None = None
) -> tuple[str, ...]:
    """The words on each page of a PDF file, as Tesseract reads them: to be compared with the page.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.
        progress: Told how many of how many pages are read; it may raise to stop the work.

    Raises:
        FileRefusedError: It cannot be opened or drawn, or a page cannot be read or takes too long.
    """
    language = _language(file_name)
    count = page_count(file_name, content)
    pages: list[str] = []
    for page in range(count):
        if progress is not None:
            progress(page, count)
        picture = page_picture(file_name, content, page, _READING_WIDTH)
        head = b"P6 %d %d 255\n" % (picture.width, picture.height)
        words = _told(file_name, ["stdin", "stdout", "-l", language], head + picture.pixels)
        pages.append(paragraphs_of(words))
    if progress is not None:
        progress(count, count)
    return tuple(pages)


def paragraphs_of(words: str) -> str:
    """What a program read of a page, the lines of each paragraph put together.

    A paragraph ends at an empty line, at a line clearly shorter than the others, and before a list item.
    """
    lines = [" ".join(line.split()) for line in clean_text(words).replace("\f", "\n").split("\n")]
    short = _SHORT_LINE * max(len(line) for line in lines)
    found: list[str] = []
    before = ""
    for line in lines:
        goes_on = bool(before) and (len(before) >= short or line[:1].islower()) and not _ITEM.match(line)
        if line and goes_on:
            joined = glued(found[-1], line, frozenset())
            found[-1] = f"{found[-1]} {line}" if joined is None else joined
        elif line:
            found.append(line)
        before = line
    return "\n".join(found)


def _language(file: str) -> str:
    """Swedish where the program has learnt it; else what it always knows."""
    return "swe" if "swe" in _told(file, ["--list-langs"], b"").split() else "eng"


def _told(file: str, arguments: list[str], given: bytes) -> str:
    """What Tesseract says; it is ended with whoever waits for it."""
    program = shutil.which(_TESSERACT)
    if program is None:
        raise FileRefusedError(file, RefusalReason.BREAKS_READING, _TESSERACT)
    try:
        done = subprocess.run(
            [program, *arguments],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_PAGE,
            check=True,
            creationflags=_NO_CONSOLE,
        )
    except subprocess.TimeoutExpired as error:
        raise FileRefusedError(file, RefusalReason.TOO_SLOW) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise FileRefusedError(file, RefusalReason.BREAKS_READING, str(error)) from error
    return done.stdout.decode("utf-8", "replace")


def _count(file_name: str, content: bytes) -> int:
    with opened(file_name, content) as document:
        return len(document)


def _drawn(file_name: str, content: bytes, index: int, width: int) -> PagePicture | None:
    with opened(file_name, content) as document:
        if not 0 <= index < len(document):
            return None
        page = document[index]
        try:
            across, down = (max(length, 1.0) for length in page.get_size())
            scale = min(min(max(width, 1), WIDEST) / across, HIGHEST / down)
            scale = min(scale, (MOST_PIXELS / (across * down)) ** 0.5)
            # Both directions are rounded up to whole pixels, and so is what a float adds to a whole.
            bitmap = page.render(scale=scale * (1 - 1e-9), rev_byteorder=True)
            try:
                return _packed(bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bitmap.buffer)
            finally:
                bitmap.close()
        finally:
            page.close()


def _packed(width: int, height: int, stride: int, channels: int, buffer: object) -> PagePicture:
    """The pixels without what fills up each row and, where there is one, the fourth byte of each."""
    source = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # an array of the library's
    pixels = bytearray(width * height * 3)
    for row in range(height):
        line = source[row * stride : row * stride + width * channels]
        for channel in range(3):
            start = row * width * 3
            pixels[start + channel : start + width * 3 : 3] = line[channel % channels :: channels]
    return PagePicture(width, height, bytes(pixels))
