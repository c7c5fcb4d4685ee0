"""Files as they lie on the disk, and what kind of container their first bytes say they are."""

from pathlib import Path

from consult.errors import FileRefusedError, RefusalReason

LARGEST_FILE = 100 * 1024 * 1024
"""Bytes; originals are kept inside the case, and none may be larger."""

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
# Names in the directory of a compound file are UTF-16 ([MS-CFB] 2.6.1).
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_KNOWN_STARTS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"<!DOCTYPE html", "html"),
    (b"<html", "html"),
    (_EMPTY_ZIP, "empty zip"),
)


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Args:
        path: Where it lies.

    Raises:
        FileRefusedError: There is no such file, it is a folder or a device, it may not be read, or
            it has more than `LARGEST_FILE` bytes.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise FileRefusedError(name, RefusalReason.FOLDER)
        if path.exists() and not path.is_file():
            raise FileRefusedError(name, RefusalReason.UNREADABLE_FORMAT, "device")
        if path.stat().st_size > LARGEST_FILE:
            raise FileRefusedError(name, RefusalReason.TOO_LARGE, f"{path.stat().st_size} bytes")
        return path.read_bytes()
    # A NUL in the name is a ValueError.
    except (FileNotFoundError, ValueError) as error:
        raise FileRefusedError(name, RefusalReason.MISSING) from error
    except OSError as error:
        raise FileRefusedError(name, RefusalReason.NO_ACCESS, error.strerror or "") from error


def check_zip(file: str, content: bytes, otherwise: RefusalReason) -> None:
    """Refuse what is no zip archive, and say what it is instead.

    Args:
        file: Name of the file, for the message.
        content: Its bytes.
        otherwise: What to call a file of another kind: not Word, or not a table.

    Raises:
        FileRefusedError: It is empty, too large, encrypted, of the old binary format, or something else.
    """
    if not content:
        raise FileRefusedError(file, RefusalReason.EMPTY)
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(file, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    if content.startswith(_COMPOUND_FILE):
        raise FileRefusedError(file, _compound_reason(content))
    if not content.startswith(_ZIP):
        kind = next((kind for start, kind in _KNOWN_STARTS if content.lstrip()[:20].startswith(start)), "")
        raise FileRefusedError(file, otherwise, kind)


def _compound_reason(content: bytes) -> RefusalReason:
    if _ENCRYPTED in content:
        return RefusalReason.ENCRYPTED
    if _OLD_WORD in content:
        return RefusalReason.OLD_WORD_FORMAT
    return RefusalReason.UNREADABLE_FORMAT
