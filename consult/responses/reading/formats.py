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
from consult.responses.reading.records import ReadResponse

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
    reader = READERS.get(_suffix(file_name))
    if reader is None:
        raise FileRefusedError(file_name, RefusalReason.UNREADABLE_FORMAT, _suffix(file_name))
    return reader(file_name, content)


def _suffix(file_name: str) -> str:
    return PurePath(file_name).suffix.lower()
