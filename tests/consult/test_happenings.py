"""What has happened: newest first in stretches, narrowed, field by field, and counted since last time."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.case import Case
from consult.comments.operations import anchor_comment, assess, edit_comment, remove_anchor, tag_comment
from consult.comments.queries import comment_ids, the_comment
from consult.draft.queries import sections
from consult.errors import InvalidValueError, NotFoundError
from consult.grammar import run
from consult.history.belonging import kind_of, rows_of
from consult.history.details import details
from consult.history.happenings import beginning, changes_since, happenings, newest, operations, people
from consult.history.records import Details, HistoryFilter, Told
from consult.history.words import thing_text, value_text
from consult.merge.copies import check_out, merge_copy
from consult.operation import Session
from consult.responses.queries import response_ids
from consult.secrecy.operations import redact
from consult.secrecy.records import Decision as Ruling
from consult.vocabulary import Decision, Language
from tests.consult.cases import small_case


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with small_case(tmp_path_factory.mktemp("made")) as case:
        return case.path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Case]:
    copy = tmp_path / made.name
    shutil.copy(made, copy)
    with Case.open(copy, author="Anna Lind") as opened:
        yield opened


def latest(case: Case) -> Details:
    return case.read(details, case.read(happenings, limit=1)[0].id)


def test_they_come_newest_first_and_in_stretches_that_leave_nothing_out(case: Case) -> None:
    every = case.read(happenings)
    assert [each.sequence for each in every] == list(range(case.read(newest), 0, -1))
    assert every[-1].operation == "begin_consultation"
    assert every[-1].id == case.read(beginning)
    found, before = [], None
    while stretch := case.read(happenings, None, before, 4):
        found += stretch
        before = stretch[-1].sequence
    assert found == every


def test_each_tells_who_did_what_to_how_many_of_what(case: Case) -> None:
    key = case.read(comment_ids)[0]
    case.change(edit_comment, key, summary="Kort.")
    told = case.read(happenings, limit=1)[0]
    assert (told.author, told.operation, told.touched, told.here) == (
        "Anna Lind",
        "edit_comment",
        {"comment": 1},
        True,
    )
    assert told.thing is not None
    assert thing_text(told.thing) == "Almviks kommun, Örsala kommun, synpunkt 2"
    split = next(each for each in case.read(happenings) if each.operation == "split_comment")
    assert split.touched["comment"] == split.touched["comment_span"] == 1


def test_what_was_taken_back_and_done_again_is_told_with_the_operation(case: Case) -> None:
    case.change(edit_comment, case.read(comment_ids)[0], summary="Kort.")
    case.undo()
    case.redo()
    told = [(each.operation, each.reverses) for each in case.read(happenings, limit=3)]
    assert told == [("edit_comment", "redo"), ("edit_comment", "undo"), ("edit_comment", "")]


def test_a_field_stands_as_it_was_and_as_it_became(case: Case) -> None:
    key = case.read(comment_ids)[0]
    case.change(edit_comment, key, summary="Kort.")
    (field,) = latest(case).fields
    assert (field.told, field.field, field.old, field.new) == (
        Told.EDITED,
        "summary",
        "Visa skillnaderna.",
        "Kort.",
    )
    case.change(assess, key, decision=Decision.FORWARDED)
    wanted = {each.field: each for each in latest(case).fields}["decision"]
    assert (wanted.old, wanted.new) == ("accepted", "forwarded")
    assert value_text(wanted.kind, wanted.field, wanted.new or "") == "Förs vidare"
    assert value_text(wanted.kind, wanted.field, wanted.new or "", Language.ENGLISH) == "Forwarded"


def test_what_is_pointed_to_stands_by_name_and_a_removed_row_with_what_it_held(case: Case) -> None:
    key = case.read(comment_ids)[0]
    case.change(tag_comment, key, "Regional analys")
    told = latest(case).fields
    assert {(each.kind, each.field, each.new) for each in told} >= {
        ("theme", "name", "Regional analys"),
        ("comment_theme", "theme_id", "Regional analys"),
    }
    place = case.read(sections)[2]
    anchor = case.change(anchor_comment, key, place.id)
    case.change(remove_anchor, anchor)
    (gone,) = latest(case).fields
    assert (gone.told, gone.old, gone.new) == (Told.REMOVED, "2 Mål", "")
    assert thing_text(gone.thing).endswith("synpunkt 2")


def test_a_long_operation_is_listed_in_part_and_says_so(case: Case) -> None:
    loaded = next(each for each in case.read(happenings) if each.operation == "load_draft")
    shown = case.read(details, loaded.id, 5)
    assert shown.left_out == sum(loaded.touched.values()) - 5


def test_values_taken_out_are_told_as_gone_and_not_as_empty(case: Case) -> None:
    key = case.read(comment_ids)[0]
    case.change(edit_comment, key, summary="Ring Eva Ek om detta.")
    changed = case.read(happenings, limit=1)[0]
    case.change(redact, Ruling("RS 1", "Tredje man", "2026-06-01", "chef"), phrases=["Eva Ek"])
    (field,) = case.read(details, changed.id).fields
    assert field.new is None
    assert field.old is None


@pytest.mark.parametrize(
    ("wanted", "operation"),
    [
        (HistoryFilter(author="Bo"), "edit_comment"),
        (HistoryFilter(operation="load_draft"), "load_draft"),
        (HistoryFilter(kind="draft_version"), "load_draft"),
    ],
)
def test_the_list_is_narrowed(case: Case, wanted: HistoryFilter, operation: str) -> None:
    case.author = "Bo"
    case.change(edit_comment, case.read(comment_ids)[0], summary="Kort.")
    assert [each.operation for each in case.read(happenings, wanted)] == [operation]


def test_days_narrow_with_the_last_one_included(case: Case) -> None:
    today = case.read(happenings, limit=1)[0]
    day = today.time[:10]
    count = case.read(newest)
    assert len(case.read(happenings, HistoryFilter(since="2020-01-01", until="2099-01-01"))) == count
    assert case.read(happenings, HistoryFilter(until="2020-01-01")) == []
    assert case.read(happenings, HistoryFilter(since="2099-01-01")) == []
    assert case.read(happenings, HistoryFilter(since=day, until=day)) != []
    for wrong in (HistoryFilter(since="igår"), HistoryFilter(kind="sak")):
        with pytest.raises(InvalidValueError):
            case.read(happenings, wrong)


def test_one_comment_is_followed_with_all_that_hangs_or_hung_on_it(case: Case) -> None:
    first, second = case.read(comment_ids)[:2]
    anchor = case.change(anchor_comment, first, case.read(sections)[2].id)
    case.change(remove_anchor, anchor)
    case.change(edit_comment, second, summary="Annat.")
    rows = case.read(rows_of, "comment", first)
    assert anchor in rows
    assert second not in rows
    told = [each.operation for each in case.read(happenings, HistoryFilter(rows=rows))]
    assert told == ["remove_anchor", "anchor_comment", "assess", "split_comment"]
    stretch = case.read(happenings, HistoryFilter(rows=rows), None, 3)
    rest = case.read(happenings, HistoryFilter(rows=rows), stretch[-1].sequence)
    assert [each.operation for each in (*stretch, *rest)] == told


def test_a_response_is_followed_with_its_comments(case: Case) -> None:
    response_id = case.read(the_comment, case.read(comment_ids)[0]).response_id
    rows = case.read(rows_of, "response", response_id)
    told = [each.operation for each in case.read(happenings, HistoryFilter(rows=rows))]
    assert told.count("split_comment") == 4
    assert told.count("assess") == 4
    assert told[-1] == "register_response"
    other = next(key for key in case.read(response_ids) if key != response_id)
    assert other not in rows


def test_what_others_did_since_last_time_is_counted_by_person_and_kind(case: Case) -> None:
    seen = case.read(newest)
    keys = case.read(comment_ids)
    for author, some in (("Bo", keys[:3]), ("Åsa", keys[:1])):
        case.author = author
        for key in some:
            case.change(edit_comment, key, summary=author)
    told = case.read(changes_since, seen)
    assert [(each.author, each.happenings, each.touched) for each in told] == [
        ("Bo", 3, {"comment": 3}),
        ("Åsa", 1, {"comment": 1}),
    ]
    assert case.read(changes_since, case.read(newest)) == []
    assert case.read(people) == ["Anna Lind", "Bo", "Åsa"]
    assert "edit_comment" in case.read(operations)


def test_what_came_in_by_a_merge_was_done_elsewhere(case: Case, tmp_path: Path) -> None:
    copy = check_out(case, tmp_path / "kopia")
    key = case.read(comment_ids)[0]
    with Case.open(copy, author="Bo") as other:
        other.change(edit_comment, key, summary="På resa.")
    case.change(edit_comment, key, note="Hemma.")
    merge_copy(case, copy)
    told = [(each.author, each.here) for each in case.read(happenings, limit=2)]
    assert told == [("Bo", False), ("Anna Lind", True)]


def test_no_row_is_no_object(case: Case) -> None:
    assert case.read(kind_of, case.read(comment_ids)[0]) == "comment"
    with pytest.raises(NotFoundError):
        case.read(kind_of, "finns inte")


def test_every_change_of_the_case_is_told(case: Case) -> None:
    def all_fields(session: Session) -> int:
        return sum(len(details(session, each.id, 9999).fields) for each in happenings(session))

    assert case.read(all_fields) > 100


def test_the_command_line_tells_the_same(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    key = case.read(comment_ids)[0]
    case.change(edit_comment, key, summary="Kort.")
    path = str(case.path)
    assert run(["history", path, "--of", key, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["operation"] for each in told] == ["edit_comment", "assess", "split_comment"]
    assert run(["history", path, "--kind", "comment", "--by", "Anna Lind", "--limit", "1"]) == 0
    assert (
        "ändra synpunkt  Almviks kommun, Örsala kommun, synpunkt 2  (synpunkt 1)" in capsys.readouterr().out
    )
    assert run(["history", path, "--since", "i går"]) == 1
    assert "inget datum" in capsys.readouterr().err
