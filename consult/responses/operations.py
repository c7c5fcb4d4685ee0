"""What can be done with responses."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from consult.anchors import TextSpan, make_span
from consult.consultees.operations import add_consultees, current_round_id
from consult.consultees.records import RegisterEntry
from consult.database.tables import (
    consultee,
    response,
    response_consultee,
    response_document,
    skipped_span,
)
from consult.errors import InvalidValueError
from consult.operation import Session, clean_code, clean_date, clean_line, clean_long_text, link_key
from consult.originals import keep_original
from consult.responses.records import IncomingFile
from consult.vocabulary import Channel, DocumentRole, SenderRole, Stance

_SAID_WITHOUT_TEXT = (Stance.NO_OBJECTION, Stance.DECLINED)


def register_response(
    session: Session,
    *,
    consultee_ids: Sequence[str],
    answered_for_ids: Sequence[str] = (),
    received_on: str,
    registry_number: str = "",
    channel: str = Channel.EMAIL,
    stance: str | None = None,
    subject: str = "",
    text: str = "",
    files: Sequence[IncomingFile] = (),
    note: str = "",
) -> str:
    """Register a response (5 kap. 2 § offentlighets- och sekretesslagen).

    Args:
        session: Of the operation.
        consultee_ids: Who stands behind it, the sender first; more than one is a joint answer.
        answered_for_ids: For whom it answers as well.
        received_on: Date it came in.
        registry_number: Its diarienummer.
        channel: How it came in.
        stance: Of the draft as a whole.
        subject: In brief what it concerns.
        text: Its text, word for word.
        files: The originals.
        note: Internal note.

    Returns:
        The response's key.

    Raises:
        InvalidValueError: A field cannot be stored, or neither a text, a file nor a stance was given
            that says it all; nothing is stored.
        NotFoundError: A consultee is not in the case.
    """
    if not consultee_ids:
        raise InvalidValueError("consultee", "empty")
    fields = {"received_on": received_on, "registry_number": registry_number, "channel": channel}
    values = _cleaned(fields | {"stance": stance, "subject": subject, "note": note})
    values |= {"text": clean_response_text(text), "round_id": current_round_id(session)}
    if not (values["text"].strip() or files or stance in _SAID_WITHOUT_TEXT):
        raise InvalidValueError("text", "nothing_received")
    key = session.add(response, values)
    _set_senders(session, key, consultee_ids, answered_for_ids)
    _attach(session, key, values["text"], files)
    return key


def register_from_new(session: Session, /, entry: RegisterEntry, **registration: Any) -> str:
    """Add somebody who answered without having been asked to the list, and register the answer.

    Args:
        session: Of the operation.
        entry: Who it is; one who is on the list by now is taken from there.
        **registration: As for `register_response`, without consultee_ids.

    Returns:
        The response's key.
    """
    added = add_consultees(session, [entry])
    if not added:
        listed = select(consultee.c.id).where(
            func.folded(consultee.c.name) == entry.name.casefold(), consultee.c.withdrawn_reason == ""
        )
        added = list(session.scalars(listed))[:1]
    joint = registration.pop("joint_ids", ())
    return register_response(session, consultee_ids=[*added, *joint], **registration)


def set_document_role(session: Session, response_id: str, document_id: str, role: str) -> None:
    """Say what a document is to its response: the answer, a cover letter, an annex or a reservation.

    Raises:
        NotFoundError: The response has no such document.
    """
    key = link_key("response_document", response_id, document_id)
    session.edit(response_document, key, {"role": clean_code("role", DocumentRole, role).value})


def _place_of(piece: str, text: str, read_to: int) -> tuple[int | None, int | None]:
    """Where whole lines of a text that were read from a document stand; they may have been corrected."""
    piece = clean_response_text(piece)
    at = text.find(piece, read_to) if piece.strip() else -1
    while at >= 0:
        end = at + len(piece)
        if (at == 0 or text[at - 1] == "\n") and (end == len(text) or text[end] == "\n"):
            return at, end
        at = text.find(piece, at + 1)
    return None, None


def _attach(session: Session, response_id: str, text: str, files: Sequence[IncomingFile]) -> None:
    """Keep the files of a response, each with its place in the response's text."""
    read_to = 0
    for file in files:
        start, end = _place_of(file.text, text, read_to)
        read_to = end or read_to
        document_id = keep_original(session, file.file_name, file.content)
        link = {"response_id": response_id, "document_id": document_id, "role": file.role.value}
        key = link_key("response_document", response_id, document_id)
        session.add(response_document, link | {"start": start, "end": end}, key)


def edit_response(
    session: Session,
    /,
    response_id: str,
    *,
    version: int | None = None,
    consultee_ids: Sequence[str] | None = None,
    answered_for_ids: Sequence[str] | None = None,
    **fields: str | None,
) -> None:
    """Correct how a response is registered; its text has an operation of its own.

    Args:
        session: Of the operation.
        response_id: The response.
        version: The row version the form had loaded.
        consultee_ids: All who stand behind it, when they are to change.
        answered_for_ids: All for whom it answers as well, when consultee_ids change; None leaves them.
        **fields: received_on, registry_number, channel, stance, subject, note.
    """
    session.edit(response, response_id, _cleaned(fields), version)
    if consultee_ids is not None:
        if not consultee_ids:
            raise InvalidValueError("consultee", "empty")
        if answered_for_ids is None:
            theirs = select(response_consultee.c.consultee_id).where(
                response_consultee.c.response_id == response_id,
                response_consultee.c.role == SenderRole.ANSWERED_FOR.value,
            )
            answered_for_ids = list(session.scalars(theirs.order_by(response_consultee.c.position)))
        _set_senders(session, response_id, consultee_ids, answered_for_ids)


def withdraw_response(session: Session, response_id: str, reason: str) -> None:
    """Take a response out of the work, with a reason; it stays in the register."""
    reason = clean_line("reason", reason, required=True)
    session.edit(response, response_id, {"withdrawn_reason": reason})


def skip_span(session: Session, response_id: str, start: int, end: int) -> str:
    """Mark a stretch of the text as no comment: a greeting, a signature, a summary of the draft.

    Returns:
        The span's key.
    """
    span = span_of(session, response_id, start, end)
    return session.add(skipped_span, {"response_id": response_id, **span_values(span)})


def unskip_span(session: Session, span_id: str) -> None:
    """Take back that a stretch was no comment."""
    session.remove(skipped_span, span_id)


def span_of(session: Session, response_id: str, start: int, end: int) -> TextSpan:
    """The span between two offsets of a response's text.

    Raises:
        InvalidValueError: There are no words between them.
    """
    try:
        return make_span(session.found(response, response_id)["text"], start, end)
    except ValueError as error:
        raise InvalidValueError("span", "empty") from error


def span_values(span: TextSpan) -> dict[str, Any]:
    """The columns of a span."""
    return {
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "before": span.before,
        "after": span.after,
    }


def clean_response_text(text: str) -> str:
    """A response's text word for word, without empty lines at its ends."""
    return clean_long_text("text", text).strip("\n")


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "received_on":
            values[name] = clean_date(name, value, required=True)
        elif name == "channel":
            values[name] = clean_code(name, Channel, value).value
        elif name == "stance":
            values[name] = clean_code(name, Stance, value).value if value else None
        elif name == "note":
            values[name] = clean_long_text(name, value)
        else:
            values[name] = clean_line(name, value)
    return values


def _set_senders(
    session: Session, response_id: str, consultee_ids: Sequence[str], answered_for_ids: Sequence[str]
) -> None:
    wanted = dict.fromkeys(consultee_ids, SenderRole.JOINT)
    wanted[consultee_ids[0]] = SenderRole.SENDER
    for consultee_id in answered_for_ids:
        wanted.setdefault(consultee_id, SenderRole.ANSWERED_FOR)
    here = select(response_consultee).where(response_consultee.c.response_id == response_id)
    known = {row.consultee_id: row.id for row in session.rows(here)}
    for consultee_id in set(known) - set(wanted):
        session.remove(response_consultee, known[consultee_id])
    for position, (consultee_id, role) in enumerate(wanted.items()):
        session.found(consultee, consultee_id)
        values = {"role": role.value, "position": position}
        if consultee_id in known:
            session.edit(response_consultee, known[consultee_id], values)
        else:
            link = {"response_id": response_id, "consultee_id": consultee_id, **values}
            session.add(response_consultee, link, link_key("sender", response_id, consultee_id))
