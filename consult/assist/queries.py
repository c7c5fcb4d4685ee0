"""What can be asked of the suggestions; they are made anew each time and never stored."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select

from consult.anchors import merged
from consult.assist.draft_index import DraftIndex
from consult.assist.records import Suggestion
from consult.assist.suggesting import suggest
from consult.assist.themes import ThemeIndex
from consult.database.derived import covered_spans
from consult.database.tables import comment, comment_theme, draft_version, response, section, theme
from consult.draft.queries import outline
from consult.operation import Session

MOST_EXAMPLES = 3_000
"""The newest comments with themes that are learned from; more tell little and take longer."""
SHORTEST_REST = 12
"""Code points of what is left of a piece that a person has split already."""

_indexes: dict[tuple[Any, ...], DraftIndex] = {}
_themes: dict[tuple[Any, ...], ThemeIndex] = {}


def suggestions(session: Session, response_id: str) -> list[Suggestion]:
    """How what is unread of a response could be split, where it belongs and what it thinks.

    Args:
        session: Of the query.
        response_id: The response.

    Returns:
        In the order of the text; without places before a draft is loaded.

    Raises:
        NotFoundError: There is no such response.
    """
    text = session.found(response, response_id)["text"]
    draft = draft_index(session)
    covered = merged(covered_spans(session, response_id))
    found = (_unread_part(each, text, covered) for each in _suggest(text, draft))
    unread = [each for each in found if each is not None]
    themes = _theme_index(session) if unread else None
    return [
        replace(each, themes=tuple(themes.suggest(each.quote))) if themes and each.is_comment else each
        for each in unread
    ]


def draft_index(session: Session) -> DraftIndex:
    """The newest version of the draft laid out for looking up; kept until something of it changes."""
    version_id = session.scalar(select(func.max(draft_version.c.id)))
    of_version = section.c.draft_version_id == version_id
    key = (version_id, *session.scalars(select(section.c.version).where(of_version)))
    if key not in _indexes:
        _indexes.clear()
        _indexes[key] = DraftIndex(outline(session))
    return _indexes[key]


@lru_cache(maxsize=32)
def _suggest(text: str, draft: DraftIndex) -> tuple[Suggestion, ...]:
    """The same response is looked at again after each of its pieces."""
    return tuple(suggest(text, draft))


def _theme_index(session: Session) -> ThemeIndex:
    """What is learned of the themes; kept until a comment is given or loses one."""
    given = session.scalar(select(func.count()).select_from(comment_theme))
    state = (given, session.scalar(select(func.max(comment_theme.c.id))))
    if state not in _themes:
        _themes.clear()
        _themes[state] = ThemeIndex(_examples(session))
    return _themes[state]


def _examples(session: Session) -> Iterator[tuple[str, frozenset[str]]]:
    newest = (
        select(comment_theme.c.comment_id)
        .group_by(comment_theme.c.comment_id)
        .order_by(comment_theme.c.comment_id.desc())
        .limit(MOST_EXAMPLES)
    )
    rows = session.rows(
        select(comment.c.id, comment.c.quote, comment.c.summary, theme.c.name)
        .join(comment_theme, comment_theme.c.comment_id == comment.c.id)
        .join(theme, theme.c.id == comment_theme.c.theme_id)
        .where(comment.c.id.in_(newest))
    )
    words: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    for row in rows:
        words[row.id] = f"{row.quote} {row.summary}"
        names.setdefault(row.id, set()).add(row.name)
    yield from ((words[key], frozenset(names[key])) for key in words)


def _unread_part(suggestion: Suggestion, text: str, covered: Iterable[tuple[int, int]]) -> Suggestion | None:
    """What of a suggestion nobody has dealt with; None when it is done or too little is left."""
    ((start, end),) = suggestion.spans
    inside = [(first, last) for first, last in covered if first < end and last > start]
    if not inside:
        return suggestion
    after = max(last for _, last in inside)
    rest = text[after:end].lstrip(" .,;:\n")
    if len(rest) < SHORTEST_REST:
        return None
    return replace(suggestion, spans=((end - len(rest), end),), quote=rest)
