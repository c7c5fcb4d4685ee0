"""What steps, text modules, earlier answers and the history of a comment look like to the rest."""

from dataclasses import dataclass

from consult.vocabulary import Decision


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the work with comments; `comments` counts those at work that stand in it."""

    id: str
    name: str
    solved: bool
    locked: bool
    comments: int
    version: int


@dataclass(frozen=True, slots=True)
class TextModule:
    """A text to be put into replies; `uses` counts the comments in whose answers it was put."""

    id: str
    title: str
    category: str
    text: str
    verified: bool
    theme_id: str | None
    theme: str
    uses: int
    version: int


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What was answered to another comment that is alike; `likeness` is per cent.

    `others` counts further alike comments that were given the very same answer.
    """

    comment_id: str
    number: int
    senders: str
    quote: str
    likeness: float
    decision: Decision | None
    recommendation: Decision | None
    reply: str
    rationale: str
    action: str
    others: int


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A field of a comment that was written.

    `kind` is the row's table, `old` and `new` are what stood and stands there, worded for reading but for
    codes of the vocabulary; a link that was made has only the new, one that was taken away only the old.
    `restorable` tells whether `restore_value` can write `new` again.
    """

    change_id: str
    kind: str
    field: str
    time: str
    author: str
    operation: str
    old: str
    new: str
    restorable: bool
