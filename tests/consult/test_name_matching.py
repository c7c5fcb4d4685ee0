"""Whom of the register a name means: as people write it, and never somebody else."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.consultees.matching import MatchReason, match_name, names_on
from consult.consultees.register import register
from consult.grammar import run
from consult.vocabulary import Category

LISTS = Path(__file__).resolve().parents[3] / "shared" / "samples" / "sandlistor"
MEANT = re.compile(r"^\d*\.?\s*(länsstyrelsen .*|region .*|.* läns landsting|.* kommun)$", re.IGNORECASE)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("35. Stockholms universitet", "Stockholms universitet"),
        ("35.\u00a0Stockholms\u00a0universitet ", "Stockholms universitet"),
        ("Falu kommun", "Falu kommun"),
        ("Falun", "Falu kommun"),
        ("Göteborgs Stad", "Göteborgs kommun"),
        ("GÖTEBORGS KOMMUN", "Göteborgs kommun"),
        ("Malmö stad", "Malmö kommun"),
        ("Kommunstyrelsen i Ystad", "Ystads kommun"),
        ("Ystad kn", "Ystads kommun"),
        ("– Skåne läns landsting", "Region Skåne"),
        ("Landstinget i Uppsala län", "Region Uppsala"),
        ("Länsstyrelsen Skåne", "Länsstyrelsen i Skåne län"),
        ("Datainspektionen", "Integritetsskyddsmyndigheten"),
        ("Statens skolverk", "Skolverket (Statens skolverk)"),
        ("CSN", "Centrala studiestödsnämnden (CSN)"),
        ("Strängnäss kommun", "Strängnäs kommun"),
        ("Sävjsö kommun", "Sävsjö kommun"),
        ("63. Stockholms läns landsting, Tillväxt- och regionplaneförvaltningen", "Region Stockholm"),
        ("Sveriges kommuner och landsting, SKL", "Sveriges Kommuner och Regioner (SKR)"),
    ],
)
def test_names_are_matched_as_people_write_them(written: str, name: str) -> None:
    match = match_name(written)
    assert match is not None
    assert match.entry.name == name


@pytest.mark.parametrize(
    "written",
    [
        "LO Dalarna",
        "Naturskyddsföreningen i Umeå",
        "Svenska kyrkan, Växjö stift",
        "Göinge kommun",
        "Göteborgs tingsrätt",
        "Region",
        "kommun",
        "Länsstyrelsen",
        "Hej!",
        "",
        "12.",
        "Företagarna i Falun",
        "Habbo kommun",
    ],
)
def test_what_may_mean_somebody_else_is_matched_with_nobody(written: str) -> None:
    assert match_name(written) is None


def test_everybody_in_the_register_is_found_by_name() -> None:
    wrong = [
        entry.name
        for entry in register()
        if (found := match_name(entry.name)) is None or found.entry != entry
    ]
    assert wrong == []


@given(entry=st.sampled_from(register()), data=st.data())
def test_one_wrong_letter_never_leads_to_somebody_else(entry: object, data: st.DataObject) -> None:
    name = str(getattr(entry, "name"))  # noqa: B009  hypothesis gives objects
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyzåäö"))
    found = match_name(name[:at] + letter + name[at + 1 :])
    assert found is None or found.entry == entry or found.reason is not MatchReason.SLIP


def test_two_names_that_ran_together_are_told_apart() -> None:
    assert names_on("48 Askersunds kommun 49 Bergs kommun") == ["48 Askersunds kommun", "Bergs kommun"]
    assert names_on("Högskolan i Borås") == ["Högskolan i Borås"]


def test_a_list_is_matched_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lista.txt"
    path.write_text("1. Falu kommun\n\n2. LO Dalarna\n", encoding="utf-8")
    assert run(["match-senders", str(path), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["line"], row["consultee"], row["category"]) for row in rows] == [
        (1, "Falu kommun", "municipality"),
        (3, None, None),
    ]
    assert rows[0]["confidence"] == 1.0


@pytest.mark.skipif(not LISTS.is_dir(), reason="the lists made by others are not here")
def test_real_lists_are_matched() -> None:
    lines = [line for path in sorted(LISTS.glob("*.md")) for line in path.read_text("utf-8").splitlines()]
    names = [name.strip() for line in lines for name in names_on(line) if MEANT.match(name.strip())]
    matched = [name for name in names if match_name(name)]
    assert len(names) > 150
    assert len(matched) >= 0.98 * len(names)
    kinds = {match.entry.category for name in matched if (match := match_name(name))}
    assert kinds == {Category.MUNICIPALITY, Category.REGION, Category.COUNTY_BOARD}
