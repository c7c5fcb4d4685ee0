"""The window's language: its translators, and the words for codes, dates and errors in it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from consult import labels
from consult.draft.records import LeftOut
from consult.errors import ConsultError
from consult.history.records import Thing
from consult.history.words import thing_text, value_text
from consult.resources import resource
from consult.vocabulary import Category, CommentKind, Decision, Language, Stance

EXAMPLE = 60
"""Characters of an example that are shown."""

_current = Language.SWEDISH


def speak(language: Language) -> None:
    """Let the application speak a language: its own texts, Qt's own and the number formats.

    Texts stand in Swedish in the code; the Swedish file holds their plural forms.
    """
    global _current
    _current = language
    application = QCoreApplication.instance()
    if application is None:
        return
    for old in application.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language.value))
    places = (
        (f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"samrad_{language.value}", str(resource("translations"))),
    )
    for name, folder in places:
        translator = QTranslator(application)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)


def language() -> Language:
    """The language the window speaks."""
    return _current


def word(code: StrEnum | None) -> str:
    """The word for a code of the vocabulary; empty for None."""
    return labels.label(code, _current)


def reason(code: StrEnum, words: str = "") -> str:
    """Why something is suggested."""
    return labels.reason_text(code, words, _current)


def category_word(code: str) -> str:
    """The word for a category's code; empty for an empty code."""
    return word(Category(code)) if code else ""


def sentence(error: ConsultError) -> str:
    """What an error tells the user."""
    return labels.error_text(error, _current)


def quoted(text: str) -> str:
    """A text between the language's quotation marks."""
    return f"“{text}”" if _current is Language.ENGLISH else f"”{text}”"


def left_out_lines(left_out: Iterable[LeftOut]) -> list[str]:
    """What a reader left out of a file, a line a kind, with how many and the first of them."""
    lines = []
    for left in left_out:
        example = f"  {quoted(left.example[:EXAMPLE])}" if left.example else ""
        kind = labels.left_out_text(left.what, _current).capitalize()
        lines.append(f"{kind}: {left.count}{example}")
    return lines


def operation_word(name: str) -> str:
    """What people call an operation."""
    return labels.operation_text(name, _current)


def date_word(iso: str) -> str:
    """A date as people write it; empty stays empty."""
    return labels.date_text(iso, _current)


def moment_word(iso: str) -> str:
    """A time as people write it."""
    return labels.moment_text(iso, _current)


def field_word(name: str) -> str:
    """What people call a field or a kind of row."""
    return labels.field_label(name, _current)


_CODED: Mapping[str, type[StrEnum]] = {
    "stance": Stance,
    "kind": CommentKind,
    "decision": Decision,
    "recommendation": Decision,
}


def value_word(field: str, value: str) -> str:
    """What stood in a field, with the word for a code."""
    coded = _CODED.get(field)
    return word(coded(value)) if coded is not None and value in list(coded) else value


def thing_word(thing: Thing) -> str:
    """What people call what a row belongs to."""
    return thing_text(thing, _current)


def stored_word(kind: str, field: str, value: str) -> str:
    """A value of the history as people read it."""
    return value_text(kind, field, value, _current)


def spoken() -> Language:
    """The language that the window speaks."""
    return _current
