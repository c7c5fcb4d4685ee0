"""What our answer form asks: who answers, what they think as a whole, and of each chosen section."""

from dataclasses import dataclass

from consult.case import Case
from consult.consultees.queries import current_round, the_consultation
from consult.draft.queries import current_version, sections
from consult.draft.records import Section
from consult.errors import InvalidValueError
from consult.reports.wording import Wording
from consult.vocabulary import Language, Stance

USUAL_DEPTH = 2
"""Sections down to this level are asked about: each that is deeper makes the form longer."""


@dataclass(frozen=True, slots=True)
class FormOptions:
    """How the form shall be; `depth` is the level of the deepest sections asked about, from 1."""

    language: Language = Language.SWEDISH
    depth: int = USUAL_DEPTH


@dataclass(frozen=True, slots=True)
class FormContent:
    """What stands in the form."""

    words: Wording
    version_id: str
    title: str
    authority: str
    closes_on: str
    sections: tuple[Section, ...]

    @property
    def introduction(self) -> tuple[str, ...]:
        """What those who answer are told first, a paragraph each."""
        told = [self.words.text("form.how")]
        if self.closes_on:
            told.append(self.words.text("form.closes", date=self.words.date(self.closes_on)))
        return tuple(told)

    @property
    def stances(self) -> tuple[str, ...]:
        """What can be chosen, in words."""
        return tuple(self.words.label(each) for each in Stance)


def form_content(case: Case, options: FormOptions) -> FormContent:
    """Gather what the form asks.

    Args:
        case: The case.
        options: How the form shall be.

    Raises:
        InvalidValueError: No draft has been loaded.
    """
    version = case.read(current_version)
    if version is None:
        raise InvalidValueError("draft", "no_draft")
    consultation = case.read(the_consultation)
    asked = tuple(
        each for each in case.read(sections, version.id) if each.title and each.level <= options.depth
    )
    return FormContent(
        Wording(options.language),
        version.id,
        consultation.title,
        consultation.authority,
        case.read(current_round).closes_on,
        asked,
    )
