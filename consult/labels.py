"""The words people read for codes, fields, operations and errors, in each language.

They stand in `resources/labels/`, one file a language, and serve the window, the command line
and the documents alike.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import PurePath
from typing import Any

from consult.errors import ConsultError
from consult.resources import resource
from consult.vocabulary import Category, Language, PassageKind

_CHOOSING = ("reason", "problem")
"""Fields of an error that choose its sentence."""


@cache
def _words(language: Language) -> Mapping[str, Any]:
    # Read when the first word is wanted, which is after the window has come up.
    import tomllib

    with resource("labels", f"{language.value}.toml").open("rb") as file:
        return tomllib.load(file)


def label(code: StrEnum | None, language: Language = Language.SWEDISH) -> str:
    """The word for a code of the vocabulary; empty for None."""
    return "" if code is None else str(_words(language)[type(code).__name__][code.value])


def reason_text(code: StrEnum, words: str = "", language: Language = Language.SWEDISH) -> str:
    """Why something is suggested, with the words it goes by."""
    return label(code, language).format(words=words)


def plural_category(category: Category, language: Language = Language.SWEDISH) -> str:
    """The word for all consultees of a category."""
    return str(_words(language)["Categories"][category.value])


def plural_kind(kind: PassageKind, language: Language = Language.SWEDISH) -> str:
    """The word for many passages of a kind."""
    return str(_words(language)["PassageKinds"][kind.value])


def field_label(name: str, language: Language = Language.SWEDISH) -> str:
    """What people call a field or a kind of row."""
    return str(_words(language)["fields"].get(name, name.replace("_", " ")))


def operation_text(name: str, language: Language = Language.SWEDISH) -> str:
    """What people call an operation, as it stands after "Undo"."""
    return str(_words(language)["operations"].get(name, name.replace("_", " ")))


def left_out_text(what: str, language: Language = Language.SWEDISH) -> str:
    """What people call a kind of content that a reader left out."""
    return str(_words(language)["left_out"].get(what, what.replace("_", " ")))


def told_text(name: str, language: Language = Language.SWEDISH) -> str:
    """The word for a figure or a status that the command line tells."""
    return str(_words(language)["told"][name])


def prepared_text(name: str, language: Language = Language.SWEDISH) -> str:
    """A line that stands in a response's text between the sender's own words."""
    return str(_words(language)["prepared"][name])


def form_columns(language: Language = Language.SWEDISH) -> tuple[str, ...]:
    """The titles of what a colleague fills in: the choice, the reply, the rationale, the action."""
    return tuple(_words(language)["assessment_form"])


def error_text(error: ConsultError, language: Language = Language.SWEDISH) -> str:
    """What happened, to which file, and what to do.

    Args:
        error: What was refused.
        language: Of the sentence.

    Returns:
        One or two sentences of plain text.
    """
    words = _words(language)
    found = words["errors"][type(error).__name__]
    if isinstance(found, dict):
        chosen = next((str(error.fields[name]) for name in _CHOOSING if name in error.fields), "")
        found = found.get(chosen, found["otherwise"])
    return str(found.format_map(_Fields(error.fields, language))).strip()


class _Fields(dict[str, str]):
    """An error's fields as they read inside a sentence."""

    def __init__(self, fields: Mapping[str, object], language: Language) -> None:
        super().__init__({name: _worded(name, value, language) for name, value in fields.items()})

    def __missing__(self, name: str) -> str:
        return ""


def _worded(name: str, value: object, language: Language) -> str:
    if name in {"field", "what"}:
        return field_label(str(value), language)
    if name == "operation":
        return operation_text(str(value), language)
    if name == "file":
        return PurePath(str(value)).name
    if name == "backups":
        return told_text("backups", language).format(folder=value) if value else ""
    if name == "since":
        return moment_text(str(value), language)
    return str(value)


def date_text(iso: str, language: Language = Language.SWEDISH) -> str:
    """A date as people write it ("27 maj 2026"); empty stays empty.

    Args:
        iso: ISO 8601 date, or empty.
        language: Of the month's name.
    """
    return _day(date.fromisoformat(iso), language) if iso else ""


def moment_text(iso: str, language: Language = Language.SWEDISH) -> str:
    """A time as people write it, in the computer's own zone ("27 maj 2026 14.03").

    Args:
        iso: ISO 8601 time with its offset; anything else is given back as it is.
        language: Of the month's name.
    """
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    clock = moment.strftime("%H.%M" if language is Language.SWEDISH else "%H:%M")
    return f"{_day(moment.date(), language)} {clock}"


def _day(day: date, language: Language) -> str:
    # Its import takes longer than a window needs to come up, and the first page shows no date.
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=language.value)
