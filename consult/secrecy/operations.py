"""Taking values out by a decision, and marking what may be secret."""

from collections.abc import Sequence

from sqlalchemy import Select, and_, select

from consult.database.keys import batches
from consult.database.settling import take_out
from consult.database.tables import comment, conflict, document, redaction, response, secrecy_marking
from consult.errors import InvalidValueError
from consult.operation import Session, clean_date, clean_line, clean_long_text
from consult.secrecy.records import Decision, TakenOut
from consult.secrecy.scope import Fields, documents_of, fields_of, fields_with

SHORTEST_PHRASE = 3
"""Characters; a shorter phrase would hit words that have nothing to do with it."""


def redact(
    session: Session,
    decision: Decision,
    *,
    response_ids: Sequence[str] = (),
    consultee_ids: Sequence[str] = (),
    phrases: Sequence[str] = (),
    document_ids: Sequence[str] = (),
) -> TakenOut:
    """Take values out of the case and its history; the rows, their salted hashes and the decision stay.

    It cannot be undone. What copies made before it hold goes at the next merge with them; backups
    hold it until they are deleted.

    Args:
        session: Of the operation.
        decision: By which it is done.
        response_ids: Responses that go whole: texts, quotes, files and their names.
        consultee_ids: Consultees whose names and addresses go.
        phrases: Words that go wherever they stand, in the texts and in their earlier values.
        document_ids: Originals that go besides, as files in which a phrase stands.

    Returns:
        What was done.

    Raises:
        NotFoundError: One of the rows is not there.
        InvalidValueError: The decision lacks its number, reason or date, nothing is reached, a phrase is
            too short, or copies disagree on a row that is reached.
    """
    if not (response_ids or consultee_ids or phrases or document_ids):
        raise InvalidValueError("targets", "empty")
    for key in response_ids:
        session.found(response, key)
    found = fields_of(session, response_ids, consultee_ids)
    for place, fields in fields_with(session, _sought(phrases)).items():
        found[place] = fields | found.get(place, {})
    going = [*documents_of(session, response_ids), *document_ids]
    digests = [session.found(document, key)["sha256"] for key in going]
    if not found and not digests:
        raise InvalidValueError("phrase", "nothing_found", ", ".join(phrases))
    _refuse_unsettled(session, found)
    key = session.add(redaction, _decision(decision, found))
    values = take_out(session, found, digests, key)
    return TakenOut(key, len(found), values, len(digests))


def _sought(phrases: Sequence[str]) -> list[str]:
    sought = [clean_line("phrase", each, required=True) for each in phrases]
    for phrase in sought:
        if len(phrase) < SHORTEST_PHRASE:
            raise InvalidValueError("phrase", "too_short", phrase)
    return sought


def _decision(decision: Decision, found: Fields) -> dict[str, object]:
    return {
        "decision_number": clean_line("decision_number", decision.number, required=True),
        "reason": clean_line("reason", decision.reason, required=True),
        "decided_on": clean_date("decided_on", decision.decided_on, required=True),
        "role": clean_line("role", decision.role),
        "targets": [[table, row_id, field] for (table, row_id), new in found.items() for field in new],
    }


def _refuse_unsettled(session: Session, found: Fields) -> None:
    """A row is told of anew when values are taken out, which would settle what copies disagree on."""
    for some in batches(row_id for _, row_id in found):
        unsettled = session.scalar(select(conflict.c.field).where(conflict.c.row_id.in_(some)).limit(1))
        if unsettled is not None:
            raise InvalidValueError(str(unsettled) or "row", "unsettled_conflict")


def mark_secret(
    session: Session,
    *,
    response_id: str | None = None,
    comment_id: str | None = None,
    provision: str,
    marked_on: str,
    authority: str,
    note: str = "",
) -> str:
    """Note that a response or a comment may be secret (offentlighets- och sekretesslagen 5 kap. 5 §).

    Args:
        session: Of the operation.
        response_id: The response, or None.
        comment_id: The comment, or None; one of the two is given.
        provision: The provision that may make it secret, such as "21 kap. 3 §".
        marked_on: When the note is made, YYYY-MM-DD.
        authority: Which authority makes it.
        note: Anything else.

    Returns:
        The marking's key.

    Raises:
        NotFoundError: There is no such response or comment.
        InvalidValueError: A field is empty or cannot be stored, or not one of the two is given.
    """
    if (response_id is None) == (comment_id is None):
        raise InvalidValueError("response", "one_of_two")
    for table, key in ((response, response_id), (comment, comment_id)):
        if key is not None:
            session.found(table, key)
    values = {
        "response_id": response_id,
        "comment_id": comment_id,
        "provision": clean_line("provision", provision, required=True),
        "marked_on": clean_date("marked_on", marked_on, required=True),
        "authority": clean_line("authority", authority, required=True),
        "note": clean_long_text("note", note),
    }
    known = session.scalar(_standing(response_id, comment_id, values["provision"]))
    if known is not None:
        session.edit(secrecy_marking, known, values)
        return str(known)
    return session.add(secrecy_marking, values)


def _standing(response_id: str | None, comment_id: str | None, provision: str | None) -> Select[tuple[str]]:
    """The marking that says the same already."""
    tied = secrecy_marking.c.response_id == response_id
    if response_id is None:
        tied = secrecy_marking.c.comment_id == comment_id
    standing = and_(tied, secrecy_marking.c.provision == provision, secrecy_marking.c.lifted_on == "")
    return select(secrecy_marking.c.id).where(standing)


def lift_marking(session: Session, marking_id: str, lifted_on: str) -> None:
    """Note that a secrecy marking no longer stands; it is kept with its date.

    Raises:
        NotFoundError: There is no such marking.
        InvalidValueError: It is no date.
    """
    session.edit(
        secrecy_marking, marking_id, {"lifted_on": clean_date("lifted_on", lifted_on, required=True)}
    )
