"""Verbs of assessment by colleagues without the program."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from consult.assessment.returning import (
    ComparedRow,
    Comparison,
    RowState,
    accepted,
    compare,
    fault_text,
    read_returned,
    take_back,
)
from consult.case import Case
from consult.commands.telling import DONE, REFUSED, figures, speaks, tell
from consult.comments.queries import NOT_ASSESSED, CommentFilter, comment_ids
from consult.documents.containers import read_file
from consult.draft.queries import sections
from consult.errors import NotFoundError
from consult.labels import field_label, label
from consult.reports.assessment_form import assessment_form, note_sending
from consult.reports.assessment_form_excel import write_assessment_sheet
from consult.reports.assessment_form_word import write_assessment_word
from consult.vocabulary import Asked, Decision, Language


def send(arguments: Namespace) -> int:
    """Write comments to an Excel or Word file in which a colleague assesses them."""
    with Case.open(arguments.case) as case:
        section_id = _section(case, arguments.section) if arguments.section else None
        decision = None if arguments.everything else NOT_ASSESSED
        wanted = CommentFilter(section_id=section_id, decision=decision)
        form = assessment_form(
            case,
            case.read(comment_ids, wanted),
            asked=Asked(arguments.asked),
            recipient=arguments.to,
            mask_private_persons=not arguments.show_private_persons,
            language=Language(arguments.language),
        )
        is_word = arguments.file.suffix.lower() == ".docx"
        write = write_assessment_word if is_word else write_assessment_sheet
        write(form, arguments.file)
        note_sending(case, form, arguments.file)
    tell(arguments, {"id": form.key, "comments": len(form.comments)}, [str(arguments.file)])
    return DONE


def _section(case: Case, number: str) -> str:
    """The key of the section with a number.

    Raises:
        NotFoundError: The draft has none.
    """
    for section in case.read(sections):
        if section.number == number.rstrip("."):
            return section.id
    raise NotFoundError("section", number)


def take(arguments: Namespace) -> int:
    """Read a file that was assessed: what differs, what both sides have changed, and what is wrong."""
    returned = read_returned(arguments.file.name, read_file(arguments.file))
    with Case.open(arguments.case, read_only=arguments.accept == "none") as case:
        comparison = case.read(compare, arguments.file.name, returned)
        taken = accepted(comparison.rows) if arguments.accept == "all" else []
        stored = case.change(take_back, comparison.sending.id, taken) if taken else 0
    tell(arguments, _document(comparison, stored), _lines(comparison, stored))
    # Something is left that a person has to choose or look at.
    return REFUSED if comparison.of(RowState.CONFLICT) or comparison.faults else DONE


def _document(comparison: Comparison, stored: int) -> dict[str, Any]:
    return {
        "sending": comparison.sending.id,
        "asked": comparison.sending.asked.value,
        "recipient": comparison.sending.recipient,
        "stored": stored,
        "rows": [{**asdict(row), "state": row.state.value} for row in comparison.rows if row.changes],
        "unchanged": len(comparison.of(RowState.UNCHANGED)),
        "faults": [asdict(fault) for fault in comparison.faults],
    }


def _lines(comparison: Comparison, stored: int) -> list[str]:
    lines = figures(
        {
            "unchanged": len(comparison.of(RowState.UNCHANGED)),
            "changed": len(comparison.of(RowState.CHANGED)),
            "conflicts": len(comparison.of(RowState.CONFLICT)),
            "stored": stored,
        }
    )
    for row in comparison.rows:
        lines += _of_row(row)
    for fault in comparison.faults:
        place = f"{fault.place}: " if fault.place else ""
        lines.append(f"! {place}{fault_text(fault, speaks())}")
    return lines


def _of_row(row: ComparedRow) -> list[str]:
    lines = []
    for change in row.changes:
        mark = "?" if change.is_conflict else "-"
        name = field_label(change.name, speaks())
        lines.append(f"{mark} {row.heading}, {name}: {_worded(change.now)} → {_worded(change.returned)}")
    return lines


def _worded(text: str) -> str:
    """A text as it stands; a decision's code as people read it."""
    return label(Decision(text), speaks()) if text in list(Decision) else text or "–"
