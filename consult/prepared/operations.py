"""What can be done with a response that comes in already split: register it, whole."""

from collections.abc import Sequence

from consult.comments.operations import anchor_comment, split_comment
from consult.operation import Session
from consult.prepared.records import PreparedComment, PreparedResponse
from consult.responses.operations import register_response, skip_span
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
    for start, end in prepared.headings:
        skip_span(session, key, start, end)
    for each in prepared.comments:
        _split(session, key, each)
    return key


def _split(session: Session, response_id: str, prepared: PreparedComment) -> None:
    comment_id = split_comment(
        session,
        response_id,
        prepared.spans,
        stance=prepared.stance,
        kind=prepared.kind,
        summary=prepared.summary,
        proposed_wording=prepared.proposed_wording,
    )
    if prepared.section_id is not None:
        anchor_comment(session, comment_id, prepared.section_id, prepared.passage_id)
