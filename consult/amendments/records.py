"""What amendments and the list of changes look like to the rest of the program."""

from dataclasses import dataclass

from consult.vocabulary import AmendmentStatus, Decision, MatchKind


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A comment behind a change; `number` counts the comments of its response from 1."""

    comment_id: str
    response_id: str
    number: int
    senders: str
    decision: Decision | None
    brief: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change of the draft's wording.

    `passage_id` is None for a passage that is new in its section; an empty `new_wording` strikes the passage.
    """

    id: str
    section_id: str
    passage_id: str | None
    heading: str
    old_wording: str
    new_wording: str
    note: str
    status: AmendmentStatus
    asked_for: tuple[AskedFor, ...]
    version: int


@dataclass(frozen=True, slots=True)
class OfferedAmendment:
    """What a comment asks for, as an amendment that somebody may take over.

    `comment_ids` are the comment and those that are answered together with it; `section_id` is None when the
    comment is tied to nothing.
    """

    section_id: str | None
    passage_id: str | None
    heading: str
    old_wording: str
    new_wording: str
    comment_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One place of the draft that is or shall be changed.

    Either an amendment, or what differs between the version consulted on and the newest without an amendment
    telling of it. `kind` is what the newest version did with the place, None when it stands there as before;
    `in_draft` is how it reads there.
    """

    key: str
    amendment_id: str | None
    status: AmendmentStatus | None
    kind: MatchKind | None
    section_id: str
    passage_ids: tuple[str, ...]
    heading: str
    old_wording: str
    new_wording: str
    in_draft: str
    note: str
    asked_for: tuple[AskedFor, ...]

    @property
    def nobody_asked(self) -> bool:
        """Whether no comment stands behind it."""
        return not self.asked_for


@dataclass(frozen=True, slots=True)
class UnmetComment:
    """A comment that is to be met, in whole or in part, though no change of the draft says so.

    `action` is what is to be done instead of or beside a change of the draft; it may be empty. `heading` is
    that of the first section it is tied to.
    """

    asked_for: AskedFor
    action: str
    heading: str
