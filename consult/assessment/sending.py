"""Comments that are sent to a colleague who assesses them in a file, and what stood when they were sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from consult.database.tables import assessment, assessment_sending, comment
from consult.errors import InvalidValueError, NotFoundError
from consult.operation import Session, clean_code, clean_line
from consult.responses.queries import BATCH
from consult.vocabulary import Asked

TEXTS = ("reply", "rationale", "action")
"""The fields that a colleague writes in, beside the one that is chosen from a list."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands as answer to a comment; `choice` is a decision's code or empty.

    `version` is the row version of the assessment, 0 when there is none.
    """

    choice: str = ""
    reply: str = ""
    rationale: str = ""
    action: str = ""
    version: int = 0

    def field(self, name: str) -> str:
        """One of the fields by its name."""
        return str(getattr(self, name))


@dataclass(frozen=True, slots=True)
class Sending:
    """A file that was sent: to whom, what it asks for, and what stood then, by comment."""

    id: str
    asked: Asked
    recipient: str
    file_name: str
    sent_at: str
    returned_at: str
    base: Mapping[str, Answer]


def answers_now(session: Session, comment_ids: Sequence[str], asked: Asked) -> dict[str, Answer]:
    """What stands as answer to some comments; one without any has an empty one.

    Args:
        session: Of the query.
        comment_ids: The comments; those that are withdrawn or gone are left out.
        asked: Whether the choice is the recommendation or the decision.
    """
    found: dict[str, Answer] = {}
    columns: list[Any] = [
        comment.c.id,
        assessment.c.recommendation if asked is Asked.RECOMMENDATION else assessment.c.decision,
        assessment.c.reply,
        assessment.c.rationale,
        assessment.c.action,
        assessment.c.version,
    ]
    query = select(*columns).outerjoin(assessment, assessment.c.comment_id == comment.c.id)
    for start in range(0, len(comment_ids), BATCH):
        some = comment_ids[start : start + BATCH]
        standing = (comment.c.id.in_(some), comment.c.withdrawn_reason == "")
        rows: Sequence[Any] = session.rows(query.where(*standing))
        for key, choice, reply, rationale, action, version in rows:
            found[key] = Answer(choice or "", reply or "", rationale or "", action or "", version or 0)
    return {key: found[key] for key in comment_ids if key in found}


def record_sending(
    session: Session,
    key: str,
    base: Mapping[str, Answer],
    *,
    asked: str = Asked.RECOMMENDATION,
    recipient: str = "",
    file_name: str = "",
) -> None:
    """Note that a file went out.

    Args:
        session: Of the operation.
        key: The sending's key, which stands in the file.
        base: What stood when the file was written, by comment.
        asked: What the colleague chooses.
        recipient: Who assesses.
        file_name: Of the file.

    Raises:
        InvalidValueError: There is no comment in it.
    """
    if not base:
        raise InvalidValueError("comment", "nothing_to_send")
    rows = {
        comment_id: {name: answer.field(name) for name in ("choice", *TEXTS)}
        for comment_id, answer in base.items()
    }
    values = {
        "recipient": clean_line("recipient", recipient),
        "file_name": clean_line("file_name", file_name),
        "sent_at": session.now,
        "base": {"asked": clean_code("asked", Asked, asked).value, "answers": rows},
    }
    session.add(assessment_sending, values, key)


def the_sending(session: Session, key: str) -> Sending:
    """A sending by its key.

    Raises:
        NotFoundError: This case has sent no such file.
    """
    row = session.row(select(assessment_sending).where(assessment_sending.c.id == key))
    if row is None:
        raise NotFoundError("assessment_sending", key)
    return _sending(row)


def sendings(session: Session) -> list[Sending]:
    """All files that were sent, the newest first."""
    query = select(assessment_sending).order_by(assessment_sending.c.sent_at.desc())
    return [_sending(row) for row in session.rows(query)]


def _sending(row: Any) -> Sending:
    answers = {key: Answer(**values) for key, values in row.base["answers"].items()}
    asked = Asked(row.base["asked"])
    return Sending(row.id, asked, row.recipient, row.file_name, row.sent_at, row.returned_at, answers)
