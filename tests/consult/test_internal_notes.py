"""An internal note stands in no file that the program writes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from consult.assessment.steps import add_usual_steps, set_step
from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids, the_comment
from consult.grammar import run
from consult.reports.answer_form import FormOptions
from consult.reports.answer_form_excel import write_answer_sheet
from consult.reports.answer_form_word import write_answer_form
from consult.reports.excel import write_excel
from consult.reports.options import Layout, ReportOptions
from consult.reports.preview import preview
from consult.reports.word import write_word
from consult.vocabulary import Language
from tests.consult.cases import complete, small_case

SENTINEL = "HEMLIGNOTIS"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as made:
        step, *_ = made.change(add_usual_steps)
        for number, key in enumerate(made.read(comment_ids)):
            made.change(edit_comment, key, note=f"{SENTINEL} {number}")
        made.change(set_step, made.read(comment_ids)[:2], step)
        yield made


def holds(path: Path, words: str = SENTINEL) -> bool:
    with ZipFile(path) as parts:
        return any(words.encode() in parts.read(name) for name in parts.namelist())


def reports(case: Case, folder: Path) -> Iterator[Path]:
    for language in Language:
        for layout in Layout:
            for masked in (True, False):
                options = ReportOptions(language=language, layout=layout, mask_private_persons=masked)
                name = f"{language.value}-{layout.value}-{masked}"
                write_word(case, folder / f"{name}.docx", options)
                write_excel(case, folder / f"{name}.xlsx", options)
                yield from (folder / f"{name}.docx", folder / f"{name}.xlsx")
        write_answer_form(case, folder / f"form-{language.value}.docx", FormOptions(language))
        write_answer_sheet(case, folder / f"form-{language.value}.xlsx", FormOptions(language))
        yield from (folder / f"form-{language.value}.docx", folder / f"form-{language.value}.xlsx")


@pytest.mark.parametrize("finish", [lambda _: None, complete], ids=["working", "finished"])
def test_no_written_file_holds_an_internal_note(
    case: Case, tmp_path: Path, finish: Callable[[Case], None]
) -> None:
    finish(case)
    assert all(case.read(the_comment, key).note.startswith(SENTINEL) for key in case.read(comment_ids))
    written = list(reports(case, tmp_path))
    assert len(written) > 10
    assert any(holds(path, "Busslinje 12") for path in written)
    assert [path.name for path in written if holds(path)] == []


def test_no_preview_and_no_listing_tells_an_internal_note(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    for layout in Layout:
        assert SENTINEL not in repr(list(preview(case, ReportOptions(layout=layout))))
    path = str(case.path)
    for words in (["comments", path, "--json"], ["comments", path], ["groups", path, "--json"]):
        assert run(words) == 0
    told = capsys.readouterr().out
    assert "Busslinje 12" in told
    assert SENTINEL not in told
