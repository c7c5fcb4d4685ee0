"""Undo and redo of whole working days, through the operations people use."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.case import Case
from consult.comments.operations import assess, split_comment, tag_comment, withdraw_comment
from consult.comments.readings import correct_reading
from consult.consultees.operations import add_consultees, record_sent, withdraw_consultee
from consult.consultees.records import RegisterEntry
from consult.database.tables import ROW_TABLES
from consult.draft.operations import load_draft, turn_into_heading
from consult.draft.queries import outline
from consult.draft.records import ReadDraft, ReadPassage, ReadSection
from consult.errors import NothingToUndoError
from consult.operation import Session
from consult.responses.operations import register_response, skip_span, unskip_span
from consult.vocabulary import Category, PassageKind

TEXT = "Vi vill ha bostäder.\n\nOch tåg som går.\n\nHälsningar"


def contents(session: Session) -> dict[str, list[Any]]:
    """Every row of the case but for its row version, which counts the writes."""
    found = {}
    for name, table in ROW_TABLES.items():
        columns = [column for column in table.columns if column.name != "version"]
        rows = session.rows(table.select().with_only_columns(*columns).order_by(table.c.id))
        found[name] = [tuple(str(value) for value in row) for row in rows]
    return found


def draft() -> ReadDraft:
    passages = tuple(
        ReadPassage(PassageKind.PARAGRAPH, text, f"body/{place}")
        for place, text in enumerate(("Inledning till allt", "Rubrik utan format", "Text under rubriken"))
    )
    return ReadDraft("Utkast", (ReadSection("1", "Inledning", 1, "body/0", passages),))


def work_a_day(case: Case) -> list[str]:
    """Do one of each; gives the names of the operations in order."""
    done: list[str] = []

    def change(operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        result = case.change(operation, *args, **kwargs)
        done.append(operation.__name__)
        return result

    names = ("Almviks kommun", "Boverket")
    keys = change(add_consultees, [RegisterEntry(n, Category.OTHER, aliases=(n[:3],)) for n in names])
    change(record_sent, keys, "2026-03-01", "2026-05-31")
    change(load_draft, draft(), file_name="utkast.docx", content=b"utkast")
    heading = case.read(outline)[0].passages[1].id
    section_id = change(turn_into_heading, heading, 2)
    response_id = change(register_response, consultee_ids=keys, received_on="2026-05-02", text=TEXT)
    comment_id = change(
        split_comment, response_id, [(0, 20), (22, 37)], section_ids=[section_id], theme_names=["Bostad"]
    )
    change(assess, comment_id, decision="noted", reply="Noteras.")
    change(assess, comment_id, decision="accepted", action="Ändras.")
    change(tag_comment, comment_id, "Tåg")
    span_id = change(skip_span, response_id, 39, 49)
    change(correct_reading, response_id, "Hej!\n" + TEXT)
    change(unskip_span, span_id)
    change(withdraw_comment, comment_id, "dubblett")
    change(withdraw_consultee, keys[1], "fel adress")
    return done


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040", author="Anna") as opened:
        yield opened


def test_a_day_is_undone_to_nothing_and_done_again(case: Case) -> None:
    empty = case.read(contents)
    done = work_a_day(case)
    full = case.read(contents)
    assert [case.undo() for _ in done] == done[::-1]
    assert case.read(contents) == empty
    assert [case.redo() for _ in done] == done
    assert case.read(contents) == full
    assert case.faults() == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.booleans(), max_size=30))
def test_any_walk_back_and_forth_ends_where_its_steps_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[bool]
) -> None:
    with Case.create(tmp_path_factory.mktemp("fall") / "fall", title="Almarike 2040") as case:
        done = work_a_day(case)
        states = {len(done): case.read(contents)}
        at = len(done)
        for back in steps:
            wanted = at - 1 if back else at + 1
            try:
                case.undo() if back else case.redo()
            except NothingToUndoError:
                assert not 0 <= wanted <= len(done)
                continue
            at = wanted
            assert states.setdefault(at, case.read(contents)) == case.read(contents)


def test_what_is_done_after_an_undo_ends_redo(case: Case) -> None:
    case.change(add_consultees, [RegisterEntry("Almviks kommun", Category.MUNICIPALITY)])
    case.undo()
    assert case.redoable() == "add_consultees"
    case.change(add_consultees, [RegisterEntry("Boverket", Category.STATE_AGENCY)])
    assert case.redoable() is None
