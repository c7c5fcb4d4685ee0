"""The shipped register: kommuner, regioner, länsstyrelser and others that are often consulted."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from consult.consultees.records import RegisterEntry
from consult.errors import InvalidValueError
from consult.resources import resource
from consult.vocabulary import Category

_CATEGORIES = {"state_company": Category.BUSINESS}
"""Kinds of the register's file that the program does not tell apart."""


@dataclass(frozen=True, slots=True)
class County:
    """A county (län) with its codes as Statistics Sweden writes them."""

    code: str
    letter: str
    name: str
    region_name: str
    county_board_name: str
    county_board_number: str


@cache
def counties() -> tuple[County, ...]:
    """The 21 counties, by code."""
    return tuple(County(*row) for row in _rows("counties.csv"))


@cache
def register() -> tuple[RegisterEntry, ...]:
    """Everyone in the register: kommuner, regioner and länsstyrelser by county, then the others."""
    by_county = [entry for county in counties() for entry in _of_county(county)]
    known = {entry.name for entry in by_county}
    others = [
        RegisterEntry(
            name,
            _CATEGORIES.get(category) or Category(category),
            organisation_number=number,
            aliases=tuple(alias for alias in aliases.split("|") if alias),
            county_code=county_code,
        )
        for name, category, number, aliases, county_code in _rows("consultees.csv")
        if name not in known
    ]
    return tuple(by_county + others)


def county_codes(words: Iterable[str]) -> list[str]:
    """The codes of some counties.

    Args:
        words: Codes ("14") or letters ("O").

    Raises:
        InvalidValueError: There is no such county.
    """
    known = {name: county.code for county in counties() for name in (county.code, county.letter)}
    codes = []
    for word in words:
        code = known.get(word.strip().upper())
        if code is None:
            raise InvalidValueError("county", "unknown_code", word)
        codes.append(code)
    return codes


def entries_of_counties(codes: Iterable[str]) -> tuple[RegisterEntry, ...]:
    """Region, länsstyrelse, kommuner and kommunalförbund of some counties.

    Args:
        codes: County codes ("14") or letters ("O").

    Raises:
        InvalidValueError: There is no such county.
    """
    chosen = set(county_codes(codes))
    return tuple(entry for entry in register() if entry.county_code in chosen)


@cache
def former_names() -> tuple[tuple[str, str], ...]:
    """Names that are no longer used, each with the name in the register of who bore it."""
    return tuple((former, name) for former, name in _rows("former_names.csv"))


@cache
def _kommuner() -> tuple[Sequence[str], ...]:
    return tuple(_rows("kommuner.csv"))


def _of_county(county: County) -> list[RegisterEntry]:
    region = RegisterEntry(county.region_name, Category.REGION, county_code=county.code)
    board = RegisterEntry(
        county.county_board_name,
        Category.COUNTY_BOARD,
        organisation_number=county.county_board_number,
        county_code=county.code,
    )
    kommuner = [
        RegisterEntry(
            organisation,
            Category.MUNICIPALITY,
            county_code=county_code,
            municipality_code=code,
            aliases=(name,) if name != organisation else (),
        )
        for code, name, organisation, county_code in _kommuner()
        if county_code == county.code
    ]
    return [region, board, *kommuner]


def _rows(name: str) -> Iterable[Sequence[str]]:
    with resource("reference", name).open(encoding="utf-8", newline="") as file:
        yield from list(csv.reader(file))[1:]
