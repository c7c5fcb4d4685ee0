"""Columns computed from other rows, brought up to date before each commit."""

from sqlalchemy import select

from consult.anchors import unread_characters
from consult.database.store import Session
from consult.database.tables import comment, comment_span, response, skipped_span


def refresh(session: Session) -> None:
    """Recompute what depends on the rows that were touched.

    Args:
        session: Of the operation that is about to be committed.
    """
    for response_id in sorted(_responses_concerned(session)):
        row = session.row(select(response.c.text).where(response.c.id == response_id))
        if row is not None:
            left = unread_characters(row.text, covered_spans(session, response_id))
            session.derive(response, response_id, {"unread_characters": left})


def covered_spans(session: Session, response_id: str) -> list[tuple[int, int]]:
    """Start and end of every stretch of a response that is a comment or marked as none."""
    split = (
        select(comment_span.c.start, comment_span.c.end)
        .join(comment, comment.c.id == comment_span.c.comment_id)
        .where(comment.c.response_id == response_id, comment.c.withdrawn_reason == "")
    )
    skipped = select(skipped_span.c.start, skipped_span.c.end).where(
        skipped_span.c.response_id == response_id
    )
    return [(row.start, row.end) for query in (split, skipped) for row in session.rows(query)]


def _responses_concerned(session: Session) -> set[str]:
    concerned = set(session.touched.get("response", ()))
    for row_id in session.touched.get("skipped_span", ()):
        gone = session.removed.get("skipped_span", {}).get(row_id)
        concerned.add(gone["response_id"] if gone else session.found(skipped_span, row_id)["response_id"])
    comments = set(session.touched.get("comment", ()))
    for row_id in session.touched.get("comment_span", ()):
        gone = session.removed.get("comment_span", {}).get(row_id)
        comments.add(gone["comment_id"] if gone else session.found(comment_span, row_id)["comment_id"])
    gone_comments = session.removed.get("comment", {})
    for row_id in comments:
        row = gone_comments.get(row_id) or session.found(comment, row_id)
        concerned.add(row["response_id"] or "")
    return concerned - {""}
