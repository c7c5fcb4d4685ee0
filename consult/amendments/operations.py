"""What can be done with amendments: word them, tie them to the comments behind them, drop them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from consult.database.tables import amendment, amendment_comment, comment, passage, section
from consult.errors import InvalidValueError, NotFoundError
from consult.operation import Session, clean_code, clean_long_text, link_key
from consult.responses.queries import BATCH
from consult.vocabulary import AmendmentStatus


def amend(
    session: Session,
    *,
    new_wording: str,
    passage_id: str | None = None,
    section_id: str | None = None,
    comment_ids: Sequence[str] = (),
    old_wording: str | None = None,
    note: str = "",
    status: str = AmendmentStatus.PROPOSED,
) -> str:
    """Give a passage of the draft another wording, or a section one more passage.

    Args:
        session: Of the operation.
        new_wording: How it shall read; empty when the passage is struck.
        passage_id: The passage.
        section_id: The section, for a passage that is new; not needed with a passage.
        comment_ids: The comments that asked for it.
        old_wording: How it read; the passage's own text when None.
        note: For those who work on the draft; no document shows it.
        status: How far it has come.

    Returns:
        The amendment's key.

    Raises:
        InvalidValueError: It has no place, or nothing is changed by it.
        NotFoundError: The passage, the section or a comment is not there.
    """
    section_id, text = _place(session, passage_id, section_id)
    wordings = {
        "old_wording": clean_long_text("old_wording", text if old_wording is None else old_wording),
        "new_wording": clean_long_text("new_wording", new_wording).strip(),
    }
    _check_difference(**wordings)
    values = {
        "section_id": section_id,
        "passage_id": passage_id,
        **wordings,
        "note": clean_long_text("note", note),
        "status": clean_code("status", AmendmentStatus, status).value,
    }
    key = session.add(amendment, values)
    tie_to_amendment(session, key, comment_ids)
    return key


def _place(session: Session, passage_id: str | None, section_id: str | None) -> tuple[str, str]:
    """The section of an amendment, and how its passage reads now."""
    if passage_id is not None:
        found = session.found(passage, passage_id)
        return str(found["section_id"]), str(found["text"])
    if section_id is None:
        raise InvalidValueError("section", "empty")
    return str(session.found(section, section_id)["id"]), ""


def _check_difference(old_wording: str, new_wording: str) -> None:
    if not old_wording.strip() and not new_wording.strip():
        raise InvalidValueError("new_wording", "empty")
    if old_wording.strip() == new_wording.strip():
        raise InvalidValueError("new_wording", "not_changed")


def edit_amendment(
    session: Session,
    amendment_id: str,
    *,
    version: int | None = None,
    new_wording: str | None = None,
    old_wording: str | None = None,
    note: str | None = None,
    status: str | None = None,
) -> None:
    """Correct an amendment; what is None stays as it is.

    Args:
        session: Of the operation.
        amendment_id: The amendment.
        version: The row version that the form had loaded.
        new_wording: How the passage shall read.
        old_wording: How it read.
        note: For those who work on the draft.
        status: How far it has come; a dropped amendment is taken up again so.

    Raises:
        InvalidValueError: Nothing would be changed by it.
    """
    before = session.found(amendment, amendment_id)
    values: dict[str, Any] = {}
    if new_wording is not None:
        values["new_wording"] = clean_long_text("new_wording", new_wording).strip()
    if old_wording is not None:
        values["old_wording"] = clean_long_text("old_wording", old_wording)
    if values:
        after = {**before, **values}
        _check_difference(after["old_wording"], after["new_wording"])
    if note is not None:
        values["note"] = clean_long_text("note", note)
    if status is not None:
        values["status"] = clean_code("status", AmendmentStatus, status).value
    session.edit(amendment, amendment_id, values, version)


def drop_amendment(session: Session, amendment_id: str) -> None:
    """Let the draft stand as it does; the amendment is kept, as dropped."""
    session.edit(amendment, amendment_id, {"status": AmendmentStatus.DROPPED.value})


def tie_to_amendment(session: Session, amendment_id: str, comment_ids: Sequence[str]) -> int:
    """Say which comments asked for an amendment.

    Returns:
        How many of them were not tied to it before.

    Raises:
        NotFoundError: The amendment or one of the comments is not there.
    """
    session.found(amendment, amendment_id)
    return tie_many(session, [(amendment_id, comment_id) for comment_id in comment_ids])


def tie_many(session: Session, pairs: Sequence[tuple[str, str]]) -> int:
    """Tie amendments to comments, each pair once.

    Returns:
        How many of the pairs were not tied before.

    Raises:
        NotFoundError: One of the comments is not there.
    """
    by_key = {link_key("amendment_comment", *pair): pair for pair in pairs}
    wanted = sorted({comment_id for _, comment_id in by_key.values()})
    there = _known(session, comment.c.id, wanted)
    for comment_id in wanted:
        if comment_id not in there:
            raise NotFoundError("comment", comment_id)
    tied = _known(session, amendment_comment.c.id, sorted(by_key))
    lacking = {key: pair for key, pair in by_key.items() if key not in tied}
    rows = [{"amendment_id": one, "comment_id": other} for one, other in lacking.values()]
    session.add_many(amendment_comment, rows, list(lacking))
    return len(lacking)


def _known(session: Session, column: Any, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(keys), BATCH):
        found.update(session.scalars(select(column).where(column.in_(keys[start : start + BATCH]))))
    return found


def untie(session: Session, amendment_id: str, comment_id: str) -> None:
    """Take a comment away from those that asked for an amendment."""
    session.remove(amendment_comment, link_key("amendment_comment", amendment_id, comment_id))
