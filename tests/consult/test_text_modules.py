"""Text modules: found by typing, filled from the comment, refused when half."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessment.text_modules import (
    PLACEHOLDERS,
    add_module,
    edit_module,
    filled_module,
    module_uses,
    record_use,
    remove_module,
    text_modules,
)
from consult.case import Case
from consult.comments.operations import split_comment
from consult.comments.queries import CommentFilter, comment_ids, themes
from consult.consultees.queries import find_consultees
from consult.errors import InvalidValueError, NotFoundError
from consult.labels import error_text
from consult.merge.conflicts import conflicts
from consult.responses.operations import register_response
from tests.consult.cases import small_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as made:
        yield made


def about(case: Case, words: str) -> str:
    return case.read(comment_ids, CommentFilter(words=words))[0]


def test_a_module_is_filled_from_the_comment_it_answers(case: Case) -> None:
    text = "{instans} tar upp {avsnitt} ({diarienummer}, {tema})."
    key = case.change(add_module, "Tack", text)
    filled = case.read(filled_module, key, about(case, "Busslinje"))
    assert filled == "Almviks kommun, Örsala kommun tar upp 2.1 Hållbara resor (RS 2026-0417-38, Resor)."
    # What the comment has no theme for is left to be seen, not left out.
    assert case.read(filled_module, key, about(case, "Vilka medel")).endswith("RS 2026-0417-40, {tema}).")


def test_a_private_person_is_not_named_in_what_is_published(case: Case) -> None:
    person = case.read(find_consultees, "Åsa Lind")[0].id
    text = "Cykelbanan behövs."
    answer = case.change(register_response, consultee_ids=[person], received_on="2026-05-02", text=text)
    comment_id = case.change(split_comment, answer, [(0, len(text))])
    key = case.change(add_module, "Tack", "Synpunkten från {instans} noteras.")
    assert case.read(filled_module, key, comment_id) == "Synpunkten från en privatperson noteras."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{Instans} tackas", "unknown_placeholder"),
        ("{} tackas", "unknown_placeholder"),
        ("{instanser} tackas", "unknown_placeholder"),
        ("{instans tackas", "half_placeholder"),
        ("instans} tackas", "half_placeholder"),
        ("{{instans}} tackas", "half_placeholder"),
        ("{inst\nans}", "half_placeholder"),
        (" \n ", "empty"),
    ],
)
def test_a_half_or_unknown_placeholder_is_refused(case: Case, text: str, problem: str) -> None:
    key = case.change(add_module, "Hel", "{instans}")
    with pytest.raises(InvalidValueError, match=problem) as refused:
        case.change(add_module, "Halv", text)
    assert refused.value.field == "text"
    assert error_text(refused.value).endswith(".")
    with pytest.raises(InvalidValueError, match=problem):
        case.change(edit_module, key, text=text)
    assert [each.text for each in case.read(text_modules)] == ["{instans}"]


def test_modules_are_found_by_typing_and_the_comments_themes_come_first(case: Case) -> None:
    travel = next(each.id for each in case.read(themes) if each.name == "Resor")
    case.change(add_module, "Anslag", "Budgeten beslutas senare.", category="Ekonomi")
    case.change(add_module, "Turtäthet", "Avgörs i programmet.", theme_id=travel, verified=True)
    case.change(add_module, "Ökat anslag", "Noteras.", category="Övrigt")
    bus = about(case, "Busslinje")
    assert [each.title for each in case.read(text_modules)] == ["Anslag", "Turtäthet", "Ökat anslag"]
    assert case.read(text_modules, "", bus)[0].title == "Turtäthet"
    assert [each.title for each in case.read(text_modules, "ök")] == ["Ökat anslag"]
    assert [each.title for each in case.read(text_modules, "anslag")] == ["Anslag", "Ökat anslag"]
    assert [each.title for each in case.read(text_modules, "EKONOMI senare")] == ["Anslag"]
    assert [each.title for each in case.read(text_modules, "resor")] == ["Turtäthet"]
    assert case.read(text_modules, "finns inte") == []
    assert case.read(text_modules, "tur")[0].verified


def test_where_a_module_is_used_is_remembered_once(case: Case) -> None:
    key = case.change(add_module, "Tack", "Tack.")
    one, other = about(case, "Busslinje"), about(case, "Vilka medel")
    for comment_id in (one, other, one):
        case.change(record_use, key, comment_id)
    assert set(case.read(module_uses, key)) == {one, other}
    assert case.read(text_modules)[0].uses == 2
    case.change(remove_module, key)
    assert case.read(text_modules) == []
    case.undo()
    assert case.read(text_modules)[0].uses == 2
    with pytest.raises(NotFoundError):
        case.change(record_use, key, "ab" * 16)


def test_modules_are_told_apart_by_their_titles(case: Case) -> None:
    key = case.change(add_module, "Tack", "Tack.")
    other = case.change(add_module, "Avslag", "Nej.")
    for title in ("TACK", " tack ", ""):
        with pytest.raises(InvalidValueError) as refused:
            case.change(edit_module, other, title=title)
        assert refused.value.field == "title"
    case.change(edit_module, key, title="TACK", version=1)
    case.change(edit_module, key, title="Tack så mycket", version=1)
    (found,) = case.read(conflicts)
    assert {side.value for side in found.sides} >= {"TACK", "Tack så mycket"}
    with pytest.raises(NotFoundError):
        case.change(add_module, "Annan", "Text.", theme_id="ab" * 16)


@given(st.lists(st.one_of(st.sampled_from([f"{{{each}}}" for each in PLACEHOLDERS]), st.text(max_size=8))))
def test_what_is_saved_is_filled_without_a_brace_too_much(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    with Case.create(tmp_path_factory.mktemp("m") / "fall", title="A") as case:
        try:
            case.change(add_module, "Titel", "".join(parts))
        except InvalidValueError:
            assert case.read(text_modules) == []
            return
        saved = case.read(text_modules)[0].text
        for name in PLACEHOLDERS:
            saved = saved.replace(f"{{{name}}}", "")
        assert "{" not in saved
        assert "}" not in saved
