"""Who sent a row of a web form: somebody on the list, or somebody new; a wrong match is worse than none."""

from dataclasses import dataclass, field
from functools import lru_cache

from consult.consultees.matching import Match, match_name, name_with_one_slip
from consult.consultees.reading import guessed_category
from consult.consultees.records import Consultee, RegisterEntry
from consult.prepared.web_form import FormOptions
from consult.responses.senders import ExpectedSenders
from consult.vocabulary import Category


@dataclass(slots=True)
class FormSenders:
    """Finds the sender of each row; names that come again are looked up once."""

    expected: ExpectedSenders
    _known: dict[str, Consultee | None] = field(default_factory=dict)

    def listed(self, name: str, email: str = "") -> Consultee | None:
        """The one on the list with this name in any of its forms, or else with this very address."""
        if name not in self._known:
            self._known[name] = self._named(name)
        found = self._known[name]
        if found is not None or not email:
            return found
        wanted = email.casefold()
        theirs = [each for each in self.expected.listed if each.email.casefold() == wanted]
        # An office's address is shared by many; a private person's is their own.
        return theirs[0] if len(theirs) == 1 and (not name or _is_person(theirs[0])) else None

    def _named(self, name: str) -> Consultee | None:
        by_name = self.expected.by_name
        found = by_name.get(name.casefold())
        if found is not None or not name:
            return found
        match = _registered(name)
        if match is not None:
            entry = match.entry
            return by_name.get(entry.name.casefold()) or self.expected.by_number.get(
                entry.organisation_number
            )
        near = name_with_one_slip(name, (each.name for each in self.expected.listed if not _is_person(each)))
        return by_name.get(near.casefold()) if near else None


def new_sender(name: str, organisation: str, email: str, options: FormOptions) -> RegisterEntry:
    """Somebody to be added to the list.

    Args:
        name: Of the person, or of whoever answers when there is no organisation.
        organisation: On whose behalf, or empty.
        email: Where they can be reached.
        options: Says of which category the new ones are.
    """
    match = _registered(organisation or name)
    called = match.entry.name if match is not None else organisation or name
    guessed = guessed_category(called)
    if not organisation and guessed is Category.OTHER:
        guessed = Category.PRIVATE_PERSON
    return RegisterEntry(
        called,
        options.new_category or guessed,
        organisation_number=match.entry.organisation_number if match else "",
        county_code=match.entry.county_code if match else "",
        municipality_code=match.entry.municipality_code if match else "",
        contact_name=name if organisation else "",
        email=email,
    )


@lru_cache(maxsize=10_000)
def _registered(name: str) -> Match | None:
    """Whom of the register a name means; rows are looked at again whenever something is chosen."""
    return match_name(name)


def _is_person(consultee: Consultee) -> bool:
    return consultee.category is Category.PRIVATE_PERSON
