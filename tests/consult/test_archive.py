"""An archive package holds everything in open formats, and whatever is done to it is found."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from consult.archive.checking import ArchiveProblem, check_archive
from consult.archive.writing import write_archive
from consult.case import Case
from consult.database.tables import ROW_TABLES, comment
from consult.errors import FileRefusedError, TargetRefusedError
from consult.grammar import run
from consult.responses.queries import response_ids, the_response
from consult.secrecy.operations import redact
from tests.consult.cases import small_case
from tests.consult.test_secrecy import DECISION


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, Path]]:
    folder = tmp_path_factory.mktemp("arkiv")
    with small_case(folder) as case:
        first = case.read(response_ids)[0]
        case.change(redact, DECISION, response_ids=[first])
        write_archive(case, folder / "paket")
        yield case, folder / "paket"


@pytest.fixture
def package(whole: tuple[Case, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole[1], tmp_path / "paket"))


def test_it_is_whole_and_holds_everything(whole: tuple[Case, Path]) -> None:
    case, package = whole
    assert check_archive(package) == []
    for name in (*ROW_TABLES, "txn", "change"):
        rows = json.loads((package / "tables" / f"{name}.json").read_text("utf-8"))
        with (package / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows)
    quotes = {row["quote"] for row in json.loads((package / "tables/comment.json").read_text("utf-8"))}
    assert quotes == set(case.read(lambda session: session.scalars(select(comment.c.quote))))
    for key in case.read(response_ids):
        text = case.read(the_response, key).text
        assert (package / "texts" / f"{key}.txt").read_text("utf-8") == text
    for kept in (package / "originals").iterdir():
        assert sha256(kept.read_bytes()).hexdigest() == kept.stem
    assert (package / "reports" / "samradsredogorelse.docx").is_file()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_its_reports_are_pdf_a(whole: tuple[Case, Path]) -> None:
    for file in (whole[1] / "reports").glob("*.docx"):
        assert b"pdfaid:part>2<" in file.with_suffix(".pdf").read_bytes()


def alter_text(package: Path) -> None:
    file = next((package / "texts").iterdir())
    file.write_text(file.read_text("utf-8") + " ", "utf-8")


def lose_original(package: Path) -> None:
    next((package / "originals").iterdir()).unlink()


def slip_in(package: Path) -> None:
    (package / "texts" / "okand.txt").write_text("Vi tillstyrker.", "utf-8")


def break_table(package: Path) -> None:
    (package / "tables" / "comment.json").write_text("[{", "utf-8")


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (alter_text, ArchiveProblem.ALTERED),
        (lose_original, ArchiveProblem.MISSING),
        (slip_in, ArchiveProblem.UNLISTED),
        (break_table, ArchiveProblem.UNREADABLE),
    ],
)
def test_what_was_done_to_a_file_is_found(
    package: Path, harm: Callable[[Path], None], problem: ArchiveProblem
) -> None:
    harm(package)
    assert problem in {fault.problem for fault in check_archive(package)}


@pytest.mark.parametrize(
    ("table", "field", "problem"),
    [
        ("comment", "quote", ArchiveProblem.ROW_DIFFERS),
        ("change", "value", ArchiveProblem.HISTORY),
        ("txn", "author", ArchiveProblem.HISTORY),
        ("document", "sha256", ArchiveProblem.ORIGINAL_MISSING),
    ],
)
def test_who_forges_the_manifest_too_is_found_out_by_the_history(
    package: Path, table: str, field: str, problem: ArchiveProblem
) -> None:
    file = package / "tables" / f"{table}.json"
    rows = json.loads(file.read_text("utf-8"))
    rows[0][field] = "ab" * 32 if field == "sha256" else "annat"
    file.write_text(json.dumps(rows), "utf-8")
    manifest = json.loads((package / "manifest.json").read_text("utf-8"))
    for each in manifest["files"]:
        if each["path"] == f"tables/{table}.json":
            each["sha256"] = sha256(file.read_bytes()).hexdigest()
    (package / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert problem in {fault.problem for fault in check_archive(package)}


def test_what_is_no_package_is_refused(whole: tuple[Case, Path], tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError):
        check_archive(tmp_path)
    (tmp_path / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(FileRefusedError):
        check_archive(tmp_path)
    with pytest.raises(TargetRefusedError):
        write_archive(whole[0], tmp_path)


def test_on_the_command_line(
    whole: tuple[Case, Path], package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check-archive", str(package)]) == 0
    alter_text(package)
    assert run(["check-archive", str(package), "--json"]) == 1
    assert '"altered"' in capsys.readouterr().out
    assert run(["archive", str(whole[0].path), str(package)]) == 1
