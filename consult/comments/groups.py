"""Comments that say the same, put together so that they are answered once.

An answer is stored with each comment of a group, so that every count and report finds it there; what is
written for one is written for the others in the same change (`assess` with `whole_group`).
"""

from collections.abc import Sequence

from sqlalchemy import select

from consult.comments.operations import share_answer
from consult.database.tables import assessment, comment, comment_group
from consult.errors import InvalidValueError
from consult.operation import Session, clean_line
from consult.responses.queries import BATCH

LEAST_MEMBERS = 2
TITLE_CHARACTERS = 120
_ANSWER = ("decision", "recommendation", "reply", "rationale", "action")


def group_comments(
    session: Session, comment_ids: Sequence[str], title: str = "", *, leaving: Sequence[str] = ()
) -> str:
    """Put comments into one group; one that lacks an answer gets the group's, when there is a single one.

    Groups that some of them are in already become one with it, the first of them.

    Args:
        session: Of the operation.
        comment_ids: The comments, the one that the others are alike first.
        title: Of the group; the words of the first comment when it is empty.
        leaving: Comments that are taken out of their groups before.

    Returns:
        The group's key.

    Raises:
        InvalidValueError: They are fewer than two.
    """
    if leaving:
        ungroup(session, leaving)
    ids = list(dict.fromkeys(comment_ids))
    found = {key: session.found(comment, key) for key in ids}
    ids = [key for key in ids if not found[key]["withdrawn_reason"]]
    joined = list(dict.fromkeys(row["group_id"] for row in found.values() if row["group_id"]))
    members = [key for group_id in joined for key in _members(session, group_id)]
    together = list(dict.fromkeys([*members, *ids]))
    if len(together) < LEAST_MEMBERS:
        raise InvalidValueError("comment", "too_few")
    name = clean_line("title", title)
    if joined:
        group_id = str(joined[0])
        if name:
            session.edit(comment_group, group_id, {"title": name})
    else:
        words = " ".join(found[ids[0]]["quote"].split())
        group_id = session.add(
            comment_group, {"title": name or clean_line("title", words[:TITLE_CHARACTERS])}
        )
    session.edit_many(comment, together, {"group_id": group_id})
    _dissolve(session, joined[1:])
    _share_the_answer(session, together)
    return group_id


def ungroup(session: Session, comment_ids: Sequence[str]) -> None:
    """Take comments out of their groups; a group of which only one is left is dissolved. Answers stay."""
    groups = {session.found(comment, key)["group_id"] for key in comment_ids} - {None}
    session.edit_many(comment, list(comment_ids), {"group_id": None})
    left = {group_id: _members(session, group_id) for group_id in sorted(groups)}
    dissolved = [group_id for group_id, keys in left.items() if len(keys) < LEAST_MEMBERS]
    session.edit_many(comment, [key for group_id in dissolved for key in left[group_id]], {"group_id": None})
    _dissolve(session, dissolved)


def _members(session: Session, group_id: str) -> list[str]:
    query = select(comment.c.id).where(comment.c.group_id == group_id).order_by(comment.c.id)
    return list(session.scalars(query))


def _dissolve(session: Session, group_ids: Sequence[str]) -> None:
    for group_id in group_ids:
        session.remove(comment_group, group_id)


def _share_the_answer(session: Session, comment_ids: Sequence[str]) -> None:
    """Where all that are answered have the same answer, give it to those that have none."""
    answered: dict[str, tuple[object, ...]] = {}
    for start in range(0, len(comment_ids), BATCH):
        some = comment_ids[start : start + BATCH]
        columns = [assessment.c[name] for name in _ANSWER]
        query = select(assessment.c.comment_id, *columns).where(assessment.c.comment_id.in_(some))
        for row in session.rows(query):
            if any(row[1:]):
                answered[row.comment_id] = tuple(row[1:])
    if len(set(answered.values())) != 1:
        return
    lacking = [key for key in comment_ids if key not in answered]
    share_answer(session, next(iter(answered)), lacking)
