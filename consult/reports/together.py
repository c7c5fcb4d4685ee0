"""Comments that are answered together are told of once, with all who sent them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from consult.comments.filtering import counts_for_report
from consult.database.tables import assessment, comment
from consult.operation import Session
from consult.reports.keys import raw, unpacked
from consult.reports.queries import MET
from consult.reports.records import PrintedCount, Reference
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE


@dataclass(frozen=True, slots=True)
class Together:
    """Which comments are told of with another one, the first of its group in the order of the draft.

    `others` are those told of with a comment, `told` all of them; `moved` is how many comments each
    section has less than are tied to it, `elsewhere` what a section refers to instead.
    """

    others: Mapping[bytes, tuple[bytes, ...]] = field(default_factory=dict)
    told: frozenset[bytes] = frozenset()
    moved: Mapping[int, PrintedCount] = field(default_factory=dict)
    elsewhere: Mapping[int, tuple[Reference, ...]] = field(default_factory=dict)
    places: Mapping[tuple[bytes, int], int] = field(default_factory=dict)

    def fewer(self, printed: Mapping[int, PrintedCount]) -> dict[int, PrintedCount]:
        """What is printed under each section, without those told of elsewhere."""
        return {place: count - self.moved.get(place, PrintedCount()) for place, count in printed.items()}


def told_together(session: Session, ranks: Mapping[bytes, int]) -> Together:
    """Groups whose comments have the same answer; one that was answered differently stands for itself.

    Args:
        session: Of the query.
        ranks: The places of responses in the report's order.
    """
    source = raw(func.coalesce(comment.c.response_id, comment.c.meeting_id))
    answer: list[Any] = [
        assessment.c.decision,
        *(
            func.coalesce(column, "")
            for column in (assessment.c.reply, assessment.c.rationale, assessment.c.action)
        ),
    ]
    columns: list[Any] = [
        comment.c.group_id,
        raw(comment.c.id),
        source,
        comment.c.number,
        comment.c.section_position,
        comment.c.position,
        *answer,
    ]
    query = (
        select(*columns)
        .outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        .where(comment.c.group_id.is_not(None), counts_for_report())
    )
    groups: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for group_id, key, source_id, number, place, position, *said in unpacked(session, query):
        if source_id in ranks:
            member = (place, ranks[source_id], position, key, source_id, number)
            groups.setdefault((group_id, *said), []).append(member)
    return _gathered(groups)


def _gathered(groups: Mapping[tuple[Any, ...], list[tuple[Any, ...]]]) -> Together:
    others: dict[bytes, tuple[bytes, ...]] = {}
    moved: dict[int, PrintedCount] = {}
    elsewhere: dict[int, list[Reference]] = {}
    places: dict[tuple[bytes, int], int] = {}
    for (_, decision, _, _, action), members in groups.items():
        first, *rest = sorted(members)
        if not rest:
            continue
        others[first[3]] = tuple(member[3] for member in rest)
        one = PrintedCount(
            1,
            1 if decision in DECISIONS_NEEDING_RATIONALE else 0,
            1 if decision in MET and action.strip(" ") else 0,
        )
        for place, _, _, _, source_id, number in rest:
            moved[place] = moved.get(place, PrintedCount()) + one
            places[source_id, number] = first[0]
            if place != first[0]:
                elsewhere.setdefault(place, []).append(Reference(source_id, number, first[0]))
    told = frozenset(key for keys in others.values() for key in keys)
    there = {place: tuple(found) for place, found in elsewhere.items()}
    return Together(others, told, moved, there, places)
