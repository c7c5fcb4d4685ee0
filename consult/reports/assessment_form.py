"""What goes out to a colleague who assesses comments in a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consult.assessment.sending import Answer, answers_now, record_sending
from consult.case import Case
from consult.errors import InvalidValueError
from consult.operation import link_key
from consult.reports.keys import windows
from consult.reports.options import Kind, ReportOptions
from consult.reports.queries import WINDOW, printed_comments, sections_of
from consult.reports.records import PrintedComment
from consult.reports.report import Report, gather
from consult.reports.rows import masked
from consult.vocabulary import Asked, Decision, Language


@dataclass(frozen=True, slots=True)
class SentComment:
    """A comment as the colleague reads it; `answer.choice` is the word that people read."""

    id: str
    number: str
    senders: str
    sections: str
    comment: PrintedComment
    answer: Answer


@dataclass(frozen=True, slots=True)
class AssessmentForm:
    """All that a file for assessment holds."""

    report: Report
    key: str
    asked: Asked
    recipient: str
    choices: tuple[str, ...]
    comments: tuple[SentComment, ...]
    base: Mapping[str, Answer]


def assessment_form(
    case: Case,
    comment_ids: Sequence[str],
    *,
    asked: Asked = Asked.RECOMMENDATION,
    recipient: str = "",
    mask_private_persons: bool = True,
    language: Language = Language.SWEDISH,
) -> AssessmentForm:
    """Gather what a file for assessment holds.

    Args:
        case: The case.
        comment_ids: The comments, in the order in which they stand in the file.
        asked: What the colleague chooses from the list.
        recipient: Who it goes to.
        mask_private_persons: Whether private persons' names are hidden.
        language: Of the file.

    Raises:
        InvalidValueError: No comment is chosen.
    """
    found = case.read(answers_now, comment_ids, asked)
    options = ReportOptions(Kind.RESPONSES, language, mask_private_persons=mask_private_persons)
    report = gather(case, options)
    words = report.words
    told = [
        SentComment(
            comment.id.hex(),
            f"{report.sources[comment.source_id].label}.{comment.number}",
            report.sources[comment.source_id].senders,
            "; ".join(report.headings(places)),
            masked(report, comment),
            _worded(report, found[comment.id.hex()]),
        )
        for comment, places in _comments(report, list(found))
        if comment.source_id in report.sources
    ]
    if not told:
        raise InvalidValueError("comment", "nothing_to_send")
    base = {sent.id: found[sent.id] for sent in told}
    # The same choice sent again at the same moment of the case is the same sending.
    key = link_key("assessment_sending", case.history_hash(), recipient, asked.value, *base)
    choices = tuple(words.label(decision) for decision in Decision)
    return AssessmentForm(report, key, asked, recipient, choices, tuple(told), base)


def _comments(report: Report, keys: Sequence[str]) -> list[tuple[PrintedComment, set[bytes]]]:
    found = []
    for some in windows([bytes.fromhex(key) for key in keys], WINDOW):
        places = report.case.read(sections_of, some)
        found += [(each, places.get(each.id, set())) for each in report.case.read(printed_comments, some)]
    return found


def _worded(report: Report, answer: Answer) -> Answer:
    choice = report.words.label(Decision(answer.choice)) if answer.choice else ""
    return Answer(choice, answer.reply, answer.rationale, answer.action, answer.version)


def note_sending(case: Case, form: AssessmentForm, target: Path) -> None:
    """Note in the case that the file went out, so that it can be taken back."""
    case.change(
        record_sending,
        form.key,
        form.base,
        asked=form.asked,
        recipient=form.recipient,
        file_name=target.name,
    )
