"""The same done to many comments in one change."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from consult.comments.operations import found_theme
from consult.comments.steps import refuse_locked, set_step
from consult.database.tables import comment, comment_theme, workflow_step
from consult.operation import Session, clean_code, clean_date, clean_line, link_key
from consult.responses.queries import BATCH
from consult.vocabulary import CommentKind, Stance


def edit_comments(
    session: Session,
    comment_ids: Sequence[str],
    *,
    stance: str | None = None,
    kind: str | None = None,
    assignee: str | None = None,
    step_id: str | None = None,
    due_on: str | None = None,
    add_themes: Sequence[str] = (),
    remove_themes: Sequence[str] = (),
) -> int:
    """Give many comments the same fields and themes; what is None stays as it is in each.

    Args:
        session: Of the operation.
        comment_ids: The comments.
        stance: What they think; empty takes it away.
        kind: What they are.
        assignee: Who is to deal with them; empty for nobody.
        step_id: The step of the work they are moved to; empty for none. Those that move lose their due date.
        due_on: Date they are to be dealt with; empty takes it away.
        add_themes: Names of themes they get; new ones are made.
        remove_themes: Keys of themes they lose.

    Returns:
        How many of them are changed by it.

    Raises:
        InvalidValueError: A field cannot be stored; nothing is changed then.
        LockedStepError: One of them stands in a locked step, and is not moved out of it.
        NotFoundError: One of the comments is not there.
    """
    values = _values(stance, kind, assignee, due_on)
    stays_locked = step_id is None or (step_id and session.found(workflow_step, step_id)["locked"])
    if stays_locked and (values or add_themes or remove_themes):
        refuse_locked(session, comment_ids, among=True)
    changed = set() if step_id is None else set(set_step(session, comment_ids, step_id or None))
    if values:
        changed.update(session.edit_many(comment, comment_ids, values))
    for name in add_themes:
        changed |= _tag(session, comment_ids, found_theme(session, name))
    for theme_id in remove_themes:
        for key in _tagged(session, comment_ids, theme_id):
            session.remove(comment_theme, link_key("comment_theme", key, theme_id))
            changed.add(key)
    return len(changed)


def _values(stance: str | None, kind: str | None, assignee: str | None, due_on: str | None) -> dict[str, Any]:
    """The fields that are wanted, cleaned."""
    values: dict[str, Any] = {}
    if stance is not None:
        values["stance"] = clean_code("stance", Stance, stance).value if stance else None
    if kind is not None:
        values["kind"] = clean_code("kind", CommentKind, kind).value
    if assignee is not None:
        values["assignee"] = clean_line("assignee", assignee)
    if due_on is not None:
        values["due_on"] = clean_date("deadline", due_on)
    return values


def _tag(session: Session, comment_ids: Sequence[str], theme_id: str) -> set[str]:
    tagged = _tagged(session, comment_ids, theme_id)
    lacking = [key for key in dict.fromkeys(comment_ids) if key not in tagged]
    rows = [{"comment_id": key, "theme_id": theme_id} for key in lacking]
    session.add_many(comment_theme, rows, [link_key("comment_theme", key, theme_id) for key in lacking])
    return set(lacking)


def _tagged(session: Session, comment_ids: Sequence[str], theme_id: str) -> set[str]:
    found: set[str] = set()
    with_theme = select(comment_theme.c.comment_id).where(comment_theme.c.theme_id == theme_id)
    for start in range(0, len(comment_ids), BATCH):
        some = comment_ids[start : start + BATCH]
        found.update(session.scalars(with_theme.where(comment_theme.c.comment_id.in_(some))))
    return found
