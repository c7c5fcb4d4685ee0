"""Named choices of comments: kept, renamed, removed, and honest about what is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.case import Case
from consult.comments.filtering import CommentFilter
from consult.comments.operations import found_theme
from consult.comments.queries import comment_ids
from consult.comments.saved_filters import remove_filter, rename_filter, save_filter, saved_filters
from consult.database.tables import comment_filter, theme
from consult.draft.operations import load_draft
from consult.draft.queries import sections
from consult.errors import InvalidValueError, NotFoundError
from consult.operation import Session
from consult.vocabulary import Category, CommentKind, Decision, Stance
from tests.consult.cases import draft, small_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as made:
        yield made


def store(session: Session, criteria: object) -> str:
    return session.add(comment_filter, {"name": "Annan", "criteria": criteria})


def remove_theme(session: Session, key: str) -> None:
    session.remove(theme, key)


def test_a_filter_is_kept_with_all_that_it_narrows(case: Case) -> None:
    wanted = CommentFilter(
        words="buss",
        section_id=case.read(sections)[0].id,
        include_subsections=False,
        category=Category.MUNICIPALITY,
        stance=Stance.NEUTRAL,
        decision=Decision.NOT_ACCEPTED,
        theme_id=case.change(found_theme, "Resor"),
        kind=CommentKind.VIEW,
        assignee="",
    )
    key = case.change(save_filter, " Buss  i dag ", wanted)
    (saved,) = case.read(saved_filters)
    assert (saved.id, saved.name, saved.wanted, saved.gone) == (key, "Buss i dag", wanted, ())
    assert case.change(save_filter, "BUSS i dag", CommentFilter(decision="open")) == key
    (saved,) = case.read(saved_filters)
    assert saved.wanted == CommentFilter(decision="open")
    assert 0 < len(case.read(comment_ids, saved.wanted)) < len(case.read(comment_ids))
    case.undo()
    assert case.read(saved_filters)[0].wanted == wanted


def test_filters_are_renamed_and_removed(case: Case) -> None:
    for name in ("Öppna", "Alla"):
        case.change(save_filter, name, CommentFilter())
    first, second = case.read(saved_filters)
    assert [first.name, second.name] == ["Alla", "Öppna"]
    with pytest.raises(InvalidValueError, match="already_there"):
        case.change(rename_filter, first.id, "öppna")
    with pytest.raises(InvalidValueError, match="empty"):
        case.change(rename_filter, first.id, " ")
    case.change(rename_filter, first.id, "ALLA")
    case.change(remove_filter, second.id)
    assert [each.name for each in case.read(saved_filters)] == ["ALLA"]
    with pytest.raises(NotFoundError):
        case.change(remove_filter, second.id)
    case.undo()
    assert [each.name for each in case.read(saved_filters)] == ["ALLA", "Öppna"]


def test_a_filter_says_what_of_it_is_gone(case: Case) -> None:
    section_id = case.read(sections)[1].id
    theme_id = case.change(found_theme, "Kort tema")
    case.change(save_filter, "Allt", CommentFilter(words="väg", theme_id=theme_id, section_id=section_id))
    case.change(remove_theme, theme_id)
    case.change(load_draft, draft(), file_name="ny.docx", content=b"PK ny")
    (saved,) = case.read(saved_filters)
    assert saved.gone == ("theme", "section")
    assert saved.wanted == CommentFilter(words="väg")


def test_what_another_version_wrote_is_left_aside(case: Case) -> None:
    case.change(store, {"words": "väg", "mood": "good", "stance": "furious", "theme_id": 7, "kind": ["view"]})
    assert case.read(saved_filters)[0].wanted == CommentFilter(words="väg")


NAMES = st.sampled_from([*CommentFilter.__dataclass_fields__, "mood"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["open", "view"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(criteria=st.dictionaries(NAMES, VALUES) | VALUES.filter(lambda value: value is not None))
def test_no_stored_criteria_are_too_odd_to_be_read(
    tmp_path_factory: pytest.TempPathFactory, criteria: object
) -> None:
    def tried(session: Session) -> None:
        store(session, criteria)
        for saved in saved_filters(session):
            comment_ids(session, saved.wanted)
        raise NotFoundError("nothing", "is kept")

    with pytest.raises(NotFoundError):
        _shared(tmp_path_factory).change(tried)


_cases: list[Case] = []


def _shared(factory: pytest.TempPathFactory) -> Case:
    if not _cases:
        _cases.append(small_case(factory.mktemp("filter")))
    return _cases[0]


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    yield
    for each in _cases:
        each.close()
    _cases.clear()
