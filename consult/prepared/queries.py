"""What can be asked of a file that was read: whether it comes in already split."""

from consult.operation import Session
from consult.prepared.annotated_draft import from_annotated_draft
from consult.prepared.answer_form import from_answer_form
from consult.prepared.records import PreparedResponse
from consult.responses.reading import ReadResponse


def prepared_response(session: Session, read: ReadResponse) -> PreparedResponse | None:
    """The comments that a file already tells apart.

    Args:
        session: Of the query.
        read: What was read of the file.

    Returns:
        The response for an answer form of ours, or a copy of the draft with comments or tracked changes;
        None for every other file.
    """
    if read.form is not None:
        return from_answer_form(session, read.form)
    return from_annotated_draft(session, read.remarks) if read.remarks is not None else None
