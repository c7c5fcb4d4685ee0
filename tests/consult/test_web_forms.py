"""Exports of web forms: their columns, the check of every row, and responses stored all or none."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.case import Case
from consult.comments.queries import comment_ids, the_comment
from consult.consultees.operations import edit_consultee
from consult.consultees.queries import consultee_named
from consult.documents.spreadsheets import MOST_FORM_COLUMNS, sheet_names
from consult.draft.operations import load_draft
from consult.draft.queries import sections
from consult.errors import FileRefusedError, InvalidValueError, NotFoundError, RefusalReason
from consult.originals import original
from consult.prepared.form_cells import date_of_cell, stance_of_cell
from consult.prepared.form_columns import suggest_columns
from consult.prepared.form_import import import_web_form
from consult.prepared.form_mappings import mapping_for, mapping_named, mapping_names, save_mapping
from consult.prepared.web_form import ColumnRole, FormOptions, FormSheet, read_form
from consult.responses.operations import edit_response, withdraw_response
from consult.responses.queries import response_count, response_ids, the_response, unread_pieces
from consult.text import clean_text
from consult.vocabulary import Category, Channel, CommentKind, DocumentRole, Stance
from tests.consult.cases import draft, small_case
from tests.consult.web_forms import HEADERS, WEB, answers, checked, column, form_of, told, workbook

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "forms" / "large_import.xlsx"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as made:
        yield made


def section(case: Case, number: str) -> str:
    return next(each.id for each in case.read(sections) if each.number == number)


def stored(case: Case, form: FormSheet, options: FormOptions = WEB) -> list[str]:
    found = checked(case, form, options)
    assert found.faults == ()
    return case.change(import_web_form, form, found.rows)


def test_columns_are_suggested_by_their_headers_and_values(case: Case) -> None:
    columns = case.read(suggest_columns, form_of([answers(1), answers(2)]))
    role = ColumnRole
    assert [each.role for each in columns] == [
        *(role.IGNORED, role.IGNORED, role.RECEIVED_ON, role.SENDER_NAME, role.SENDER_NAME, role.EMAIL),
        *(role.ORGANISATION, role.OVERALL_STANCE, role.QUESTION, role.SECTION_STANCE, role.QUESTION),
        *(role.WORDING, role.IGNORED),
    ]
    place = {each.id: each.number for each in case.read(sections)}
    assert [place.get(each.section_id or "", "") for each in columns[8:12]] == ["", "2.1", "2.1", "3"]


def test_a_row_becomes_a_response_that_is_split(case: Case) -> None:
    rows = [answers(1, Organisation="Almviks kommun"), answers(2)]
    keys = stored(case, form_of(rows))
    first, second = (case.read(the_response, key) for key in keys)
    assert [sender.name for sender in first.senders] == ["Almviks kommun"]
    assert [sender.name for sender in second.senders] == ["Anna Lind 2"]
    assert (second.received_on, second.channel) == ("2026-03-03", Channel.FORM)
    assert second.stance is Stance.SUPPORTS_CONDITIONALLY
    new = case.read(consultee_named, "Anna Lind 2")
    assert new is not None
    assert (new.category, new.email) == (Category.PRIVATE_PERSON, "anna2@example.org")
    comments = [case.read(the_comment, key) for key in case.read(comment_ids)]
    ours = sorted(
        (each for each in comments if each.response_id == second.id),
        key=lambda each: second.text.index(each.quote),
    )
    assert [each.quote for each in ours] == [
        "Svar 2: strategin är för tunn om landsbygden.",
        "Bussen 2 behöver gå oftare.",
        "Uppföljningen sker 2 gånger.",
    ]
    assert [each.stance for each in ours] == [None, Stance.OPPOSES, None]
    assert [[anchor.section_id for anchor in each.anchors] for each in ours] == [
        [],
        [section(case, "2.1")],
        [section(case, "3")],
    ]
    assert (ours[2].kind, ours[2].proposed_wording) == (
        CommentKind.PROPOSED_WORDING,
        "Uppföljningen sker 2 gånger.",
    )


def test_nothing_of_a_row_is_left_unread(case: Case) -> None:
    for key in stored(case, form_of([answers(1), answers(2, **{"Fråga 3": "", "Fråga 1": "Ett.\n\nTvå."})])):
        assert case.read(unread_pieces, key) == []


def test_the_export_is_kept_once_and_all_is_one_step(case: Case) -> None:
    before = case.read(response_count)
    form = form_of([answers(number) for number in range(1, 6)])
    keys = stored(case, form)
    documents = {case.read(the_response, key).documents for key in keys}
    assert len(documents) == 1
    ((document,),) = documents
    assert (document.role, document.file_name) == (DocumentRole.ANSWER, "svar.xlsx")
    assert case.read(original, document.id) == ("svar.xlsx", form.content)
    assert case.undo() == "import_web_form"
    assert case.read(response_count) == before
    assert case.read(consultee_named, "Anna Lind 3") is None
    case.redo()
    assert case.read(response_count) == before + 5


def test_every_fault_is_told_with_its_place(case: Case) -> None:
    rows = [
        answers(1),
        answers(2, Slutförd="i går"),
        [],
        answers(3, **{"E-post": "saknas", "Tillstyrker": "Kanske"}),
        answers(4, Förnamn="", Efternamn="", **{"E-post": ""}),
        answers(5, Tillstyrker="", **{"Fråga 1": "", "Fråga 2": "", "Fråga 3": "", "Fråga 4": ""}),
        answers(6, Organisation="x" * 501),
    ]
    found = checked(case, form_of(rows))
    assert told(found.faults) == [
        ("Svar", 3, "Slutförd tid", "i går", "not_a_date"),
        ("Svar", 5, "E-post", "saknas", "not_an_address"),
        ("Svar", 5, "Tillstyrker ni förslaget som helhet?", "Kanske", "unknown_stance"),
        ("Svar", 6, "Organisation", "", "sender_missing"),
        ("Svar", 7, "", "", "no_answer"),
        ("Svar", 8, "Organisation", "x" * 501, "too_long"),
    ]
    assert found.empty_rows == 1
    left_out = FormOptions(default_date="2026-05-04", left_out=frozenset({3, 5, 6, 7, 8}))
    assert [each.row for each in checked(case, form_of(rows), left_out).rows] == [2]


def test_a_wrong_choice_of_columns_is_told_on_the_line_of_the_headers(case: Case) -> None:
    form = read_form("svar.csv", "Rubrik\n\nDag;Dag;Fråga\n2026-03-01;2026-03-01;Bra\n".encode())
    columns = [column("Dag", ColumnRole.RECEIVED_ON)] * 2 + [column("Fråga", ColumnRole.UNMAPPED)]
    assert told(checked(case, form, columns=columns).faults) == [
        ("", 3, "Fråga", "", "unmapped"),
        ("", 3, "Dag", "", "used_twice"),
        ("", 3, "", "", "no_sender_column"),
        ("", 3, "", "", "no_question_column"),
    ]


def test_nothing_is_stored_when_one_row_cannot_be(case: Case) -> None:
    form = form_of([answers(1), answers(2)])
    rows = checked(case, form).rows
    before = case.read(response_count)
    wrong = FormOptions(default_date="aldrig")
    columns = [
        column(header, ColumnRole.IGNORED if header == "Slutförd tid" else each.role, each.section_id)
        for header, each in zip(HEADERS, case.read(suggest_columns, form), strict=True)
    ]
    undated = checked(case, form, wrong, columns).rows
    with pytest.raises(InvalidValueError):
        case.change(import_web_form, form, [*rows[:1], *undated[1:]])
    assert case.read(response_count) == before
    assert case.read(consultee_named, "Anna Lind 1") is None


def test_rows_that_are_there_already_are_told(case: Case) -> None:
    form = form_of([answers(1), answers(2)])
    keys = stored(case, form)
    assert [each.known for each in checked(case, form).rows] == [True, True]
    case.change(edit_response, keys[0], note="")
    later = form_of([answers(1), answers(3), answers(3)])
    assert [each.known for each in checked(case, later).rows] == [True, False, True]
    case.change(withdraw_response, keys[0], "Fel")
    assert [each.known for each in checked(case, later).rows] == [False, False, True]
    assert [each.row for each in checked(case, later).wanted(skip_known=True)] == [2, 3]


def test_the_same_sender_may_answer_twice_and_nobody_has_to_give_a_name(case: Case) -> None:
    nobody = {"Förnamn": "", "Efternamn": "", "E-post": ""}
    rows = [answers(1), answers(1, **{"Fråga 1": "Något annat."}), answers(2, **nobody), answers(2, **nobody)]
    found = checked(case, form_of(rows), FormOptions(default_date="2026-05-04", nameless=" Anonym  svarande"))
    assert [each.known for each in found.rows] == [False] * 4
    keys = case.change(import_web_form, form_of(rows), found.rows)
    senders = [case.read(the_response, key).senders[0] for key in keys]
    assert [each.name for each in senders] == ["Anna Lind 1"] * 2 + ["Anonym svarande"] * 2
    assert len({each.consultee_id for each in senders}) == 2


def test_senders_may_have_to_be_on_the_list(case: Case) -> None:
    listed = FormOptions(default_date="2026-05-04", add_new=False)
    rows = [answers(1, Organisation="Tillväxtverket"), answers(2), answers(3, Organisation="ALMVIKS KOMMUN")]
    found = checked(case, form_of(rows), listed)
    assert told(found.faults) == [("Svar", 3, "Organisation", "Anna Lind 2", "not_on_list")]
    assert [each.sender for each in found.rows][::2] == ["Tillväxtverket", "Almviks kommun"]


def test_a_person_at_an_office_is_not_the_office(case: Case) -> None:
    kommun = case.read(consultee_named, "Almviks kommun")
    assert kommun is not None
    case.change(edit_consultee, kommun.id, email="info@almvik.example")
    (row,) = checked(case, form_of([answers(1, **{"E-post": "info@almvik.example"})])).rows
    assert (row.consultee_id, row.sender) == (None, "Anna Lind 1")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        *(("12 mars 2026", "2026-03-12"), ("2026-03-12 14:03", "2026-03-12"), ("12/3 2026", "2026-03-12")),
        *(
            ("12/03/2026 14:03:59", "2026-03-12"),
            ("den 1:a maj 2026", "2026-05-01"),
            ("46093.58", "2026-03-12"),
        ),
        *(("2026-03-12T14:03:00Z", "2026-03-12"), ("torsdag 12 mars 2026 kl. 14.03", "2026-03-12")),
        *(("12 dec. 2026", "2026-12-12"), ("2026-02-30", None), ("12 m 2026", None), ("31/12", None)),
        *(("03/14/2026", None), ("1826-03-12", None), ("2026-03-12 och sedan", None), ("", None)),
    ],
)
def test_days_are_read_as_people_and_forms_write_them(written: str, day: str | None) -> None:
    assert date_of_cell(written) == day


@pytest.mark.parametrize(
    ("written", "stance"),
    [
        *(("Tillstyrker", Stance.SUPPORTS), ("ja", Stance.SUPPORTS), ("Opposes", Stance.OPPOSES)),
        *(("Instämmer delvis.", Stance.SUPPORTS_CONDITIONALLY), ("Vet ej", Stance.DECLINED)),
        *(("Vi avstyrker förslaget", Stance.OPPOSES), ("Kanske", None), ("3", None)),
    ],
)
def test_stances_are_read_as_forms_word_them(written: str, stance: Stance | None) -> None:
    assert stance_of_cell(written) is stance


def test_a_mapping_is_known_again_whatever_the_order_of_the_columns(case: Case) -> None:
    form = form_of([answers(1)])
    columns = case.read(suggest_columns, form)
    case.change(save_mapping, "Webbenkäten", columns)
    assert case.read(mapping_names) == ["Webbenkäten"]
    turned = [*reversed(HEADERS)]
    found = case.read(mapping_for, turned)
    assert found is not None
    assert found.fits
    assert list(found.columns) == columns[::-1]
    more = case.read(mapping_for, [*HEADERS[1:], "Ny fråga"])
    assert more is not None
    assert (more.fits, more.columns[-1].role) == (False, ColumnRole.UNMAPPED)
    assert case.read(mapping_for, ["Namn", "Fråga"]) is None
    case.change(save_mapping, "webbenkäten", columns[:3])
    assert len(case.read(mapping_named, "WEBBENKÄTEN", HEADERS[:3]).columns) == 3
    with pytest.raises(NotFoundError):
        case.read(mapping_named, "Annan", HEADERS)


def test_columns_with_the_same_header_are_told_apart(case: Case) -> None:
    headers = ["Namn", "Kommentar", "Kommentar"]
    columns = [
        column("Namn", ColumnRole.SENDER_NAME),
        column("Kommentar", ColumnRole.QUESTION, section(case, "1")),
        column("Kommentar", ColumnRole.QUESTION, section(case, "3")),
    ]
    case.change(save_mapping, "Kort", columns)
    found = case.read(mapping_for, headers)
    assert found is not None
    assert list(found.columns) == columns


def test_a_mapping_follows_its_sections_into_a_new_version_of_the_draft(case: Case) -> None:
    old = section(case, "2.1")
    case.change(
        save_mapping,
        "Kort",
        [column("Namn", ColumnRole.SENDER_NAME), column("Resor", ColumnRole.QUESTION, old)],
    )
    case.change(load_draft, draft(), file_name="andra.docx", content=b"PK2")
    found = case.read(mapping_for, ["Namn", "Resor"])
    assert found is not None
    assert found.columns[1].section_id == section(case, "2.1") != old


def test_the_sheet_can_be_chosen(case: Case) -> None:
    content = workbook([answers(1)], ("Andra", [["Namn", "Fråga"], ["Åsa", "Bra"]]))
    assert sheet_names("svar.xlsx", content) == ("Svar", "Andra")
    assert read_form("svar.xlsx", content, "Andra").rows == (("Åsa", "Bra"),)
    assert sheet_names("svar.csv", b"a;b") == ()
    with pytest.raises(NotFoundError):
        read_form("svar.xlsx", content, "Tredje")


def test_our_own_answer_form_is_told_apart() -> None:
    marked = workbook([["Fråga", "Svar"]], headers=["samrad:form:0a1b"])
    assert read_form("svar.xlsx", marked).is_answer_form
    assert not form_of([answers(1)]).is_answer_form


def test_a_table_with_too_many_columns_is_refused_rather_than_cut() -> None:
    wide = ";".join(map(str, range(MOST_FORM_COLUMNS)))
    assert len(read_form("svar.csv", wide.encode()).headers) == MOST_FORM_COLUMNS
    with pytest.raises(FileRefusedError) as refusal:
        read_form("svar.csv", f"{wide};till".encode())
    assert refusal.value.reason is RefusalReason.TOO_LARGE


def test_two_hundred_rows_of_csv_are_read_in(case: Case) -> None:
    file = StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(HEADERS)
    writer.writerows(answers(number) for number in range(1, 201))
    form = read_form("svar.csv", file.getvalue().encode("cp1252"))
    before = case.read(response_count)
    assert len(stored(case, form)) == 200
    assert case.read(response_count) == before + 200


def test_a_real_export_of_another_kind_has_a_clear_outcome(case: Case) -> None:
    if not SAMPLE.exists():
        pytest.skip("no samples here")
    content = SAMPLE.read_bytes()
    for sheet, rows, problem in (
        ("Abschnitte", 500, "no_sender_column"),
        ("Metadaten", 100, "no_question_column"),
    ):
        found = checked(case, read_form(SAMPLE.name, content, sheet))
        assert (len(found.rows), [fault[-1] for fault in told(found.faults)]) == (rows, [problem])


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30) | st.sampled_from(
    ["", "Rad ett\n\nrad två", "  ", "a\r\nb", "”citat”", "<b>fet</b>", "=1+1", "\t", "Å\u0308"]
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with small_case(tmp_path_factory.mktemp("fall")) as made:
        yield made


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(st.tuples(*[WORDS] * 5), min_size=1, max_size=4),
    roles=st.lists(st.sampled_from([ColumnRole.QUESTION, ColumnRole.WORDING]), min_size=4, max_size=4),
)
def test_every_word_of_a_mapped_column_is_found_in_what_is_stored(
    shared: Case, rows: list[tuple[str, ...]], roles: list[ColumnRole]
) -> None:
    file = StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(["Namn", "Ett", "Två", "Tre", "Fyra"])
    writer.writerows(rows)
    form = read_form("svar.csv", file.getvalue().encode())
    here = [section(shared, "1"), None, section(shared, "2.1"), None]
    columns = [column("Namn", ColumnRole.SENDER_NAME)]
    columns += [column(form.headers[at + 1], roles[at], here[at]) for at in range(4)]
    options = FormOptions(default_date="2026-05-04", nameless="Anonym")
    found = checked(shared, form, options, columns)
    bad = frozenset(fault.row for fault in found.faults)
    found = checked(shared, form, FormOptions("2026-05-04", nameless="Anonym", left_out=bad), columns)
    assert found.faults == ()
    if not found.rows:
        return
    keys = shared.change(import_web_form, form, found.rows)
    comments = [shared.read(the_comment, key) for key in shared.read(comment_ids)]
    for key, made in zip(keys, found.rows, strict=True):
        response = shared.read(the_response, key)
        quotes = "\n".join(each.quote for each in comments if each.response_id == key)
        for cell in form.rows[made.row - form.first_row][1:]:
            for line in filter(None, (line.strip() for line in clean_text(cell).split("\n"))):
                assert line in response.text
                assert re.sub(r"\s+", " ", line) in re.sub(r"\s+", " ", quotes)
        for each in made.prepared.comments:
            for start, end in each.spans:
                assert response.text[start:end] == made.prepared.text[start:end]
    shared.undo()
    assert set(keys).isdisjoint(shared.read(response_ids))
