"""The verb that reads the export of a web form in, as a script would use it."""

import json
from pathlib import Path
from typing import Any

import pytest

from consult.case import Case
from consult.grammar import run
from consult.responses.queries import response_count
from tests.consult.cases import small_case
from tests.consult.web_forms import answers, workbook

Capture = pytest.CaptureFixture[str]
MAP = (
    *("--map", "C=received_on", "--map", "Förnamn=sender_name", "--map", "efternamn=sender_name"),
    *("--map", "Fråga 3. Synpunkter på avsnitt 2.1 Hållbara resor=question:2.1"),
    *("--map", "L=wording:Uppföljning", "--map", "H=overall_stance"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    small_case(tmp_path).close()
    return tmp_path / "almarike.samrad"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "svar.xlsx"
    file.write_bytes(workbook([answers(1), [], answers(2)], ("Annat", [["x", "y"]])))
    return file


def outcome(capture: Capture, *words: object) -> tuple[int, Any, str]:
    capture.readouterr()
    code = run([*map(str, words), "--json"])
    told = capture.readouterr()
    return code, json.loads(told.out), told.err


def count(path: Path) -> int:
    with Case.open(path, read_only=True) as case:
        return case.read(response_count)


def test_a_suggestion_is_told_and_never_stored(path: Path, export: Path, capsys: Capture) -> None:
    before = count(path)
    code, told, _ = outcome(capsys, "import-web-form", path, export, "--check")
    assert (code, told["mapping"], told["rows"], told["empty_rows"]) == (0, "suggested", 2, 1)
    assert told["sheets"] == ["Svar", "Annat"]
    assert told["not_read_in"] == ["ID", "Starttid", "Ålder"]
    assert told["columns"][10]["section"] == "2.1 Hållbara resor"
    code, told, said = outcome(capsys, "import-web-form", path, export)
    assert (code, told["refused"]) == (1, "InvalidValueError")
    assert "--check" in said
    assert count(path) == before


def test_a_given_mapping_is_stored_and_known_again(path: Path, export: Path, capsys: Capture) -> None:
    before = count(path)
    code, told, _ = outcome(
        capsys, "import-web-form", path, export, *MAP, "--save-mapping", "Webb", "--new-category", "other"
    )
    assert (code, told["stored"], len(told["responses"])) == (0, 2, 2)
    assert "E-post" in told["not_read_in"]
    assert count(path) == before + 2
    code, told, _ = outcome(capsys, "import-web-form", path, export)
    assert (code, told["mapping"], told["already_there"], told["stored"]) == (0, "Webb", 2, 0)
    code, told, _ = outcome(capsys, "import-web-form", path, export, "--mapping", "webb", "--again")
    assert (code, told["stored"]) == (0, 2)
    assert run(["import-web-form", str(path), str(export), "--check"]) == 0
    assert "Webb" not in capsys.readouterr().err


def test_a_fault_stops_all_and_its_row_can_be_left_out(path: Path, tmp_path: Path, capsys: Capture) -> None:
    before = count(path)
    export = tmp_path / "fel.xlsx"
    export.write_bytes(workbook([answers(1), answers(2, Slutförd="igår")]))
    code, told, said = outcome(capsys, "import-web-form", path, export, *MAP)
    assert (code, told["stored"], count(path)) == (1, 0, before)
    assert told["faults"][0]["row"] == 3
    assert "fel.xlsx, Svar" in said
    assert "Slutförd tid" in said
    code, told, _ = outcome(capsys, "import-web-form", path, export, *MAP, "--leave-out", 3)
    assert (code, told["stored"], told["left_out"]) == (0, 1, 1)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--sheet", "Tredje"), "NotFoundError"),
        (("--mapping", "Okänd"), "NotFoundError"),
        (("--map", "Okänd=question"), "NotFoundError"),
        (("--map", "L=question:9.9"), "NotFoundError"),
        (("--map", "L=fråga"), "InvalidValueError"),
    ],
)
def test_what_is_not_there_is_refused(
    path: Path, export: Path, capsys: Capture, words: tuple[str, ...], error: str
) -> None:
    code, told, said = outcome(capsys, "import-web-form", path, export, *words)
    assert (code, told["refused"]) == (1, error)
    assert said.strip()


def test_our_own_answer_form_is_refused(path: Path, tmp_path: Path, capsys: Capture) -> None:
    form = tmp_path / "form.xlsx"
    form.write_bytes(workbook([["a", "b"]], headers=["samrad:form:0a"]))
    code, told, said = outcome(capsys, "import-web-form", path, form)
    assert (code, told["reason"]) == (1, "answer_form")
    assert "form.xlsx" in said
