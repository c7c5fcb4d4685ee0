"""Names and addresses that are hidden in what senders wrote (GDPR, article 5.1 c)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from consult.database.tables import consultee, consultee_alias, response_consultee
from consult.operation import Session
from consult.reports.keys import raw, unpacked
from consult.vocabulary import Category

_ADDRESSES = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
    r"(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)",  # personnummer
    r"(?<![\d\w])(?:\+46[\s-]?\(?0?\)?|0)\d{1,3}[\s-]?\d{2,3}(?:[\s-]?\d{2,3}){1,3}(?!\d)",  # telephone
)
_GENERAL = re.compile("|".join(_ADDRESSES))
SHORTEST_NAME = 3


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
    for source_id, *found in unpacked(session, query):
        names.setdefault(source_id, set()).update(each for each in found if each)
    return Mask(word, {key: _pattern(found) for key, found in names.items()})


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Each name whole, with whatever spaces between its words, and in the genitive; the longest first."""
    wanted = sorted((name for name in names if len(name) >= SHORTEST_NAME), key=len, reverse=True)
    words = [r"\s+".join(map(re.escape, name.split())) for name in wanted]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?=s?\b|\W|$)" if words else r"(?!)", re.IGNORECASE)
