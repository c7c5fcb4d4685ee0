"""Mails as files (.eml): what was written, by whom and when, and the files that came along."""

import base64
import binascii
import codecs
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, message_from_string
from email.errors import HeaderParseError, MessageError
from email.generator import BytesGenerator
from email.header import decode_header
from email.message import Message
from email.policy import EmailPolicy, compat32
from email.utils import collapse_rfc2231_value, parsedate_to_datetime
from mimetypes import guess_extension

from consult.documents.containers import LARGEST_FILE
from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading import web_page
from consult.responses.reading.records import Attachment, ReadResponse, TextBlock
from consult.text import clean_text

DEEPEST = 20
"""Levels of parts within parts that are read."""

MOST_PARTS = 500

LONGEST_NAME = 120
"""Characters of an attachment's name."""

LONGEST_HEADER = 32_768
"""Characters of a header that is read; the standard library takes quadratic time for some."""

# The library compares each line with the boundary of each part around it.
_MOST_COMPARISONS = 10_000_000
_BOUNDARY = re.compile(rb"boundary\s*\*?0?\*?=", re.IGNORECASE)
_KNOWN_HEADERS = frozenset(
    {"from", "sender", "to", "date", "subject", "received", "message-id", "mime-version", "content-type"}
)
_NOT_IN_NAMES = frozenset('<>:"|?*')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
# Format characters among these are right-to-left overrides and other marks that hide an ending.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_FAILURES = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class _AsWritten(EmailPolicy):
    """Headers as they were written, within bounds.

    The library's own reading of them fails for some that are broken, and recurses without bounds.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a header."""
        name, _, value = "".join(sourcelines)[:LONGEST_HEADER].partition(":")
        return name, value.lstrip(" \t\n").rstrip("\r\n")

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The value on one line."""
        del name
        return re.sub(r"[\r\n]+", "", value)


_POLICY = _AsWritten()


def read(file_name: str, content: bytes) -> ReadResponse:
    """The text of a mail with earlier mails quoted in it, who sent it, and its attachments.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is empty, too large, encrypted, or no mail.
    """
    message = _parsed(file_name, content)
    parts = _Parts(file_name)
    parts.walk(message)
    text = parts.text()
    if not text and not parts.attachments and _encrypted(message):
        raise FileRefusedError(file_name, RefusalReason.ENCRYPTED)
    subject = _header(message, "subject")
    left_out = parts.left_out()
    if not (text or subject or parts.attachments or left_out):
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    return ReadResponse(
        tuple(TextBlock(line) for line in text.split("\n")) if text else (),
        sender=_header(message, "from") or _header(message, "sender"),
        sent_on=_sent_day(_header(message, "date")),
        subject=subject,
        left_out=left_out,
        attachments=tuple(parts.attachments),
    )


def safe_name(name: str, otherwise: str) -> str:
    """A name that can be given to a file in any folder, and that shows its ending.

    Args:
        name: As it was written by whoever sent it.
        otherwise: The name of a file whose name says nothing.
    """
    last = re.split(r"[/\\]", clean_text(name).replace("\n", " "))[-1]
    seen = "".join(
        "_" if sign in _NOT_IN_NAMES else sign for sign in last if unicodedata.category(sign) not in _UNSEEN
    )
    # Windows takes dots and spaces off the end of a name.
    trimmed = " ".join(seen.split()).strip(". ")
    if not trimmed.strip("_"):
        return otherwise
    stem, dot, ending = trimmed.rpartition(".")
    if len(trimmed) > LONGEST_NAME and dot and len(ending) < 10:
        trimmed = f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip()}.{ending}"
    trimmed = trimmed[:LONGEST_NAME]
    return f"_{trimmed}" if _DEVICES.fullmatch(trimmed) else trimmed


def _sent_day(written: str) -> str:
    """The day in a date of a mail (RFC 5322), as the sender's calendar showed it; empty when it is none."""
    try:
        sent: date = parsedate_to_datetime(written).date()
    except (*_FAILURES, OverflowError):
        return ""
    return sent.isoformat()


def _parsed(file_name: str, content: bytes) -> Message:
    content = content.removeprefix(codecs.BOM_UTF8).lstrip()
    if not content.strip(b"\0 \t\r\n"):
        raise FileRefusedError(file_name, RefusalReason.EMPTY)
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, f"{len(content)} bytes")
    lines = content.count(b"\n") + content.count(b"\r")
    if (1 + len(_BOUNDARY.findall(content))) * lines > _MOST_COMPARISONS:
        raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, "parts")
    try:
        message: Message = message_from_bytes(content, policy=_POLICY)
    except _FAILURES as error:
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, type(error).__name__) from error
    if not _KNOWN_HEADERS & {name.lower() for name in message}:
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, "headers")
    return message


def _header(message: Message, name: str) -> str:
    """A header decoded, on one line."""
    return _words(str(message.get(name, "")))


def _words(written: str) -> str:
    """Encoded words (RFC 2047) decoded; what is broken stays as it is written."""
    try:
        found = decode_header(_plain(written))
    except (HeaderParseError, ValueError):
        found = [(_plain(written), None)]
    decoded = (
        piece if isinstance(piece, str) else web_page.text_in(piece, charset or "utf-8")
        for piece, charset in found
    )
    return " ".join(clean_text("".join(decoded)).split())


def _plain(written: str) -> str:
    """Text whose bytes beyond ASCII the library has kept as lone surrogates."""
    if written.isascii():
        return written
    return web_page.text_in(written.encode("utf-8", "surrogateescape"), "utf-8")


def _encrypted(message: Message) -> bool:
    kind = message.get_content_type()
    return kind == "multipart/encrypted" or (
        kind in ("application/pkcs7-mime", "application/x-pkcs7-mime")
        and "signed" not in str(message.get_param("smime-type", ""))
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """A text of a mail; `choice` is the part whose alternatives it belongs to."""

    text: str
    is_page: bool
    choice: int


class _Parts:
    """What the parts of a mail hold, in their order."""

    def __init__(self, file_name: str) -> None:
        self._file = file_name
        self._bodies: list[tuple[_Body, tuple[LeftOut, ...]]] = []
        self._count = 0
        self._omitted: Counter[str] = Counter()
        self._examples: dict[str, str] = {}
        self.attachments: list[Attachment] = []

    def walk(self, message: Message) -> None:
        """Take in a mail, part by part."""
        # Where in the mail: how deep, the outermost choice between alternatives, among related parts.
        ahead: list[tuple[Message, int, int, bool]] = [(message, 0, 0, False)]
        while ahead:
            part, depth, choice, related = ahead.pop()
            self._count += 1
            if depth > DEEPEST or self._count > MOST_PARTS:
                self._omit("attachment", _file_name(part))
                continue
            kind = part.get_content_type()
            inner = _inner(part)
            if part.get_content_maintype() == "multipart" and inner:
                if kind == "multipart/alternative":
                    choice = choice or self._count
                # Only the first of related parts is what they are related to.
                beside = kind == "multipart/related"
                within: list[tuple[Message, int, int, bool]] = []
                for each in [*inner, *_after_the_end(part)]:
                    within.append((each, depth + 1, choice, related or (beside and bool(within))))
                    # Its boundary is that of the part around it, where its alternatives have landed.
                    if each.get_content_type() == "multipart/alternative" and not each.is_multipart():
                        choice = choice or self._count
                ahead.extend(reversed(within))
            else:
                self._take(part, choice, related)

    def text(self) -> str:
        """The whole text; of alternatives the one that was written as text, when there is any."""
        return "\n".join(body.text for body, _ in self._chosen())

    def left_out(self) -> tuple[LeftOut, ...]:
        """What of the mail is in neither its text nor its attachments."""
        for _, of_page in self._chosen():
            for found in of_page:
                # The pictures of a page are parts of the mail, and are counted as such.
                if found.what != "picture":
                    self._omitted[found.what] += found.count
                    self._examples.setdefault(found.what, found.example)
        return tuple(LeftOut(what, count, self._examples[what]) for what, count in self._omitted.items())

    def _chosen(self) -> list[tuple[_Body, tuple[LeftOut, ...]]]:
        plain = {body.choice for body, _ in self._bodies if body.choice and not body.is_page}
        return [found for found in self._bodies if not (found[0].is_page and found[0].choice in plain)]

    def _take(self, part: Message, choice: int, related: bool) -> None:
        kind = part.get_content_type()
        name = _file_name(part)
        if part.get_content_maintype() == "message":
            self._take_embedded(part, name)
        elif part.get_content_maintype() == "multipart":
            # It has no parts in it, though it says so: what stands there is text.
            self._take_text(part, False, choice)
        elif (
            kind in ("text/plain", "text/html")
            and part.get_content_disposition() != "attachment"
            and not name
        ):
            self._take_text(part, kind == "text/html", choice)
        elif related and part.get_content_maintype() == "image":
            self._omit("picture", safe_name(name, ""))
        else:
            ending = guess_extension(kind) or ""
            self.attachments.append(Attachment(safe_name(name, f"bilaga{ending}"), _bytes(part)))

    def _take_text(self, part: Message, is_page: bool, choice: int) -> None:
        content = _bytes(part)
        charset = _parameter(part, "charset")
        left_out: tuple[LeftOut, ...] = ()
        if is_page and content.strip():
            try:
                page = web_page.read(self._file, content, charset)
            except FileRefusedError:
                # What cannot be read is at least at hand.
                self.attachments.append(Attachment("meddelande.html", content))
                return
            text, left_out = page.text, page.left_out
        else:
            text = clean_text(web_page.text_in(content, charset))
            if _parameter(part, "format").lower() == "flowed":
                text = _unfolded(text, joined=_parameter(part, "delsp").lower() == "yes")
        if text.strip():
            self._bodies.append((_Body(text.strip("\n"), is_page, choice), left_out))

    def _take_embedded(self, part: Message, name: str) -> None:
        content = _embedded(part)
        title = safe_name(name or _title(part), "meddelande")
        if content:
            ending = "" if title.lower().endswith(".eml") else ".eml"
            self.attachments.append(Attachment(f"{title}{ending}", content))
        else:
            self._omit("embedded_message", title)

    def _omit(self, what: str, example: str) -> None:
        self._omitted[what] += 1
        self._examples[what] = self._examples.get(what) or example


def _inner(part: Message) -> list[Message]:
    """The parts within a part."""
    # Asked for a text, the library would decode it, which fails for some charsets.
    found = part.get_payload() if part.is_multipart() else []
    return [each for each in found if isinstance(each, Message)]


def _after_the_end(part: Message) -> list[Message]:
    """Parts that stand after the mark for the last one: some mails use one boundary for two levels."""
    boundary, epilogue = _parameter(part, "boundary"), part.epilogue or ""
    begins = re.search(rf"^--{re.escape(boundary)}[ \t\r]*$", epilogue, re.MULTILINE)
    if not boundary or not begins:
        return []
    head = f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n'
    try:
        rest: Message = message_from_string(head + epilogue[begins.start() :], policy=_POLICY)
    except _FAILURES:
        return []
    return [rest] if rest.is_multipart() else []


def _file_name(part: Message) -> str:
    """The name that a part gives its file, as it is written there."""
    for parameter, header in (("filename", "content-disposition"), ("name", "content-type")):
        found = _parameter(part, parameter, header)
        if found:
            return _words(found)
    return ""


def _parameter(part: Message, name: str, header: str = "content-type") -> str:
    try:
        found = part.get_param(name, "", header)
        return collapse_rfc2231_value(found).strip() if found else ""
    except _FAILURES:
        return ""


def _bytes(part: Message) -> bytes:
    """The content of a part, its transfer encoding undone."""
    try:
        content = part.get_payload(decode=True)
    except (*_FAILURES, binascii.Error):
        content = None
    return content if isinstance(content, bytes) else b""


def _title(part: Message) -> str:
    inner = _inner(part)
    return _header(inner[0], "subject") if inner else ""


def _embedded(part: Message) -> bytes:
    """A mail within the mail as a file of its own; nothing when it cannot be written out."""
    inner = _inner(part)
    if not inner:
        return _bytes(part)
    target = io.BytesIO()
    try:
        # This policy writes what it has read, and folds no lines anew.
        generator = BytesGenerator(target, mangle_from_=False, policy=compat32)
        for each in inner:
            generator.flatten(each)
        content = target.getvalue()
        # Some programs encode it, which RFC 2046 does not allow and the library takes for its text.
        if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64":
            content = base64.b64decode(b"".join(content.split()))
    except (*_FAILURES, binascii.Error):
        return b""
    return content


def _unfolded(text: str, joined: bool) -> str:
    """Paragraphs whose lines were broken for the journey (RFC 3676) as they were written."""
    lines: list[str] = []
    depth, flowing = 0, False
    for line in text.split("\n"):
        quoted = len(line) - len(line.lstrip(">"))
        said = line[quoted:].removeprefix(" ")
        signature = said == "-- "
        if flowing and quoted == depth and not signature:
            before = lines[-1][:-1] if joined else lines[-1]
            lines[-1] = before + said
        else:
            lines.append(f"{'>' * quoted} {said}" if quoted else said)
        depth, flowing = quoted, said.endswith(" ") and not signature
    return "\n".join(lines)
