"""Each kind of document written to its files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from consult.case import Case
from consult.reports.annotated import write_annotated
from consult.reports.excel import write_excel
from consult.reports.letter_files import write_letters, write_mails
from consult.reports.options import DRAFTS, LETTERS, Kind, ReportOptions
from consult.reports.word import write_word
from consult.reports.writing import check_ending


def write(
    case: Case,
    target: Path,
    options: ReportOptions,
    progress: Callable[[int, int], bool] | None = None,
    *,
    mails: bool = False,
    everyone: bool = False,
    attached: Sequence[Path] = (),
) -> list[Path]:
    """Write a document.

    Args:
        case: A snapshot of the case.
        target: A Word file; for the report also an Excel file; for letters also a folder, which then
            has one file each.
        options: Which document, and how it shall be.
        progress: Told how far it has come; when it answers False the writing stops.
        mails: For letters: drafts of e-mails instead of Word files.
        everyone: For the cover letter: also those to whom it has been sent already.
        attached: Files that go with each e-mail.

    Returns:
        The files.

    Raises:
        ConsultError: It cannot be written; what the kinds raise.
    """
    if options.kind in LETTERS and mails:
        return write_mails(case, target, options, progress, everyone=everyone, attached=attached)
    if options.kind in LETTERS and target.suffix.lower() != ".docx":
        return write_letters(case, target, options, progress, everyone=everyone)
    if options.kind is Kind.REPORT and target.suffix.lower() == ".xlsx":
        write_excel(case, target, options, progress)
        return [target]
    check_ending(target, ".docx")
    if options.kind in DRAFTS:
        write_annotated(case, target, options, progress)
    else:
        write_word(case, target, options, progress)
    return [target]
