"""The step of the work that a comment stands in: moving it on, and what a locked step holds fast."""

from collections.abc import Sequence

from sqlalchemy import func, select

from consult.database.tables import comment, workflow_step
from consult.errors import LockedStepError
from consult.operation import Session
from consult.responses.queries import BATCH


def set_step(session: Session, comment_ids: Sequence[str], step_id: str | None) -> list[str]:
    """Move comments to a step of the work; the due date of each that moves is emptied.

    Args:
        session: Of the operation.
        comment_ids: The comments; those that stand in a locked step are moved out of it too.
        step_id: The step, None for no step.

    Returns:
        The keys of those that are moved.

    Raises:
        NotFoundError: There is no such step, or one of the comments is not there.
    """
    if step_id is not None:
        session.found(workflow_step, step_id)
    moved = session.edit_many(comment, comment_ids, {"step_id": step_id})
    session.edit_many(comment, moved, {"due_on": ""})
    return moved


def refuse_locked(session: Session, comment_ids: Sequence[str], *, among: bool = False) -> None:
    """Refuse to go on when a comment stands in a locked step.

    Args:
        session: Of the operation.
        comment_ids: The comments that are to be changed.
        among: Whether they are changed along with others, for the wording.

    Raises:
        LockedStepError: At least one does.
    """
    locked = (
        select(workflow_step.c.name, func.count().label("count"))
        .join(comment, comment.c.step_id == workflow_step.c.id)
        .where(workflow_step.c.locked.is_(True))
        .group_by(workflow_step.c.id)
    )
    for start in range(0, len(comment_ids), BATCH):
        row = session.row(locked.where(comment.c.id.in_(comment_ids[start : start + BATCH])))
        if row is not None:
            raise LockedStepError(row.name, "among" if among else "one")


def locked_among(session: Session, comment_ids: Sequence[str]) -> set[str]:
    """Those of some comments that stand in a locked step."""
    query = (
        select(comment.c.id)
        .join(workflow_step, workflow_step.c.id == comment.c.step_id)
        .where(workflow_step.c.locked.is_(True))
    )
    found: set[str] = set()
    for start in range(0, len(comment_ids), BATCH):
        found.update(session.scalars(query.where(comment.c.id.in_(comment_ids[start : start + BATCH]))))
    return found
