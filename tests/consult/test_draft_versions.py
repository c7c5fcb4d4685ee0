"""A new version of the draft: what became of the old one's passages, and where the comments go."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from consult.amendments.change_list import change_list
from consult.amendments.made import amendments_from_versions
from consult.amendments.operations import amend
from consult.amendments.queries import amendments
from consult.case import Case
from consult.comments.carrying import load_next_version
from consult.comments.filtering import CommentFilter
from consult.comments.operations import assess, remove_anchor, split_comment
from consult.comments.queries import comment_ids, comment_rows, the_comment
from consult.comments.reviewing import (
    anchors_to_review,
    anchors_to_review_count,
    confirm_all_above,
    confirm_anchor,
    move_anchor,
)
from consult.consultees.operations import add_consultees
from consult.consultees.queries import current_round
from consult.consultees.records import RegisterEntry
from consult.database.tables import comment_anchor
from consult.draft.comparison import compare_versions
from consult.draft.operations import load_draft, turn_into_heading
from consult.draft.queries import draft_versions, outline, passages, sections
from consult.draft.records import ReadDraft, ReadPassage, ReadSection
from consult.errors import InvalidValueError
from consult.operation import Session
from consult.responses.operations import register_response
from consult.vocabulary import Category, Decision, MatchKind, PassageKind
from tests.consult.draft_versions import Loaded, loaded, read

RAIL = "Järnvägen genom länet rustas upp så att resan till Almstad tar under en timme."
BUS = "Busstrafiken på landsbygden ökar där många bor, med avgångar morgon och kväll."
HOMES = "Bostäder byggs i stationsnära lägen i alla kommuner som har järnväg."
CARE = "Vården ska finnas nära invånarna och kunna nås utan bil i hela länet."
CULTURE = "Kulturen når barn och unga i skolan, på biblioteken och i byarnas samlingslokaler."


FIRST = (
    ("1", "Nuläge", 1, (CARE,)),
    ("2", "Resor", 1, (RAIL, BUS)),
    ("2.1", "Boende", 2, (HOMES,)),
    ("3", "Kultur och fritid", 1, (CULTURE,)),
)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Loaded]:
    found = loaded(tmp_path, read(*FIRST))
    yield found
    found.case.close()


def comment_on(made: Loaded, text: str, label: str = "Remissversion") -> str:
    """The comment on the passage with a text in a version."""
    version = next(each.id for each in made.case.read(draft_versions) if each.label == label)
    for each in made.case.read(outline, version):
        for one in each.passages:
            if one.text == text:
                return made.on_passage[one.id]
    raise LookupError(text)


def comment_on_section(made: Loaded, title: str) -> str:
    version = made.case.read(draft_versions)[0].id
    section = next(each for each in made.case.read(sections, version) if each.title == title)
    return made.on_section[section.id]


def test_nothing_is_left_to_look_at_when_nothing_was_changed(made: Loaded) -> None:
    carried = made.next(*FIRST)
    assert (carried.anchors, carried.to_review, carried.unsure) == (9, 0, 0)
    assert carried.counts[MatchKind.UNCHANGED] == 5
    assert made.case.read(anchors_to_review) == []
    assert made.places(comment_on(made, BUS)) == [("2 Resor", BUS, False)]


def test_sections_that_were_renumbered_keep_their_comments(made: Loaded) -> None:
    carried = made.next(
        ("1", "Inledning", 1, ("Strategin visar vägen för länets utveckling.",)),
        ("2", "Nuläge", 1, (CARE,)),
        ("3", "Resor", 1, (RAIL, BUS)),
        ("3.1", "Boende", 2, (HOMES,)),
        ("4", "Kultur och fritid", 1, (CULTURE,)),
    )
    assert carried.to_review == 0
    assert made.places(comment_on(made, HOMES)) == [("3.1 Boende", HOMES, False)]
    assert made.places(comment_on_section(made, "Boende")) == [("3.1 Boende", "", False)]


def test_a_rewritten_passage_and_one_moved_to_another_section_are_followed(made: Loaded) -> None:
    rewritten = CARE.replace("ska finnas", "och omsorgen ska finnas").replace("hela länet", "alla kommuner")
    carried = made.next(
        ("1", "Nuläge", 1, (rewritten,)),
        ("2", "Resor", 1, (RAIL,)),
        ("2.1", "Boende", 2, (HOMES,)),
        ("3", "Kultur och fritid", 1, (BUS, CULTURE)),
    )
    assert made.places(comment_on(made, CARE)) == [("1 Nuläge", rewritten, False)]
    assert made.places(comment_on(made, BUS)) == [("3 Kultur och fritid", BUS, False)]
    assert carried.counts[MatchKind.MOVED] == 1
    assert carried.counts[MatchKind.REWRITTEN] == 1


def test_the_comments_on_what_is_gone_wait_at_its_section_to_be_looked_at(made: Loaded) -> None:
    carried = made.next(
        ("1", "Nuläge", 1, (CARE,)), ("2", "Resor", 1, (RAIL,)), ("3", "Kultur och fritid", 1, (CULTURE,))
    )
    assert made.places(comment_on(made, BUS)) == [("2 Resor", "", True)]
    assert made.places(comment_on(made, HOMES)) == [("2 Resor", "", True)]
    assert made.places(comment_on_section(made, "Boende")) == [("2 Resor", "", True)]
    assert (carried.counts[MatchKind.GONE], carried.to_review) == (2, 3)
    waiting = made.case.read(anchors_to_review)
    assert {(each.old_heading, each.old_text, each.heading) for each in waiting} == {
        ("2 Resor", BUS, "2 Resor"),
        ("2.1 Boende", HOMES, "2 Resor"),
        ("2.1 Boende", "", "2 Resor"),
    }
    assert {each.kind for each in waiting} == {MatchKind.GONE}


def test_a_comment_follows_the_part_of_a_split_passage_that_it_is_about(tmp_path: Path) -> None:
    draft = read(("1", "Resor", 1, (f"{RAIL} {BUS}",)), ("2", "Vård", 1, (CARE,)))
    with Case.create(tmp_path / "fall", title="Almarike") as case:
        case.change(load_draft, draft, file_name="a.docx", content=b"1")
        (consultee,) = case.change(add_consultees, [RegisterEntry("Almvik", Category.OTHER)])
        text = "Avgångar på landsbygden behövs även kväll och helg.\nBra."
        answer = case.change(
            register_response, consultee_ids=[consultee], received_on="2026-05-02", text=text
        )
        place = case.read(passages, case.read(sections)[0].id)[0].id
        told, vague = (
            case.change(split_comment, answer, [span], passage_ids=[place]) for span in ((0, 51), (52, 56))
        )
        new = read(("1", "Resor", 1, (RAIL, BUS)), ("2", "Vård", 1, (CARE,)))
        carried = case.change(load_next_version, new, file_name="b.docx", content=b"2")
        assert carried.counts[MatchKind.SPLIT] == 1
        assert [(each.passage_text, each.to_review) for each in case.read(the_comment, told).anchors] == [
            (BUS, True)
        ]
        assert [each.passage_text for each in case.read(the_comment, vague).anchors] == [RAIL, BUS]


def test_the_comments_of_merged_passages_come_together(made: Loaded) -> None:
    carried = made.next(
        ("1", "Nuläge", 1, (CARE,)),
        ("2", "Resor", 1, (f"{RAIL} {BUS}",)),
        ("2.1", "Boende", 2, (HOMES,)),
        ("3", "Kultur och fritid", 1, (CULTURE,)),
    )
    assert carried.counts[MatchKind.MERGED] == 2
    for text in (RAIL, BUS):
        assert [each[:2] for each in made.places(comment_on(made, text))] == [("2 Resor", f"{RAIL} {BUS}")]


def test_short_cells_are_told_apart_by_their_rows_and_else_waited_with(tmp_path: Path) -> None:
    def table(rows: Sequence[Sequence[str]]) -> ReadDraft:
        cells = tuple(
            ReadPassage(PassageKind.TABLE_CELL, text, "document.xml", row=row, column=column)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        )
        return ReadDraft("A", (ReadSection("1", "Uppföljning av målen", 1, "document.xml", cells),))

    rows = [
        ["Resande i länet", "2", "Ja"],
        ["Bostadsbyggande", "2", "Ja"],
        ["Utsläpp av klimatgaser", "2", "Ja"],
    ]
    found = loaded(tmp_path, table(rows))
    old = [one for each in found.case.read(outline) for one in each.passages]
    gone_row = [rows[0], rows[2], ["Kulturbesök per invånare", "2", "Nej"]]
    found.case.change(load_next_version, table(gone_row), file_name="b.docx", content=b"2")
    for cell in old:
        anchors = found.case.read(the_comment, found.on_passage[cell.id]).anchors
        assert anchors, "no comment is without a place"
        new = {one.id: one for each in found.case.read(outline) for one in each.passages}
        for anchor in anchors:
            if cell.row in (0, 2) and not anchor.to_review:
                assert anchor.passage_id is not None
                assert new[anchor.passage_id].row == {0: 0, 2: 1}[cell.row]
            if cell.row == 1:
                assert anchor.to_review
    found.case.close()


def test_the_old_version_keeps_its_anchors_and_one_undo_takes_all_back(made: Loaded) -> None:
    before = made.case.read(_anchor_rows)
    positions = made.case.read(comment_ids)
    made.next(("1", "Resor", 1, (BUS, RAIL)), ("2", "Annat", 1, (CARE,)))
    assert before <= made.case.read(_anchor_rows)
    assert made.case.undo() == "load_next_version"
    assert made.case.read(_anchor_rows) == before
    assert made.case.read(comment_ids) == positions
    assert len(made.case.read(draft_versions)) == 1
    made.case.redo()
    assert len(made.case.read(draft_versions)) == 2
    assert made.case.faults() == []


def _anchor_rows(session: Session) -> set[tuple[object, ...]]:
    return {tuple(row) for row in session.rows(comment_anchor.select())}


def test_what_is_shown_and_counted_is_the_newest_version_alone(made: Loaded) -> None:
    first = made.case.read(sections)
    made.next(
        ("1", "Resor", 1, (RAIL, BUS)),
        ("1.1", "Boende", 2, (HOMES,)),
        ("2", "Nuläge", 1, (CARE,)),
        ("3", "Kultur och fritid", 1, (CULTURE,)),
    )
    rows = made.case.read(comment_rows, made.case.read(comment_ids))
    assert [row.sections for row in rows[:3]] == ["1 Resor"] * 3
    assert all("; " not in row.sections for row in rows)
    resor = next(each.id for each in first if each.title == "Resor")
    assert len(made.case.read(comment_ids, CommentFilter(section_id=resor))) == 5
    assert made.case.read(comment_ids, CommentFilter(without_section=True)) == []
    assert made.case.read(current_round).draft_version_id == made.case.read(draft_versions)[0].id


def test_comments_left_behind_by_a_version_loaded_alone_wait_to_be_placed(made: Loaded) -> None:
    made.case.change(load_draft, read(*FIRST), file_name="b.docx", content=b"2", label="Lös")
    waiting = made.case.read(anchors_to_review)
    assert (len(waiting), made.case.read(anchors_to_review_count)) == (9, 9)
    assert all(each.is_behind and each.section_id is None for each in waiting)
    target = made.case.read(sections)[1]
    made.case.change(move_anchor, waiting[0].anchor_id, target.id)
    assert made.places(waiting[0].comment_id) == [("2 Resor", "", False)]
    assert made.case.read(anchors_to_review_count) == 8
    made.next(*FIRST, label="Tredje")
    assert made.case.read(draft_versions)[-1].label == "Tredje"


def test_a_third_version_can_take_up_those_left_behind(made: Loaded) -> None:
    made.case.change(load_draft, read(*FIRST), file_name="b.docx", content=b"2", label="Lös")
    carried = made.next(*FIRST, label="Tredje")
    assert (carried.anchors, carried.to_review) == (9, 0)
    assert made.case.read(anchors_to_review_count) == 0


def test_a_comment_that_a_person_untied_is_not_asked_about_again(made: Loaded) -> None:
    made.next(*FIRST)
    comment = comment_on(made, BUS)
    made.case.change(remove_anchor, made.case.read(the_comment, comment).anchors[0].id)
    assert made.case.read(anchors_to_review_count) == 0
    assert made.case.read(comment_ids, CommentFilter(without_section=True)) == [comment]


def test_places_are_confirmed_and_changed_one_by_one_or_many_at_a_time(made: Loaded) -> None:
    made.next(
        ("1", "Nuläge", 1, (CARE,)), ("2", "Resor", 1, (RAIL,)), ("3", "Kultur och fritid", 1, (CULTURE,))
    )
    waiting = made.case.read(anchors_to_review)
    assert made.case.change(confirm_all_above, 0.0) == 0
    assert made.case.change(confirm_anchor, waiting[0].anchor_id) == 1
    assert made.case.change(confirm_anchor, waiting[0].anchor_id) == 0
    nuläge = made.case.read(sections)[0]
    passage = made.case.read(passages, nuläge.id)[0]
    made.case.change(move_anchor, waiting[1].anchor_id, nuläge.id, passage.id)
    assert made.places(waiting[1].comment_id) == [("1 Nuläge", CARE, False)]
    assert [each.anchor_id for each in made.case.read(anchors_to_review)] == [waiting[2].anchor_id]
    with pytest.raises(InvalidValueError):
        made.case.change(move_anchor, waiting[2].anchor_id, made.case.read(sections)[1].id, passage.id)


def test_all_comments_that_went_the_same_way_can_be_confirmed_together(made: Loaded) -> None:
    place = next(one for each in made.case.read(outline) for one in each.passages if one.text == BUS)
    response = made.case.read(the_comment, comment_on(made, BUS)).response_id
    second = made.case.change(split_comment, response, [(0, 8)], passage_ids=[place.id])
    made.next(("1", "Nuläge", 1, (CARE,)), ("2", "Resor", 1, (RAIL,)), ("2.1", "Boende", 2, (HOMES,)))
    same = [each for each in made.case.read(anchors_to_review) if each.old_text == BUS]
    assert {each.comment_id for each in same} == {comment_on(made, BUS), second}
    assert made.case.change(confirm_anchor, same[0].anchor_id, same_place=True) == 2


def test_any_two_versions_are_compared_section_by_section(made: Loaded) -> None:
    second = made.next(
        ("1", "Nuläge", 1, (CARE.replace("bil", "egen bil"),)),
        ("2", "Resor", 1, (RAIL, BUS)),
        ("3", "Kultur och fritid", 1, (CULTURE,)),
        ("4", "Uppföljning", 1, ("Målen följs upp varje år i regionfullmäktige.",)),
    )
    third = made.next(
        ("1", "Nuläge", 1, (CARE.replace("bil", "egen bil"),)),
        ("2", "Uppföljning", 1, ("Målen följs upp varje år i regionfullmäktige.",)),
        label="Tredje",
    )
    first = made.case.read(draft_versions)[0].id
    compared = made.case.read(compare_versions, first, second.id)
    assert [(each.section.title, each.kind.value) for each in compared] == [
        ("Nuläge", "unchanged"),
        ("Resor", "unchanged"),
        ("Boende", "gone"),
        ("Kultur och fritid", "unchanged"),
        ("Uppföljning", "new"),
    ]
    care = compared[0].passages[0]
    assert [(each.kind.value, each.text) for each in care.pieces() if each.kind.value != "kept"] == [
        ("added", "egen ")
    ]
    assert [row.kind for row in compared[2].passages] == [MatchKind.GONE]
    far = made.case.read(compare_versions, first, third.id)
    assert [(each.section.title, each.kind.value) for each in far if each.kind is MatchKind.GONE] == [
        ("Resor", "gone"),
        ("Boende", "gone"),
        ("Kultur och fritid", "gone"),
    ]
    back = made.case.read(compare_versions, third.id, first)
    assert sum(len(row.new) for each in back for row in each.passages) == 5


def test_a_difference_becomes_an_amendment_when_an_accepted_comment_asked_for_it(made: Loaded) -> None:
    asked = comment_on(made, CARE)
    made.case.change(assess, asked, decision=Decision.ACCEPTED)
    version = made.case.read(draft_versions)[0].id
    kept = next(
        one for each in made.case.read(outline, version) for one in each.passages if one.text == HOMES
    )
    made.case.change(amend, passage_id=kept.id, new_wording=f"{HOMES} Även i byar.")
    made.next(
        ("1", "Nuläge", 1, (CARE.replace("bil", "egen bil"),)),
        ("2", "Resor", 1, (RAIL.replace("en timme", "fyrtio minuter"), BUS)),
        ("2.1", "Boende", 2, (f"{HOMES} Även i byar.", "Fler hyresrätter byggs för unga och äldre.")),
        ("3", "Kultur och fritid", 1, (CULTURE,)),
    )
    listed = made.case.read(change_list)
    assert [(each.heading, each.nobody_asked, each.kind and each.kind.value) for each in listed] == [
        ("1 Nuläge", True, "rewritten"),
        ("2 Resor", True, "rewritten"),
        ("2.1 Boende", True, "rewritten"),
        ("2.1 Boende", True, "new"),
    ]
    assert made.case.change(amendments_from_versions) == 2
    assert made.case.change(amendments_from_versions) == 0
    now = made.case.read(change_list)
    assert [(each.amendment_id is not None, each.status and each.status.value) for each in now] == [
        (True, "made"),
        (False, None),
        (True, "made"),
        (False, None),
    ]
    assert [each.comment_id for each in now[0].asked_for] == [asked]
    assert now[0].new_wording == now[0].in_draft
    made.case.undo()
    assert len(made.case.read(amendments)) == 1


def test_without_a_second_version_no_difference_can_become_an_amendment(made: Loaded) -> None:
    with pytest.raises(InvalidValueError):
        made.case.change(amendments_from_versions)


def test_a_linked_passage_with_an_amendment_can_still_be_made_a_heading(made: Loaded) -> None:
    made.next(*FIRST)
    passage = made.case.read(passages, made.case.read(sections)[1].id)[0]
    key = made.case.change(amend, passage_id=passage.id, new_wording="Annat.")
    new = made.case.change(turn_into_heading, passage.id, 2)
    (found,) = made.case.read(amendments)
    assert (found.id, found.section_id, found.passage_id) == (key, new, None)
    assert made.places(comment_on(made, RAIL)) == [(RAIL, "", False)]
