"""Secrecy markings that stand, and decisions that were carried out."""

from sqlalchemy import Row, and_, or_, select

from consult.database.history import CREATED
from consult.database.tables import change, comment, redaction, secrecy_marking, txn
from consult.operation import Session
from consult.secrecy.records import Decision, Redaction, SecrecyMarking


def markings(session: Session, response_id: str | None = None) -> list[SecrecyMarking]:
    """The secrecy markings, also those that were lifted, oldest first.

    Args:
        session: Of the query.
        response_id: Only those of this response and its comments; None for all.
    """
    query = select(secrecy_marking).order_by(secrecy_marking.c.id)
    if response_id is not None:
        own = select(comment.c.id).where(comment.c.response_id == response_id)
        here = or_(secrecy_marking.c.response_id == response_id, secrecy_marking.c.comment_id.in_(own))
        query = query.where(here)
    return [_marking(row) for row in session.rows(query)]


def marked_comments(session: Session) -> list[str]:
    """Comments that may be secret: marked themselves, or of a marked response."""
    standing = secrecy_marking.c.lifted_on == ""
    tied = or_(
        secrecy_marking.c.comment_id == comment.c.id,
        secrecy_marking.c.response_id == comment.c.response_id,
    )
    query = select(comment.c.id).join(secrecy_marking, and_(standing, tied)).distinct()
    return list(session.scalars(query.order_by(comment.c.id)))


def redactions(session: Session) -> list[Redaction]:
    """The decisions by which values were taken out, oldest first."""
    query = (
        select(redaction, txn.c.author, txn.c.time)
        .join(change, and_(change.c.row_id == redaction.c.id, change.c.field == CREATED))
        .join(txn, txn.c.id == change.c.txn_id)
        .order_by(txn.c.sequence)
    )
    return [
        Redaction(
            row.id,
            Decision(row.decision_number, row.reason, row.decided_on, row.role),
            len(row.targets),
            row.author,
            row.time,
        )
        for row in session.rows(query)
    ]


def _marking(row: Row[tuple[object, ...]]) -> SecrecyMarking:
    return SecrecyMarking(
        row.id,
        row.response_id,
        row.comment_id,
        row.provision,
        row.marked_on,
        row.authority,
        row.note,
        row.lifted_on,
    )
