"""What can be asked of what came in: whether its comments are told apart in it already."""

from consult.documents.omissions import OmissionKind
from consult.operation import Session
from consult.prepared.annotated_draft import from_annotated_draft
from consult.prepared.answer_form import from_answer_form
from consult.prepared.records import PreparedResponse
from consult.responses.parts import Incoming


def prepared_incoming(session: Session, incoming: Incoming) -> tuple[Incoming, PreparedResponse | None]:
    """What came in, with the comments that it tells apart already.

    Args:
        session: Of the query.
        incoming: What was read.

    Returns:
        For an answer form of ours, or a copy of the draft with comments or tracked changes: what came in
        with what its sender wrote as the answer's text, and its comments. Else as it was, and None.
    """
    answer = incoming.answer
    prepared = None
    if answer.form is not None:
        prepared = from_answer_form(session, answer.form)
    elif answer.remarks is not None:
        prepared = from_annotated_draft(session, answer.remarks)
    if prepared is None:
        return incoming, None
    taken_in = OmissionKind.COMMENT if answer.remarks is not None else ""
    return incoming.with_answer(prepared.text, taken_in), prepared
