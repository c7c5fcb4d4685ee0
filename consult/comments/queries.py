"""What can be asked of comments."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from consult.comments.filtering import (
    INCOMPLETE,
    NOT_ASSESSED,
    CommentFilter,
    condition,
    is_overdue,
    lacks_rationale,
    ordered,
)
from consult.comments.records import Anchor, Assessment, Comment, CommentRow, Theme
from consult.database.derived import in_newest_version
from consult.database.tables import (
    assessment,
    comment,
    comment_anchor,
    comment_group,
    comment_span,
    comment_theme,
    consultee,
    passage,
    response_consultee,
    section,
    theme,
    workflow_step,
)
from consult.errors import NotFoundError
from consult.operation import Session
from consult.responses.queries import BATCH, sender_names
from consult.responses.records import Span
from consult.vocabulary import AnchorOrigin, CommentKind, Decision, Stance

__all__ = [
    "INCOMPLETE",
    "NOT_ASSESSED",
    "CommentFilter",
    "assignees",
    "comment_count",
    "comment_ids",
    "comment_rows",
    "comments_of_response",
    "comments_with",
    "has_groups",
    "lacks_rationale",
    "the_comment",
    "themes",
]


def comment_ids(
    session: Session,
    wanted: CommentFilter | None = None,
    order: str = "section",
    *,
    descending: bool = False,
    start: int = 0,
    limit: int | None = None,
) -> list[str]:
    """Keys of comments, in order; what is shown of them is read with `comment_rows`.

    Args:
        session: Of the query.
        wanted: Which of them.
        order: section, sender, received_on, stance, decision, assignee, number or summary.
        descending: The other way round.
        start: How many to leave out at the beginning.
        limit: How many at most.
    """
    query = ordered(select(comment.c.id), order, descending=descending)
    query = query.where(condition(session, wanted or CommentFilter()))
    return list(session.scalars(query.offset(start).limit(limit)))


def comment_count(session: Session, wanted: CommentFilter | None = None) -> int:
    """How many comments there are."""
    wanting = condition(session, wanted or CommentFilter())
    return int(session.scalar(select(func.count()).select_from(comment).where(wanting)))


def comment_rows(session: Session, keys: Sequence[str]) -> list[CommentRow]:
    """What a table shows of some comments, in the order of the keys; those that are gone are left out."""
    found: dict[str, CommentRow] = {}
    for start in range(0, len(keys), BATCH):
        found.update(_some_rows(session, keys[start : start + BATCH]))
    return [found[key] for key in keys if key in found]


def _some_rows(session: Session, keys: Sequence[str]) -> dict[str, CommentRow]:
    rows = session.rows(_row_query().where(comment.c.id.in_(keys)))
    responses = list({row.response_id for row in rows if row.response_id})
    senders = sender_names(session, responses)
    categories = _categories(session, responses)
    sections = _joined(
        session,
        select(comment_anchor.c.comment_id, section.c.number, section.c.title)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .where(comment_anchor.c.comment_id.in_(keys), in_newest_version())
        .order_by(section.c.position),
    )
    tagged = _joined(
        session,
        select(comment_theme.c.comment_id, theme.c.name)
        .join(theme, theme.c.id == comment_theme.c.theme_id)
        .where(comment_theme.c.comment_id.in_(keys))
        .order_by(theme.c.position),
    )
    sizes = _group_sizes(session, rows)
    return {
        row.id: CommentRow(
            id=row.id,
            response_id=row.response_id,
            number=row.number,
            senders=senders.get(row.response_id, ""),
            category=categories.get(row.response_id, ""),
            quote=row.quote,
            summary=row.summary,
            sections="; ".join(sections.get(row.id, ())),
            themes=", ".join(tagged.get(row.id, ())),
            stance=Stance(row.stance) if row.stance else None,
            kind=CommentKind(row.kind),
            decision=Decision(row.decision) if row.decision else None,
            rationale_missing=bool(row.incomplete),
            assignee=row.assignee,
            group_id=row.group_id,
            group_size=sizes.get(row.group_id, 0),
            recommendation=Decision(row.recommendation) if row.recommendation else None,
            step=row.step or "",
            due_on=row.due_on,
            overdue=bool(row.overdue),
        )
        for row in rows
    }


def _row_query() -> Select[Any]:
    return (
        select(
            comment,
            assessment.c.decision,
            assessment.c.recommendation,
            lacks_rationale().label("incomplete"),
            workflow_step.c.name.label("step"),
            is_overdue().label("overdue"),
        )
        .outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        .outerjoin(workflow_step, workflow_step.c.id == comment.c.step_id)
    )


def _group_sizes(session: Session, rows: Sequence[Any]) -> dict[str, int]:
    """How many comments are at work in the groups that some rows belong to."""
    keys = {row.group_id for row in rows if row.group_id}
    if not keys:
        return {}
    query = (
        select(comment.c.group_id, func.count().label("size"))
        .where(comment.c.group_id.in_(keys), comment.c.withdrawn_reason == "")
        .group_by(comment.c.group_id)
    )
    return {row.group_id: row.size for row in session.rows(query)}


def _categories(session: Session, responses: Sequence[str]) -> dict[str, str]:
    query = (
        select(response_consultee.c.response_id, consultee.c.category)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .where(response_consultee.c.response_id.in_(responses), response_consultee.c.position == 0)
    )
    return {row.response_id: row.category for row in session.rows(query)}


def _joined(session: Session, query: Select[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in session.rows(query):
        key = str(row[0])
        named = " ".join(str(part) for part in tuple(row)[1:] if part)
        if named not in found.setdefault(key, []):
            found[key].append(named)
    return found


def the_comment(session: Session, comment_id: str) -> Comment:
    """A comment with all that is known of it.

    Raises:
        NotFoundError: There is none.
    """
    found = comments_with(session, [comment_id])
    if not found:
        raise NotFoundError("comment", comment_id)
    return found[0]


def comments_of_response(session: Session, response_id: str) -> list[Comment]:
    """The comments of a response in the order of its text."""
    query = select(comment.c.id).where(comment.c.response_id == response_id, comment.c.withdrawn_reason == "")
    return comments_with(session, list(session.scalars(query.order_by(comment.c.position, comment.c.id))))


def comments_with(session: Session, keys: Sequence[str]) -> list[Comment]:
    """Comments with all that is known of them, in the order of the keys; those gone are left out."""
    found: dict[str, Comment] = {}
    for start in range(0, len(keys), BATCH):
        found.update(_some_comments(session, keys[start : start + BATCH]))
    return [found[key] for key in keys if key in found]


def _some_comments(session: Session, keys: Sequence[str]) -> dict[str, Comment]:
    rows = session.rows(
        select(comment, workflow_step.c.name.label("step"), workflow_step.c.locked)
        .outerjoin(workflow_step, workflow_step.c.id == comment.c.step_id)
        .where(comment.c.id.in_(keys))
    )
    spans, anchors = _spans(session, keys), _anchors(session, keys)
    tagged, assessments = _themes_of(session, keys), _assessments(session, keys)
    sizes = _group_sizes(session, rows)
    nothing = (Assessment(None, None, "", "", "", "", ""), 0)
    return {
        row.id: Comment(
            id=row.id,
            response_id=row.response_id,
            number=row.number,
            quote=row.quote,
            summary=row.summary,
            proposed_wording=row.proposed_wording,
            stance=Stance(row.stance) if row.stance else None,
            kind=CommentKind(row.kind),
            spans=tuple(spans.get(row.id, ())),
            anchors=tuple(anchors.get(row.id, ())),
            themes=tuple(tagged.get(row.id, ())),
            assessment=assessments.get(row.id, nothing)[0],
            withdrawn_reason=row.withdrawn_reason,
            version=row.version,
            assessment_version=assessments.get(row.id, nothing)[1],
            assignee=row.assignee,
            group_id=row.group_id,
            group_size=sizes.get(row.group_id, 0),
            step_id=row.step_id,
            step=row.step or "",
            locked=bool(row.locked),
            due_on=row.due_on,
            note=row.note,
        )
        for row in rows
    }


def _spans(session: Session, keys: Sequence[str]) -> dict[str, list[Span]]:
    query = select(comment_span).where(comment_span.c.comment_id.in_(keys))
    found: dict[str, list[Span]] = {}
    for row in session.rows(query.order_by(comment_span.c.start)):
        span = Span(row.id, row.start, row.end, row.quote, row.before, row.after, row.lost)
        found.setdefault(row.comment_id, []).append(span)
    return found


def _anchors(session: Session, keys: Sequence[str]) -> dict[str, list[Anchor]]:
    query = (
        select(comment_anchor, section.c.number, section.c.title, passage.c.text)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .outerjoin(passage, passage.c.id == comment_anchor.c.passage_id)
        .where(comment_anchor.c.comment_id.in_(keys), in_newest_version())
        .order_by(section.c.position, passage.c.position)
    )
    found: dict[str, list[Anchor]] = {}
    for row in session.rows(query):
        anchor = Anchor(
            row.id,
            row.section_id,
            row.passage_id,
            f"{row.number} {row.title}".strip(),
            row.number,
            row.text or "",
            AnchorOrigin(row.origin),
            row.confidence,
            row.to_review,
        )
        found.setdefault(row.comment_id, []).append(anchor)
    return found


def _themes_of(session: Session, keys: Sequence[str]) -> dict[str, list[Theme]]:
    query = (
        select(comment_theme.c.comment_id, theme)
        .join(theme, theme.c.id == comment_theme.c.theme_id)
        .where(comment_theme.c.comment_id.in_(keys))
        .order_by(theme.c.position)
    )
    found: dict[str, list[Theme]] = {}
    for row in session.rows(query):
        found.setdefault(row.comment_id, []).append(Theme(row.id, row.parent_id, row.name))
    return found


def _assessments(session: Session, keys: Sequence[str]) -> dict[str, tuple[Assessment, int]]:
    query = select(assessment).where(assessment.c.comment_id.in_(keys))
    return {
        row.comment_id: (
            Assessment(
                Decision(row.recommendation) if row.recommendation else None,
                Decision(row.decision) if row.decision else None,
                row.reply,
                row.rationale,
                row.action,
                row.decided_by,
                row.decided_on,
                row.recommended_by,
                row.recommended_on,
            ),
            row.version,
        )
        for row in session.rows(query)
    }


def themes(session: Session) -> list[Theme]:
    """All themes in the order of the alphabet."""
    query = select(theme).order_by(func.swedish_key(theme.c.name))
    return [Theme(row.id, row.parent_id, row.name) for row in session.rows(query)]


def assignees(session: Session) -> list[str]:
    """Those who have comments to deal with, in the order of the alphabet."""
    query = select(comment.c.assignee).where(comment.c.assignee != "").group_by(comment.c.assignee)
    return list(session.scalars(query.order_by(func.swedish_key(comment.c.assignee))))


def has_groups(session: Session) -> bool:
    """Whether any comments have been put together."""
    return session.scalar(select(comment_group.c.id).limit(1)) is not None
