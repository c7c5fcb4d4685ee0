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
    """An original that came with a response; its bytes are read apart."""

    id: str
    file_name: str
    media_type: str
    size: int
    sha256: str
    role: DocumentRole


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a response's text, found again by offset, quote and context.

    `start` and `end` count code points of the response's text, end exclusive.
    """

    id: str
    start: int
    end: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A line of the register of responses (5 kap. 2 § offentlighets- och sekretesslagen)."""

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


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that came with a response, before it is kept."""

    file_name: str
    content: bytes
    role: DocumentRole = DocumentRole.ANSWER
