"""Which reader reads which file, told by the file's name."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading import (
    answer_sheet,
    mail,
    open_document,
    outlook,
    pdf,
    plain_text,
    rich_text,
    web_page,
    word,
)
from consult.responses.reading.killable import run_killable
from consult.responses.reading.records import ReadResponse
from consult.responses.reading.signatures import true_suffix

Reader = Callable[[str, bytes], ReadResponse]

READERS: Mapping[str, Reader] = {
    ".docx": word.read,
    ".docm": word.read,
    ".dotx": word.read,
    ".txt": plain_text.read,
    ".xlsx": answer_sheet.read,
    ".pdf": pdf.read,
    ".odt": open_document.read,
    ".rtf": rich_text.read,
    ".html": web_page.read,
    ".htm": web_page.read,
    ".eml": mail.read,
    ".msg": outlook.read,
}
"""Each reader takes a file's name, for messages, and its bytes; it raises `FileRefusedError`."""

HARMLESS = frozenset({".txt"})
"""Read in this process: nothing is taken apart. For all others the way to the child and back, 0.1 to 0.4 ms,
is little beside what they take."""


def readable(file_name: str) -> bool:
    """Whether the text of a file with this name can be read."""
    return _suffix(file_name) in READERS


def read_response(file_name: str, content: bytes) -> ReadResponse:
    """Read a file by the kind that its name says.

    Args:
        file_name: Its name.
        content: Its bytes.

    Raises:
        FileRefusedError: Files of this kind are not read, or this one cannot be.
    """
    suffix = _suffix(file_name)
    reader = READERS.get(suffix)
    if reader is None:
        raise FileRefusedError(file_name, RefusalReason.UNREADABLE_FORMAT, suffix)
    truly = true_suffix(content)
    if truly and READERS[truly] is not reader:
        raise FileRefusedError(file_name, RefusalReason.WRONG_SUFFIX, truly)
    if suffix in HARMLESS:
        return reader(file_name, content)
    return run_killable(file_name, reader, file_name, content)


def _suffix(file_name: str) -> str:
    return PurePath(file_name).suffix.lower()
