"""What an operation is, and how its arguments are cleaned at the boundary.

An operation is a function `(session, ...) -> T` that writes through its session; it neither
opens a session nor commits. A query has the same form and only reads.
"""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from consult.database.keys import link_key
from consult.database.store import Session
from consult.errors import InvalidValueError
from consult.text import clean_text

__all__ = [
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "Session",
    "clean_code",
    "clean_date",
    "clean_line",
    "clean_long_text",
    "link_key",
]

LONGEST_LINE = 500
LONGEST_TEXT = 5_000_000
EARLIEST_YEAR = 1990
LATEST_YEAR = 2100

Code = TypeVar("Code", bound=StrEnum)


def clean_line(field: str, value: str, *, required: bool = False, longest: int = LONGEST_LINE) -> str:
    """A text of one line: no control characters, no line breaks, no white space at its ends.

    Args:
        field: Name of the field, for the message.
        value: What was typed.
        required: Whether it may be empty.
        longest: Characters it may have.

    Returns:
        The cleaned text.

    Raises:
        InvalidValueError: It is empty though required, or too long.
    """
    line = " ".join(clean_text(value).split())
    if required and not line:
        raise InvalidValueError(field, "empty")
    if len(line) > longest:
        raise InvalidValueError(field, "too_long", line)
    return line


def clean_long_text(field: str, value: str) -> str:
    """A text of many lines, word for word but for characters no document may hold.

    Raises:
        InvalidValueError: It has more than `LONGEST_TEXT` characters.
    """
    cleaned = clean_text(value)
    if len(cleaned) > LONGEST_TEXT:
        raise InvalidValueError(field, "too_long", cleaned)
    return cleaned


def clean_date(field: str, value: str, *, required: bool = False) -> str:
    """A date as ISO 8601 text (YYYY-MM-DD), or empty.

    Raises:
        InvalidValueError: It is no date, or of a year no consultation can be of.
    """
    written = clean_text(value).strip()
    if not written and not required:
        return ""
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise InvalidValueError(field, "not_a_date", written) from error
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise InvalidValueError(field, "date_out_of_range", written)
    return day.isoformat()


def clean_code(field: str, kind: type[Code], value: str) -> Code:
    """A member of one of the vocabulary's closed sets.

    Raises:
        InvalidValueError: There is no such code.
    """
    try:
        return kind(value)
    except ValueError as error:
        raise InvalidValueError(field, "unknown_code", str(value)) from error
