"""Copies go out, are worked on apart, and come back: nothing lost, every disagreement shown."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from consult.case import Case
from consult.comments.operations import assess, edit_comment
from consult.comments.queries import comment_ids, the_comment
from consult.comments.steps import set_step
from consult.consultees.operations import add_consultees, edit_consultee
from consult.consultees.queries import consultee_rows
from consult.consultees.records import RegisterEntry
from consult.database.backups import backups
from consult.database.merging import Merged
from consult.database.tables import document
from consult.errors import (
    CaseNewerError,
    CaseRefusedError,
    InvalidValueError,
    MergeRefusedError,
    NotFoundError,
    NothingToUndoError,
    OriginalLeftOutError,
)
from consult.grammar import run
from consult.merge.conflicts import conflicts, take_side, take_sides, write_third
from consult.merge.copies import check_out, merge_copy, times_out_of_reason
from consult.merge.pairs import join
from consult.merge.records import ConflictKind
from consult.operation import Session
from consult.originals import original
from consult.responses.operations import register_response
from consult.vocabulary import Category, Decision
from tests.consult.cases import small_case
from tests.consult.test_undo import contents

NOTHING = Merged(0, 0, 0, 0, 0)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


@pytest.fixture
def copy(case: Case, tmp_path: Path) -> Path:
    return check_out(case, tmp_path / "kopia")


def first(case: Case) -> str:
    return case.read(comment_ids)[0]


def test_what_was_done_apart_comes_together(case: Case, copy: Path) -> None:
    key = first(case)
    with Case.open(copy, author="Bo") as away:
        away.change(edit_comment, key, summary="Skrivet på tåget")
        away.change(add_consultees, [RegisterEntry("Vinterviks kommun", Category.MUNICIPALITY)])
    case.change(edit_comment, key, proposed_wording="Skrivet på kontoret")
    merged = merge_copy(case, copy)
    assert (merged.conflicts, merged.transactions) == (0, 2)
    found = case.read(the_comment, key)
    assert (found.summary, found.proposed_wording) == ("Skrivet på tåget", "Skrivet på kontoret")
    assert "Vinterviks kommun" in [each.consultee.name for each in case.read(consultee_rows)]
    assert case.faults() == []
    assert merge_copy(case, copy).transactions == 0
    with Case.open(copy) as away:
        assert merge_copy(away, case.path).transactions == 1
        assert away.read(contents) == case.read(contents)
        assert away.history_hash() == case.history_hash()


def test_undo_after_a_merge_is_of_what_was_done_here(case: Case, copy: Path) -> None:
    key = first(case)
    before = case.read(the_comment, key).summary
    case.change(edit_comment, key, summary="Här")
    with Case.open(copy) as away:
        away.change(edit_comment, key, proposed_wording="Där")
    merge_copy(case, copy)
    case.undo()
    found = case.read(the_comment, key)
    assert (found.summary, found.proposed_wording) == (before, "Där")


def test_a_copy_of_a_copy_made_with_the_file_manager_comes_back_too(
    case: Case, copy: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "Kopia av kopia.samrad"
    key = first(case)
    with Case.open(copy) as away:
        away.change(edit_comment, key, summary="I kopian")
    shutil.copy(copy, twin)
    with Case.open(twin) as further:
        with pytest.raises(NothingToUndoError):
            further.undo()
        further.change(edit_comment, key, proposed_wording="I kopians kopia")
    assert merge_copy(case, twin).transactions == 2
    assert merge_copy(case, copy) == NOTHING
    assert case.read(the_comment, key).summary == "I kopian"


def test_two_texts_of_one_field_are_both_kept_until_somebody_chooses(case: Case, copy: Path) -> None:
    key = first(case)
    with Case.open(copy, author="Bo") as away:
        away.change(edit_comment, key, summary="Vi avstyrker inte förslaget.")
    case.change(edit_comment, key, summary="Vi avstyrker förslaget helt.")
    merged = merge_copy(case, copy)
    assert (merged.conflicts, merged.new_conflicts) == (1, 1)
    (found,) = case.read(conflicts)
    assert (found.kind, found.field, found.is_text) == (ConflictKind.VALUE, "summary", True)
    assert {side.author: side.value for side in found.sides} == {
        case.author: "Vi avstyrker förslaget helt.",
        "Bo": "Vi avstyrker inte förslaget.",
    }
    case.change(write_third, found.id, "Kommunen avstyrker inte.")
    assert case.read(conflicts) == []
    assert case.read(the_comment, key).summary == "Kommunen avstyrker inte."
    with Case.open(copy) as away:
        assert merge_copy(away, case.path).conflicts == 0
        assert away.read(the_comment, key).summary == "Kommunen avstyrker inte."
    assert case.faults() == []
    case.undo()
    assert case.read(the_comment, key).summary in {side.value for side in found.sides}


def test_a_form_filled_in_after_a_merge_does_not_write_over_what_came_later(case: Case, copy: Path) -> None:
    key = first(case)
    with Case.open(copy, author="Bo") as away:
        away.change(edit_comment, key, summary="Från kopian")
    merge_copy(case, copy)
    loaded = case.read(the_comment, key)
    case.change(edit_comment, key, summary="Skrivet av någon annan")
    case.change(edit_comment, key, version=loaded.version, summary="Ur formuläret")
    (found,) = case.read(conflicts)
    assert {side.value for side in found.sides} == {"Skrivet av någon annan", "Ur formuläret"}


def test_a_side_that_stands_already_can_be_taken(case: Case, copy: Path) -> None:
    keys = case.read(comment_ids)[:3]
    with Case.open(copy, author="Bo") as away:
        for key in keys:
            away.change(edit_comment, key, summary="Bos")
    for key in keys:
        case.change(edit_comment, key, summary="Annas")
    merge_copy(case, copy)
    found = case.read(conflicts)
    case.change(take_side, found[0].id, found[0].sides[-1].change_id)
    assert len(case.read(conflicts)) == 2
    of_bo = {
        each.id: side.change_id for each in case.read(conflicts) for side in each.sides if side.author == "Bo"
    }
    assert case.change(take_sides, of_bo) == 2
    assert case.read(conflicts) == []
    assert [case.read(the_comment, key).summary for key in keys].count("Bos") >= 2


def test_what_one_removed_and_another_wrote_to_stays_and_is_shown(case: Case, copy: Path) -> None:
    key = case.change(add_consultees, [RegisterEntry("Vinterviks kommun", Category.MUNICIPALITY)])[0]
    merge_into(copy, case)
    with Case.open(copy, author="Bo") as away:
        away.change(register_response, consultee_ids=[key], received_on="2026-05-02", text="Vi vill ha tåg.")
    case.undo()
    merge_copy(case, copy)
    assert "Vinterviks kommun" in [each.consultee.name for each in case.read(consultee_rows)]
    found = [each for each in case.read(conflicts) if each.table == "consultee"]
    assert [each.kind for each in found] == [ConflictKind.DELETE_VS_CHILD]
    assert case.faults() == []
    stays, goes = found[0].sides
    assert (stays.removed, goes.removed) == (False, True)
    case.change(take_side, found[0].id, stays.change_id)
    assert [each for each in case.read(conflicts) if each.table == "consultee"] == []
    assert case.faults() == []


def test_a_settled_conflict_is_there_again_when_that_is_undone(case: Case, copy: Path) -> None:
    key, other = case.read(comment_ids)[:2]
    added = case.change(add_consultees, [RegisterEntry("Vinterviks kommun", Category.MUNICIPALITY)])[0]
    merge_into(copy, case)
    with Case.open(copy, author="Bo") as away:
        away.change(edit_comment, key, summary="Bos")
        away.change(edit_consultee, added, contact_name="Bo Ek")
    case.undo()
    case.change(edit_comment, key, summary="Annas")
    merge_copy(case, copy)
    found = case.read(conflicts)
    assert {each.kind for each in found} == {ConflictKind.VALUE, ConflictKind.DELETE_VS_EDIT}
    stood = case.read(the_comment, key).summary
    for chosen in (0, -1):
        case.change(take_sides, {each.id: each.sides[chosen].change_id for each in found})
        assert case.read(conflicts) == []
        case.undo()
        again = case.read(conflicts)
        said = {side.value for each in again for side in each.sides if each.kind is ConflictKind.VALUE}
        assert ({each.kind for each in again}, said) == ({each.kind for each in found}, {"Bos", "Annas"})
        assert case.faults() == []
        case.redo()
        assert case.read(conflicts) == []
        assert case.faults() == []
        case.undo()
        found = case.read(conflicts)
    assert case.read(the_comment, key).summary in {stood, "Bos", "Annas"}
    case.change(edit_comment, other, summary="Vidare")
    case.undo()
    merge_into(copy, case)
    with Case.open(copy) as away:
        assert away.read(conflicts) == case.read(conflicts)
        assert away.read(contents) == case.read(contents)


def test_choosing_that_it_goes_takes_along_what_hangs_on_it(case: Case, copy: Path) -> None:
    key = case.change(add_consultees, [RegisterEntry("Vinterviks kommun", Category.MUNICIPALITY)])[0]
    merge_into(copy, case)
    with Case.open(copy, author="Bo") as away:
        away.change(register_response, consultee_ids=[key], received_on="2026-05-02", text="Vi vill ha tåg.")
    case.undo()
    merge_copy(case, copy)
    for each in case.read(conflicts):
        case.change(take_side, each.id, next(side.change_id for side in each.sides if side.removed))
    assert case.read(conflicts) == []
    assert "Vinterviks kommun" not in [each.consultee.name for each in case.read(consultee_rows)]
    assert case.faults() == []


def merge_into(copy: Path, case: Case) -> None:
    with Case.open(copy, author="Bo") as away:
        merge_copy(away, case.path)


def test_a_copy_without_originals_says_so_and_takes_none_in(case: Case, tmp_path: Path) -> None:
    light = check_out(case, tmp_path / "lätt", without_originals=True)
    with Case.open(light) as away:
        assert away.faults() == []
        key = next(iter(away.read(document_ids)))
        with pytest.raises(OriginalLeftOutError):
            away.read(original, key)
        assert case.read(original, key)[1]
        away.change(edit_comment, first(away), summary="Utan filer")
        assert merge_copy(away, case.path).originals == 0
    assert merge_copy(case, light).transactions == 1
    assert case.read(original, key)[1]


def document_ids(session: Session) -> list[str]:
    return list(session.scalars(select(document.c.id)))


def test_copies_that_do_not_fit_are_refused_and_both_stay_as_they_were(
    case: Case, copy: Path, tmp_path: Path
) -> None:
    with Case.open(copy, author="Bo") as away:
        away.change(edit_comment, first(away), summary="Där")
    before = case.read(contents)
    with Case.create(tmp_path / "annat", title="Ett annat ärende") as other:
        strange = other.path
    newer, cut = tmp_path / "nyare.samrad", tmp_path / "kapad.samrad"
    shutil.copy(copy, newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    cut.write_bytes(copy.read_bytes()[:50_000])
    for wrong, error in (
        (strange, MergeRefusedError),
        (case.path, MergeRefusedError),
        (newer, CaseNewerError),
        (cut, CaseRefusedError),
        (tmp_path / "saknas.samrad", CaseRefusedError),
    ):
        with pytest.raises(error):
            merge_copy(case, wrong)
    assert case.read(contents) == before
    assert case.faults() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE txn SET author = 'Någon annan' WHERE sequence = (SELECT max(sequence) FROM txn)",
        "UPDATE \"change\" SET value = '\"Ändrat\"' WHERE field = 'summary'",
        "UPDATE \"change\" SET value = NULL WHERE field = 'summary'",
        "DELETE FROM \"change\" WHERE field = 'summary'",
    ],
)
def test_a_copy_whose_history_was_altered_is_refused(case: Case, copy: Path, statement: str) -> None:
    with Case.open(copy, author="Bo") as away:
        away.change(edit_comment, first(away), summary="Där")
    connection = sqlite3.connect(copy)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before, data = case.read(contents), copy.read_bytes()
    with pytest.raises((CaseRefusedError, MergeRefusedError)):
        merge_copy(case, copy)
    assert (case.read(contents), copy.read_bytes()) == (before, data)


def test_what_cannot_be_settled_so_is_refused(case: Case, copy: Path) -> None:
    key = first(case)
    with Case.open(copy) as away:
        away.change(assess, key, decision=Decision.NOTED)
    case.change(assess, key, decision=Decision.FORWARDED)
    merge_copy(case, copy)
    found = next(each for each in case.read(conflicts) if each.field == "decision")
    with pytest.raises(InvalidValueError):
        case.change(write_third, found.id, "accepted")
    with pytest.raises(NotFoundError):
        case.change(take_side, found.id, "00" * 16)
    with pytest.raises(InvalidValueError):
        case.change(join, "comment", key, key)


@pytest.mark.parametrize("year", ["1970", "2099"])
def test_a_clock_that_is_wrong_loses_nothing_and_is_told(
    case: Case, copy: Path, year: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = first(case)
    with monkeypatch.context() as patch:
        patch.setattr("consult.case.timestamp", lambda: f"{year}-01-01T00:00:00.000000+00:00")
        with Case.open(copy, author="Bo") as away:
            away.change(edit_comment, key, summary="Vid en annan tid")
    case.change(edit_comment, key, summary="Nu")
    assert merge_copy(case, copy).conflicts == 1
    assert case.read(times_out_of_reason) == 1
    assert case.read(the_comment, key).summary == ("Nu" if year == "1970" else "Vid en annan tid")


def test_a_backup_is_made_before_a_merge(case: Case, copy: Path) -> None:
    with Case.open(copy) as away:
        away.change(edit_comment, first(away), summary="Där")
    case.change(edit_comment, first(case), proposed_wording="Här")
    merge_copy(case, copy)
    with Case.open(backups(case.path)[0], read_only=True) as before:
        found = before.read(the_comment, first(before))
        assert (found.summary, found.proposed_wording) == ("Visa skillnaderna.", "Här")


def test_the_disk_running_full_leaves_both_as_they_were(case: Case, copy: Path) -> None:
    with Case.open(copy, author="Bo") as away:
        for number in range(20):
            away.change(edit_comment, first(away), summary=f"{number} " * 5_000)
    before = case.read(contents)
    pages = case.home.engine.connect()
    most = pages.exec_driver_sql("PRAGMA page_count").scalar_one()
    pages.exec_driver_sql(f"PRAGMA max_page_count={most + 3}")
    with pytest.raises(CaseRefusedError):
        merge_copy(case, copy)
    pages.exec_driver_sql("PRAGMA max_page_count=1000000")
    assert case.read(contents) == before
    assert merge_copy(case, copy).transactions == 20
    pages.close()


def test_on_the_command_line(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, copy, key = case.path, tmp_path / "resa.samrad", first(case)
    case.close()
    assert run(["check-out", str(path), str(copy)]) == 0
    for place, words in ((path, "Kontoret"), (copy, "Tåget")):
        with Case.open(place, author=words) as opened:
            opened.change(edit_comment, key, summary=words)
    capsys.readouterr()
    assert run(["merge", str(path), str(copy), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["transactions"], told["open_conflicts"]) == (1, 1)
    assert run(["conflicts", str(path), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    for wrong in ("C", ""):
        assert run(["resolve", str(path), found["id"], "--take", wrong]) == 1
    letter = next(name for name, side in found["sides"].items() if side["value"] == "Tåget")
    assert run(["resolve", str(path), found["id"], "--take", letter]) == 0
    assert run(["conflicts", str(path)]) == 0
    assert run(["check", str(path)]) == 0
    with Case.open(path, read_only=True) as opened:
        assert opened.read(the_comment, key).summary == "Tåget"
    assert run(["merge", str(path), str(path)]) == 1
    assert run(["pairs", str(path)]) == 0
    assert run(["resolve", str(path), "x", "--take", "A"]) == 1
    for wrong in ("C", ""):
        assert run(["resolve", str(path), found["id"], "--take", wrong]) == 1


def test_a_locked_step_is_no_hindrance_to_a_merge(case: Case, copy: Path) -> None:
    with Case.open(copy) as away:
        away.change(set_step, [first(away)], None)
    assert merge_copy(case, copy) == NOTHING
