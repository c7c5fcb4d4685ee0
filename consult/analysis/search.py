"""Search in everything at once: sections, consultees, responses and comments."""

from dataclasses import dataclass

from consult.comments.queries import CommentFilter, comment_ids, comment_rows
from consult.consultees.queries import find_consultees
from consult.draft.queries import find_sections
from consult.operation import Session
from consult.responses.queries import ResponseFilter, response_ids, response_rows

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
    hits = [Hit("section", found.id, found.heading, "") for found in find_sections(session, words, limit)]
    hits += [Hit("consultee", found.id, found.name, "") for found in find_consultees(session, words, limit)]
    keys = response_ids(session, ResponseFilter(words=words), limit=limit)
    hits += [
        Hit("response", row.id, f"{row.senders}, {row.received_on}", row.subject)
        for row in response_rows(session, keys)
    ]
    keys = comment_ids(session, CommentFilter(words=words), limit=limit)
    hits += [
        Hit("comment", row.id, f"{row.senders} {row.number}", _around(row.quote, words))
        for row in comment_rows(session, keys)
    ]
    return hits


def _around(text: str, words: str) -> str:
    folded = text.casefold()
    found = [folded.find(word) for word in words.casefold().split()]
    start = max(0, min((at for at in found if at >= 0), default=0) - EXCERPT // 3)
    excerpt = " ".join(text[start : start + EXCERPT].split())
    return f"{'…' if start else ''}{excerpt}{'…' if start + EXCERPT < len(text) else ''}"
