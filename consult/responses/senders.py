"""Who sent a response, told from its file's name and its first lines."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePath

from consult.consultees.queries import find_consultees
from consult.consultees.records import Consultee
from consult.operation import Session

HEAD_CHARACTERS = 400
"""How much of the beginning of a text is taken for its letterhead."""
SHORTEST_NAME = 4
"""A shorter name is found inside too many others to tell anything."""

_ADDRESS_DOMAIN = re.compile(r"@([\w.-]+)")
_OPEN_TO_ALL = frozenset(
    {
        "gmail.com",
        "hotmail.com",
        "hotmail.se",
        "outlook.com",
        "live.se",
        "telia.com",
        "yahoo.com",
        "icloud.com",
    }
)
"""Domains at which anybody can have an address."""

_BETWEEN = re.compile(r"[\W_]+")


def suggested_sender(
    session: Session, file_name: str, text: str, written_sender: str = ""
) -> Consultee | None:
    """The one consultee on the list that a file speaks of.

    A whole name in the file's name is certain. Else every name in the file's name and in the
    letterhead counts: when they are of two consultees nobody is named, since it may be a joint
    answer, and a wrong sender is worse than none.

    Args:
        session: Of the query.
        file_name: Name of the file that came in.
        text: What was read of it.
        written_sender: The sender as a mail has it: a name, an address, or both.

    Returns:
        The consultee, or None when nothing is certain.
    """
    listed = find_consultees(session, "", limit=None)
    stem, head = PurePath(file_name).stem, text[:HEAD_CHARACTERS]
    whole_names = {consultee.name: consultee for consultee in listed}
    all_names = {name: consultee for consultee in listed for name in (consultee.name, *consultee.aliases)}
    certain = _named_in(whole_names, stem, by_file=True)
    likely = _named_in(all_names, stem, by_file=True) | _named_in(all_names, head, by_file=False)
    by_address = _at_the_domain_of(listed, written_sender)
    for named in (certain, by_address, likely):
        if len(named) == 1:
            return next(iter(named.values()))
    return None


def _at_the_domain_of(listed: list[Consultee], written: str) -> dict[str, Consultee]:
    """The consultees whose own mail comes from the domain of an address, by key."""
    found = _ADDRESS_DOMAIN.search(written)
    domain = found[1].casefold() if found else ""
    if not domain or domain in _OPEN_TO_ALL:
        return {}
    return {each.id: each for each in listed if each.email.casefold().endswith(f"@{domain}")}


def _named_in(names: Mapping[str, Consultee], words: str, *, by_file: bool) -> dict[str, Consultee]:
    """The consultees whose names stand in some words, by key; a longer name beats one inside it."""
    written = f" {_folded(words, by_file=by_file)} "
    found: dict[str, Consultee] = {}
    for name, consultee in names.items():
        folded = _folded(name, by_file=by_file)
        if len(folded) >= SHORTEST_NAME and f" {folded} " in written:
            found[folded] = consultee
    return {
        consultee.id: consultee
        for name, consultee in found.items()
        if not any(name != other and f" {name} " in f" {other} " for other in found)
    }


def _folded(words: str, *, by_file: bool) -> str:
    """Words apart by single blanks; file names often lack the dots and rings of å, ä and ö."""
    folded = words.casefold()
    if by_file:
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", folded).strip()
