"""Letters as files: a Word file for each consultee, and drafts of e-mails."""

import mimetypes
import re
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from consult.case import Case
from consult.documents.containers import read_file
from consult.errors import InvalidValueError, TargetProblem, TargetRefusedError
from consult.placeholders import filled
from consult.reports.letters import Answers, Letter, letter_blocks, letters
from consult.reports.options import Kind, ReportOptions
from consult.reports.report import Report, gather
from consult.reports.word import Paper
from consult.reports.writing import Progress, Stopped, replacing

LONGEST_STEM = 80
"""Characters of a file's name, which leaves room for deep folders (Windows allows 260 in all)."""
_MARKS = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


def write_letters(
    case: Case,
    folder: Path,
    options: ReportOptions,
    progress: Callable[[int, int], bool] | None = None,
    *,
    everyone: bool = False,
) -> list[Path]:
    """Write a Word file for each consultee into a folder, which is made when it is not there.

    Args:
        case: A snapshot of the case.
        folder: Where; files of the same names are replaced.
        options: Which letters, and how they shall look.
        progress: Told how many are written; when it answers False the rest is not written.
        everyone: For the cover letter: also those to whom it has been sent already.

    Returns:
        The files.

    Raises:
        InvalidValueError: There is nobody to write to.
        TargetRefusedError: The folder or a file cannot be written.
    """
    report, found = _gathered(case, folder, options, everyone=everyone)
    return _each(found, folder, report, ".docx", _LetterWriter(report, found).write, progress)


def write_mails(
    case: Case,
    folder: Path,
    options: ReportOptions,
    progress: Callable[[int, int], bool] | None = None,
    *,
    everyone: bool = False,
    attached: Sequence[Path] = (),
) -> list[Path]:
    """Write a draft of an e-mail (.eml) for each consultee, which the mail program opens to be sent.

    Args:
        case: A snapshot of the case.
        folder: Where; files of the same names are replaced.
        options: Which letters.
        progress: Told how many are written; when it answers False the rest is not written.
        everyone: For the cover letter: also those to whom it has been sent already.
        attached: Files that go with each.

    Returns:
        The files.

    Raises:
        InvalidValueError: There is nobody to write to.
        FileRefusedError: An attached file cannot be read.
        TargetRefusedError: The folder or a file cannot be written.
    """
    report, found = _gathered(case, folder, options, everyone=everyone)
    enclosed = [(path.name, read_file(path)) for path in attached]
    with tempfile.TemporaryDirectory() as place:
        letters_too = _LetterWriter(report, found) if options.kind is Kind.FEEDBACK else None

        def write(letter: Letter, target: Path) -> None:
            own = list(enclosed)
            if letters_too is not None:
                # What was answered is a table, which a mail's plain text cannot hold.
                made = Path(place) / target.with_suffix(".docx").name
                letters_too.write(letter, made)
                own.insert(0, (made.name, made.read_bytes()))
            with replacing(target) as file:
                file.write(_mail(letter, own).as_bytes(policy=SMTP))

        return _each(found, folder, report, ".eml", write, progress)


class _LetterWriter:
    """Writes letters one by one on paper that is made once for all with the same subject."""

    def __init__(self, report: Report, found: Sequence[Letter]) -> None:
        self._report = report
        self._answers = Answers(report, found)
        self._subject = ""
        self._paper: Paper | None = None

    def write(self, letter: Letter, target: Path) -> None:
        """Write a letter as a Word file."""
        if self._paper is None or self._subject != letter.subject:
            self._subject, self._paper = letter.subject, Paper(self._report, letter.subject)
        blocks = letter_blocks(self._report, letter, self._answers, new_page=False)
        self._paper.write(target, blocks)


def _gathered(
    case: Case, folder: Path, options: ReportOptions, *, everyone: bool
) -> tuple[Report, list[Letter]]:
    report = gather(case, options)
    found = letters(report, everyone=everyone)
    if not found:
        raise InvalidValueError("recipients", "nobody")
    if folder.exists() and not folder.is_dir():
        raise TargetRefusedError(str(folder), problem=TargetProblem.NO_FOLDER)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise TargetRefusedError(str(folder), str(error)) from error
    return report, found


def _each(
    found: Sequence[Letter],
    folder: Path,
    report: Report,
    ending: str,
    write: Callable[[Letter, Path], None],
    progress: Callable[[int, int], bool] | None,
) -> list[Path]:
    counted = Progress(len(found), progress)
    taken: set[str] = set()
    written: list[Path] = []
    first = report.words.text(f"letters.{report.options.kind.value}.file")
    for letter in found:
        target = folder / f"{_free(safe_stem(f'{first} {letter.to.name}'), taken)}{ending}"
        write(letter, target)
        written.append(target)
        try:
            counted.advance(1)
        except Stopped:
            break
    return written


def safe_stem(name: str) -> str:
    """A name for a file that every system and mail server takes: lower-case a-z, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare.lower()))[:LONGEST_STEM].rstrip("-") or "brev"


def _free(stem: str, taken: set[str]) -> str:
    """The name, with a number behind it when another letter of the same run has it."""
    number, free = 1, stem
    while free in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free)
    return free


def _mail(letter: Letter, enclosed: Sequence[tuple[str, bytes]]) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(letter.subject.split())
    address = letter.to.email.strip()
    if address:
        mail["To"] = _address(letter.to.contact_name or letter.to.name, address)
    # Makes Outlook open the file as a draft that can be sent instead of as a mail that came in.
    mail["X-Unsent"] = "1"
    mail.set_content(_MARKS.sub("", filled(letter.text, letter.known)) + "\n")
    for name, data in enclosed:
        main, _, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail


def _address(name: str, address: str) -> Address | str:
    """The receiver with a name; an address that is none is written as it stands, for a person to mend."""
    try:
        return Address(" ".join(name.split()), addr_spec=address)
    except ValueError:
        return " ".join(address.split())
