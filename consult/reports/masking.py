"""Names and addresses that are hidden in what senders wrote (GDPR, article 5.1 c)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from consult.database.tables import consultee, consultee_alias, response_consultee
from consult.operation import Session
from consult.reports.keys import raw, unpacked
from consult.vocabulary import Category

_GAP = r"[ \u00a0\u2009\u202f./()–‑-]{0,3}"
"""What people put between the groups of a number."""
_ADDRESSES = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
    r"(?<!\d)(?:19|20)?\d{6}[-–‑+ ]?\d{4}(?!\d)",  # personnummer
    # telephone
    rf"(?<![\w/–-])\(?(?:\+46{_GAP}0?|0)\d{{1,3}}{_GAP}\d{{2,3}}(?:{_GAP}\d{{2,4}}){{1,3}}(?!\d)",
)
_GENERAL = re.compile("|".join(_ADDRESSES))
SHORTEST_NAME, SHORTEST_PART = 3, 5
_ADDRESS_PARTS = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Mask:
    """What to hide in the texts of some responses; those of others are left word for word."""

    word: str = ""
    hidden: Mapping[bytes, re.Pattern[str]] = field(default_factory=dict)

    def shown(self, source_id: bytes, text: str) -> str:
        """A text of a response as it may be printed."""
        pattern = self.hidden.get(source_id)
        if pattern is None:
            return text
        return _GENERAL.sub(self.word, pattern.sub(self.word, text))

    def covered(self, source_id: bytes, text: str) -> str:
        """The same with a sign for each letter, so that the text keeps its length."""
        pattern = self.hidden.get(source_id)
        if pattern is None:
            return text
        return _GENERAL.sub(self._cover, pattern.sub(self._cover, text))

    def _cover(self, found: re.Match[str]) -> str:
        return self.word * len(found.group())


def mask_of(session: Session, word: str, *, private_persons: bool, everybody: bool) -> Mask:
    """The mask of a document.

    Args:
        session: Of the query.
        word: What stands instead.
        private_persons: Whether private persons are hidden.
        everybody: Whether all senders are.
    """
    if not (private_persons or everybody):
        return Mask()
    columns: list[Any] = [
        raw(response_consultee.c.response_id),
        consultee.c.category,
        consultee.c.name,
        consultee.c.contact_name,
        consultee.c.email,
        consultee.c.address,
        consultee_alias.c.name,
    ]
    query = (
        select(*columns)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .outerjoin(consultee_alias, consultee_alias.c.consultee_id == consultee.c.id)
    )
    if not everybody:
        query = query.where(consultee.c.category == Category.PRIVATE_PERSON.value)
    names: dict[bytes, set[str]] = {}
    for source_id, category, name, contact, email, address, alias in unpacked(session, query):
        known = {name, contact, email, alias} | set(_ADDRESS_PARTS.split(address or ""))
        if category == Category.PRIVATE_PERSON.value:
            # A family is named by its last name alone.
            known |= set(_family_names(name))
        names.setdefault(source_id, set()).update(each.strip() for each in known if each)
    return Mask(word, {key: _pattern(found) for key, found in names.items()})


def _family_names(name: str) -> Iterator[str]:
    """The last name, and the parts of a double one that are no words of their own."""
    *given, last = name.split() or [""]
    if given:
        yield last
        yield from (part for part in last.split("-") if len(part) >= SHORTEST_PART)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Each name whole, with whatever spaces between its words, and in the genitive; the longest first."""
    wanted = sorted((name for name in names if len(name) >= SHORTEST_NAME), key=len, reverse=True)
    words = [r"\s+".join(map(re.escape, name.split())) for name in wanted]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?=s?\b|\W|$)" if words else r"(?!)", re.IGNORECASE)
