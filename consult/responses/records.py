"""What responses look like to the rest of the program."""

from dataclasses import dataclass

from consult.vocabulary import Channel, DocumentRole, ResponseStatus, SenderRole, Stance


@dataclass(frozen=True, slots=True)
class Sender:
    """A consultee that stands behind a response."""

    consultee_id: str
    name: str
    role: SenderRole


@dataclass(frozen=True, slots=True)
class ResponseDocument:
    """An original that came with a response; its bytes are read apart.

    `start` and `end` say which part of the response's text was read from it; None where none was.
    """

    id: str
    file_name: str
    media_type: str
    size: int
    sha256: str
    role: DocumentRole
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a response's text, found again by offset, quote and context.

    `start` and `end` count code points of the response's text, end exclusive. Of a span that is `lost`
    they are those in an earlier reading: its quote is not in the present one.
    """

    id: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A line of the register of responses (5 kap. 2 § offentlighets- och sekretesslagen).

    `late_days` counts from the day an answer was due. `earlier_on` is when the same sender answered last
    before this; `superseded_by` is the latest answer of theirs when that is another, and `superseded_on`
    when it came. All are of the same round, and empty where there is nothing to tell.
    """

    id: str
    senders: str
    category: str
    received_on: str
    registry_number: str
    channel: Channel
    stance: Stance | None
    subject: str
    characters: int
    unread_characters: int
    comments: int
    assessed: int
    status: ResponseStatus
    late_days: int = 0
    earlier_on: str = ""
    superseded_by: str = ""
    superseded_on: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """A response with everything that was registered of it."""

    id: str
    round_id: str
    received_on: str
    registry_number: str
    channel: Channel
    stance: Stance | None
    subject: str
    text: str
    note: str
    withdrawn_reason: str
    senders: tuple[Sender, ...]
    documents: tuple[ResponseDocument, ...]
    skipped: tuple[Span, ...]
    status: ResponseStatus
    version: int
    late_days: int = 0
    earlier_on: str = ""
    superseded_by: str = ""
    superseded_on: str = ""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that came with a response, before it is kept; `text` is what the response's text has of it."""

    file_name: str
    content: bytes
    role: DocumentRole = DocumentRole.ANSWER
    text: str = ""
