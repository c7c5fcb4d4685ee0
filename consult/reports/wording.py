"""The sentences of the documents, in each language; they stand in `resources/labels/report.*.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from babel.numbers import format_decimal

from consult import labels
from consult.resources import resource
from consult.vocabulary import Category, Language

NO_BREAK_SPACE = "\u00a0"

LOCALES = {Language.SWEDISH: "sv-SE", Language.ENGLISH: "en-GB"}
"""The languages as BCP 47 tags, for the documents' own marking of their language."""


@cache
def _sentences(language: Language) -> Mapping[str, Any]:
    with resource("labels", f"report.{language.value}.toml").open("rb") as file:
        return tomllib.load(file)


class Wording:
    """Everything a document says, in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._sentences = _sentences(language)
        self._opening, self._closing = self._sentences["quotation"]
        self._labels: dict[tuple[type[StrEnum], str], str] = {}
        self._looked_up: dict[str, Any] = {}
        self._dates: dict[str, str] = {}

    @property
    def locale(self) -> str:
        """The language as a BCP 47 tag."""
        return LOCALES[self.language]

    def text(self, name: str, **values: Any) -> str:
        """A sentence with what belongs in it.

        Args:
            name: Its name in the resource; one that has two forms takes that for the number `n`.
            **values: What belongs in it.

        Raises:
            KeyError: There is no such sentence.
        """
        found = self._found(name)
        if isinstance(found, dict):
            found = found["one" if values["n"] == 1 else "other"]
            values["n"] = self.number(values["n"])
        return str(found).format_map(values)

    def around(self, name: str, value: str) -> tuple[str, str]:
        """What stands before and after the one value of a sentence, for rows that repeat it."""
        before, _, after = self.text(name, **{value: "\0"}).partition("\0")
        return before, after

    def unfilled(self, name: str) -> str:
        """A text whose placeholders are filled elsewhere."""
        return str(self._found(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Several short texts, such as the titles of a table's columns."""
        return tuple(self._found(name))

    def _found(self, name: str) -> Any:
        if name not in self._looked_up:
            found: Any = self._sentences
            for part in name.split("."):
                found = found[part]
            self._looked_up[name] = found
        return self._looked_up[name]

    def label(self, code: StrEnum | None) -> str:
        """The word for a code of the vocabulary; empty for None."""
        if code is None:
            return ""
        # Codes of different sets can be equal as texts ("other").
        key = (type(code), code.value)
        if key not in self._labels:
            self._labels[key] = labels.label(code, self.language)
        return self._labels[key]

    def category(self, category: Category) -> str:
        """The word for all consultees of a category."""
        return labels.plural_category(category, self.language)

    def date(self, iso: str | date) -> str:
        """A date as people write it, kept on one line."""
        day = iso.isoformat() if isinstance(iso, date) else iso
        if day not in self._dates:
            self._dates[day] = labels.date_text(day, self.language).replace(" ", NO_BREAK_SPACE)
        return self._dates[day]

    def number(self, value: float, pattern: str | None = None) -> str:
        """A number with the language's decimal mark and grouping.

        Args:
            value: The number.
            pattern: How it is written (Unicode Technical Standard 35, part 3); None for the usual way.
        """
        return format_decimal(value, pattern, self.locale.replace("-", "_"))

    def share(self, part: int, whole: int) -> str:
        """A part in per cent with one decimal; the dash says that there is no whole."""
        if not whole:
            return "–"
        sign = f"{NO_BREAK_SPACE}%" if self.language is Language.SWEDISH else "%"
        return f"{self.number(100 * part / whole, '#,##0.0')}{sign}"

    def quoted(self, text: str) -> str:
        """A text between the language's quotation marks, itself untouched."""
        return f"{self._opening}{text}{self._closing}"
