"""The sections of the draft, and how many comments each has."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import func, select, union

from consult.analysis.queries import newest_version_id
from consult.database.tables import comment, comment_anchor, response, section
from consult.operation import Session
from consult.reports.keys import unpacked
from consult.reports.records import PrintedSection


def printed_sections(session: Session) -> list[PrintedSection]:
    """The sections of the newest version in reading order, with their numbers of comments."""
    columns: list[Any] = [
        section.c.id,
        section.c.parent_id,
        section.c.number,
        section.c.title,
        section.c.position,
    ]
    version = newest_version_id(session)
    query = select(*columns).where(section.c.draft_version_id == version).order_by(section.c.position)
    rows = unpacked(session, query)
    parents: dict[str | None, str | None] = {key: parent for key, parent, *_ in rows}
    own = _comments_of_sections(session)
    above = {key: list(_climbed(parents, key)) for key in parents}
    commented = {upper for key in parents if own.get(key) for upper in above[key]}
    return [
        PrintedSection(
            key, f"{number} {title}".strip(), len(above[key]) - 1, position, own.get(key, 0), key in commented
        )
        for key, _, number, title, position in rows
    ]


def _climbed(parents: Mapping[str | None, str | None], key: str | None) -> Iterator[str | None]:
    """A section and those above it."""
    while key in parents:
        yield key
        key = parents[key]


def _comments_of_sections(session: Session) -> dict[Any, int]:
    """How many comments that count each section has."""
    numbers: Any = func.count(comment_anchor.c.comment_id.distinct())
    query = select(comment_anchor.c.section_id, numbers).group_by(comment_anchor.c.section_id)
    # Nearly all count. To take away those that do not needs no look at the rest: both have an index.
    behind = select(response.c.id).where(response.c.withdrawn_reason != "")
    withdrawn = union(
        select(comment.c.id).where(comment.c.withdrawn_reason != ""),
        select(comment.c.id).where(comment.c.response_id.in_(behind)),
    )
    found: dict[Any, int] = dict(unpacked(session, query))
    for key, number in unpacked(session, query.where(comment_anchor.c.comment_id.in_(withdrawn))):
        found[key] -= number
    return found
