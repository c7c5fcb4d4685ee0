"""Mails that Outlook has saved (.msg, [MS-OXMSG]): a compound file with a stream a property."""

import re
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

import olefile

from consult.documents.containers import LARGEST_FILE
from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading import web_page
from consult.responses.reading.mail import safe_name
from consult.responses.reading.records import Attachment, ReadResponse, TextBlock
from consult.text import clean_text

MOST_ATTACHMENTS = 500
MOST_STREAM_BYTES = 2 * LARGEST_FILE
"""Bytes of all streams together; those of a damaged file can lie upon each other."""

LARGEST_RICH_TEXT = 16 * 1024 * 1024

_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_"
# What stands before the properties of a mail, and of an attachment ([MS-OXMSG] 2.4.1).
_MAIL_HEADER, _ATTACHMENT_HEADER = 32, 8
_FILETIME_BEGINS = datetime(1601, 1, 1, tzinfo=UTC)

# Identifiers of properties ([MS-OXPROPS]).
_CLASS, _SUBJECT, _SUBMITTED, _DELIVERED = 0x001A, 0x0037, 0x0039, 0x0E06
_BODY, _RICH_TEXT, _PAGE = 0x1000, 0x1009, 0x1013
_CODE_PAGE, _PAGE_CODE_PAGE = 0x3FFD, 0x3FDE
# Whom a mail is from, who may have left the sending to somebody else: name, address, kind of it, SMTP.
_FROM = (0x0042, 0x0065, 0x0064, 0x5D02)
_SENDER = (0x0C1A, 0x0C1F, 0x0C1E, 0x5D01)
_DATA, _METHOD, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = 0x3701, 0x3705, 0x3707, 0x3704, 0x3001
_CONTENT_ID, _FLAGS, _MEDIA = 0x3712, 0x3714, 0x370E
_BY_VALUE, _EMBEDDED_MESSAGE, _OLE_OBJECT = 1, 5, 6
_IN_PAGE = 0x4
_CHARSETS = {1200: "utf-16-le", 20127: "ascii", 28591: "latin-1", 28605: "iso8859-15", 65001: "utf-8"}
_FAILURES = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError),
    *(struct.error, MemoryError),
)


def read(file_name: str, content: bytes) -> ReadResponse:
    """The text of a mail with earlier mails quoted in it, who sent it, and its attachments.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is empty, too large, encrypted, or no mail.
    """
    if not content:
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            if not file.exists(_PROPERTIES):
                raise FileRefusedError(file_name, RefusalReason.DAMAGED, "properties")
            return _Mail(file_name, file).read()
    except _FAILURES as error:
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, type(error).__name__) from error


class _Streams:
    """The streams of a compound file, read within bounds."""

    def __init__(self, file_name: str, file: "olefile.OleFileIO[str]") -> None:
        self._name, self._file, self._left = file_name, file, MOST_STREAM_BYTES

    def read(self, path: str) -> bytes:
        """A stream, or nothing where there is none."""
        if not self._file.exists(path) or self._file.get_type(path) != olefile.STGTY_STREAM:
            return b""
        self._left -= self._file.get_size(path)
        if self._left < 0:
            raise FileRefusedError(self._name, RefusalReason.TOO_LARGE, "streams")
        return bytes(self._file.openstream(path).read())

    def attachments(self) -> list[str]:
        """Names of the storages that attachments are kept in, in the order of their numbers."""
        found = {path[0] for path in self._file.listdir(streams=True, storages=True)}
        return sorted(name for name in found if name.startswith(_ATTACHMENT))


class _Properties:
    """The properties of a mail or of an attachment."""

    def __init__(self, streams: _Streams, folder: str, header: int, code_page: int = 0) -> None:
        self._streams, self._folder = streams, folder
        table = streams.read(f"{folder}{_PROPERTIES}")[header:]
        whole = table[: len(table) // 16 * 16]
        self._fixed: dict[int, int] = {
            identifier: value for _, identifier, _, value in struct.iter_unpack("<HHIQ", whole)
        }
        self.code_page = code_page or self.number(_CODE_PAGE)

    def number(self, identifier: int) -> int:
        """A whole number; nought where there is none."""
        return self._fixed.get(identifier, 0) & 0xFFFFFFFF

    def time(self, identifier: int) -> datetime | None:
        """A point in time, in the computer's own time zone."""
        value = self._fixed.get(identifier, 0)
        try:
            return (_FILETIME_BEGINS + timedelta(microseconds=value // 10)).astimezone() if value else None
        except (OverflowError, ValueError, OSError):
            return None

    def text(self, identifier: int) -> str:
        """A text, which is in UTF-16 or else in the code page of the mail."""
        wide = self._streams.read(f"{self._folder}__substg1.0_{identifier:04X}001F")
        if wide:
            return clean_text(wide.decode("utf-16-le", "replace"))
        narrow = self._streams.read(f"{self._folder}__substg1.0_{identifier:04X}001E")
        return clean_text(web_page.text_in(narrow, _charset(self.code_page)))

    def binary(self, identifier: int) -> bytes:
        """The bytes of a property."""
        return self._streams.read(f"{self._folder}__substg1.0_{identifier:04X}0102")


class _Mail:
    """A mail, and what is found in it."""

    def __init__(self, file_name: str, file: "olefile.OleFileIO[str]") -> None:
        self._name = file_name
        self._streams = _Streams(file_name, file)
        self._properties = _Properties(self._streams, "", _MAIL_HEADER)
        self._omitted: Counter[str] = Counter()
        self._examples: dict[str, str] = {}
        self._attachments: list[Attachment] = []

    def read(self) -> ReadResponse:
        """Everything that a response is made of."""
        for number, folder in enumerate(self._streams.attachments()):
            self._take_attachment(folder, number)
        text = self._body().strip("\n")
        text = text if text.strip() else ""
        mail = self._properties
        if not text and mail.text(_CLASS).lower() == "ipm.note.smime":
            raise FileRefusedError(self._name, RefusalReason.ENCRYPTED)
        subject = " ".join(mail.text(_SUBJECT).split())
        if not (text or subject or self._attachments or self._omitted):
            raise FileRefusedError(self._name, RefusalReason.EMPTY)
        sent = mail.time(_SUBMITTED) or mail.time(_DELIVERED)
        return ReadResponse(
            tuple(TextBlock(line) for line in text.split("\n")) if text else (),
            sender=self._written_by(*_FROM) or self._written_by(*_SENDER),
            sent_on=sent.date().isoformat() if sent else "",
            subject=subject,
            left_out=tuple(LeftOut(what, n, self._examples[what]) for what, n in self._omitted.items()),
            attachments=tuple(self._attachments),
        )

    def _written_by(self, name: int, address: int, kind: int, smtp: int) -> str:
        mail = self._properties
        shown = " ".join(mail.text(name).split())
        # Within an organisation the address can be a path in its directory, which says nothing outside.
        is_smtp = mail.text(kind).strip().upper() == "SMTP" or "@" in mail.text(address)
        reached = mail.text(smtp).strip() or (mail.text(address).strip() if is_smtp else "")
        if not reached or reached.lower() == shown.lower():
            return shown
        return f"{shown} <{reached}>" if shown else reached

    def _body(self) -> str:
        mail = self._properties
        text = mail.text(_BODY)
        if text.strip():
            return text
        charset = _charset(mail.number(_PAGE_CODE_PAGE) or mail.code_page)
        text = self._page_text(mail.binary(_PAGE), charset)
        text = text or self._page_text(mail.text(_PAGE).encode("utf-8"), "utf-8")
        return text or self._rich_text(mail.binary(_RICH_TEXT))

    def _page_text(self, page: bytes, charset: str) -> str:
        if not page.strip():
            return ""
        try:
            found = web_page.read(self._name, page, charset)
        except FileRefusedError:
            # What cannot be read is at least at hand.
            self._attachments.append(Attachment("meddelande.html", page))
            return ""
        for each in found.left_out:
            # The pictures of a page are attachments too, and are counted as such.
            if each.what != "picture":
                self._omit(each.what, each.example, each.count)
        return found.text

    def _rich_text(self, compressed: bytes) -> str:
        unpacked = _decompressed(compressed) if compressed else b""
        if unpacked is None:
            self._omit("rich_text_body", "")
        if not unpacked:
            return ""
        found = _RichText(unpacked)
        text = clean_text(found.text)
        return self._page_text(text.encode("utf-8"), "utf-8") if found.is_page else text

    def _take_attachment(self, folder: str, number: int) -> None:
        found = _Properties(self._streams, f"{folder}/", _ATTACHMENT_HEADER, self._properties.code_page)
        written = next(
            (name for each in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME) if (name := found.text(each))), ""
        )
        name, method = safe_name(written, "bilaga"), found.number(_METHOD)
        if number >= MOST_ATTACHMENTS:
            self._omit("attachment", name)
        elif method == _EMBEDDED_MESSAGE:
            self._omit("embedded_message", name)
        elif method == _OLE_OBJECT:
            self._omit("embedded_object", name)
        elif method == _BY_VALUE or found.binary(_DATA):
            is_picture = found.text(_MEDIA).lower().startswith("image/")
            if is_picture and found.number(_FLAGS) & _IN_PAGE and found.text(_CONTENT_ID):
                self._omit("picture", name)
            else:
                self._attachments.append(Attachment(name, found.binary(_DATA)))
        else:
            # A link to a file that did not come along.
            self._omit("attachment", name)

    def _omit(self, what: str, example: str, count: int = 1) -> None:
        self._omitted[what] += count
        self._examples[what] = self._examples.get(what) or example


def _charset(code_page: int) -> str:
    return _CHARSETS.get(code_page, f"cp{code_page}") if code_page else ""


# What the dictionary holds before anything is read ([MS-OXRTFCP] 2.1.2.1).
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_DICTIONARY_SIZE = 4096
_COMPRESSED, _STORED = 0x75465A4C, 0x414C454D


def _decompressed(content: bytes) -> bytes | None:
    """Rich text unpacked ([MS-OXRTFCP]); None when it cannot be, or is too large."""
    if len(content) < 16:
        return None
    _, size, kind, _ = struct.unpack_from("<IIII", content)
    if size > LARGEST_RICH_TEXT or kind not in (_COMPRESSED, _STORED):
        return None
    if kind == _STORED:
        return content[16 : 16 + size]
    window = bytearray(_DICTIONARY.ljust(_DICTIONARY_SIZE, b"\0"))
    at, place, found = len(_DICTIONARY), 16, bytearray()
    while place < len(content) and len(found) < size:
        control = content[place]
        place += 1
        for bit in range(8):
            token = int.from_bytes(content[place : place + 2], "big")
            if control >> bit & 1:
                place += 2
                start, length = token >> 4, (token & 0xF) + 2
                if start == at or place > len(content):
                    return bytes(found)
            elif place < len(content):
                window[at] = content[place]
                start, length = at, 1
                place += 1
            else:
                return bytes(found)
            # One at a time: a reference may reach into what it is itself writing.
            for source in range(start, start + length):
                sign = window[source % _DICTIONARY_SIZE]
                window[at] = sign
                at = (at + 1) % _DICTIONARY_SIZE
                found.append(sign)
    return bytes(found[:size])


_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,9})? ?"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_UNREAD = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer"}
)
_SIGNS = (
    {b"par": "\n", b"line": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t", b"\n": "\n", b"\r": "\n"}
    | {b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”"}
    | {b"bullet": "•", b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}"}
)


@dataclass(slots=True)
class _Group:
    """What holds between two braces."""

    unread: bool = False
    in_tag: bool = False
    only_rich: bool = False
    fallback: int = 1


class _RichText:
    """The text of rich text, or the page or text that it was made from ([MS-OXRTFEX])."""

    def __init__(self, content: bytes) -> None:
        self.is_page = b"\\fromhtml1" in content[:1024]
        self._charset = "cp1252"
        self._bytes = bytearray()
        self._found: list[str] = []
        self._groups = [_Group()]
        self._optional = False
        self._skipped = 0
        for token in _tokens(content):
            self._take(token)
        self._flush()
        # Signs beyond the basic plane are written as two halves.
        self.text = "".join(self._found).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _take(self, token: "re.Match[bytes]") -> None:
        if token["brace"] == b"{":
            last = self._groups[-1]
            self._groups.append(_Group(last.unread, last.in_tag, last.only_rich, last.fallback))
            self._skipped = 0
        elif token["brace"]:
            if len(self._groups) > 1:
                self._groups.pop()
            self._skipped = 0
        elif token["byte"]:
            self._write(bytes.fromhex(token["byte"].decode()))
        elif token["word"]:
            self._control(token["word"], int(token["number"]) if token["number"] else None)
        elif token["sign"] == b"*":
            self._optional = True
            return
        elif token["sign"]:
            self._write(_SIGNS.get(token["sign"], ""))
        else:
            self._write(token["text"])
        if not token["brace"]:
            self._optional = False

    def _control(self, word: bytes, number: int | None) -> None:
        group = self._groups[-1]
        if self._optional:
            group.in_tag = word == b"htmltag" and self.is_page
            group.unread = group.unread or not group.in_tag
        elif word in _UNREAD:
            group.unread = True
        elif word == b"htmlrtf":
            group.only_rich = number != 0
        elif word == b"uc":
            group.fallback = number if number is not None and 0 <= number < 10 else 1
        elif word == b"ansicpg" and number:
            self._flush()
            self._charset = _charset(number)
        elif word == b"u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self._skipped = group.fallback
        elif word in _SIGNS:
            self._write(_SIGNS[word])

    def _write(self, text: bytes | str) -> None:
        group = self._groups[-1]
        if self._skipped and text:
            skipped = min(self._skipped, len(text))
            self._skipped -= skipped
            text = text[skipped:]
        if group.unread or (self.is_page and group.only_rich and not group.in_tag):
            return
        if isinstance(text, bytes):
            self._bytes += text
        else:
            self._flush()
            self._found.append(text)

    def _flush(self) -> None:
        if self._bytes:
            self._found.append(web_page.text_in(bytes(self._bytes), self._charset))
            self._bytes.clear()


def _tokens(content: bytes) -> "Iterator[re.Match[bytes]]":
    place = 0
    while token := _TOKEN.search(content, place):
        yield token
        place = token.end()
        if token["word"] == b"bin" and token["number"]:
            place += max(int(token["number"]), 0)
