"""What consultees, rounds and invitations look like to the rest of the program."""

from dataclasses import dataclass

from consult.vocabulary import Category, ReplyStatus, RoundKind


@dataclass(frozen=True, slots=True)
class Consultation:
    """The one consultation of a case."""

    id: str
    title: str
    registry_number: str
    authority: str
    counties: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Round:
    """One round of the consultation; dates are ISO 8601 or empty."""

    id: str
    name: str
    kind: RoundKind
    opens_on: str
    closes_on: str
    draft_version_id: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Consultee:
    """Somebody who is consulted."""

    id: str
    name: str
    category: Category
    organisation_number: str
    county_code: str
    municipality_code: str
    contact_name: str
    email: str
    aliases: tuple[str, ...]
    version: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class ConsulteeRow:
    """A line of the mailing list: the consultee, its invitation in the round and what came of it."""

    consultee: Consultee
    invitation_id: str | None
    sent_on: str
    due_on: str
    extended_to: str
    reminded_on: str
    status: ReplyStatus
    responses: int
    comments: int


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An entry of the shipped reference register, or of a list that is read in."""

    name: str
    category: Category
    organisation_number: str = ""
    county_code: str = ""
    municipality_code: str = ""
    contact_name: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    address: str = ""
