"""The steps that a case's work with comments goes through."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, func, select

from consult.assessment.records import Step
from consult.comments.steps import set_step
from consult.database.tables import comment, workflow_step
from consult.errors import InvalidValueError
from consult.labels import label
from consult.operation import Session, clean_line

__all__ = [
    "UsualStep",
    "add_step",
    "add_usual_steps",
    "edit_step",
    "order_steps",
    "remove_step",
    "set_step",
    "steps",
]


class UsualStep(StrEnum):
    """The steps that are offered to a case that has none."""

    TO_ASSESS = "to_assess"
    TO_AGREE = "to_agree"
    DONE = "done"
    LOCKED = "locked"


_SOLVED = {UsualStep.DONE, UsualStep.LOCKED}


def steps(session: Session) -> list[Step]:
    """The steps of the case in their order."""
    here = and_(comment.c.step_id == workflow_step.c.id, comment.c.withdrawn_reason == "")
    query = (
        select(workflow_step, func.count(comment.c.id).label("comments"))
        .outerjoin(comment, here)
        .group_by(workflow_step.c.id)
        .order_by(workflow_step.c.position, workflow_step.c.id)
    )
    return [
        Step(row.id, row.name, row.solved, row.locked, row.comments, row.version)
        for row in session.rows(query)
    ]


def add_usual_steps(session: Session) -> list[str]:
    """Give a case that has no steps the usual ones.

    Returns:
        Their keys, in order.

    Raises:
        InvalidValueError: The case has steps.
    """
    if session.scalar(select(workflow_step.c.id).limit(1)) is not None:
        raise InvalidValueError("step", "steps_there")
    return [
        add_step(session, label(each), solved=each in _SOLVED, locked=each is UsualStep.LOCKED)
        for each in UsualStep
    ]


def add_step(session: Session, name: str, *, solved: bool = False, locked: bool = False) -> str:
    """Add a step after the others.

    Args:
        session: Of the operation.
        name: What it is called.
        solved: Whether nothing is left to do with the comments in it.
        locked: Whether nothing of them may be changed.

    Returns:
        The step's key.

    Raises:
        InvalidValueError: The name is empty, or another step has it.
    """
    last = session.scalar(select(func.max(workflow_step.c.position)))
    values = {
        "name": _free_name(session, name),
        "position": 0 if last is None else last + 1,
        "solved": solved,
        "locked": locked,
    }
    return session.add(workflow_step, values)


def edit_step(
    session: Session,
    step_id: str,
    *,
    name: str | None = None,
    solved: bool | None = None,
    locked: bool | None = None,
    version: int | None = None,
) -> None:
    """Rename a step, or change what it means; what is None stays.

    Raises:
        InvalidValueError: Another step has the name.
    """
    values: dict[str, Any] = {"solved": solved, "locked": locked}
    values = {field: value for field, value in values.items() if value is not None}
    if name is not None:
        values["name"] = _free_name(session, name, but=step_id)
    session.edit(workflow_step, step_id, values, version)


def order_steps(session: Session, step_ids: Sequence[str]) -> None:
    """Put the steps in another order.

    Raises:
        InvalidValueError: They are not the case's steps, each once.
    """
    known = session.scalars(select(workflow_step.c.id))
    if sorted(known) != sorted(step_ids):
        raise InvalidValueError("step", "not_all_steps")
    for position, key in enumerate(step_ids):
        session.edit(workflow_step, key, {"position": position})


def remove_step(session: Session, step_id: str, move_to: str | None = None) -> None:
    """Remove a step.

    Args:
        session: Of the operation.
        step_id: The step.
        move_to: The step that its comments are moved to.

    Raises:
        InvalidValueError: Comments stand in it, and it is not said where they are moved.
        NotFoundError: There is no such step.
    """
    inside = session.rows(
        select(comment.c.id, comment.c.withdrawn_reason).where(comment.c.step_id == step_id)
    )
    at_work = [row.id for row in inside if not row.withdrawn_reason]
    if at_work and move_to in (None, step_id):
        raise InvalidValueError("step", "step_in_use", str(len(at_work)))
    set_step(session, [row.id for row in inside], move_to)
    session.remove(workflow_step, step_id)


def _free_name(session: Session, name: str, but: str | None = None) -> str:
    name = clean_line("name", name, required=True)
    same = func.folded(workflow_step.c.name) == name.casefold()
    if any(key != but for key in session.scalars(select(workflow_step.c.id).where(same))):
        raise InvalidValueError("name", "already_there", name)
    return name
