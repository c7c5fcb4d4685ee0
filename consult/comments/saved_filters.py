"""Choices of comments that were given a name."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import func, select

from consult.comments.filtering import INCOMPLETE, NOT_ASSESSED, CommentFilter
from consult.database.tables import comment_filter, comment_group, consultee, response, theme, workflow_step
from consult.draft.queries import sections
from consult.errors import InvalidValueError
from consult.operation import Session, clean_line
from consult.vocabulary import Category, CommentKind, Decision, Stance

_POINTING = {
    "theme_id": theme,
    "response_id": response,
    "consultee_id": consultee,
    "group_id": comment_group,
    "step_id": workflow_step,
}
_WORDS = ("words", "assignee")
_SWITCHES = ("include_subsections", "without_section", "without_step", "overdue", "recommended")


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A named choice; `gone` names what it pointed to that is no longer there, which `wanted` leaves out."""

    id: str
    name: str
    wanted: CommentFilter
    gone: tuple[str, ...]


def save_filter(session: Session, name: str, wanted: CommentFilter) -> str:
    """Give a choice of comments a name; the same name again takes the place of the earlier one.

    Returns:
        The filter's key.
    """
    name = clean_line("name", name, required=True)
    nothing = asdict(CommentFilter())
    criteria = {field: value for field, value in asdict(wanted).items() if value != nothing[field]}
    known = _named(session, name)
    if known is None:
        return session.add(comment_filter, {"name": name, "criteria": criteria})
    session.edit(comment_filter, known, {"name": name, "criteria": criteria})
    return known


def rename_filter(session: Session, filter_id: str, name: str) -> None:
    """Give a filter another name.

    Raises:
        InvalidValueError: Another filter has that name.
    """
    name = clean_line("name", name, required=True)
    if _named(session, name) not in (None, filter_id):
        raise InvalidValueError("name", "already_there", name)
    session.edit(comment_filter, filter_id, {"name": name})


def remove_filter(session: Session, filter_id: str) -> None:
    """Forget a filter; the comments are as they were."""
    session.remove(comment_filter, filter_id)


def saved_filters(session: Session) -> list[SavedFilter]:
    """All named filters in the order of the alphabet."""
    query = select(comment_filter).order_by(func.swedish_key(comment_filter.c.name))
    return [_read(session, row.id, row.name, row.criteria) for row in session.rows(query)]


def _named(session: Session, name: str) -> str | None:
    same = func.folded(comment_filter.c.name) == name.casefold()
    found = session.scalar(select(comment_filter.c.id).where(same))
    return None if found is None else str(found)


def _read(session: Session, key: str, name: str, criteria: Any) -> SavedFilter:
    """A stored filter as far as it is understood: another version may have written more, or otherwise."""
    stored = criteria if isinstance(criteria, dict) else {}
    known: dict[str, Any] = {field: stored[field] for field in _WORDS if isinstance(stored.get(field), str)}
    known |= {field: stored[field] for field in _SWITCHES if isinstance(stored.get(field), bool)}
    for field, codes in (("stance", Stance), ("kind", CommentKind), ("decision", Decision)):
        if stored.get(field) in list(codes):
            known[field] = codes(stored[field])
    if stored.get("decision") in (NOT_ASSESSED, INCOMPLETE):
        known["decision"] = stored["decision"]
    if stored.get("category") in list(Category):
        known["category"] = stored["category"]
    gone = []
    for field, table in _POINTING.items():
        if isinstance(stored.get(field), str):
            if session.exists(table, stored[field]):
                known[field] = stored[field]
            else:
                gone.append(table.name)
    section_id = stored.get("section_id")
    if isinstance(section_id, str):
        if any(each.id == section_id for each in sections(session)):
            known["section_id"] = section_id
        else:
            gone.append("section")
    return SavedFilter(key, name, replace(CommentFilter(), **known), tuple(gone))
