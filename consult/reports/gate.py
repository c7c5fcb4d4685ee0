"""What keeps a document working material, each thing by itself, so that one can go to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import or_, select

from consult.amendments.queries import accepted_without_change
from consult.analysis.queries import counts_unread, totals
from consult.comments.filtering import counts_for_report
from consult.comments.queries import INCOMPLETE, NOT_ASSESSED, CommentFilter, comment_ids, comment_rows
from consult.comments.readings import responses_with_lost_spans
from consult.comments.reviewing import anchors_to_review
from consult.database.search import contains, matches
from consult.database.tables import assessment, comment, consultee, response
from consult.merge.standing import conflict_ids, open_conflicts
from consult.merge.words import conflict_text
from consult.operation import Session
from consult.reports.keys import unpacked
from consult.reports.masking import mask_of
from consult.reports.options import Part
from consult.reports.settings import introductions
from consult.responses.queries import sender_names
from consult.secrecy.queries import marked_comments
from consult.vocabulary import Category, Language

BRIEF = 80
LISTED = 200
"""How many of a kind are named one by one."""

_NUMBER = r"(?<![\d,.])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:\s+st\.?)?\s+"
_FIGURES = {
    "responses": re.compile(_NUMBER + r"(?:remissvar|svar|yttranden?|responses?)\b", re.IGNORECASE),
    "comments": re.compile(_NUMBER + r"(?:synpunkter?|comments?)\b", re.IGNORECASE),
    "invited": re.compile(_NUMBER + r"(?:remissinstanser?|instanser?|consultees?)\b", re.IGNORECASE),
}


class Obstacle(StrEnum):
    """Why a document cannot be published as it is."""

    UNREAD = "unread"
    UNDECIDED = "undecided"
    NO_RATIONALE = "no_rationale"
    NO_CHANGE = "no_change"
    LOST = "lost"
    TO_REVIEW = "to_review"
    FIGURE = "figure"
    PERSON = "person"
    CONFLICT = "conflict"
    SECRET = "secret"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing to be done.

    `record` is what to go to: a comment, a response, a conflict, or a part of the report.
    """

    obstacle: Obstacle
    record: str
    words: str


def hindrances(
    session: Session,
    obstacle: Obstacle,
    limit: int = LISTED,
    language: Language = Language.SWEDISH,
) -> list[Hindrance]:
    """The things of one kind that are to be done, in the order of the work.

    Args:
        session: Of the query.
        obstacle: Which kind.
        limit: How many at most.
        language: Of the words for what copies disagree on.
    """
    match obstacle:
        case Obstacle.UNREAD:
            return _responses(session, obstacle, _unread(session, limit))
        case Obstacle.LOST:
            return _responses(session, obstacle, responses_with_lost_spans(session)[:limit])
        case Obstacle.UNDECIDED:
            undecided = comment_ids(session, CommentFilter(decision=NOT_ASSESSED), limit=limit)
            return _comments(session, obstacle, undecided)
        case Obstacle.NO_RATIONALE:
            bare = comment_ids(session, CommentFilter(decision=INCOMPLETE), limit=limit)
            return _comments(session, obstacle, bare)
        case Obstacle.NO_CHANGE:
            unmet = accepted_without_change(session)
            keys = [each.asked_for.comment_id for each in unmet if not each.action.strip()]
            return _comments(session, obstacle, keys[:limit])
        case Obstacle.TO_REVIEW:
            keys = [each.comment_id for each in anchors_to_review(session)]
            return _comments(session, obstacle, list(dict.fromkeys(keys))[:limit])
        case Obstacle.FIGURE:
            return wrong_figures(session)[:limit]
        case Obstacle.PERSON:
            return named_persons(session)[:limit]
        case Obstacle.CONFLICT:
            keys = conflict_ids(session, limit)
            return [
                Hindrance(obstacle, each.conflict.id, conflict_text(each, language))
                for each in open_conflicts(session, keys)
            ]
        case Obstacle.SECRET:
            return _comments(session, obstacle, marked_comments(session)[:limit])


def _unread(session: Session, limit: int) -> Sequence[str]:
    query = select(response.c.id).where(counts_unread()).order_by(response.c.received_on, response.c.id)
    return session.scalars(query.limit(limit))


def _responses(session: Session, obstacle: Obstacle, keys: Sequence[str]) -> list[Hindrance]:
    senders = sender_names(session, keys)
    return [Hindrance(obstacle, key, senders.get(key, "")) for key in keys]


def _comments(session: Session, obstacle: Obstacle, keys: Sequence[str]) -> list[Hindrance]:
    return [
        Hindrance(obstacle, row.id, f"{row.senders} {row.number}: {_brief(row.summary or row.quote)}")
        for row in comment_rows(session, keys)
    ]


def _brief(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= BRIEF else f"{words[:BRIEF].rstrip()} …"


def wrong_figures(session: Session) -> list[Hindrance]:
    """Figures in what was written by hand that are not those of the case."""
    written = introductions(session)
    if not written:
        return []
    counted = totals(session)
    return [
        Hindrance(Obstacle.FIGURE, part.value, f"{found.group()} ≠ {getattr(counted, name)}")
        for (part, _), text in written.items()
        for name, pattern in _FIGURES.items()
        for found in pattern.finditer(text)
        if int(re.sub(r"\D", "", found.group(1))) != getattr(counted, name)
    ]


def named_persons(session: Session) -> list[Hindrance]:
    """Where a private person's name stands in what is printed, outside what hides it.

    What the person has sent is masked word by word; a reply, an introduction, or what somebody else
    has written is not changed by the program.
    """
    query = select(consultee.c.name).where(
        consultee.c.category == Category.PRIVATE_PERSON.value, consultee.c.withdrawn_reason == ""
    )
    names = [name for name in session.scalars(query) if " " in name.strip()]
    mask = mask_of(session, "", private_persons=True, everybody=False) if names else None
    found: dict[str, None] = {}
    hindered: list[Hindrance] = []
    for name in names:
        sought = re.compile(rf"(?<!\w){re.escape(name)}(?=s?\b)", re.IGNORECASE)
        for key, source_id, own, answered in _where_named(session, name):
            assert mask is not None
            shown = mask.shown(bytes.fromhex(source_id), own) if source_id else own
            if sought.search(shown) or sought.search(answered):
                found.setdefault(key)
        hindered += _introduced(session, sought)
    return _comments(session, Obstacle.PERSON, list(found)) + hindered


def _where_named(session: Session, name: str) -> Iterator[tuple[str, str, str, str]]:
    """Comments whose words or answers may have a name in them."""
    columns: list[Any] = [
        comment.c.id,
        comment.c.response_id,
        comment.c.quote + "\n" + comment.c.summary + "\n" + comment.c.proposed_wording,
    ]
    fields = (assessment.c.reply, assessment.c.rationale, assessment.c.action)
    said = select(*columns).where(counts_for_report(), matches("comment", name))
    for key, source_id, own in unpacked(session, said):
        yield key, source_id or "", own, ""
    replies: list[Any] = [comment.c.id, *fields]
    answered = select(*replies).join(assessment, assessment.c.comment_id == comment.c.id)
    answered = answered.where(counts_for_report(), or_(*(contains(field, name) for field in fields)))
    for row in session.rows(answered):
        yield row.id, "", "", f"{row.reply}\n{row.rationale}\n{row.action}"


def _introduced(session: Session, sought: re.Pattern[str]) -> list[Hindrance]:
    return [
        Hindrance(Obstacle.PERSON, part.value, _brief(text[max(0, found.start() - BRIEF // 2) :]))
        for (part, _), text in introductions(session).items()
        if (found := sought.search(text))
    ]


def is_part(hindrance: Hindrance) -> bool:
    """Whether the thing to go to is a part of the report rather than a record of the case."""
    return hindrance.record in list(Part)
