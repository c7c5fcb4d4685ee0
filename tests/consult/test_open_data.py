"""A case as open data: whole enough to be built again, and silent where it has to be."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from consult.analysis.queries import totals
from consult.case import Case
from consult.comments.operations import assess, edit_comment, split_comment
from consult.comments.queries import comment_ids, the_comment
from consult.consultees.queries import consultee_rows
from consult.errors import ConsultError, FileRefusedError
from consult.reports.open_data import CASE_FILE, export_open
from consult.reports.open_import import import_open
from consult.reports.open_schema import json_schema
from consult.responses.operations import register_response
from consult.responses.queries import response_ids, the_response
from tests.consult.cases import small_case

SECRET = "Ring Berit innan detta beslutas"


LETTER = "Jag heter Åsa Lind och nås på asa@lind.example eller 070-123 45 67."


def consultee_key(case: Case, name: str) -> str:
    return next(row.consultee.id for row in case.read(consultee_rows) if row.consultee.name == name)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        first = opened.read(comment_ids)[0]
        opened.change(edit_comment, first, note=SECRET)
        person = consultee_key(opened, "Åsa Lind")
        text = f"{LETTER}\nFler bussar, tack. Åsa  Lind"
        response = opened.change(
            register_response,
            consultee_ids=[person],
            received_on="2026-05-02",
            text=text,
            subject="Åsa Linds brev",
        )
        opened.change(split_comment, response, [(0, text.index("\n"))])
        opened.change(split_comment, response, [(text.index("Fler"), len(text))])
        yield opened


def tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads((folder / CASE_FILE).read_text("utf-8"))["tables"]
    return found


@pytest.mark.parametrize("masked", [True, False])
def test_a_case_built_from_open_data_gives_the_same_open_data(
    case: Case, tmp_path: Path, masked: bool
) -> None:
    export_open(case, tmp_path / "ut", mask_private_persons=masked)
    with import_open(tmp_path / "ny.samrad", tmp_path / "ut") as built:
        assert built.read(totals) == case.read(totals)
        assert built.faults() == []
        export_open(built, tmp_path / "igen", mask_private_persons=masked)
    assert tables(tmp_path / "igen") == tables(tmp_path / "ut")


def test_every_comment_comes_back_word_for_word(case: Case, tmp_path: Path) -> None:
    export_open(case, tmp_path / "ut", mask_private_persons=False, originals=True)
    with import_open(tmp_path / "ny.samrad", tmp_path / "ut") as built:
        assert [built.read(the_comment, key).quote for key in built.read(comment_ids)] == [
            case.read(the_comment, key).quote for key in case.read(comment_ids)
        ]
        for key in case.read(response_ids):
            assert built.read(the_response, key).text == case.read(the_response, key).text


def test_internal_notes_and_private_persons_stay_inside(case: Case, tmp_path: Path) -> None:
    files = export_open(case, tmp_path / "ut")
    written = "\n".join(file.read_text("utf-8-sig") for file in files if file.suffix in (".json", ".csv"))
    assert SECRET not in written
    for hidden in ("Åsa", "asa@lind", "070-123"):
        assert hidden not in written
    assert "Fler bussar, tack." in written


def test_a_name_in_an_answer_is_hidden_too(case: Case, tmp_path: Path) -> None:
    case.change(
        assess, case.read(comment_ids)[0], reply="Tack Åsa Lind.", rationale="Som Åsa  Linds brev säger."
    )
    files = export_open(case, tmp_path / "ut")
    written = "\n".join(file.read_text("utf-8-sig") for file in files if file.suffix in (".json", ".csv"))
    assert "Åsa" not in written
    assert "Tack ████████." in written


def test_hidden_letters_keep_their_places(case: Case, tmp_path: Path) -> None:
    export_open(case, tmp_path / "ut")
    rows = tables(tmp_path / "ut")
    texts = {row["id"]: row["text"] for row in rows["response"]}
    behind = {row["id"]: row["response_id"] for row in rows["comment"]}
    assert any("█" in text for text in texts.values())
    for span in rows["comment_span"]:
        assert texts[behind[span["comment_id"]]][span["start"] : span["end"]] == span["quote"]


def test_the_schema_names_all_that_is_written_and_nothing_else(case: Case, tmp_path: Path) -> None:
    export_open(case, tmp_path / "ut")
    described = json_schema()["properties"]["tables"]["properties"]
    for name, rows in tables(tmp_path / "ut").items():
        columns = described[name]["items"]["properties"]
        assert all(set(row) == set(columns) for row in rows)
        with (tmp_path / "ut" / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            head, *lines = list(csv.reader(file))
        assert head == list(columns)
        assert len(lines) == len(rows)


def test_a_text_that_begins_like_a_formula_is_none_in_the_table(case: Case, tmp_path: Path) -> None:
    text = '=HYPERLINK("http://ont.example")'
    key = consultee_key(case, "Tillväxtverket")
    case.change(register_response, consultee_ids=[key], received_on="2026-05-03", text=text)
    export_open(case, tmp_path / "ut")
    with (tmp_path / "ut" / "csv" / "response.csv").open(encoding="utf-8-sig", newline="") as file:
        assert f"'{text}" in [row["text"] for row in csv.DictReader(file)]
    assert text in [row["text"] for row in tables(tmp_path / "ut")["response"]]


def no_table(document: dict[str, Any]) -> None:
    del document["tables"]["comment"]


def other_format(document: dict[str, Any]) -> None:
    document["format"] = "annat"


def later_version(document: dict[str, Any]) -> None:
    document["version"] = 99


def unknown_code(document: dict[str, Any]) -> None:
    document["tables"]["consultee"][0]["category"] = "kung"


def dangling(document: dict[str, Any]) -> None:
    document["tables"]["comment_span"][0]["comment_id"] = "0" * 32


def ring(document: dict[str, Any]) -> None:
    first, second, *_ = document["tables"]["section"]
    first["parent_id"], second["parent_id"] = second["id"], first["id"]


def same_key(document: dict[str, Any]) -> None:
    document["tables"]["theme"] *= 2


def wrong_type(document: dict[str, Any]) -> None:
    document["tables"]["section"][0]["level"] = "ett"


def too_large(document: dict[str, Any]) -> None:
    document["tables"]["section"][0]["level"] = 10**30


def control_sign(document: dict[str, Any]) -> None:
    document["tables"]["response"][0]["text"] += "\x00"


def further_column(document: dict[str, Any]) -> None:
    document["tables"]["comment"][0]["note"] = "smyg"


def no_day(document: dict[str, Any]) -> None:
    document["tables"]["response"][0]["received_on"] = "ej datum"


def no_such_day(document: dict[str, Any]) -> None:
    document["tables"]["round"][0]["closes_on"] = "2026-99-99"


def other_quote(document: dict[str, Any]) -> None:
    document["tables"]["comment_span"][0]["quote"] = "Något annat"


def far_away(document: dict[str, Any]) -> None:
    document["tables"]["comment_span"][0]["end"] = 10**9
    document["tables"]["comment_span"][0]["start"] = 10**8


def without_home(document: dict[str, Any]) -> None:
    document["tables"]["comment"][0]["response_id"] = None


def deep(document: dict[str, Any]) -> None:
    document["tables"]["section"][0]["level"] = 10**15


def no_list(document: dict[str, Any]) -> None:
    document["tables"]["comment"] = {"id": 1}


@pytest.mark.parametrize(
    "spoil",
    [
        no_table,
        other_format,
        later_version,
        unknown_code,
        dangling,
        ring,
        same_key,
        wrong_type,
        too_large,
        control_sign,
        further_column,
        no_list,
        no_day,
        no_such_day,
        other_quote,
        far_away,
        without_home,
        deep,
    ],
)
def test_data_that_do_not_hold_together_are_refused_by_name(
    case: Case, tmp_path: Path, spoil: Callable[[dict[str, Any]], None]
) -> None:
    export_open(case, tmp_path / "ut")
    file = tmp_path / "ut" / CASE_FILE
    document = json.loads(file.read_text("utf-8"))
    spoil(document)
    file.write_text(json.dumps(document), "utf-8")
    with pytest.raises(FileRefusedError) as refused:
        import_open(tmp_path / "ny.samrad", tmp_path / "ut")
    assert CASE_FILE in str(refused.value.fields["file"])
    assert not (tmp_path / "ny.samrad").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b'"text"', b"null"])
def test_what_is_no_json_of_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / CASE_FILE).write_bytes(content)
    with pytest.raises(ConsultError):
        import_open(tmp_path / "ny.samrad", tmp_path / "ut")
    assert not (tmp_path / "ny.samrad").exists()


def test_an_original_that_is_another_is_refused(case: Case, tmp_path: Path) -> None:
    export_open(case, tmp_path / "ut")
    original = next((tmp_path / "ut" / "originals").iterdir())
    original.write_bytes(b"annat")
    with pytest.raises(FileRefusedError):
        import_open(tmp_path / "ny.samrad", tmp_path / "ut")
    assert not (tmp_path / "ny.samrad").exists()
