"""Comments that a colleague assesses in a file: what comes back is checked, compared, stored as chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from consult.assessment.returning import (
    Comparison,
    RowState,
    Taken,
    accepted,
    compare,
    read_returned,
    take_back,
)
from consult.assessment.steps import add_usual_steps, set_step
from consult.case import Case
from consult.comments.operations import assess, edit_comment, withdraw_comment
from consult.comments.queries import comment_ids, the_comment
from consult.documents.assessment_forms import ReturnFault
from consult.errors import FileRefusedError, InvalidValueError, StaleEditError
from consult.reports.assessment_form import assessment_form
from consult.vocabulary import Asked, Decision
from tests.consult.cases import small_case
from tests.consult.sent_files import ACTION, CHOICE, FIRST, RATIONALE, REPLY, changed, key_of, sent


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


def back(case: Case, file: Path) -> Comparison:
    return case.read(compare, file.name, read_returned(file.name, file.read_bytes()))


def faults(comparison: Comparison) -> list[ReturnFault]:
    return [each.fault for each in comparison.faults]


@pytest.mark.parametrize("name", ["bedöm.xlsx", "bedöm.docx"])
def test_a_file_that_nobody_touched_changes_nothing(case: Case, name: str) -> None:
    comparison = back(case, sent(case, name))
    assert {row.state for row in comparison.rows} == {RowState.UNCHANGED}
    assert len(comparison.rows) == len(case.read(comment_ids))
    assert comparison.faults == ()


def test_what_a_colleague_wrote_is_stored_in_their_name(case: Case) -> None:
    file = sent(case)
    key = key_of(file)

    def fill(sheet: Any) -> None:
        sheet[f"{CHOICE}{FIRST}"] = "Tillgodoses delvis"
        sheet[f"{REPLY}{FIRST}"] = "Vi tar med det.\nPå sikt."
        sheet[f"{RATIONALE}{FIRST}"] = "Medel saknas."

    comparison = back(case, changed(file, fill))
    (row,) = comparison.of(RowState.CHANGED)
    assert row.comment_id == key
    assert case.change(take_back, comparison.sending.id, accepted(comparison.rows)) == 1
    answer = case.read(the_comment, key).assessment
    assert (answer.recommendation, answer.reply) == (Decision.PARTLY_ACCEPTED, "Vi tar med det.\nPå sikt.")
    assert case.undoable() == "take_back"
    case.undo()
    assert case.read(the_comment, key).assessment.recommendation is None


def test_a_decision_can_be_asked_for_instead(case: Case) -> None:
    file = sent(case, asked=Asked.DECISION)
    before = case.read(the_comment, key_of(file)).assessment
    word = "Noteras" if before.decision is not Decision.NOTED else "Tillgodoses"
    comparison = back(case, changed(file, lambda sheet: sheet.__setitem__(f"{CHOICE}{FIRST}", word)))
    case.change(take_back, comparison.sending.id, accepted(comparison.rows))
    answer = case.read(the_comment, key_of(file)).assessment
    assert answer.decision is (Decision.NOTED if word == "Noteras" else Decision.ACCEPTED)
    assert answer.decided_by == "Eva Ek"


def test_a_row_that_both_have_changed_is_left_until_somebody_chooses(case: Case) -> None:
    file = sent(case)
    key = key_of(file)
    case.change(assess, key, reply="Skrivet här hemma.")
    comparison = back(
        case, changed(file, lambda sheet: sheet.__setitem__(f"{REPLY}{FIRST}", "Skrivet borta."))
    )
    (row,) = comparison.of(RowState.CONFLICT)
    (change,) = row.changes
    assert (change.now, change.returned) == ("Skrivet här hemma.", "Skrivet borta.")
    assert accepted(comparison.rows) == []
    taken = Taken(key, row.version, {"reply": change.returned})
    case.change(take_back, comparison.sending.id, [taken])
    assert case.read(the_comment, key).assessment.reply == "Skrivet borta."


def test_nothing_is_stored_over_what_was_written_after_the_comparison(case: Case) -> None:
    file = sent(case)
    comparison = back(
        case,
        changed(
            file, lambda sheet: [sheet.__setitem__(f"{REPLY}{FIRST + n}", "Skrivet borta.") for n in range(2)]
        ),
    )
    taken = accepted(comparison.rows)
    case.change(assess, taken[1].comment_id, reply="Under tiden.")
    with pytest.raises(StaleEditError):
        case.change(take_back, comparison.sending.id, taken)
    assert case.read(the_comment, taken[0].comment_id).assessment.reply != "Skrivet borta."


def delete_row(sheet: Any) -> None:
    sheet.delete_rows(FIRST)


def move_columns(sheet: Any) -> None:
    sheet.insert_cols(1, 2)
    sheet.move_range("K1:K20", cols=5)


def change_key(sheet: Any) -> None:
    sheet[f"A{FIRST}"] = "samrad-comment:" + "0" * 32


def double_row(sheet: Any) -> None:
    sheet[f"A{FIRST + 1}"] = sheet[f"A{FIRST}"].value


def merge(sheet: Any) -> None:
    sheet.merge_cells(f"{REPLY}{FIRST}:{REPLY}{FIRST + 1}")


def unknown_word(sheet: Any) -> None:
    sheet[f"{CHOICE}{FIRST}"] = "Kanske"


def drop_column(sheet: Any) -> None:
    sheet.delete_cols(11)


def change_ours(sheet: Any) -> None:
    sheet[f"F{FIRST}"] = "Något som ingen har skrivit"


def swap_keys(sheet: Any) -> None:
    """What sorting the columns in sight alone does."""
    for column in "AB":
        first, second = sheet[f"{column}{FIRST}"], sheet[f"{column}{FIRST + 1}"]
        first.value, second.value = second.value, first.value
    sheet[f"{REPLY}{FIRST}"] = "Svar på något annat."


def write_beside(sheet: Any) -> None:
    sheet["P4"] = "Jag undrar över detta"


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (delete_row, ReturnFault.MISSING),
        (change_key, ReturnFault.UNKNOWN),
        (double_row, ReturnFault.TWICE),
        (merge, ReturnFault.MERGED),
        (unknown_word, ReturnFault.NO_CHOICE),
        (drop_column, ReturnFault.NO_COLUMN),
        (change_ours, ReturnFault.NOT_ITS_OWN),
        (swap_keys, ReturnFault.NOT_ITS_OWN),
        (write_beside, ReturnFault.BESIDE),
    ],
)
def test_what_is_wrong_is_told_and_nothing_else_is_taken(
    case: Case, spoil: Callable[[Any], object], fault: ReturnFault
) -> None:
    comparison = back(case, changed(sent(case), spoil))
    assert fault in faults(comparison)
    assert accepted(comparison.rows) == []


def test_moved_columns_are_known_by_their_titles(case: Case) -> None:
    file = sent(case)

    def fill(sheet: Any) -> None:
        sheet[f"{ACTION}{FIRST}"] = "Ny karta."
        move_columns(sheet)

    comparison = back(case, changed(file, fill))
    (row,) = comparison.of(RowState.CHANGED)
    assert [(each.name, each.returned) for each in row.changes] == [("action", "Ny karta.")]
    assert comparison.faults == ()


def test_a_comment_withdrawn_meanwhile_is_told_of(case: Case) -> None:
    file = sent(case)
    case.change(withdraw_comment, key_of(file), "Dubblett")
    assert ReturnFault.GONE in faults(back(case, file))


def test_a_locked_comment_is_left_and_does_not_hold_up_the_others(case: Case) -> None:
    file = sent(case)
    *_, locked = case.change(add_usual_steps)
    case.change(set_step, [key_of(file)], locked)

    def fill(sheet: Any) -> None:
        for line in (FIRST, FIRST + 1):
            sheet[f"{REPLY}{line}"] = "Skrivet borta."

    comparison = back(case, changed(file, fill))
    assert faults(comparison) == [ReturnFault.LOCKED]
    assert case.change(take_back, comparison.sending.id, accepted(comparison.rows)) == 1


def test_a_file_of_another_case_or_none_of_ours_is_refused_by_name(case: Case, tmp_path: Path) -> None:
    file = sent(case)
    (tmp_path / "annan").mkdir()
    with small_case(tmp_path / "annan") as other, pytest.raises(FileRefusedError) as refused:
        back(other, file)
    assert refused.value.fields["file"] == file.name
    openpyxl.Workbook().save(tmp_path / "tom.xlsx")
    docx.Document().save(str(tmp_path / "tom.docx"))
    for name in ("tom.xlsx", "tom.docx"):
        with pytest.raises(FileRefusedError):
            back(case, tmp_path / name)


def test_boxes_in_word_come_back_and_what_stands_beside_is_told(case: Case) -> None:
    file = sent(case, "bedöm.docx")
    document = docx.Document(str(file))
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if tag.endswith(":reply"):
            key = tag.split(":")[1]
            text = next(control.iter(qn("w:t")))
            text.text = "Svar från Word."
            for placeholder in list(control.iter(qn("w:showingPlcHdr"))):
                placeholder.getparent().remove(placeholder)
            break
    run = document.paragraphs[0].add_run() if document.paragraphs else document.add_paragraph("x").runs[0]
    document.add_comment(run, "Varför just den?", author="Eva", initials="E")
    document.save(str(file))
    comparison = back(case, file)
    (row,) = comparison.of(RowState.CHANGED)
    assert (row.comment_id, row.changes[0].returned) == (key, "Svar från Word.")
    assert ReturnFault.BESIDE in faults(comparison)


def test_words_below_a_box_and_a_box_that_is_gone_are_told(case: Case) -> None:
    file = sent(case, "bedöm.docx")
    document = docx.Document(str(file))
    for control in list(document.element.body.iter(qn("w:sdt"))):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if tag.endswith(":reply"):
            control.getparent().remove(control)
            break
    document.add_paragraph("Skrivet under en ruta.")
    document.save(str(file))
    comparison = back(case, file)
    assert sorted(faults(comparison)) == [ReturnFault.BESIDE, ReturnFault.NO_BOX]
    assert "Skrivet under en ruta." in [each.words for each in comparison.faults]


def test_a_sheet_holds_no_note_no_formula_and_no_private_name(case: Case) -> None:
    case.change(edit_comment, case.read(comment_ids)[0], note="HEMLIGT", summary="=1+1")
    sheet: Any = openpyxl.load_workbook(sent(case)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
    assert not any("HEMLIGT" in str(cell.value) for cell in cells)
    assert sheet.protection.sheet
    assert [sheet.column_dimensions[name].hidden for name in "AB"] == [True, True]
    locked = {cell.column_letter for cell in cells if cell.row > 1 and not cell.protection.locked}
    assert locked <= {CHOICE, REPLY, RATIONALE, ACTION}


def test_without_comments_nothing_is_sent(case: Case) -> None:
    with pytest.raises(InvalidValueError):
        assessment_form(case, [])
