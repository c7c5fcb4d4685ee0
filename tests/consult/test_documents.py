"""The documents that go out: their parts, their order, who is named, and what they must have in common."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from consult.amendments.operations import amend
from consult.analysis.queries import decision_counts, open_work, totals
from consult.case import Case
from consult.comments.groups import group_comments
from consult.comments.operations import assess, edit_comment, split_comment
from consult.comments.queries import comment_ids, comment_rows, the_comment
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_rows
from consult.consultees.records import RegisterEntry
from consult.draft.queries import outline, sections
from consult.errors import ConsultError, InvalidValueError
from consult.reports.files import write
from consult.reports.gate import Obstacle, hindrances, named_persons, wrong_figures
from consult.reports.options import (
    ANNEXES,
    LETTERS,
    Column,
    Form,
    Kind,
    Layout,
    Part,
    ReportOptions,
    from_stored,
    to_stored,
)
from consult.reports.settings import save_letter, save_options, saved_options, write_introduction
from consult.reports.word import write_word
from consult.responses.operations import register_response
from consult.vocabulary import Category, Decision
from tests.consult.accessibility import breaches
from tests.consult.cases import complete, small_case
from tests.consult.demo_case import worded_demo
from tests.consult.word_reports import headers, headings, paragraphs, part, tables

OPTIONS = ReportOptions(date=date(2026, 6, 22))
STREAMED = [kind for kind in Kind if kind not in (Kind.COMMENTED_DRAFT, Kind.AMENDED_DRAFT)]
SECRET = "Ring Berit innan detta beslutas"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with worded_demo(tmp_path_factory.mktemp("demo")) as opened:
        yield opened


def written(case: Case, options: ReportOptions = OPTIONS) -> Path:
    target = case.path.with_name("dokument.docx")
    write(case, target, options)
    return target


def text_of(file: Path) -> str:
    return "\n".join(paragraphs(part(file)))


@pytest.mark.parametrize("kind", STREAMED)
def test_every_document_is_accessible(demo: Case, kind: Kind) -> None:
    assert breaches(written(demo, replace(OPTIONS, kind=kind))) == []


@pytest.mark.parametrize(("layout", "form"), list(product(Layout, Form)))
def test_the_report_is_accessible_and_whole_in_every_form(demo: Case, layout: Layout, form: Form) -> None:
    options = replace(OPTIONS, layout=layout, form=form, mask_private_persons=False)
    assert breaches(written(demo, options)) == []
    text = text_of(written(demo, replace(options, parts=(Part.VIEWS,))))
    for key in demo.read(comment_ids):
        assert demo.read(the_comment, key).quote in text


def test_the_parts_stand_in_the_chosen_order(case: Case) -> None:
    chosen = (Part.UNMET, Part.COMMENTS, Part.HELD)
    found = [text for level, text in headings(written(case, replace(OPTIONS, parts=chosen))) if level == 1]
    assert found == [
        "Synpunkter som inte har kunnat tillgodoses",
        "Bilaga 1. Synpunkter i sin helhet",
        "Så genomfördes samrådet",
    ]


def test_a_group_is_told_of_once_with_all_its_senders(case: Case) -> None:
    first, second, *rest = [key for key in case.read(comment_ids) if "bygdeförbund" not in sender(case, key)]
    case.change(group_comments, [first, second])
    case.change(assess, first, whole_group=True, decision=Decision.NOTED, reply="Ett svar till er alla.")
    file = written(case, replace(OPTIONS, mask_private_persons=False, parts=(Part.VIEWS,)))
    rows = [row for _, rows in tables(docx.Document(str(file))) for row in rows]
    (together,) = [row for row in rows if "Ett svar till er alla." in row[2]]
    for key in (first, second):
        assert case.read(the_comment, key).quote in together[1]
        assert sender(case, key) in together[0]
    assert len(re.findall(r"Synpunkt \d+\.\d+", together[0])) == 2
    assert len(rows) == len(rest) + 1


def test_a_comment_of_a_group_that_was_answered_otherwise_stands_for_itself(case: Case) -> None:
    first, second = case.read(comment_ids)[:2]
    case.change(group_comments, [first, second])
    case.change(assess, first, decision=Decision.NOTED, reply="Det ena.")
    case.change(assess, second, decision=Decision.OUT_OF_SCOPE, reply="Det andra.")
    text = text_of(written(case, replace(OPTIONS, mask_private_persons=False, parts=(Part.VIEWS,))))
    assert "Det ena." in text
    assert "Det andra." in text


def sender(case: Case, key: str) -> str:
    return case.read(comment_rows, [key])[0].senders


def private_letter(case: Case) -> str:
    person = next(row.consultee.id for row in case.read(consultee_rows) if row.consultee.name == "Åsa Lind")
    text = "Jag, Åsa Lind, bor vid bussen. Ring 070-123 45 67 eller skriv till asa@lind.example."
    response = case.change(register_response, consultee_ids=[person], received_on="2026-05-02", text=text)
    return case.change(split_comment, response, [(0, len(text))])


@pytest.mark.parametrize("kind", [Kind.REPORT, Kind.RESPONSES, Kind.CHANGES])
def test_a_private_person_is_hidden_wherever_they_wrote_their_name(case: Case, kind: Kind) -> None:
    key = private_letter(case)
    case.change(assess, key, decision=Decision.ACCEPTED)
    text = text_of(written(case, replace(OPTIONS, kind=kind)))
    for hidden in ("Åsa Lind", "070-123", "asa@lind"):
        assert hidden not in text
    assert "bor vid bussen" in text
    shown = text_of(written(case, replace(OPTIONS, kind=kind, mask_private_persons=False)))
    assert "Åsa Lind" in shown


@pytest.mark.parametrize(
    "written",
    [
        "070 - 123 45 67",
        "070/1234569",
        "(070) 123 45 70",
        "+46 70 123 45 67",
        "560101–1234",
        "Björkstigen 14 B",
        "123 45 Almvik",
        "Åkerbloms",
        "kerstin@ab.example",
    ],
)
def test_what_leads_to_a_private_person_is_hidden(case: Case, written: str) -> None:
    entry = RegisterEntry(
        "Kerstin Åkerblom-Öst",
        Category.PRIVATE_PERSON,
        address="Björkstigen 14 B, 123 45 Almvik",
        email="kerstin@ab.example",
    )
    (person,) = case.change(add_consultees, [entry])
    text = f"Kontakt: {written} den 2026-05-02 om mål 3.2 i öst, RS 2026-0417."
    response = case.change(register_response, consultee_ids=[person], received_on="2026-05-02", text=text)
    case.change(split_comment, response, [(0, len(text))])
    target = case.path.with_name("dokument.docx")
    write(case, target, replace(OPTIONS, parts=(Part.VIEWS, Part.COMMENTS)))
    assert written not in text_of(target)
    assert "den 2026-05-02 om mål 3.2 i öst, RS 2026-0417." in text_of(target)


@pytest.mark.parametrize("kind", [Kind.REPORT, Kind.RESPONSES])
def test_all_senders_can_be_hidden(case: Case, kind: Kind) -> None:
    parts = tuple(part for part in Part if part is not Part.CONSULTEES)
    text = text_of(written(case, replace(OPTIONS, kind=kind, mask_senders=True, parts=parts)))
    for row in case.read(consultee_rows):
        assert row.consultee.name not in text
    assert "RS 2026-0417-" not in text


@pytest.mark.parametrize("kind", list(Kind))
def test_an_internal_note_reaches_no_document(demo: Case, kind: Kind, tmp_path: Path) -> None:
    for key in demo.read(comment_ids)[:3]:
        demo.change(edit_comment, key, note=SECRET)
    targets = [tmp_path / "ut.docx"]
    if kind is Kind.REPORT:
        targets.append(tmp_path / "ut.xlsx")
    for target in targets:
        write(demo, target, replace(OPTIONS, kind=kind))
        assert SECRET not in unpacked(target)
    if kind in LETTERS:
        for file in write(demo, tmp_path / "mejl", replace(OPTIONS, kind=kind), mails=True, everyone=True):
            assert SECRET not in file.read_text("utf-8")


def unpacked(file: Path) -> str:
    with ZipFile(file) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_introductions_stand_before_their_part_with_their_figures_filled_in(case: Case) -> None:
    section = case.read(sections)[2]
    case.change(write_introduction, Part.HELD, "Vi fick **{remissvar}** svar om {titel}.")
    case.change(write_introduction, Part.VIEWS, "Om just detta avsnitt.", section.id)
    text = text_of(written(case))
    assert f"Vi fick {case.read(totals).responses} svar om Almarike 2040." in text
    assert text.index("Om just detta avsnitt.") > text.rindex(section.heading, 0, text.index("Om just detta"))
    case.change(write_introduction, Part.HELD, "")
    assert "Vi fick" not in text_of(written(case))


@pytest.mark.parametrize("text", ["{svar}", "{remissvar", "remissvar}", "{}", "{{titel}"])
def test_what_cannot_be_filled_in_is_refused_when_it_is_written(case: Case, text: str) -> None:
    with pytest.raises(InvalidValueError):
        case.change(write_introduction, Part.HELD, text)
    with pytest.raises(InvalidValueError):
        case.change(save_letter, Kind.INVITATION, "Remiss", text)


def test_choices_are_kept_and_what_a_later_version_knows_is_left_out(case: Case) -> None:
    options = ReportOptions(
        form=Form.TEXT,
        layout=Layout.THEME,
        parts=(Part.VIEWS, Part.HELD),
        columns=(Column.NUMBER, Column.COMMENT, Column.DECISION),
        template=Path("mall.dotx"),
        mask_private_persons=False,
    )
    case.change(save_options, options)
    assert case.read(saved_options, Kind.REPORT) == replace(options, date=date.today())
    assert case.read(saved_options, Kind.CHANGES) == ReportOptions(kind=Kind.CHANGES)
    stored = to_stored(options) | {"layout": "spiral", "parts": ["views", "hologram"], "more": 1}
    assert from_stored(Kind.REPORT, stored).parts == (Part.VIEWS,)
    assert from_stored(Kind.REPORT, stored).layout is Layout.SECTION


def test_each_thing_that_is_left_is_named(case: Case) -> None:
    work = case.read(open_work)
    counted = {
        Obstacle.UNREAD: work.unread_responses,
        Obstacle.UNDECIDED: work.undecided,
        Obstacle.NO_RATIONALE: work.missing_rationales,
        Obstacle.NO_CHANGE: work.without_change,
        Obstacle.LOST: work.lost_spans,
        Obstacle.TO_REVIEW: work.to_review,
    }
    for obstacle, count in counted.items():
        assert len(case.read(hindrances, obstacle)) >= count > -1
    assert counted[Obstacle.UNDECIDED] > 0


def test_a_wrong_figure_and_a_named_person_keep_a_report_from_being_finished(case: Case) -> None:
    complete(case)
    file = written(case)
    assert "Arbetsmaterial" not in headers(file)
    case.change(write_introduction, Part.HELD, f"Vi fick {case.read(totals).comments + 1} synpunkter.")
    assert [each.record for each in case.read(wrong_figures)] == [Part.HELD]
    assert "Arbetsmaterial" in headers(written(case))
    case.change(write_introduction, Part.HELD, f"Vi fick {case.read(totals).comments} synpunkter.")
    assert case.read(wrong_figures) == []
    assert "Arbetsmaterial" not in headers(written(case))
    case.change(assess, case.read(comment_ids)[0], reply="Som Åsa Linds brev visar.")
    assert len(case.read(named_persons)) == 1
    assert "Arbetsmaterial" in headers(written(case))


def test_what_was_accepted_wants_a_change_or_an_action(case: Case) -> None:
    complete(case)
    key = case.read(comment_ids)[0]
    case.change(assess, key, decision=Decision.ACCEPTED, action="")
    assert case.read(open_work).without_change == 1
    passage = case.read(outline)[0].passages[0]
    case.change(amend, passage_id=passage.id, new_wording="Ny lydelse.", comment_ids=[key])
    assert case.read(open_work).without_change == 0


def test_the_report_tells_of_which_history_it_is_made_and_comes_out_the_same(
    case: Case, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    write_word(case, first, OPTIONS)
    write_word(case, second, OPTIONS)
    assert first.read_bytes() == second.read_bytes()
    assert case.history_hash() in text_of(first)


@pytest.mark.parametrize("kind", [Kind.COMMENTED_DRAFT, Kind.AMENDED_DRAFT, Kind.FEEDBACK])
def test_an_empty_case_says_what_is_missing(tmp_path: Path, kind: Kind) -> None:
    with Case.create(tmp_path / "tom", title="Tom") as empty, pytest.raises(ConsultError):
        write(empty, tmp_path / "ut.docx", replace(OPTIONS, kind=kind))
    assert not (tmp_path / "ut.docx").exists()


def test_annexes_are_numbered_as_they_stand(case: Case) -> None:
    found = [text for level, text in headings(written(case)) if level == 1]
    assert found[-3:] == [
        "Bilaga 1. Remissinstanser",
        "Bilaga 2. Synpunkter i sin helhet",
        "Bilaga 3. Register till siffrorna",
    ]
    assert set(ANNEXES) < set(Part)


def test_each_figure_leads_to_the_list_behind_it(case: Case) -> None:
    file = written(case, replace(OPTIONS, mask_private_persons=False))
    root = part(file)
    there = {each.get(qn("w:name")): each.getparent() for each in root.iter(qn("w:bookmarkStart"))}
    links = [
        each for each in root.iter(qn("w:hyperlink")) if "figure_decision" in str(each.get(qn("w:anchor")))
    ]
    counted = {each.decision: each.comments for each in case.read(decision_counts)}
    assert len(links) == len(counted)
    for link, number in zip(links, counted.values(), strict=True):
        assert "".join(each.text for each in link.iter(qn("w:t"))) == str(number)
        heading = there[link.get(qn("w:anchor"))]
        listed = "".join(each.text or "" for each in heading.getnext().iter(qn("w:t")))
        assert len(listed.split(", ")) == number
