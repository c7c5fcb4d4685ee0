"""Every verb of the command line, as a script would use it: exit codes, JSON on stdout, reasons on stderr."""

import json
import shutil
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from consult.case import Case
from consult.comments.operations import split_comment
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.demo import demo_responses, write_demo_case, write_demo_inputs
from consult.grammar import run
from consult.responses.operations import register_response
from consult.vocabulary import Category

ROOT = Path(__file__).parent.parent.parent
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    write_demo_case(folder, author="Anna")
    write_demo_inputs(folder)
    return folder


@pytest.fixture
def demo(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made / "Almarike 2040.samrad", tmp_path / "demo.samrad"))


@pytest.fixture
def inputs(made: Path) -> Path:
    return made / "underlag"


def told(capture: Capture, *words: object) -> Any:
    capture.readouterr()
    assert run([*map(str, words), "--json"]) == 0
    return json.loads(capture.readouterr().out)


def refused(capture: Capture, *words: object) -> str:
    capture.readouterr()
    assert run([str(word) for word in words]) == 1
    return capture.readouterr().err


def test_a_case_is_made_and_filled(tmp_path: Path, inputs: Path, capsys: Capture) -> None:
    case = tmp_path / "fall.samrad"
    assert (
        run(["new", str(case), "--title", "Strategi", "--authority", "Region", "--county", "14", "12"]) == 0
    )
    draft = told(capsys, "load-draft", case, inputs / "almarike-2040-remissversion.docx", "--label", "V1")
    assert draft["sections"] == 93
    assert {left["what"] for left in draft["left_out"]} >= {"header", "footer", "contents", "picture"}
    sections = told(capsys, "outline", case)
    assert {"id", "number", "title", "level", "passages"} <= set(sections[0])
    found = next(section for section in sections if section["number"] == "5.3")
    assert all({"id", "kind", "text"} <= set(passage) for passage in found["passages"])
    assert told(capsys, "add-consultees", case, "--county", "14")["added"] == 55
    assert told(capsys, "add-consultees", case, "--file", inputs / "consultees.csv")["added"] == 45
    again = told(capsys, "add-consultees", case, "--file", inputs / "consultees.csv")
    assert again == {"added": 0, "already_there": 45, "refused": 0}


def test_responses_are_imported_and_one_bad_file_never_stops_the_rest(
    tmp_path: Path, inputs: Path, capsys: Capture
) -> None:
    case, bad = tmp_path / "fall.samrad", tmp_path / "trasig.docx"
    bad.write_bytes(b"")
    run(["new", str(case), "--title", "Strategi"])
    run(["add-consultees", str(case), "--file", str(inputs / "consultees.csv")])
    files = sorted((inputs / "remissvar").glob("*.docx"))
    capsys.readouterr()
    assert run(["import-responses", str(case), str(bad), *map(str, files), "--json"]) == 1
    output = capsys.readouterr()
    rows = json.loads(output.out)
    assert [row["file"] for row in rows if row["status"] == "refused"] == ["trasig.docx"]
    unknown = {row["file"]: row for row in rows if row["status"] == "sender_unknown"}
    assert list(unknown) == [
        "04-forsnas-och-granhults-kommuner.docx",
        "20-handelskammaren-och-fackliga-samradet.docx",
    ]
    first = unknown["04-forsnas-och-granhults-kommuner.docx"]
    assert (first["consultee"], first["id"]) == ("Forsnäs kommun, Granhults kommun", None)
    assert first["certainty"] < 0.9
    assert "trasig.docx" in output.err
    for row, response in zip(rows[1:], demo_responses(), strict=True):
        if row["status"] == "registered":
            assert row["reason"] == "file_name"
            assert row["consultee"] == response.fields["consultees"][0]
            assert row["characters"] > 50
    joint = ["--consultee", "Forsnäs kommun", "--consultee", "Granhult", "--received-on", "2026-05-28"]
    rows = told(capsys, "import-responses", case, files[3], *joint)
    assert rows[0]["consultee"] == "Forsnäs kommun, Granhults kommun"
    assert len(told(capsys, "responses", case)) == 24


def test_a_folder_with_a_mail_of_several_answers_is_imported(
    tmp_path: Path, inputs: Path, capsys: Capture
) -> None:
    case, folder = tmp_path / "fall.samrad", tmp_path / "in"
    folder.mkdir()
    message = EmailMessage()
    message["From"], message["Date"] = "Registrator <r@region.example>", "Mon, 11 May 2026 10:00:00 +0200"
    message.set_content("Här kommer två svar.")
    for name, sender in (("yttrande.txt", "Tillväxtverket"), ("svar.txt", "Boverket")):
        message.add_attachment(f"{sender}\nVi tillstyrker.", filename=name)
    (folder / "mejl.eml").write_bytes(message.as_bytes())
    (folder / "okänd.txt").write_text("Hej!", encoding="utf-8")
    run(["new", str(case), "--title", "Strategi"])
    run(["add-consultees", str(case), "--file", str(inputs / "consultees.csv")])
    capsys.readouterr()
    assert run(["import-responses", str(case), str(folder), "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["file"], row["status"], row["consultee"], row["reason"]) for row in rows] == [
        ("in/mejl.eml/yttrande.txt", "registered", "Tillväxtverket", "letterhead"),
        ("in/mejl.eml/svar.txt", "registered", "Boverket", "letterhead"),
        ("in/okänd.txt", "sender_unknown", "", None),
    ]
    assert rows[0]["parts"] == [
        {"name": "mejl.eml", "role": "cover", "characters": 20},
        {"name": "yttrande.txt", "role": "answer", "characters": 30},
    ]
    listed = told(capsys, "responses", case)
    assert {row["id"] for row in listed} == {rows[0]["id"], rows[1]["id"]}
    assert {row["received_on"] for row in listed} == {"2026-05-11"}
    assert {"late_days", "superseded_by", "earlier_on"} <= set(listed[0])
    assert run(["import-responses", str(case), str(folder / "mejl.eml"), "--json"]) == 1
    again = json.loads(capsys.readouterr().out)
    assert [row["status"] for row in again] == ["refused", "refused"]
    assert len(told(capsys, "responses", case)) == 2


def test_a_file_of_another_kind_is_kept_without_text(tmp_path: Path, inputs: Path, capsys: Capture) -> None:
    case, scan = tmp_path / "fall.samrad", tmp_path / "boverket.pdf"
    scan.write_bytes(b"%PDF-1.7 scanned")
    run(["new", str(case), "--title", "Strategi"])
    run(["add-consultees", str(case), "--file", str(inputs / "consultees.csv")])
    rows = told(capsys, "import-responses", case, scan)
    assert rows[0]["status"] == "registered_without_text"
    assert "boverket.pdf" in rows[0]["message"]


def test_what_is_in_the_case_is_listed_word_for_word(demo: Path, capsys: Capture) -> None:
    comments = told(capsys, "comments", demo)
    quotes = {comment["quote"] for comment in comments}
    for response in demo_responses():
        for number, spans in response.spans.items():
            if number != "-":
                stretches = [response.text[start:end].strip() for start, end in spans]
                assert any(all(stretch in quote for stretch in stretches) for quote in quotes)
    assert len(told(capsys, "responses", demo)) == 25
    consultees = told(capsys, "consultees", demo)
    assert {each["category"] for each in consultees} == {category.value for category in Category}


def test_search_finds_inside_compounds_and_tells_letters_apart(demo: Path, capsys: Capture) -> None:
    kinds = {hit["kind"] for hit in told(capsys, "search", demo, "bostad")}
    assert kinds >= {"section", "response", "comment"}
    assert told(capsys, "search", demo, "zzzz") == []
    with_ring = {hit["key"] for hit in told(capsys, "search", demo, "får", "--limit", "500")}
    without = {hit["key"] for hit in told(capsys, "search", demo, "far", "--limit", "500")}
    assert with_ring - without
    assert told(capsys, "search", demo, "\"' OR 1=1; --") == []


def test_reports_are_written_in_both_languages_and_layouts(
    demo: Path, tmp_path: Path, capsys: Capture
) -> None:
    for language in ("sv", "en"):
        for layout in ("section", "consultee", "theme"):
            word, excel = tmp_path / f"{language}-{layout}.docx", tmp_path / f"{language}-{layout}.xlsx"
            options = ["--language", language, "--layout", layout, "--word", str(word), "--excel", str(excel)]
            assert run(["report", str(demo), *options]) == 0
            headings = [
                p.text for p in Document(str(word)).paragraphs if p.style and "Heading" in str(p.style.name)
            ]
            assert len(headings) > 15
            assert len(load_workbook(excel, read_only=True).sheetnames) == 7


def test_check_tells_what_is_left(demo: Path, capsys: Capture) -> None:
    left = told(capsys, "check", demo)
    assert left["whole"] is True
    assert left["undecided"] == 79
    assert left["unread_responses"] == 11


def test_a_synthetic_case_is_the_same_for_the_same_seed(tmp_path: Path, capsys: Capture) -> None:
    found = []
    for name in ("a", "b"):
        case = tmp_path / f"{name}.samrad"
        assert run(["generate", str(case), "--responses", "5", "--comments", "30", "--seed", "7"]) == 0
        found.append([comment["quote"] for comment in told(capsys, "comments", case)])
    assert found[0] == found[1]
    assert len(found[0]) == 30


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("load-draft", "{case}", "{folder}/saknas.docx"), "saknas.docx"),
        (("load-draft", "{case}", "{folder}"), ""),
        (("add-consultees", "{case}", "--file", "{case}"), "demo.samrad"),
        (("import-responses", "{case}", "{case}", "--consultee", "Ingen alls"), "Ingen alls"),
        (("report", "{case}", "--word", "{folder}/ingen/mapp.docx"), "mapp.docx"),
        (("report", "{case}", "--word", "{folder}/ut.docx", "--template", "{case}"), "demo.samrad"),
        (("report", "{case}", "--word", "{case}"), "demo.samrad"),
        (("report", "{case}", "--excel", "{folder}/ut.pdf"), ".xlsx"),
        (("import-responses", "{case}", "{folder}"), ""),
        (("demo", "{case}"), "demo.samrad"),
        (("outline", "{folder}/inget.samrad"), "inget.samrad"),
        (("new", "{case}", "--title", "Igen"), "demo.samrad"),
        (("new", "{folder}/nytt.samrad", "--title", "  "), "titel"),
        (("new", "{folder}/nytt.samrad", "--title", "Nytt", "--county", "99"), "99"),
        (("add-consultees", "{case}", "--county", "14", "XX"), "XX"),
    ],
)
def test_a_refusal_names_the_file_and_leaves_everything_as_it_was(
    demo: Path, capsys: Capture, words: tuple[str, ...], name: str
) -> None:
    before = demo.read_bytes()
    filled = [word.format(case=demo, folder=demo.parent) for word in words]
    assert name in refused(capsys, *filled)
    assert demo.read_bytes() == before
    with Case.open(demo, read_only=True) as case:
        assert case.faults() == []


def test_the_same_file_is_not_registered_twice(tmp_path: Path, inputs: Path, capsys: Capture) -> None:
    case, answer = tmp_path / "fall.samrad", inputs / "remissvar" / "01-almviks-kommun.docx"
    run(["new", str(case), "--title", "Strategi"])
    run(["add-consultees", str(case), "--file", str(inputs / "consultees.csv")])
    assert run(["import-responses", str(case), str(answer)]) == 0
    assert "redan registrerad" in refused(capsys, "import-responses", case, answer)


def test_private_persons_are_named_only_when_it_is_asked_for(demo: Path, tmp_path: Path) -> None:
    for name, more in (("dold", ()), ("visad", ("--show-private-persons",))):
        word, excel = tmp_path / f"{name}.docx", tmp_path / f"{name}.xlsx"
        assert run(["report", str(demo), "--word", str(word), "--excel", str(excel), *more]) == 0
        book = load_workbook(excel, read_only=True)
        cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
        document = Document(str(word))
        texts = [paragraph.text for paragraph in document.paragraphs]
        texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        for told in ("\n".join(cells), "\n".join(texts)):
            assert ("Solveig Ahlmyr" in told) == (name == "visad")


def test_a_name_without_its_ending_means_the_same_case(demo: Path, capsys: Capture) -> None:
    assert len(told(capsys, "responses", demo.with_suffix(""))) == 25


def test_a_wrong_use_ends_with_two() -> None:
    wrong: tuple[str, ...] = (
        "",
        "nonsense",
        "new",
        "report x",
        "add-consultees x",
        "report x --language de --word y.docx",
        "generate x --responses 0",
    )
    for words in map(str.split, wrong):
        with pytest.raises(SystemExit) as end:
            run(words)
        assert end.value.code == 2


def test_a_case_that_is_open_can_be_read_but_not_written(demo: Path, inputs: Path, capsys: Capture) -> None:
    with Case.open(demo, author="Anna"):
        assert len(told(capsys, "responses", demo)) == 25
        assert "Anna" in refused(capsys, "add-consultees", demo, "--county", "14")


def test_a_reader_that_has_had_enough_is_no_error(demo: Path) -> None:
    program = f"{sys.executable} -m consult comments {demo} --json"
    ended = subprocess.run(
        ["sh", "-c", f"{program} | head -c 10"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""


def test_alike_comments_are_listed_with_the_words_that_differ(
    tmp_path: Path, inputs: Path, capsys: Capture
) -> None:
    case = tmp_path / "fall.samrad"
    run(["new", str(case), "--title", "Strategi"])
    letter = "Vi kräver att järnvägen genom dalen rustas upp innan nya vägar byggs i länet."
    with Case.open(case) as opened:
        for name, words in (("Bo", letter), ("Eva", letter.replace("dalen", "skogen"))):
            sender = opened.change(add_consultees, [RegisterEntry(name, Category.PRIVATE_PERSON)])
            answer = opened.change(
                register_response, consultee_ids=sender, received_on="2026-05-02", text=words
            )
            opened.change(split_comment, answer, [(0, len(words))])
    (group,) = told(capsys, "groups", case)
    assert group["group_id"] is None
    assert [each["senders"] for each in group["members"]] == ["Bo", "Eva"]
    assert (group["members"][1]["own"], group["members"][1]["missing"]) == (["skogen"], ["dalen"])
    assert group["members"][1]["likeness"] < 100
    assert run(["groups", str(case)]) == 0
    assert "2  liknande  Vi kräver" in capsys.readouterr().out
