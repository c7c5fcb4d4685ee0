"""What a file of comments that went out for assessment holds when it comes back."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from zlib import crc32

_TAG = re.compile(r"samrad-(sending|comment):([0-9a-f]{32})(?::([a-z]+))?")

FIELDS = ("choice", "reply", "rationale", "action")
"""What a colleague fills in, in the order of the columns."""


class ReturnFault(StrEnum):
    """What is wrong with a row, or with the file."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    MISSING = "missing"
    MERGED = "merged"
    NO_CHOICE = "no_choice"
    NO_COLUMN = "no_column"
    OURS_CHANGED = "ours_changed"
    NOT_ITS_OWN = "not_its_own"
    NO_BOX = "no_box"
    TOO_LONG = "too_long"
    BESIDE = "beside"
    GONE = "gone"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was found wrong; `place` is a line of the sheet or a comment's heading, else empty."""

    fault: ReturnFault
    place: str = ""
    words: str = ""
    comment_id: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """What was written for one comment; a field is None where the file has no room for it any more."""

    comment_id: str
    place: str
    choice: str | None
    reply: str | None
    rationale: str | None
    action: str | None

    def field(self, name: str) -> str | None:
        """One of the fields by its name."""
        value: str | None = getattr(self, name)
        return value


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A file that came back."""

    sending_id: str
    rows: tuple[ReturnedRow, ...]
    faults: tuple[Fault, ...] = field(default=())


def sending_tag(key: str) -> str:
    """The tag that says which sending a file is."""
    return f"samrad-sending:{key}"


def comment_tag(key: str, name: str = "") -> str:
    """The tag of a comment's row, or of the box for one of its fields."""
    return f"samrad-comment:{key}:{name}" if name else f"samrad-comment:{key}"


def parse_tag(tag: str) -> tuple[str, str, str] | None:
    """Kind ("sending" or "comment"), key and field of a tag; None for one that is not ours."""
    found = _TAG.fullmatch(tag.strip())
    return None if found is None else (found[1], found[2], found[3] or "")


def seal(*texts: str) -> str:
    """Tells whether words of ours were changed, whatever was done to spaces and the order of columns."""
    words = sorted(" ".join(text.split()) for text in texts)
    return f"{crc32(' '.join(word for word in words if word).encode()):08x}"
