"""Who sent an answer, told from its file's name, letterhead, numbers and mail, with the reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath

from sqlalchemy import select

from consult.consultees.matching import CONFIDENCE, Match, MatchReason, match_name, name_with_one_slip
from consult.consultees.queries import find_consultees, the_consultation
from consult.consultees.records import Consultee, RegisterEntry
from consult.consultees.register import former_names, register
from consult.database.tables import document, draft_version
from consult.operation import Session
from consult.responses.joint import Behind, behind_answer
from consult.responses.letterheads import (
    FIRST_WORDS,
    forwarded_from,
    is_heading,
    letterhead,
    organisation_numbers,
    says_where,
)
from consult.responses.listed_names import ListedNames, bare_name, folded

CERTAIN = 0.9
"""Below this a person has to confirm who sent an answer."""
DOUBTFUL = 0.6
"""How certain a suggestion is at most when something speaks for somebody else."""

_ADDRESS_DOMAIN = re.compile(r"@([\w.-]+)")
_OPEN_TO_ALL = re.compile(
    r"(?:gmail|hotmail|outlook|live|yahoo|icloud|telia|msn|me|protonmail|bredband2?|comhem|home|spray)\.\w+"
)
"""Domains at which anybody can have an address."""
_BRANCH = re.compile(
    r"(?:stift|distriktet?|\bkrets(?:en)?|avdelning(?:en)?|pastorat|församling|klubb(?:en)?|lokalförening(?:en)?"
    r"|länsförbund(?:et)?|\bregion(?:en)?)\b",
    re.IGNORECASE,
)
"""Words for a part of an organisation that answers for itself, in the line below the whole's name."""
_PIECES = re.compile(r"\s[–|-]\s|[\t|;]|,\s")


class SenderReason(StrEnum):
    """Why somebody was taken for the sender."""

    FILE_NAME = "file_name"
    ORGANISATION_NUMBER = "organisation_number"
    MAIL_DOMAIN = "mail_domain"
    MAIL_NAME = "mail_name"
    LETTERHEAD = "letterhead"
    FORMER_NAME = "former_name"
    OTHER_FORM = "other_form"
    SLIP = "slip"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class SenderSuggestion:
    """Who seems to have sent an answer, why, and how certain that is (0 to 1).

    `consultee` is None for somebody of the register who is not on the list; `entry` is that one. `others`
    stand behind the answer as well, or are answered for.
    """

    consultee: Consultee | None
    reason: SenderReason
    certainty: float
    entry: RegisterEntry | None = None
    others: tuple[Behind, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether it is on the list of those consulted."""
        return self.consultee is not None

    @property
    def certain(self) -> bool:
        """Whether it may be taken without anybody's confirmation."""
        return self.certainty >= CERTAIN

    @property
    def name(self) -> str:
        """What it is called."""
        found = self.consultee or self.entry
        return found.name if found else ""


@dataclass(frozen=True)
class ExpectedSenders:
    """Those whose answers are waited for, in a form in which thousands of files are compared with them.

    `authority` is who asked, and so seldom who answers; `drafts` are the SHA-256 of the drafts that
    were sent out.
    """

    listed: tuple[Consultee, ...]
    authority: str = ""
    drafts: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> ListedNames:
        """The names of all but the authority itself."""
        return ListedNames(each for each in self.listed if each.name.casefold() != self.authority.casefold())

    @cached_property
    def by_name(self) -> Mapping[str, Consultee]:
        """Those on the list by each of their names."""
        others = {name.casefold(): each for each in self.listed for name in each.aliases}
        return {**others, **{each.name.casefold(): each for each in self.listed}}

    @cached_property
    def by_number(self) -> Mapping[str, Consultee]:
        """Those on the list by their organisation numbers."""
        return {each.organisation_number: each for each in self.listed if each.organisation_number}


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign of who the sender is."""

    suggestion: SenderSuggestion
    key: str


def expected_senders(session: Session) -> ExpectedSenders:
    """Those on the list, and what else is needed to tell answers apart."""
    sent = select(document.c.sha256).join(draft_version, draft_version.c.document_id == document.c.id)
    return ExpectedSenders(
        tuple(find_consultees(session, "", limit=None)),
        the_consultation(session).authority,
        frozenset(session.scalars(sent)),
    )


def suggested_sender(
    session: Session, file_name: str, text: str, written_sender: str = ""
) -> SenderSuggestion | None:
    """Who seems to have sent a file; see `sender_among`."""
    return sender_among(expected_senders(session), file_name, text, written_sender)


def sender_among(
    expected: ExpectedSenders, file_name: str, text: str, written_sender: str = ""
) -> SenderSuggestion | None:
    """Who seems to have sent a file.

    Signs that speak for two give nobody, unless the answer says that it is theirs together: a wrong
    sender is worse than none. Where one kind of sign speaks for another than the next, the suggestion
    is doubtful.

    Args:
        expected: Those on the list.
        file_name: Name of the file that came in.
        text: What was read of it.
        written_sender: The sender as a mail has it: a name, an address, or both.

    Returns:
        The suggestion, or None when nothing speaks for anybody.
    """
    signs: list[_Sign] = []
    ambiguous = False
    for kind in (
        _by_file_name(expected, file_name),
        _by_number(expected, text),
        list(_by_mail(expected, written_sender)) or _by_mail(expected, forwarded_from(text)),
        _by_letterhead(expected, text),
    ):
        found: dict[str, _Sign] = {}
        for sign in kind:
            known = found.get(sign.key)
            if known is None or known.suggestion.certainty < sign.suggestion.certainty:
                found[sign.key] = sign
        telling = _telling(list(found.values()))
        if len(telling) == 1:
            signs += telling
        ambiguous = ambiguous or len(telling) > 1
    behind = behind_answer(expected.names, text)
    if not signs:
        return _together(behind)
    first = next((sign for sign in signs if sign.suggestion.certain), signs[0])
    doubtful = any(sign.key != first.key and sign.suggestion.certain for sign in signs) or (
        ambiguous and first.suggestion.certainty < 1 and not behind
    )
    certainty = min(first.suggestion.certainty, DOUBTFUL) if doubtful else first.suggestion.certainty
    others = tuple(each for each in behind if each.consultee.id != first.key)
    # A joint answer always has somebody to confirm it.
    return replace(first.suggestion, certainty=min(certainty, 0.8) if others else certainty, others=others)


def _telling(signs: list[_Sign]) -> list[_Sign]:
    """Of signs of one kind those that count: a place or a slip of the pen says little beside a name."""
    certain = [sign for sign in signs if sign.suggestion.certain]
    written = [sign for sign in signs if sign.suggestion.reason is not SenderReason.SLIP]
    return certain or written or signs


def _together(behind: Sequence[Behind]) -> SenderSuggestion | None:
    if len(behind) < 2:
        return None
    return SenderSuggestion(behind[0].consultee, SenderReason.JOINT, DOUBTFUL, others=tuple(behind[1:]))


def _sign(consultee: Consultee, reason: SenderReason, certainty: float) -> _Sign:
    return _Sign(SenderSuggestion(consultee, reason, certainty), consultee.id)


def _by_file_name(expected: ExpectedSenders, file_name: str) -> Iterator[_Sign]:
    path = PurePath(file_name)
    stem, folder = path.stem, path.parent.name
    named = expected.names.in_file_name(stem)
    whole = [each for each in named if each.whole]
    for each in whole or named:
        certainty = 1.0 if each.whole else 0.92
        branch = not each.alone and not (each.governs or (each.whole and " " in each.consultee.name))
        place = each.place and not each.alone
        yield _sign(each.consultee, SenderReason.FILE_NAME, DOUBTFUL if branch or place else certainty)
    if not named:
        yield from _by_other_forms(expected, bare_name(stem))
        for each in expected.names.in_file_name(folder):
            yield _sign(each.consultee, SenderReason.FILE_NAME, 0.85 if each.alone else DOUBTFUL)


def _by_number(expected: ExpectedSenders, text: str) -> Iterator[_Sign]:
    authority = expected.by_name.get(expected.authority.casefold())
    for number in sorted(organisation_numbers(text)):
        listed = expected.by_number.get(number)
        if listed is not None and listed is not authority:
            yield _sign(listed, SenderReason.ORGANISATION_NUMBER, 0.97)
        elif listed is None:
            for entry in register():
                if entry.organisation_number != number or entry.name == expected.authority:
                    continue
                yield _of_register(expected, entry, SenderReason.ORGANISATION_NUMBER, 0.97)


def _by_mail(expected: ExpectedSenders, written: str) -> Iterator[_Sign]:
    found = _ADDRESS_DOMAIN.search(written)
    domain = found[1].casefold() if found else ""
    authority = expected.by_name.get(expected.authority.casefold())
    # The authority's own people pass on what others have sent.
    passed_on = authority is not None and authority.email.casefold().endswith(f"@{domain}")
    if domain and not passed_on and not _OPEN_TO_ALL.fullmatch(domain):
        for each in expected.listed:
            if each.email.casefold().endswith(f"@{domain}"):
                yield _sign(each, SenderReason.MAIL_DOMAIN, 0.95)
    name = re.sub(r"<[^>]*>|\S+@\S+", " ", written)
    named = expected.names.in_line(name)
    for one in named:
        yield _sign(one.consultee, SenderReason.MAIL_NAME, DOUBTFUL if one.place else 0.92)
    if not named:
        yield from _by_other_forms(expected, name.strip(' "'))


def _by_letterhead(expected: ExpectedSenders, text: str) -> Iterator[_Sign]:
    lines = letterhead(text)
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        heading = is_heading(line)
        named = [
            each
            for each in expected.names.in_line(line)
            if (heading or each.at < FIRST_WORDS) and not (each.place and says_where(line))
        ]
        branch = heading and is_heading(following) and bool(_BRANCH.search(following))
        for each in named:
            doubtful = each.place or (branch and not each.governs)
            yield _sign(each.consultee, SenderReason.LETTERHEAD, DOUBTFUL if doubtful else 0.95)
        if heading and not named and not says_where(line):
            yield from _by_other_forms(expected, line)


def _by_other_forms(expected: ExpectedSenders, line: str) -> Iterator[_Sign]:
    """Those whom a line means that does not have their name as it stands in the list."""
    for piece in dict.fromkeys((line, *_PIECES.split(line))):
        match = match_name(piece)
        if match is not None and match.entry.name.casefold() != expected.authority.casefold():
            yield _of_register(expected, match.entry, _reason(match, piece), _certainty(match, piece))
            return
        near = None if match else name_with_one_slip(piece, (each.name for each in expected.listed))
        if near is not None and near.casefold() != expected.authority.casefold():
            yield _sign(expected.by_name[near.casefold()], SenderReason.SLIP, CONFIDENCE[MatchReason.SLIP])
            return


def _reason(match: Match, piece: str) -> SenderReason:
    former = {name.casefold() for name, _ in former_names()}
    if match.reason is MatchReason.OTHER_NAME and piece.strip().casefold() in former:
        return SenderReason.FORMER_NAME
    return {MatchReason.NAME: SenderReason.LETTERHEAD, MatchReason.SLIP: SenderReason.SLIP}.get(
        match.reason, SenderReason.OTHER_FORM
    )


def _certainty(match: Match, piece: str) -> float:
    """A kommun's short name is that of a place as well."""
    place = match.reason is MatchReason.OTHER_NAME and bool(match.entry.municipality_code)
    if place and folded(piece) == folded(match.entry.aliases[0] if match.entry.aliases else ""):
        return DOUBTFUL
    return match.confidence


def _of_register(
    expected: ExpectedSenders, entry: RegisterEntry, reason: SenderReason, certainty: float
) -> _Sign:
    """The sign for somebody of the register, who may be on the list under another name."""
    listed = (
        expected.by_name.get(entry.name.casefold())
        or expected.by_number.get(entry.organisation_number)
        or next((each for each in expected.listed if _same_kommun(each, entry)), None)
    )
    if listed is not None:
        return _sign(listed, reason, certainty)
    return _Sign(SenderSuggestion(None, reason, min(certainty, 0.8), entry), entry.name)


def _same_kommun(consultee: Consultee, entry: RegisterEntry) -> bool:
    return bool(entry.municipality_code) and (consultee.municipality_code, consultee.category) == (
        entry.municipality_code,
        entry.category,
    )
