"""Lists of consultees that come as CSV or Excel files."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from consult.consultees.records import RegisterEntry
from consult.consultees.register import counties, register
from consult.documents.spreadsheets import Table, read_table
from consult.labels import label, plural_category
from consult.operation import LONGEST_LINE
from consult.vocabulary import Category, Language

__all__ = ["FIELDS", "RowFault", "Table", "entries", "guessed_category", "read_table", "suggest_mapping"]

FIRST_LINE = 2
"""Line of a sheet that the first row after the headers stands on."""

_HEADER_WORDS: Mapping[str, Sequence[str]] = {
    "name": ("namn", "remissinstans", "instans", "organisationsnamn", "mottagare", "name", "consultee"),
    "category": ("kategori", "typ", "grupp", "sektor", "category", "type"),
    "email": ("epost", "epostadress", "mejl", "mail", "mailadress", "email", "emailaddress"),
    "address": ("adress", "postadress", "gatuadress", "address", "postaladdress"),
    "organisation_number": ("organisationsnummer", "orgnr", "orgnummer", "organisationnumber"),
    "contact_name": ("kontaktperson", "kontakt", "contactname", "contact", "contactperson"),
    "municipality_code": ("kommunkod", "municipalitycode"),
    "county_code": ("länskod", "lanskod", "län", "countycode", "county"),
    "aliases": ("alias", "aliases", "andranamn", "annatnamn", "kortnamn", "förkortning", "othernames"),
}
_NAME_IF_NO_OTHER = ("organisation", "myndighet", "kommun", "organization")
FIELDS = tuple(_HEADER_WORDS)

Fits = Callable[[str, str], bool]

_NO_LETTER = re.compile(r"[\W_]+")
_ALIAS_MARKS = re.compile(r"[|;\n]")
_ORGANISATION_NUMBER = re.compile(r"(?:16)?(\d{6})-?(\d{4})")

_CATEGORY_WORDS: Mapping[Category, Sequence[str]] = {
    Category.REGION: ("landsting",),
    Category.COUNTY_BOARD: ("länsstyrelsen",),
    Category.STATE_AGENCY: ("myndighet", "myndigheter", "statlig", "stat"),
    Category.MUNICIPAL_FEDERATION: ("kommunförbund",),
    Category.UNIVERSITY: ("universitet", "högskola", "högskolor", "universitet och högskolor"),
    Category.BUSINESS: ("företag", "näringslivsorganisation", "bolag"),
    Category.CIVIL_SOCIETY: ("förening", "föreningar", "ideell förening", "civilsamhället", "ideell"),
    Category.POLITICAL_PARTY: ("parti", "partier"),
    Category.PRIVATE_PERSON: ("enskild", "enskilda", "medborgare"),
    Category.OTHER: ("övrigt", "annan", "annat"),
}
# In this order: a kommunalförbund is no kommun, a company named after an agency is a company.
_NAME_SIGNS = (
    (Category.MUNICIPAL_FEDERATION, re.compile(r"kommunalförbund|kommunförbund|räddningstjänstförbund")),
    (Category.COUNTY_BOARD, re.compile(r"^länsstyrelsen?\b")),
    (Category.STATE_AGENCY, re.compile(r"^myndigheten|ämbetet\b")),
    (Category.UNIVERSITY, re.compile(r"universitet|högskola")),
    (Category.BUSINESS, re.compile(r"\b(?:ab|aktiebolag|hb|kb|asa)\b|\bföretag|handelskammare")),
    (Category.MUNICIPALITY, re.compile(r"(?:\bkommun|\bstad)$|^kommunstyrelsen")),
    (Category.REGION, re.compile(r"^region\b|landsting")),
    (
        Category.POLITICAL_PARTY,
        re.compile(r"part(?:i|iet)\b|^(?:moderaterna|liberalerna|sverigedemokraterna|kristdemokraterna)"),
    ),
    (Category.STATE_AGENCY, re.compile(r"\w(?:myndigheten|verket|styrelsen|inspektionen)\b")),
    (Category.CIVIL_SOCIETY, re.compile(r"förening|\bideell|bygderåd|hembygd")),
    (Category.ORGANISATION, re.compile(r"förbund|organisation|\bstiftelse")),
)


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row; `row` is the line of the sheet, the headers being line 1."""

    row: int
    field: str
    value: str
    problem: str


def suggest_mapping(headers: Sequence[str]) -> dict[str, int]:
    """Which column holds which field, by the words of the headers.

    Args:
        headers: Of the table, Swedish or English.

    Returns:
        Places of the columns from 0 by field; a field that none fits is not there.
    """
    folded = [_NO_LETTER.sub("", header.casefold()) for header in headers]
    found: dict[str, int] = {}
    exactly: Fits = operator.eq
    for fits in (exactly, str.startswith):
        for field, words in _HEADER_WORDS.items():
            place = _column(folded, words, fits, set(found.values()))
            if field not in found and place is not None:
                found[field] = place
    if "name" not in found:
        place = _column(folded, _NAME_IF_NO_OTHER, str.startswith, set(found.values()))
        if place is not None:
            found["name"] = place
    return found


def _column(headers: Sequence[str], words: Iterable[str], fits: Fits, taken: set[int]) -> int | None:
    """The first free column that a word fits, the more telling words first."""
    for word in words:
        for place, header in enumerate(headers):
            if place not in taken and header and fits(header, word):
                return place
    return None


def entries(table: Table, mapping: Mapping[str, int]) -> tuple[list[RegisterEntry], list[RowFault]]:
    """The consultees of a table.

    A row with a fault gives no entry. A row without a category gets the one its name speaks of, and
    what the register knows of a name that is in it.

    Args:
        table: What was read.
        mapping: Places of the columns from 0 by field.

    Returns:
        The entries, and what is wrong with the other rows.
    """
    found: list[RegisterEntry] = []
    faults: list[RowFault] = []
    known: set[str] = set()
    for line, row in enumerate(table.rows, FIRST_LINE):
        values = {field: row[place].strip() for field, place in mapping.items() if place < len(row)}
        if not any(values.values()):
            continue
        fault = _fault(line, values, known)
        if fault is None:
            known.add(values["name"].casefold())
            found.append(_entry(values))
        else:
            faults.append(fault)
    return found, faults


def guessed_category(name: str) -> Category:
    """What somebody with this name is likely to be: by the register, or else by its words."""
    entry = _by_name().get(name.casefold())
    if entry is not None:
        return entry.category
    folded = name.casefold().strip()
    return next((category for category, sign in _NAME_SIGNS if sign.search(folded)), Category.OTHER)


def _fault(line: int, values: Mapping[str, str], known: set[str]) -> RowFault | None:
    name = values.get("name", "")
    if not name:
        return RowFault(line, "name", "", "empty")
    if name.casefold() in known:
        return RowFault(line, "name", name, "already_there")
    for field, value in values.items():
        if field != "aliases" and len(value) > LONGEST_LINE:
            return RowFault(line, field, value, "too_long")
    readers = {"category": _category, "county_code": _county_code, "municipality_code": _municipality_code}
    for field, reader in readers.items():
        value = values.get(field, "")
        if value and reader(value) is None:
            return RowFault(line, field, value, "unknown_code")
    return None


def _entry(values: Mapping[str, str]) -> RegisterEntry:
    name = " ".join(values["name"].split())
    entry = RegisterEntry(
        name,
        _category(values.get("category", "")) or guessed_category(name),
        organisation_number=_organisation_number(values.get("organisation_number", "")),
        county_code=_county_code(values.get("county_code", "")) or "",
        municipality_code=_municipality_code(values.get("municipality_code", "")) or "",
        contact_name=values.get("contact_name", ""),
        email=values.get("email", ""),
        address=values.get("address", ""),
        aliases=tuple(
            alias.strip() for alias in _ALIAS_MARKS.split(values.get("aliases", "")) if alias.strip()
        ),
    )
    return _completed(entry)


def _completed(entry: RegisterEntry) -> RegisterEntry:
    """With the numbers and codes that the register has for the name, where the list had none."""
    registered = _by_name().get(entry.name.casefold())
    if registered is None or registered.category is not entry.category:
        return entry
    return replace(
        entry,
        organisation_number=entry.organisation_number or registered.organisation_number,
        county_code=entry.county_code or registered.county_code,
        municipality_code=entry.municipality_code or registered.municipality_code,
    )


@cache
def _by_name() -> Mapping[str, RegisterEntry]:
    names: dict[str, RegisterEntry] = {}
    for entry in register():
        for name in (*entry.aliases, entry.name):
            names.setdefault(name.casefold(), entry)
        names[entry.name.casefold()] = entry
    return names


@cache
def _categories() -> Mapping[str, Category]:
    """Categories by each word for them: the code, the words of the screen, and words in common use."""
    words = {word: category for category, several in _CATEGORY_WORDS.items() for word in several}
    for category in Category:
        words[category.value] = category
        for language in Language:
            words[label(category, language).casefold()] = category
            words[plural_category(category, language).casefold()] = category
    return words


def _category(written: str) -> Category | None:
    return _categories().get(" ".join(written.casefold().split()))


def _county_code(written: str) -> str | None:
    """The code of a county written as code, letter or name; spreadsheets drop the zero in front."""
    if re.fullmatch(r"\d{1,2}", written):
        return written.zfill(2)
    folded = written.casefold()
    for county in counties():
        names = (county.letter, county.name, county.name.removesuffix(" län"))
        if folded in (name.casefold() for name in names):
            return county.code
    return None


def _municipality_code(written: str) -> str | None:
    """Four digits; spreadsheets drop the zero in front."""
    return written.zfill(4) if re.fullmatch(r"\d{3,4}", written) else None


def _organisation_number(written: str) -> str:
    """As the authorities write it, 212000-1355; what has another form is kept as it was written."""
    found = _ORGANISATION_NUMBER.fullmatch(written.replace(" ", ""))
    return f"{found.group(1)}-{found.group(2)}" if found else written
