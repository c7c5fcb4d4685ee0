"""What can be done with a response that comes in already split: register it, whole."""

from collections.abc import Sequence
from typing import Any

from consult.comments.operations import anchor_comment, split_comment
from consult.consultees.records import RegisterEntry
from consult.database.tables import response
from consult.labels import prepared_text
from consult.operation import Session
from consult.prepared.records import PreparedComment, PreparedResponse
from consult.responses.operations import register_from_new, register_response, skip_span
from consult.responses.records import IncomingFile
from consult.vocabulary import Channel


def register_prepared(
    session: Session,
    prepared: PreparedResponse,
    *,
    consultee_ids: Sequence[str],
    received_on: str,
    registry_number: str = "",
    channel: str = Channel.FORM,
    files: Sequence[IncomingFile] = (),
    note: str = "",
) -> str:
    """Register a response with all its comments, each tied to its place in the draft.

    Args:
        session: Of the operation.
        prepared: What was read of the file.
        consultee_ids: Who stands behind it, the sender first.
        received_on: Date it came in.
        registry_number: Its diarienummer.
        channel: How it came in.
        files: The originals.
        note: Internal note.

    Returns:
        The response's key.

    Raises:
        InvalidValueError: A field cannot be stored; nothing is stored.
        NotFoundError: A consultee, section or passage is not in the case.
    """
    key = register_response(
        session,
        consultee_ids=consultee_ids,
        received_on=received_on,
        registry_number=registry_number,
        channel=channel,
        stance=prepared.stance,
        subject=prepared.subject,
        text=prepared.text,
        files=files,
        note=note,
    )
    split_as_prepared(session, key, prepared)
    return key


def register_incoming(
    session: Session,
    prepared: PreparedResponse | None,
    /,
    entry: RegisterEntry | None = None,
    **registration: Any,
) -> str:
    """Register what came in, and split it where its comments are known.

    Args:
        session: Of the operation.
        prepared: Its comments; None when they are not known.
        entry: Who sent it, when that is somebody who is not on the list yet.
        **registration: As for `register_response`, or `register_from_new` when there is an entry.

    Returns:
        The response's key.
    """
    if prepared is not None and registration.get("stance") is None:
        registration["stance"] = prepared.stance
    stated = ", ".join(each for each in (prepared.sender, prepared.email) if each) if prepared else ""
    if stated:
        told = prepared_text("stated").format(words=stated)
        registration["note"] = "\n".join(each for each in (registration.get("note", ""), told) if each)
    if entry is None:
        key = register_response(session, **registration)
    else:
        key = register_from_new(session, entry, **registration)
    if prepared is not None:
        split_as_prepared(session, key, prepared)
    return key


def split_as_prepared(session: Session, response_id: str, prepared: PreparedResponse) -> None:
    """Split a response as its file does; where its text has been corrected since, leave it whole."""
    at = session.found(response, response_id)["text"].find(prepared.text)
    if at < 0 or not prepared.text:
        return
    for start, end in prepared.headings:
        skip_span(session, response_id, at + start, at + end)
    for each in prepared.comments:
        _split(session, response_id, each, at)


def _split(session: Session, response_id: str, prepared: PreparedComment, at: int) -> None:
    comment_id = split_comment(
        session,
        response_id,
        [(at + start, at + end) for start, end in prepared.spans],
        stance=prepared.stance,
        kind=prepared.kind,
        summary=prepared.summary,
        proposed_wording=prepared.proposed_wording,
    )
    if prepared.section_id is not None:
        anchor_comment(session, comment_id, prepared.section_id, prepared.passage_id)
