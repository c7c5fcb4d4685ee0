"""What was written of a comment, when and by whom, and the way back to any of it."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Row, select

from consult.assessment.records import HistoryEntry
from consult.comments.many import edit_comments
from consult.comments.operations import anchor_comment, assess, edit_comment, tag_comment, untag_comment
from consult.comments.steps import refuse_locked, set_step
from consult.database.history import CREATED, REMOVED
from consult.database.tables import (
    change,
    comment,
    comment_anchor,
    comment_theme,
    passage,
    section,
    theme,
    txn,
)
from consult.errors import NotFoundError
from consult.history.values import names_of, pointing, worded
from consult.operation import Session, link_key
from consult.responses.queries import BATCH

_SHOWN = {
    "comment": (
        "quote",
        "summary",
        "proposed_wording",
        "stance",
        "kind",
        "assignee",
        "due_on",
        "step_id",
        "group_id",
        "note",
        "withdrawn_reason",
    ),
    "assessment": ("recommendation", "decision", "reply", "rationale", "action"),
    "comment_anchor": (),
    "comment_theme": (),
}
"""The fields that are told of each kind of row; a link is told as a whole."""
_EDITED = frozenset({"summary", "proposed_wording", "stance", "kind", "note"})
_BULK = frozenset({"assignee", "due_on"})
_ANSWER = frozenset(_SHOWN["assessment"])


class _Written(NamedTuple):
    """A value that a change wrote to a field, and what stood there."""

    row: Row[Any]
    field: str
    old: Any
    new: Any


def comment_history(session: Session, comment_id: str) -> list[HistoryEntry]:
    """Every value that a comment, its answer, its places and its themes ever had, oldest first.

    Raises:
        NotFoundError: There is no such comment.
    """
    written = list(_written(session, comment_id))
    values = [(each.field, value) for each in written for value in (each.old, each.new)]
    names = names_of(session, (key for field, value in values for key in pointing(field, value)))
    return [
        HistoryEntry(
            change_id=each.row.id,
            kind=each.row.table_name,
            field=each.field,
            time=each.row.time,
            author=each.row.author,
            operation=each.row.note.get("operation", each.row.kind),
            old=worded(each.field, each.old, names),
            new=worded(each.field, each.new, names),
            restorable=_restorable(each),
        )
        for each in written
    ]


def restore_value(session: Session, comment_id: str, change_id: str, field: str = "") -> None:
    """Write again what a field of a comment once was; what stands there now stays in the history.

    Args:
        session: Of the operation.
        comment_id: The comment.
        change_id: The change that wrote it, of a `HistoryEntry`.
        field: The entry's field, since the change that makes a row writes many.

    Raises:
        LockedStepError: The comment stands in a locked step.
        NotFoundError: There is no such value, or it cannot be written again.
    """
    for each in _written(session, comment_id):
        if each.row.id == change_id and each.field == field and _restorable(each):
            _write_again(session, comment_id, each)
            return
    raise NotFoundError("change", change_id)


def _write_again(session: Session, comment_id: str, each: _Written) -> None:
    value = each.new
    fields: dict[str, Any] = {each.field: value or ""}
    if each.row.table_name == "assessment":
        assess(session, comment_id, **fields)
    elif each.field in _EDITED:
        edit_comment(session, comment_id, **{each.field: value})
    elif each.field in _BULK:
        edit_comments(session, [comment_id], **{each.field: value})
    elif each.field == "step_id":
        set_step(session, [comment_id], value)
    elif each.row.table_name == "comment_theme":
        _restore_theme(session, comment_id, each)
    else:
        _restore_anchor(session, comment_id, each)


def _restore_theme(session: Session, comment_id: str, each: _Written) -> None:
    if each.new:
        tag_comment(session, comment_id, session.found(theme, each.new["theme_id"])["name"])
    elif session.exists(comment_theme, each.row.row_id):
        untag_comment(session, comment_id, each.old["theme_id"])


def _restore_anchor(session: Session, comment_id: str, each: _Written) -> None:
    refuse_locked(session, [comment_id])
    if each.new:
        anchor_comment(session, comment_id, each.new["section_id"], each.new["passage_id"])
    elif session.exists(comment_anchor, each.row.row_id):
        session.remove(comment_anchor, each.row.row_id)


def _restorable(each: _Written) -> bool:
    if each.row.table_name == "comment":
        return each.field in _EDITED | _BULK | {"step_id"}
    return True


def _written(session: Session, comment_id: str) -> Iterator[_Written]:
    """What was written, in order, field by field."""
    standing: dict[tuple[str, str], Any] = {}
    for row in _changes(session, comment_id):
        value: Any = None if row.value is None else json.loads(row.value)
        shown = _SHOWN[row.table_name]
        if not shown:
            key = (row.row_id, "")
            before = standing.get(key)
            # A link that was moved is a change of one of its fields.
            if row.field in (CREATED, REMOVED):
                standing[key] = value
            elif row.field in ("section_id", "passage_id"):
                standing[key] = {**(before or {}), row.field: value}
            if standing.get(key) != before:
                yield _Written(row, "", before, standing[key])
        elif row.field == CREATED:
            for field in shown:
                if value.get(field):
                    standing[row.row_id, field] = value[field]
                    yield _Written(row, field, None, value[field])
        elif row.field in shown:
            before = standing.get((row.row_id, row.field))
            standing[row.row_id, row.field] = value
            if (before or None) != (value or None):
                yield _Written(row, row.field, before, value)


def _changes(session: Session, comment_id: str) -> list[Row[Any]]:
    session.found(comment, comment_id)
    query = select(change, txn.c.sequence, txn.c.time, txn.c.author, txn.c.kind, txn.c.note)
    query = query.join(txn, txn.c.id == change.c.txn_id).where(change.c.table_name.in_(_SHOWN))
    keys = _row_keys(session, comment_id)
    found = [
        row
        for start in range(0, len(keys), BATCH)
        for row in session.rows(query.where(change.c.row_id.in_(keys[start : start + BATCH])))
    ]
    return sorted(found, key=lambda row: (row.sequence, row.position))


def _row_keys(session: Session, comment_id: str) -> list[str]:
    """Every row that is or was the comment's own.

    The rows of its links may be gone, but their keys follow from what they tie together.
    """
    anchors = select(comment_anchor.c.id).where(comment_anchor.c.comment_id == comment_id)
    places = [*session.scalars(select(section.c.id)), *session.scalars(select(passage.c.id))]
    themes = session.scalars(select(theme.c.id))
    keys = [
        comment_id,
        link_key("assessment", comment_id),
        *session.scalars(anchors),
        *(link_key("anchor", comment_id, place) for place in places),
        *(link_key("comment_theme", comment_id, each) for each in themes),
    ]
    return list(dict.fromkeys(keys))
