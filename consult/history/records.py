"""What the history's rows are about, as the rest of the program sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row belongs to, as people know it: a span is told of as its comment.

    `kind` and `key` are of that row; `name` is a sender, a title or a heading; `number` is a comment's.
    """

    kind: str
    key: str
    name: str
    number: int | None = None
    there: bool = True
