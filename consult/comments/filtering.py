"""Which comments are wanted, and in which order."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select

from consult.database.search import directed, matches
from consult.database.tables import (
    assessment,
    comment,
    comment_anchor,
    comment_theme,
    consultee,
    response,
    response_consultee,
    workflow_step,
)
from consult.database.tables.comments import WITHOUT_SECTION
from consult.draft.queries import section_today, section_with_subsections
from consult.operation import Session
from consult.responses.queries import sent_by_named
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE, CommentKind, Decision, Stance

NOT_ASSESSED: Literal["open"] = "open"
INCOMPLETE: Literal["incomplete"] = "incomplete"


@dataclass(frozen=True, slots=True)
class CommentFilter:
    """Which comments are wanted; what is empty does not narrow.

    `decision` may also be `NOT_ASSESSED`, or `INCOMPLETE` for those that lack their rationale; an empty
    `assignee` means those that nobody has been given. `overdue` are those whose due date has passed while
    their step leaves something to do.
    """

    words: str = ""
    section_id: str | None = None
    include_subsections: bool = True
    without_section: bool = False
    category: str | None = None
    stance: Stance | None = None
    decision: Decision | Literal["open", "incomplete"] | None = None
    theme_id: str | None = None
    response_id: str | None = None
    consultee_id: str | None = None
    kind: CommentKind | None = None
    assignee: str | None = None
    group_id: str | None = None
    step_id: str | None = None
    without_step: bool = False
    overdue: bool = False
    recommended: bool | None = None


def counts_for_report() -> ColumnElement[bool]:
    """The condition that a comment is neither withdrawn nor part of a withdrawn response."""
    withdrawn = select(response.c.id).where(response.c.withdrawn_reason != "")
    return and_(
        comment.c.withdrawn_reason == "",
        or_(comment.c.response_id.is_(None), comment.c.response_id.not_in(withdrawn)),
    )


def ordered(query: Select[Any], order: str, *, descending: bool) -> Select[Any]:
    """A select of comments in an order that `comment_ids` knows."""
    keys: list[Any]
    if order == "section":
        keys = [comment.c.section_position, comment.c.id]
    elif order == "number":
        keys = [comment.c.response_id, comment.c.position]
    elif order == "received_on":
        query = query.join(response, response.c.id == comment.c.response_id)
        keys = [response.c.received_on, comment.c.response_id, comment.c.position]
    elif order == "sender":
        # Each consultee's place in the alphabet is found once, not once a comment.
        place = func.row_number().over(order_by=func.swedish_key(consultee.c.name)).label("place")
        alphabet = select(consultee.c.id, place).subquery()
        first = and_(
            response_consultee.c.response_id == comment.c.response_id, response_consultee.c.position == 0
        )
        query = query.outerjoin(response_consultee, first)
        query = query.outerjoin(alphabet, alphabet.c.id == response_consultee.c.consultee_id)
        keys = [alphabet.c.place, comment.c.response_id, comment.c.position]
    elif order == "decision":
        query = query.outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        keys = [assessment.c.decision, comment.c.id]
    else:
        keys = [comment.c[order], comment.c.id]
    return query.order_by(*(directed(key, descending=descending) for key in keys))


def condition(session: Session, wanted: CommentFilter) -> ColumnElement[bool]:
    """The condition that a comment is one of those wanted."""
    conditions: list[ColumnElement[bool]] = [counts_for_report()]
    if wanted.words.strip():
        named = [sent_by_named(comment.c.response_id, term) for term in wanted.words.split()]
        conditions.append(or_(matches("comment", wanted.words), and_(*named)))
    if wanted.section_id is not None:
        section_id = section_today(session, wanted.section_id)
        keys = section_with_subsections(session, section_id) if wanted.include_subsections else [section_id]
        tied = select(comment_anchor.c.comment_id).where(comment_anchor.c.section_id.in_(keys))
        conditions.append(comment.c.id.in_(tied))
    if wanted.without_section:
        conditions.append(comment.c.section_position == WITHOUT_SECTION)
    if wanted.theme_id is not None:
        tagged = select(comment_theme.c.comment_id).where(comment_theme.c.theme_id == wanted.theme_id)
        conditions.append(comment.c.id.in_(tagged))
    if wanted.response_id is not None:
        conditions.append(comment.c.response_id == wanted.response_id)
    if wanted.stance is not None:
        conditions.append(comment.c.stance == wanted.stance.value)
    if wanted.kind is not None:
        conditions.append(comment.c.kind == wanted.kind.value)
    if wanted.assignee is not None:
        conditions.append(comment.c.assignee == wanted.assignee)
    if wanted.group_id is not None:
        conditions.append(comment.c.group_id == wanted.group_id)
    if wanted.step_id is not None:
        conditions.append(comment.c.step_id == wanted.step_id)
    if wanted.without_step:
        conditions.append(comment.c.step_id.is_(None))
    if wanted.recommended is not None:
        given = select(assessment.c.comment_id).where(
            assessment.c.recommendation.is_not(None), assessment.c.comment_id.is_not(None)
        )
        conditions.append(comment.c.id.in_(given) if wanted.recommended else comment.c.id.not_in(given))
    if wanted.overdue:
        conditions.append(is_overdue())
    if wanted.category is not None or wanted.consultee_id is not None:
        conditions.append(comment.c.response_id.in_(_sent_by(wanted)))
    if wanted.decision is not None:
        conditions.append(_decided(wanted.decision))
    return and_(*conditions)


def _sent_by(wanted: CommentFilter) -> Select[Any]:
    senders = select(response_consultee.c.response_id).join(
        consultee, consultee.c.id == response_consultee.c.consultee_id
    )
    if wanted.consultee_id is not None:
        return senders.where(consultee.c.id == wanted.consultee_id)
    return senders.where(consultee.c.category == wanted.category)


def is_overdue() -> ColumnElement[bool]:
    """The condition that a comment should have been dealt with before today.

    A comment that stands in no step is dealt with when it is decided.
    """
    step = select(workflow_step.c.id).where(workflow_step.c.id == comment.c.step_id)
    answer = select(assessment.c.id).where(
        assessment.c.comment_id == comment.c.id, assessment.c.decision.is_not(None)
    )
    dealt_with = or_(
        step.where(workflow_step.c.solved.is_(True)).correlate(comment).exists(),
        and_(comment.c.step_id.is_(None), answer.correlate(comment).exists()),
    )
    return and_(comment.c.due_on != "", comment.c.due_on < date.today().isoformat(), not_(dealt_with))


def lacks_rationale() -> ColumnElement[bool]:
    """The condition that an assessment's decision demands a rationale that is not there."""
    demanding = [decision.value for decision in DECISIONS_NEEDING_RATIONALE]
    return and_(assessment.c.decision.in_(demanding), func.trim(assessment.c.rationale) == "")


def _decided(decision: Decision | Literal["open", "incomplete"]) -> ColumnElement[bool]:
    decided = select(assessment.c.comment_id)
    if decision == NOT_ASSESSED:
        made = decided.where(assessment.c.decision.is_not(None), assessment.c.comment_id.is_not(None))
        return comment.c.id.not_in(made)
    if decision == INCOMPLETE:
        return comment.c.id.in_(decided.where(lacks_rationale()))
    return comment.c.id.in_(decided.where(assessment.c.decision == str(decision)))
