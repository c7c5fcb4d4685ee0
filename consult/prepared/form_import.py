"""The responses of a web form stored: all of them or none, in one step that can be undone."""

from collections.abc import Sequence

from sqlalchemy import func, select

from consult.consultees.operations import add_consultees
from consult.database.tables import consultee, document, response_document
from consult.errors import InvalidValueError
from consult.operation import Session, link_key
from consult.originals import keep_original
from consult.prepared.form_mappings import save_mapping
from consult.prepared.operations import register_prepared
from consult.prepared.web_form import FormColumn, FormRow, FormSheet
from consult.vocabulary import Channel, DocumentRole


def import_web_form(
    session: Session,
    form: FormSheet,
    rows: Sequence[FormRow],
    *,
    mapping_name: str = "",
    columns: Sequence[FormColumn] = (),
) -> list[str]:
    """Register a response for each row; the export is kept once, as the original of them all.

    Args:
        session: Of the operation.
        form: The export.
        rows: Those that are wanted, checked before.
        mapping_name: Under which its mapping is to be kept; not at all when empty.
        columns: The mapping.

    Returns:
        The responses' keys, in the order of the rows.

    Raises:
        InvalidValueError: There are no rows, or a field cannot be stored; nothing is stored.
        NotFoundError: A consultee or section is not in the case; nothing is stored.
    """
    if not rows:
        raise InvalidValueError("text", "empty")
    senders = _senders(session, rows)
    document_id = _original(session, form)
    keys = []
    for row in rows:
        key = register_prepared(
            session,
            row.prepared,
            consultee_ids=[row.consultee_id or senders[row.sender.casefold()]],
            received_on=row.received_on,
            registry_number=row.registry_number,
            channel=Channel.FORM,
            note=row.note,
        )
        link = {"response_id": key, "document_id": document_id, "role": DocumentRole.ANSWER.value}
        session.add(
            response_document,
            link | {"start": None, "end": None},
            link_key("response_document", key, document_id),
        )
        keys.append(key)
    if mapping_name:
        save_mapping(session, mapping_name, columns)
    return keys


def _senders(session: Session, rows: Sequence[FormRow]) -> dict[str, str]:
    """Keys of the senders who were not on the list, by name; they are added."""
    entries = [row.entry for row in rows if row.consultee_id is None and row.entry is not None]
    add_consultees(session, entries)
    listed = select(consultee.c.id, consultee.c.name).where(
        consultee.c.withdrawn_reason == "",
        func.folded(consultee.c.name).in_({entry.name.casefold() for entry in entries}),
    )
    found = {row.name.casefold(): str(row.id) for row in session.rows(listed)}
    for row in rows:
        if row.consultee_id is None and row.sender.casefold() not in found:
            raise InvalidValueError("consultee", "empty")
    return found


def _original(session: Session, form: FormSheet) -> str:
    """The export's document; one that is there from an earlier time is the same."""
    same = select(document.c.id).where(
        document.c.sha256 == session.keep(form.content), document.c.file_name == form.file_name
    )
    found = session.scalar(same)
    return str(found) if found is not None else keep_original(session, form.file_name, form.content)
