"""Late answers, and several answers of the same sender."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.case import Case
from consult.consultees.operations import add_consultees, edit_round, record_extension, record_sent
from consult.consultees.queries import consultee_named, current_round
from consult.consultees.records import RegisterEntry
from consult.responses.operations import register_response, withdraw_response
from consult.responses.queries import response_ids, response_rows, the_response
from consult.responses.timeliness import answered_on
from consult.vocabulary import Category


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040") as opened:
        names = ("Almvik", "Bergslanda", "Ekhamra")
        opened.change(add_consultees, [RegisterEntry(name, Category.OTHER) for name in names])
        yield opened


def key_of(case: Case, name: str) -> str:
    consultee = case.read(consultee_named, name)
    assert consultee is not None
    return consultee.id


def received(case: Case, name: str, day: str, *others: str) -> str:
    keys = [key_of(case, each) for each in (name, *others)]
    return case.change(register_response, consultee_ids=keys, received_on=day, text="Ja.")


def standings(case: Case) -> list[tuple[str, str, str]]:
    rows = case.read(response_rows, case.read(response_ids))
    return [(row.received_on, row.earlier_on, row.superseded_on) for row in rows]


def test_days_after_the_last_are_counted_from_the_senders_own(case: Case) -> None:
    case.change(edit_round, case.read(current_round).id, closes_on="2026-05-31")
    case.change(record_sent, [key_of(case, "Almvik"), key_of(case, "Bergslanda")], "2026-03-01", "2026-05-20")
    case.change(record_extension, [key_of(case, "Bergslanda")], "2026-06-15")
    days = {}
    for name in ("Almvik", "Bergslanda", "Ekhamra"):
        key = received(case, name, "2026-06-03")
        days[name] = case.read(the_response, key).late_days
    assert days == {"Almvik": 14, "Bergslanda": 0, "Ekhamra": 3}
    rows = case.read(response_rows, case.read(response_ids))
    assert {row.senders: row.late_days for row in rows} == days


def test_without_a_last_day_nothing_is_late(case: Case) -> None:
    assert case.read(the_response, received(case, "Almvik", "2026-06-03")).late_days == 0


def test_the_latest_answer_of_a_sender_holds_and_the_earlier_are_kept(case: Case) -> None:
    second = received(case, "Almvik", "2026-05-10")
    received(case, "Almvik", "2026-04-01")
    last = received(case, "Almvik", "2026-05-10")
    received(case, "Bergslanda", "2026-05-20", "Almvik")
    assert standings(case) == [
        ("2026-04-01", "", "2026-05-10"),
        ("2026-05-10", "2026-04-01", "2026-05-10"),
        ("2026-05-10", "2026-05-10", ""),
        ("2026-05-20", "", ""),
    ]
    assert case.read(the_response, second).superseded_by == last
    case.change(withdraw_response, last, "Skickat av misstag")
    assert case.read(the_response, second).superseded_by == ""
    assert case.read(the_response, last).earlier_on == ""
    assert case.read(answered_on) == {
        key_of(case, "Almvik"): "2026-05-20",
        key_of(case, "Bergslanda"): "2026-05-20",
    }
