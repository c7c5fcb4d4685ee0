"""A new version of the draft loaded from the command line, and the demo's second version."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from consult.case import Case
from consult.comments.queries import comment_ids, comments_with
from consult.demo import write_demo_case, write_demo_inputs
from consult.draft.comparison import compare_versions
from consult.draft.queries import draft_versions
from consult.grammar import run
from consult.vocabulary import MatchKind

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
def following(made: Path) -> Path:
    return made / "underlag" / "almarike-2040-antagandeversion.docx"


def told(capture: Capture, *words: object) -> Any:
    capture.readouterr()
    assert run([*map(str, words), "--json"]) == 0
    return json.loads(capture.readouterr().out)


def test_the_demos_second_version_takes_every_comment_along(
    demo: Path, following: Path, capsys: Capture
) -> None:
    with Case.open(demo) as case:
        before = {each.id: len(each.anchors) for each in case.read(comments_with, case.read(comment_ids))}
    found = told(capsys, "load-draft", demo, following, "--label", "Antagande", "--replaces", "remissversion")
    carried = found["carried"]
    assert carried["carried_anchors"] == sum(before.values())
    assert (carried["moved"], carried["split_passages"], carried["gone"]) == (1, 1, 1)
    assert (carried["rewritten"], carried["new_passages"]) == (10, 3)
    kinds = {each["kind"] for each in found["matches"]}
    assert kinds == {"unchanged", "moved", "rewritten", "split", "new", "gone"}
    (moved,) = (each for each in found["matches"] if each["kind"] == "moved")
    assert moved["heading"] == "5.3.4 Godstransporter och övrig infrastruktur"
    assert moved["moved_from"] == "5.2 Inriktning"
    with Case.open(demo) as case:
        after = {each.id: len(each.anchors) for each in case.read(comments_with, case.read(comment_ids))}
        first, second = case.read(draft_versions)
        new = [
            each for each in case.read(compare_versions, first.id, second.id) if each.kind is MatchKind.NEW
        ]
        assert case.faults() == []
    assert after == before
    assert [each.section.title for each in new] == ["Beredskap"]


def test_figures_are_told_in_words(demo: Path, following: Path, capsys: Capture) -> None:
    assert run(["load-draft", str(demo), str(following), "--replaces", "Remissversion"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {"flyttade: 1", "omskrivna: 10", "nya: 3", "borttagna: 1"} <= set(lines)


def test_a_version_loaded_alone_tells_which_comments_stay_behind(
    demo: Path, following: Path, capsys: Capture
) -> None:
    found = told(capsys, "load-draft", demo, following, "--label", "Ny")
    assert found["not_carried"] > 100
    assert run(["load-draft", str(demo), str(following)]) == 0
    assert "--replaces" in capsys.readouterr().out


def test_an_unknown_label_is_refused_with_those_there_are(
    demo: Path, following: Path, capsys: Capture
) -> None:
    assert run(["load-draft", str(demo), str(following), "--replaces", "Version 7"]) == 1
    assert "”Remissversion”" in capsys.readouterr().err
    with Case.open(demo) as case:
        assert len(case.read(draft_versions)) == 1


def test_nothing_can_be_replaced_before_there_is_a_draft(
    tmp_path: Path, following: Path, capsys: Capture
) -> None:
    assert run(["new", str(tmp_path / "fall.samrad"), "--title", "Strategi"]) == 0
    assert run(["load-draft", str(tmp_path / "fall.samrad"), str(following), "--replaces", "Remiss"]) == 1
    assert "inget utkast" in capsys.readouterr().err


def test_the_report_tells_each_comment_once_after_a_new_version(
    demo: Path, following: Path, made: Path, tmp_path: Path
) -> None:
    def told_comments(name: str) -> list[tuple[object, ...]]:
        target = tmp_path / name
        assert run(["report", str(demo), "--excel", str(target)]) == 0
        return list(load_workbook(target)["Synpunkter"].values)

    before = told_comments("före.xlsx")
    assert run(["load-draft", str(demo), str(following), "--replaces", "Remissversion"]) == 0
    assert told_comments("efter.xlsx") == before
