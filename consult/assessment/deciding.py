"""Decisions for many comments at once, as their officers recommend."""

from collections.abc import Sequence

from sqlalchemy import select

from consult.comments.steps import refuse_locked
from consult.database.tables import assessment, comment
from consult.operation import Session
from consult.responses.queries import BATCH


def adopt_recommendations(session: Session, comment_ids: Sequence[str]) -> int:
    """Decide as recommended; what is decided already, and what nobody recommended, stays as it is.

    Args:
        session: Of the operation.
        comment_ids: The comments.

    Returns:
        How many are decided by it.

    Raises:
        LockedStepError: One of those that would be decided stands in a locked step.
    """
    recommended: dict[str, list[str]] = {}
    comments: list[str] = []
    query = (
        select(assessment.c.id, assessment.c.comment_id, assessment.c.recommendation)
        .join(comment, comment.c.id == assessment.c.comment_id)
        .where(assessment.c.decision.is_(None), assessment.c.recommendation.is_not(None))
        .where(comment.c.withdrawn_reason == "")
    )
    for start in range(0, len(comment_ids), BATCH):
        some = comment_ids[start : start + BATCH]
        for row in session.rows(query.where(assessment.c.comment_id.in_(some))):
            recommended.setdefault(row.recommendation, []).append(row.id)
            comments.append(row.comment_id)
    refuse_locked(session, comments, among=True)
    done = {"decided_by": session.author, "decided_on": session.now[:10]}
    for decision, keys in recommended.items():
        session.edit_many(assessment, keys, {"decision": decision, **done})
    return len(comments)
