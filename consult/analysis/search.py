"""Search in everything at once: sections, consultees, responses and comments."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Table, select

from consult.comments.queries import comment_rows
from consult.consultees.queries import find_consultees
from consult.database.search import first_matches
from consult.database.tables import comment, response, response_consultee
from consult.draft.queries import find_sections
from consult.operation import Session
from consult.responses.queries import response_rows

EXCERPT = 160
"""Characters of the text around what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; `kind` is section, consultee, response or comment."""

    kind: str
    key: str
    title: str
    excerpt: str


def search_everything(session: Session, words: str, limit: int = 20) -> list[Hit]:
    """What has all the words in it, whatever the case of their letters.

    Args:
        session: Of the query.
        words: What was typed.
        limit: How many of each kind at most.

    Returns:
        Sections, then consultees, responses and comments.
    """
    if not words.strip():
        return []
    senders = find_consultees(session, words, limit)
    sent = _sent_by(session, [sender.id for sender in senders], limit)
    hits = [Hit("section", found.id, found.heading, "") for found in find_sections(session, words, limit)]
    hits += [Hit("consultee", found.id, found.name, "") for found in senders]
    keys = _first(session, response, "response", words, limit, sent)
    hits += [
        Hit("response", row.id, f"{row.senders}, {row.received_on}", row.subject)
        for row in response_rows(session, keys)
    ]
    keys = _first(session, comment, "comment", words, limit, _split_from(session, sent, limit))
    hits += [
        Hit("comment", row.id, f"{row.senders} {row.number}", _around(row.quote, words))
        for row in comment_rows(session, keys)
    ]
    return hits


def _first(
    session: Session, table: Table, name: str, words: str, limit: int, others: Sequence[str]
) -> list[str]:
    """Keys of the first rows with the words in them that still count, and of others beside them."""
    found = first_matches(name, words, limit, on_server=session.on_server)
    found = found.where(table.c.withdrawn_reason == "")
    return list(dict.fromkeys((*session.scalars(found), *others)))[:limit]


def _sent_by(session: Session, consultee_ids: Sequence[str], limit: int) -> list[str]:
    sent = (
        select(response_consultee.c.response_id)
        .join(response, response.c.id == response_consultee.c.response_id)
        .where(response_consultee.c.consultee_id.in_(consultee_ids), response.c.withdrawn_reason == "")
    )
    return list(session.scalars(sent.limit(limit))) if consultee_ids else []


def _split_from(session: Session, response_ids: Sequence[str], limit: int) -> list[str]:
    split = select(comment.c.id).where(
        comment.c.response_id.in_(response_ids), comment.c.withdrawn_reason == ""
    )
    return list(session.scalars(split.limit(limit))) if response_ids else []


def _around(text: str, words: str) -> str:
    folded = text.casefold()
    found = [folded.find(word) for word in words.casefold().split()]
    start = max(0, min((at for at in found if at >= 0), default=0) - EXCERPT // 3)
    excerpt = " ".join(text[start : start + EXCERPT].split())
    return f"{'…' if start else ''}{excerpt}{'…' if start + EXCERPT < len(text) else ''}"
