"""Text files: what encoding they are in, told by their marks or else by their bytes."""

import codecs

from consult.documents.containers import LARGEST_FILE
from consult.errors import FileRefusedError, RefusalReason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Without a mark: text in Windows-1252 with å, ä or ö is never valid UTF-8.
_WITHOUT_MARK = ("utf-8", "cp1252")


def decoded(file: str, content: bytes) -> str:
    """The text of a text file.

    Args:
        file: Its name, for messages.
        content: Its bytes: UTF-8 with or without a mark, UTF-16 with one, or Windows-1252.

    Raises:
        FileRefusedError: It is empty, too large, or no text.
    """
    if not content:
        raise FileRefusedError(file, RefusalReason.EMPTY)
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(file, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if not marked and b"\0" in content:
        raise FileRefusedError(file, RefusalReason.UNREADABLE_FORMAT, "no text")
    for encoding in (marked,) if marked else _WITHOUT_MARK:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefusedError(file, RefusalReason.UNREADABLE_FORMAT, "encoding")
