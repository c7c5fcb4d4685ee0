"""What the program suggests for a response: where to split, where it belongs, what it thinks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assist.draft_index import DraftIndex
from consult.assist.operations import accept_suggestion, accept_suggestions
from consult.assist.queries import suggestions
from consult.assist.records import AnchorReason, Suggestion
from consult.assist.stances import suggested_kind, suggested_stance
from consult.assist.suggesting import suggest
from consult.case import Case
from consult.comments.operations import split_comment, tag_comment
from consult.comments.queries import comments_of_response
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_named
from consult.consultees.records import RegisterEntry
from consult.draft.operations import load_draft
from consult.draft.queries import outline
from consult.draft.reading import read_draft
from consult.errors import StaleEditError
from consult.resources import resource
from consult.responses.operations import register_response
from consult.responses.queries import the_response, unread_pieces
from consult.vocabulary import AnchorOrigin, Category, CommentKind, Stance

LETTER = """Falu kommun
Dnr KS 2026/17

Yttrande över förslag till regional utvecklingsstrategi

Falu kommun har beretts tillfälle att yttra sig över förslaget.

Kommunen tillstyrker dubbelspåret i avsnitt 5.3.1 men saknar en tidplan.

Hållbar konsumtion
Det är bra att frågan tas upp.

På sidan 40 saknas uppgifter om hyresrätter och bostäder för äldre.

Enligt 12 § plan- och bygglagen och prop. 2023/24:12 kostade det 3.2 miljoner den 4.3. i fjol, anser vi.

Med vänlig hälsning
Anna Ek
kommunalråd"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("förslag")
    draft = resource("demo", "almarike-2040-remissversion.docx")
    content = draft.read_bytes()
    with Case.create(folder / "fall.samrad", title="Almarike 2040") as made:
        made.change(load_draft, read_draft(draft.name, content), file_name=draft.name, content=content)
        made.change(add_consultees, [RegisterEntry("Falu kommun", Category.MUNICIPALITY)])
        yield made


@pytest.fixture(scope="module")
def draft(case: Case) -> DraftIndex:
    return DraftIndex(case.read(outline))


def register(case: Case, text: str) -> str:
    sender = case.read(consultee_named, "Falu kommun")
    assert sender is not None
    return case.change(register_response, consultee_ids=[sender.id], received_on="2026-05-02", text=text)


def comments(found: list[Suggestion]) -> list[Suggestion]:
    return [each for each in found if each.is_comment]


def places(suggestion: Suggestion) -> list[tuple[str, AnchorReason]]:
    return [(anchor.number, anchor.reason) for anchor in suggestion.anchors]


def test_a_letter_is_taken_apart(draft: DraftIndex) -> None:
    found = comments(suggest(LETTER, draft))
    assert [each.quote.split()[0] for each in found] == ["Kommunen", "Det", "På", "Enligt"]
    assert places(found[0]) == [("5.3.1", AnchorReason.NUMBER)]
    assert places(found[1]) == [("7.3.5", AnchorReason.UNDER_HEADING)]
    assert places(found[2]) == [("8.3.1", AnchorReason.PAGE)]
    assert found[0].stance is not None
    assert found[0].stance.stance is Stance.SUPPORTS_CONDITIONALLY


def test_numbers_of_laws_amounts_and_dates_are_no_sections(draft: DraftIndex) -> None:
    law = comments(suggest(LETTER, draft))[-1]
    assert places(law) == [("7.3.5", AnchorReason.UNDER_HEADING)]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Kapitel fyra är det bästa, anser vi.", {"4"}),
        ("Avsnitten 5.3.1 och 5.3.3 bör slås ihop.", {"5.3.1", "5.3.3"}),
        ("Bra, men 4.1–4.3 är för långa enligt oss.", {"4.1", "4.2", "4.3"}),
        ("Prioritering 3 bör förtydligas.", {"6"}),
        ("Vi föreslår att mål 7 höjs.", {"3.2"}),
        ("Vi vill ändra ”ska under 2027 lämna ett gemensamt underlag” så att året stryks.", {"8.2.1"}),
        ("Avsnittet Kollektivtrafik på landsbygd är för svagt.", {"5.3.3"}),
        ("Enligt 2 kap. 3 § miljöbalken krävs mer än så, anser vi.", set()),
    ],
)  # fmt: skip
def test_places_are_told_by_reference(draft: DraftIndex, words: str, numbers: set[str]) -> None:
    (found,) = comments(suggest(words, draft))
    assert {number for number, reason in places(found) if reason is not AnchorReason.LIKENESS} == numbers


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Kommunen kan inte tillstyrka förslaget.", Stance.OPPOSES),
        ("Kommunen tillstyrker inte förslaget.", Stance.OPPOSES),
        ("Kommunen avstyrker inte förslaget.", Stance.SUPPORTS),
        ("Kommunen avstyrker förslaget.", Stance.OPPOSES),
        ("Vi har inget emot förslaget.", Stance.NO_OBJECTION),
        ("Myndigheten har inget att erinra.", Stance.NO_OBJECTION),
        ("Myndigheten avstår från att yttra sig.", Stance.DECLINED),
        ("Vi tillstyrker målet under förutsättning att det finansieras.", Stance.SUPPORTS_CONDITIONALLY),
        ("Vi ställer oss bakom visionen.", Stance.SUPPORTS),
    ],
)
def test_a_negation_turns_a_phrase(words: str, stance: Stance) -> None:
    found = suggested_stance(words)
    assert found is not None
    assert found.stance is stance


def test_a_proposed_wording_is_found() -> None:
    kind, wording = suggested_kind("Vi föreslår att meningen ändras till ”Länet ska ha fler tåg.”")
    assert (kind, wording) == (CommentKind.PROPOSED_WORDING, "Länet ska ha fler tåg.")


def test_nothing_is_stored_until_it_is_accepted(case: Case) -> None:
    response = register(case, LETTER)
    before = case.history_hash()
    found = case.read(suggestions, response)
    assert case.history_hash() == before
    made = case.change(accept_suggestion, response, comments(found)[0])
    (comment,) = case.read(comments_of_response, response)
    assert comment.id == made
    assert comment.quote == comments(found)[0].quote
    assert [anchor.origin for anchor in comment.anchors] == [AnchorOrigin.SUGGESTED]
    assert [each.quote for each in case.read(suggestions, response)] == [
        each.quote for each in found if each is not comments(found)[0]
    ]


def test_all_is_accepted_and_undone_in_one_step(case: Case) -> None:
    response = register(case, LETTER)
    case.change(accept_suggestions, [response])
    text = case.read(the_response, response).text
    unread = [text[start:end] for start, end in case.read(unread_pieces, response)]
    assert unread == []
    assert case.read(suggestions, response) == []
    case.undo()
    assert case.read(comments_of_response, response) == []


def test_what_is_less_sure_stays_unread(case: Case) -> None:
    response = register(case, LETTER)
    case.change(accept_suggestions, [response], least_confidence=0.99)
    assert case.read(comments_of_response, response) == []


def test_a_suggestion_for_another_text_is_refused(case: Case) -> None:
    stale = case.read(suggestions, register(case, LETTER))[-1]
    with pytest.raises(StaleEditError):
        case.change(accept_suggestion, register(case, "Något helt annat än så."), stale)


def test_a_part_that_a_person_has_split_is_not_suggested_again(case: Case) -> None:
    text = "Vi tycker om visionen. Men vi saknar gång och cykel i avsnitt 5.3.2."
    response = register(case, text)
    case.change(split_comment, response, [(0, 22)])
    (rest,) = case.read(suggestions, response)
    assert rest.quote == "Men vi saknar gång och cykel i avsnitt 5.3.2."


def test_themes_are_learned_from_earlier_choices(case: Case) -> None:
    for text, theme in (
        ("Vi anser att bussen till Tallåsa måste gå oftare.", "Kollektivtrafik"),
        ("Fler bussar på kvällen, anser vi.", "Kollektivtrafik"),
        ("Vi anser att bostäder saknas.", "Bostäder"),
        ("Hyresrätter och bostäder bör nämnas.", "Bostäder"),
    ):
        response = register(case, text)
        (made,) = case.change(accept_suggestions, [response])
        case.change(tag_comment, made, theme)
    (found,) = case.read(suggestions, register(case, "Vi anser att bussen ska stanna i byn."))
    assert [theme.name for theme in found.themes] == ["Kollektivtrafik"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_suggestions_never_overlap_and_quote_word_for_word(text: str) -> None:
    end = 0
    for each in suggest(text, DraftIndex([])):
        for start, stop in each.spans:
            assert end <= start < stop <= len(text)
            end = stop
        assert each.quote == "".join(text[start:stop] for start, stop in each.spans)


def test_an_empty_draft_gives_splits_without_places(tmp_path: Path) -> None:
    with Case.create(tmp_path / "utan.samrad", title="Utan utkast") as case:
        case.change(add_consultees, [RegisterEntry("Falu kommun", Category.MUNICIPALITY)])
        found = case.read(suggestions, register(case, LETTER))
    assert comments(found)
    assert all(each.anchors == () for each in found)
