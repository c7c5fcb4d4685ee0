"""Counts and tables, computed in SQL. What is withdrawn never counts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select

from consult.amendments.queries import accepted_unmet_count
from consult.analysis.records import (
    CategoryCount,
    Coverage,
    DecisionCount,
    OpenWork,
    SectionCount,
    StanceCount,
    ThemeCount,
    Totals,
)
from consult.comments.filtering import counts_for_report, lacks_rationale
from consult.comments.reviewing import anchors_to_review_count
from consult.consultees.operations import current_round_id
from consult.database.tables import (
    assessment,
    comment,
    comment_anchor,
    comment_span,
    comment_theme,
    conflict,
    consultee,
    draft_version,
    invitation,
    response,
    response_consultee,
    section,
    theme,
)
from consult.database.tables.comments import WITHOUT_SECTION
from consult.operation import Session
from consult.vocabulary import Category, Decision, Stance

_NOTHING_TO_SPLIT = (Stance.NO_OBJECTION.value, Stance.DECLINED.value)


def _first_senders() -> Subquery:
    """Each response that counts, with the category of its first sender."""
    return (
        select(
            response.c.id,
            response.c.stance,
            func.coalesce(consultee.c.category, Category.OTHER.value).label("category"),
        )
        .outerjoin(
            response_consultee,
            and_(response_consultee.c.response_id == response.c.id, response_consultee.c.position == 0),
        )
        .outerjoin(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .where(response.c.withdrawn_reason == "")
        .subquery()
    )


def category_counts(session: Session) -> list[CategoryCount]:
    """Numbers for each category that has a consultee or a response, in the vocabulary's order."""
    found: dict[str, dict[str, int]] = {}
    for query in (_consultees_by_category(session), _responses_by_category(), _comments_by_category()):
        for row in session.rows(query):
            numbers = {name: int(value or 0) for name, value in row._mapping.items() if name != "category"}
            found.setdefault(row.category, {}).update(numbers)
    names = ("listed", "invited", "answered", "uninvited", "responses", "no_objection", "comments")
    counts = []
    for category in Category:
        if category.value in found:
            numbers = {name: found[category.value].get(name, 0) for name in names}
            not_answered = numbers["invited"] - (numbers["answered"] - numbers["uninvited"])
            counts.append(CategoryCount(category=category, not_answered=not_answered, **numbers))
    return counts


def _consultees_by_category(session: Session) -> Select[Any]:
    behind = (
        select(response_consultee.c.consultee_id)
        .join(response, response.c.id == response_consultee.c.response_id)
        .where(response.c.withdrawn_reason == "")
    )
    answered = consultee.c.id.in_(behind)
    sent = func.coalesce(invitation.c.sent_on, "") != ""
    here = and_(
        invitation.c.consultee_id == consultee.c.id, invitation.c.round_id == current_round_id(session)
    )
    return (
        select(
            consultee.c.category,
            func.count().label("listed"),
            func.sum(case((sent, 1), else_=0)).label("invited"),
            func.sum(case((answered, 1), else_=0)).label("answered"),
            func.sum(case((and_(answered, ~sent), 1), else_=0)).label("uninvited"),
        )
        .outerjoin(invitation, here)
        .where(consultee.c.withdrawn_reason == "")
        .group_by(consultee.c.category)
    )


def _responses_by_category() -> Select[Any]:
    sent = _first_senders()
    none = case((sent.c.stance == Stance.NO_OBJECTION.value, 1), else_=0)
    return select(
        sent.c.category, func.count().label("responses"), func.sum(none).label("no_objection")
    ).group_by(sent.c.category)


def _comments_by_category() -> Select[Any]:
    sent = _first_senders()
    return (
        select(sent.c.category, func.count().label("comments"))
        .join(comment, comment.c.response_id == sent.c.id)
        .where(comment.c.withdrawn_reason == "")
        .group_by(sent.c.category)
    )


def stance_counts(session: Session) -> list[StanceCount]:
    """Stances by category, each pair that occurs."""
    sent = _first_senders()
    of_responses = select(sent.c.category, sent.c.stance, func.count().label("n")).group_by(
        sent.c.category, sent.c.stance
    )
    of_comments = (
        select(sent.c.category, comment.c.stance, func.count().label("n"))
        .join(comment, comment.c.response_id == sent.c.id)
        .where(comment.c.withdrawn_reason == "")
        .group_by(sent.c.category, comment.c.stance)
    )
    responses = {(row.category, row.stance): row.n for row in session.rows(of_responses)}
    comments = {(row.category, row.stance): row.n for row in session.rows(of_comments)}
    stances: list[Stance | None] = [*Stance, None]
    pairs = [(category, stance) for category in Category for stance in stances]
    return [
        StanceCount(*pair, responses.get(pair, 0), comments.get(pair, 0))
        for pair in pairs
        if pair in responses or pair in comments
    ]


def decision_counts(session: Session) -> list[DecisionCount]:
    """How many comments have each decision that occurs, in the vocabulary's order, the undecided last."""
    query = (
        select(assessment.c.decision, func.count(comment.c.id).label("n"))
        .select_from(comment.outerjoin(assessment, assessment.c.comment_id == comment.c.id))
        .where(counts_for_report())
        .group_by(assessment.c.decision)
    )
    found = {row.decision: row.n for row in session.rows(query)}
    every: list[Decision | None] = [*Decision, None]
    return [DecisionCount(decision, found[decision]) for decision in every if decision in found]


def newest_version_id(session: Session) -> str | None:
    """Key of the newest version of the draft, or None before one is loaded."""
    newest: str | None = session.scalar(select(func.max(draft_version.c.id)))
    return newest


def section_counts(session: Session) -> list[SectionCount]:
    """The sections of the newest version in reading order with their numbers of comments."""
    version = newest_version_id(session)
    above = (
        select(section.c.id.label("section_id"), section.c.id.label("top_id"), section.c.parent_id)
        .where(section.c.draft_version_id == version)
        .cte("above", recursive=True)
    )
    upper = section.alias()
    above = above.union_all(
        select(above.c.section_id, upper.c.id, upper.c.parent_id).join(upper, upper.c.id == above.c.parent_id)
    )
    own = (
        select(comment_anchor.c.section_id, func.count(comment.c.id.distinct()).label("n"))
        .join(comment, comment.c.id == comment_anchor.c.comment_id)
        .where(counts_for_report())
        .group_by(comment_anchor.c.section_id)
        .subquery()
    )
    total = (
        select(above.c.top_id, func.count(comment.c.id.distinct()).label("n"))
        .join(comment_anchor, comment_anchor.c.section_id == above.c.section_id)
        .join(comment, comment.c.id == comment_anchor.c.comment_id)
        .where(counts_for_report())
        .group_by(above.c.top_id)
        .subquery()
    )
    depth = (func.count() - 1).label("depth")
    depths = select(above.c.section_id, depth).group_by(above.c.section_id).subquery()
    query = (
        select(
            section.c.id,
            section.c.parent_id,
            section.c.number,
            section.c.title,
            depths.c.depth,
            section.c.position,
            func.coalesce(own.c.n, 0).label("own"),
            func.coalesce(total.c.n, 0).label("total"),
        )
        .join(depths, depths.c.section_id == section.c.id)
        .outerjoin(own, own.c.section_id == section.c.id)
        .outerjoin(total, total.c.top_id == section.c.id)
        .where(section.c.draft_version_id == version)
        .order_by(section.c.position)
    )
    return [SectionCount(*tuple(row)) for row in session.rows(query)]


def theme_counts(session: Session) -> list[ThemeCount]:
    """All themes, the one with the most comments first."""
    tagged = (
        select(
            comment_theme.c.theme_id,
            func.count().label("comments"),
            func.sum(case((assessment.c.decision.is_(None), 1), else_=0)).label("undecided"),
        )
        .join(comment, comment.c.id == comment_theme.c.comment_id)
        .outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        .where(counts_for_report())
        .group_by(comment_theme.c.theme_id)
        .subquery()
    )
    number = func.coalesce(tagged.c.comments, 0)
    query: Select[Any] = (
        select(theme.c.id, theme.c.parent_id, theme.c.name, number, func.coalesce(tagged.c.undecided, 0))
        .outerjoin(tagged, tagged.c.theme_id == theme.c.id)
        .order_by(number.desc(), func.swedish_key(theme.c.name))
    )
    return [ThemeCount(*tuple(row)) for row in session.rows(query)]


def coverage(session: Session, sections: Sequence[SectionCount] | None = None) -> Coverage:
    """Comments by section of the newest version and category of the first sender.

    Args:
        session: Of the query.
        sections: What `section_counts` has found, when it is known already.
    """
    if sections is None:
        sections = section_counts(session)
    sent = _first_senders()
    places = (
        select(comment_anchor.c.comment_id, comment_anchor.c.section_id)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .where(section.c.draft_version_id == newest_version_id(session))
        .subquery()
    )
    query = (
        select(places.c.section_id, sent.c.category, func.count(comment.c.id.distinct()).label("n"))
        .select_from(comment)
        .outerjoin(places, places.c.comment_id == comment.c.id)
        .outerjoin(sent, sent.c.id == comment.c.response_id)
        .where(counts_for_report())
        .group_by(places.c.section_id, sent.c.category)
    )
    counts = {
        (row.section_id, Category(row.category) if row.category else None): row.n
        for row in session.rows(query)
    }
    there = {category for _, category in counts}
    return Coverage(tuple(sections), tuple(category for category in Category if category in there), counts)


def counts_unread() -> ColumnElement[bool]:
    """The condition that a response has text that nobody has dealt with, or none has been entered yet."""
    comments = select(comment.c.response_id).where(comment.c.withdrawn_reason == "")
    split = response.c.id.in_(comments)
    untouched = and_(~split, func.coalesce(response.c.stance, "").not_in(_NOTHING_TO_SPLIT))
    left = or_(
        and_(split, response.c.unread_characters > 0),
        and_(untouched, or_(response.c.unread_characters > 0, response.c.text == "")),
    )
    return and_(response.c.withdrawn_reason == "", left)


def open_work(session: Session) -> OpenWork:
    """What is left to read, to decide, to give reasons for and to change."""
    characters: Any = func.coalesce(func.sum(response.c.unread_characters), 0)
    unread: Select[Any] = select(func.count(), characters).where(counts_unread())
    # `count` leaves out what is NULL, so that one pass over the comments gives all three numbers.
    conditions = (
        assessment.c.decision.is_(None),
        lacks_rationale(),
        comment.c.section_position == WITHOUT_SECTION,
    )
    columns: list[Any] = [func.count(case((condition, 1))) for condition in conditions]
    undone = (
        select(*columns)
        .select_from(comment.outerjoin(assessment, assessment.c.comment_id == comment.c.id))
        .where(counts_for_report())
    )
    lost = (
        select(func.count())
        .select_from(comment_span.join(comment, comment.c.id == comment_span.c.comment_id))
        .where(comment_span.c.lost.is_(True), comment.c.withdrawn_reason == "")
    )
    figures = [
        *tuple(session.rows(unread)[0]),
        *tuple(session.rows(undone)[0]),
        session.scalar(lost),
        accepted_unmet_count(session),
        anchors_to_review_count(session),
        session.scalar(select(func.count()).select_from(conflict)),
    ]
    return OpenWork(*figures)


def totals(session: Session) -> Totals:
    """The consultation in a few numbers."""
    return totals_of(category_counts(session), decision_counts(session))


def totals_of(counts: Sequence[CategoryCount], decisions: Sequence[DecisionCount]) -> Totals:
    """The few numbers that follow from those of the categories and the decisions."""
    return Totals(
        listed=sum(each.listed for each in counts),
        invited=sum(each.invited for each in counts),
        answered=sum(each.answered for each in counts),
        responses=sum(each.responses for each in counts),
        comments=sum(each.comments for each in decisions),
        decided=sum(each.comments for each in decisions if each.decision is not None),
    )
