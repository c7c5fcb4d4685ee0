"""What a decision takes out is gone from the file and its history, and stays gone; markings stand by."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from consult.case import Case
from consult.comments.operations import edit_comment, split_comment
from consult.comments.queries import comment_ids, the_comment
from consult.consultees.operations import edit_consultee
from consult.consultees.queries import consultee_rows
from consult.database.tables import change, document, redacted
from consult.errors import InvalidValueError, NotFoundError, NothingToUndoError, OriginalLeftOutError
from consult.grammar import run
from consult.merge.copies import check_out, merge_copy
from consult.operation import Session
from consult.originals import original
from consult.responses.operations import register_response
from consult.responses.records import IncomingFile
from consult.secrecy.operations import lift_marking, mark_secret, redact
from consult.secrecy.queries import marked_comments, markings, redactions
from consult.secrecy.records import Decision
from tests.consult.cases import small_case
from tests.consult.test_undo import contents

DECISION = Decision("RS 2026-0999", "Uppgifter om hälsa", "2026-06-01", "dataskyddsombud")
SECRET = "Jag heter Gunborg Xylanderstam och är sjukskriven."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


@pytest.fixture
def letter(case: Case) -> str:
    keys = [each.consultee.id for each in case.read(consultee_rows)]
    return case.change(
        register_response,
        consultee_ids=keys[:1],
        received_on="2026-05-03",
        text=SECRET + "\nVi vill ha tåg.",
        files=[IncomingFile("gunborg.txt", SECRET.encode(), text=SECRET)],
    )


def values(session: Session) -> list[str]:
    return [value for value in session.scalars(select(change.c.value)) if value is not None]


def documents(session: Session) -> list[str]:
    return list(session.scalars(select(document.c.id).where(document.c.size == len(SECRET.encode()))))


def test_a_response_goes_whole_with_its_history_and_its_file(case: Case, letter: str, tmp_path: Path) -> None:
    key = case.change(split_comment, letter, [(0, len(SECRET))], summary="Om Gunborg Xylanderstam")
    file = case.read(documents)[0]
    length = len(case.read(the_comment, key).quote)
    done = case.change(redact, DECISION, response_ids=[letter])
    assert (done.originals, done.rows >= 4) == (1, True)
    assert not any("Gunborg" in value for value in case.read(values))
    found = case.read(the_comment, key)
    assert "Gunborg" not in found.quote + found.summary
    assert len(found.quote) != length
    assert case.faults() == []
    with pytest.raises(OriginalLeftOutError):
        case.read(original, file)
    with pytest.raises(NothingToUndoError):
        case.undo()
    (told,) = case.read(redactions)
    assert told.decision == DECISION
    case.close()
    assert b"Xylanderstam" not in case.path.read_bytes()
    assert "Xylanderstam".encode("utf-16-le") not in case.path.read_bytes()


def test_words_go_wherever_they_stand_and_the_rest_keeps_its_place(case: Case, letter: str) -> None:
    key = case.read(comment_ids)[0]
    case.change(edit_comment, key, note="Ring gunborg XYLANDERSTAM i morgon")
    case.change(edit_comment, key, note="Ringt.")
    before = case.read(contents)
    done = case.change(redact, DECISION, phrases=["Gunborg Xylanderstam"])
    assert done.rows >= 2
    assert not any("xylander" in value.casefold() for value in case.read(values))
    text = next(row for row in case.read(contents)["response"] if row[0] == letter)
    old = next(row for row in before["response"] if row[0] == letter)
    assert len(str(text)) == len(str(old))
    assert "Vi vill ha tåg." in str(text)
    assert case.read(the_comment, key).note == "Ringt."
    assert case.faults() == []


def test_a_copy_that_was_out_cannot_bring_it_back(case: Case, letter: str, tmp_path: Path) -> None:
    copy = check_out(case, tmp_path / "ute")
    with Case.open(copy, author="Bo") as away:
        away.change(edit_comment, away.read(comment_ids)[0], summary="Annat arbete")
    case.change(redact, DECISION, response_ids=[letter])
    merged = merge_copy(case, copy)
    assert (merged.transactions, merged.originals, merged.conflicts) == (1, 0, 0)
    assert not any("Gunborg" in value for value in case.read(values))
    assert case.faults() == []
    with Case.open(copy, author="Bo") as away:
        merge_copy(away, case.path)
        assert not any("Gunborg" in value for value in away.read(values))
        assert away.faults() == []
        assert away.read(contents) == case.read(contents)
        with pytest.raises(OriginalLeftOutError):
            away.read(original, away.read(documents)[0])
    assert b"Xylanderstam" not in copy.read_bytes()


def test_who_wrote_on_in_a_copy_gets_a_conflict_to_look_at(case: Case, tmp_path: Path) -> None:
    person = next(each.consultee for each in case.read(consultee_rows) if "Åsa" in each.consultee.name)
    copy = check_out(case, tmp_path / "ute")
    with Case.open(copy, author="Bo") as away:
        away.change(edit_consultee, person.id, email="asa@exempel.se")
    case.change(redact, DECISION, consultee_ids=[person.id])
    merged = merge_copy(case, copy)
    assert merged.conflicts == 1
    assert "Åsa" not in " ".join(each.consultee.name for each in case.read(consultee_rows))
    assert case.faults() == []


def test_what_cannot_be_taken_out_is_refused_and_nothing_is_changed(case: Case, letter: str) -> None:
    before = case.read(contents)
    for decision, scope in (
        (Decision("", "skäl", "2026-06-01", ""), {"response_ids": [letter]}),
        (Decision("1", "", "2026-06-01", ""), {"response_ids": [letter]}),
        (Decision("1", "skäl", "i går", ""), {"response_ids": [letter]}),
        (DECISION, {"phrases": ["an"]}),
        (DECISION, {"phrases": ["finns ingenstans"]}),
        (DECISION, {}),
    ):
        with pytest.raises(InvalidValueError):
            case.change(redact, decision, **scope)
    with pytest.raises(NotFoundError):
        case.change(redact, DECISION, response_ids=["00" * 16])
    assert case.read(contents) == before


def test_a_value_that_is_gone_without_a_decision_is_a_fault(case: Case, letter: str) -> None:
    case.change(redact, DECISION, response_ids=[letter])
    assert case.faults() == []
    with case.home.engine.begin() as connection:
        connection.execute(redacted.delete())
    assert any("value_missing" in fault for fault in case.faults())


def test_markings_stand_until_they_are_lifted(case: Case) -> None:
    key = case.read(comment_ids)[0]
    response_id = case.read(the_comment, key).response_id
    about = {"provision": "21 kap. 3 §", "marked_on": "2026-05-10", "authority": "Region Almarike"}
    first = case.change(mark_secret, response_id=response_id, **about)
    assert key in case.read(marked_comments)
    assert case.change(mark_secret, response_id=response_id, **about) == first
    case.change(lift_marking, first, "2026-06-02")
    assert case.read(marked_comments) == []
    assert [each.lifted_on for each in case.read(markings, response_id)] == ["2026-06-02"]
    second = case.change(mark_secret, comment_id=key, **about)
    assert case.read(marked_comments) == [key]
    assert {each.id for each in case.read(markings)} == {first, second}
    for wrong in ({"provision": ""}, {"marked_on": "snart"}, {"authority": " "}):
        with pytest.raises(InvalidValueError):
            case.change(mark_secret, comment_id=key, **{**about, **wrong})
    with pytest.raises(InvalidValueError):
        case.change(mark_secret, comment_id=key, response_id=response_id, **about)


def test_on_the_command_line(case: Case, letter: str, capsys: pytest.CaptureFixture[str]) -> None:
    case.close()
    path = str(case.path)
    told = ["--decision", "RS 1", "--reason", "hälsa"]
    assert run(["redact", path, "--phrase", "finns inte alls", *told]) == 1
    assert run(["redact", path, "--response", letter, *told, "--delete-backups", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["originals"], found["backups"]) == (1, 0)
    marking = ["--provision", "21 kap. 1 §", "--authority", "Region Almarike"]
    assert run(["mark-secret", path, "--response", letter, *marking, "--json"]) == 0
    key = json.loads(capsys.readouterr().out)["id"]
    assert run(["lift-marking", path, key]) == 0
    assert run(["markings", path]) == 0
    assert "21 kap. 1 §" in capsys.readouterr().out
    assert run(["check", path]) == 0
    assert run(["lift-marking", path, "00" * 16]) == 1
