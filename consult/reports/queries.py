"""What the documents read from the case, in windows so that memory stays flat.

Nothing here selects a note: internal notes cannot reach a document. What is withdrawn is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true

from consult.analysis.records import DecisionCount
from consult.comments.filtering import counts_for_report
from consult.database.derived import in_newest_version
from consult.database.tables import (
    assessment,
    comment,
    comment_anchor,
    comment_theme,
    section,
    theme,
)
from consult.operation import Session
from consult.reports.keys import Unpacked, of_window, one_of_window, raw, unpacked
from consult.reports.records import (
    PrintedComment,
    PrintedCount,
    Quote,
    Reference,
)
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE, Decision

WINDOW = 400
"""How many comments are in memory at a time; with more, new memory costs more than the queries saved."""

SOURCE_WINDOW = 40
"""How many responses' comments are in memory at a time."""

MET = (Decision.ACCEPTED.value, Decision.PARTLY_ACCEPTED.value)


class Printed(StrEnum):
    """Which of the comments under a section are wanted; `PrintedCount` has their numbers."""

    ALL = "comments"
    UNMET = "unmet"
    ACTIONS = "actions"


def printed_counts(session: Session) -> tuple[dict[int, PrintedCount], list[DecisionCount]]:
    """What is printed under each section, and how many comments have each decision.

    Returns:
        Numbers by the position that comments have as their first section's, and decisions in the
        vocabulary's order, the undecided last.
    """
    # An expression, not the column: the order of the index would read the comments here and there.
    position = func.coalesce(comment.c.section_position, None)
    led: Any = func.count(case((func.trim(assessment.c.action) != "", 1)))
    columns: list[Any] = [position, assessment.c.decision, func.count(), led]
    query = (
        select(*columns)
        .select_from(comment)
        .outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        .where(counts_for_report())
        .group_by(position, assessment.c.decision)
    )
    printed: dict[int, PrintedCount] = {}
    decided: dict[str | None, int] = {}
    for place, decision, comments, actions in unpacked(session, query):
        count = PrintedCount(
            comments,
            comments if decision in DECISIONS_NEEDING_RATIONALE else 0,
            actions if decision in MET else 0,
        )
        printed[place] = printed.get(place, PrintedCount()) + count
        decided[decision] = decided.get(decision, 0) + comments
    every: list[Decision | None] = [*Decision, None]
    return printed, [DecisionCount(each, decided[each]) for each in every if each in decided]


def _wanted(which: Printed) -> ColumnElement[bool]:
    if which is Printed.ALL:
        return true()
    if which is Printed.UNMET:
        return assessment.c.decision.in_(sorted(DECISIONS_NEEDING_RATIONALE))
    return and_(assessment.c.decision.in_(MET), func.trim(assessment.c.action) != "")


def keys_under(
    session: Session, first: int, last: int, which: Printed, ranks: Mapping[bytes, int]
) -> list[bytes]:
    """Keys of the comments whose first section is one of some neighbouring ones, in the report's order.

    Within a section that is by sender, and then as the response has them.

    Args:
        session: Of the query.
        first: Position of the first section.
        last: Position of the last section.
        which: Which of the comments.
        ranks: The places of responses; to look here which of them are withdrawn would mean to read
            past the text of each response again and again.
    """
    columns: list[Any] = [raw(comment.c.id), _source(), comment.c.section_position, comment.c.position]
    query = select(*columns).where(
        comment.c.withdrawn_reason == "", comment.c.section_position.between(first, last)
    )
    if which is not Printed.ALL:
        query = query.join(assessment, assessment.c.comment_id == comment.c.id).where(_wanted(which))
    places = [
        (section_position, ranks[source_id], position, key)
        for key, source_id, section_position, position in unpacked(session, query)
        if source_id in ranks
    ]
    places.sort()
    return [key for *_, key in places]


def references_from(session: Session, section_ids: Sequence[str]) -> dict[int, list[Reference]]:
    """Comments on some sections that are printed under an earlier one, in the order of that.

    Args:
        session: Of the query.
        section_ids: The sections.

    Returns:
        The comments by the position of the section that refers to them.
    """
    # Few comments belong to several sections, and an index tells which: the others need no look.
    tied = comment_anchor.alias()
    today = select(section.c.id).where(in_newest_version())
    several = (
        select(tied.c.comment_id)
        .where(tied.c.section_id.in_(today))
        .group_by(tied.c.comment_id)
        .having(func.count() > 1)
    )
    columns: list[Any] = [section.c.position, _source(), comment.c.number, comment.c.section_position]
    query = (
        select(*columns)
        .select_from(comment_anchor)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .join(comment, comment.c.id == comment_anchor.c.comment_id)
        .where(
            comment_anchor.c.section_id.in_(section_ids),
            # An expression, not the column: else each section is looked up with each such comment.
            func.coalesce(comment_anchor.c.comment_id, None).in_(several),
            comment.c.withdrawn_reason == "",
            comment.c.section_position < section.c.position,
        )
        .order_by(section.c.position, comment.c.section_position, comment.c.id)
    )
    found: dict[int, list[Reference]] = {}
    for position, source_id, number, place in unpacked(session, query):
        found.setdefault(position, []).append(Reference(source_id, number, place))
    return found


def _source() -> ColumnElement[Any]:
    return raw(func.coalesce(comment.c.response_id, comment.c.meeting_id))


def _printed() -> Select[Any]:
    columns: list[Any] = [
        raw(comment.c.id),
        _source(),
        comment.c.number,
        comment.c.quote,
        comment.c.summary,
        comment.c.proposed_wording,
        comment.c.stance,
        comment.c.kind,
        assessment.c.decision,
        func.coalesce(assessment.c.reply, ""),
        func.coalesce(assessment.c.rationale, ""),
        func.coalesce(assessment.c.action, ""),
        comment.c.section_position,
    ]
    return select(*columns).outerjoin(assessment, assessment.c.comment_id == comment.c.id)


@cache
def _printed_by_key() -> Select[Any]:
    return _printed().where(one_of_window(comment.c.id, WINDOW))


@cache
def _printed_by_source() -> tuple[Select[Any], ...]:
    return _by_source(_printed())


@cache
def _quotes_by_source() -> tuple[Select[Any], ...]:
    columns: list[Any] = [_source(), comment.c.number, comment.c.quote]
    return _by_source(select(*columns))


def _by_source(query: Select[Any]) -> tuple[Select[Any], ...]:
    """The comments of responses and those of meetings, as their texts have them."""
    # Two queries, each in the order of its index: one with "or" would have to sort whole texts.
    return tuple(
        query.where(comment.c.withdrawn_reason == "", one_of_window(column, SOURCE_WINDOW)).order_by(
            column, comment.c.position
        )
        for column in (comment.c.response_id, comment.c.meeting_id)
    )


def printed_comments(session: Session, keys: Sequence[bytes]) -> list[PrintedComment]:
    """Some comments, at most `WINDOW`, in the order of their keys."""
    rows = unpacked(session, _printed_by_key(), of_window(keys, WINDOW))
    found = {row[0]: PrintedComment._make(row) for row in rows}
    return [found[key] for key in keys if key in found]


def comments_of_sources(session: Session, keys: Sequence[bytes]) -> dict[bytes, list[PrintedComment]]:
    """The comments of some responses and meetings, at most `SOURCE_WINDOW`, as their texts have them."""
    found: dict[bytes, list[PrintedComment]] = {}
    for row in _in_sources(session, _printed_by_source(), keys):
        found.setdefault(row[1], []).append(PrintedComment._make(row))
    return found


def quotes_of_sources(session: Session, keys: Sequence[bytes]) -> dict[bytes, list[Quote]]:
    """What `comments_of_sources` finds, the numbers and texts alone."""
    found: dict[bytes, list[Quote]] = {}
    for key, number, text in _in_sources(session, _quotes_by_source(), keys):
        found.setdefault(key, []).append(Quote(number, text))
    return found


def _in_sources(
    session: Session, queries: Iterable[Select[Any]], keys: Sequence[bytes]
) -> Iterator[Unpacked]:
    for query in queries:
        yield from unpacked(session, query, of_window(keys, SOURCE_WINDOW))


def sections_of(session: Session, keys: Sequence[bytes]) -> dict[bytes, set[bytes]]:
    """Keys of the sections that each of some comments, at most `WINDOW`, belongs to."""
    return _grouped(unpacked(session, _sections_by_key(), of_window(keys, WINDOW)))


def themes_of(session: Session, keys: Sequence[bytes]) -> dict[bytes, set[bytes]]:
    """Keys of the themes of each of some comments, at most `WINDOW`."""
    return _grouped(unpacked(session, _themes_by_key(), of_window(keys, WINDOW)))


@cache
def _sections_by_key() -> Select[Any]:
    return _pairs_by_key(comment_anchor.c.comment_id, comment_anchor.c.section_id)


@cache
def _themes_by_key() -> Select[Any]:
    return _pairs_by_key(comment_theme.c.comment_id, comment_theme.c.theme_id)


def _pairs_by_key(one: ColumnElement[Any], other: ColumnElement[Any]) -> Select[Any]:
    columns: list[Any] = [raw(one), raw(other)]
    return select(*columns).where(one_of_window(one, WINDOW))


def _grouped(pairs: Iterable[Unpacked]) -> dict[bytes, set[bytes]]:
    found: dict[bytes, set[bytes]] = {}
    for key, value in pairs:
        if key in found:
            found[key].add(value)
        else:
            found[key] = {value}
    return found


def theme_names(session: Session) -> dict[bytes, str]:
    """The names of all themes, in their order."""
    columns: list[Any] = [raw(theme.c.id), theme.c.name]
    return dict(unpacked(session, select(*columns).order_by(theme.c.position, theme.c.id)))


def keys_by_theme(session: Session, ranks: Mapping[bytes, int]) -> list[tuple[int, bytes]]:
    """Every comment that counts under the first of its themes, by sender within the theme.

    Args:
        session: Of the query.
        ranks: The places of responses in the report's order.

    Returns:
        The theme's place among `theme_names` and the comment's key; -1 for those without a theme, last.
    """
    names = {key: rank for rank, key in enumerate(theme_names(session))}
    pairs: list[Any] = [raw(comment_theme.c.comment_id), raw(comment_theme.c.theme_id)]
    first: dict[bytes, int] = {}
    for key, theme_id in unpacked(session, select(*pairs)):
        first[key] = min(names[theme_id], first.get(key, len(names)))
    columns: list[Any] = [raw(comment.c.id), _source(), comment.c.position]
    query = select(*columns).where(comment.c.withdrawn_reason == "")
    places = sorted(
        (first.get(key, len(names)), ranks[source_id], position, key)
        for key, source_id, position in unpacked(session, query)
        if source_id in ranks
    )
    return [(rank if rank < len(names) else -1, key) for rank, _, _, key in places]


def numbers_by_decision(session: Session, decision: Decision | None) -> list[tuple[bytes, int]]:
    """Where the comments of a decision come from, and their numbers there."""
    columns: list[Any] = [_source(), comment.c.number]
    decided = assessment.c.decision
    query = (
        select(*columns)
        .select_from(comment)
        .outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        .where(counts_for_report(), decided.is_(None) if decision is None else decided == decision.value)
    )
    return [(key, number) for key, number in unpacked(session, query)]
