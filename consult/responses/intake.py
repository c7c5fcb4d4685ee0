"""Files that come in as responses: the original kept as it is, and what can be read of it."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from consult.documents.containers import LARGEST_FILE, read_file
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.parts import Incoming, composed, divided, sender_of, unread
from consult.responses.reading import read_response, readable
from consult.responses.reading.mail import safe_name
from consult.responses.records import IncomingFile
from consult.responses.senders import ExpectedSenders, SenderSuggestion

NOBODY = ExpectedSenders(())
MOST_FILES = 2_000
"""Files of one folder or archive; more are most likely the wrong folder."""
LARGEST_ARCHIVE = 1_000_000_000
"""Bytes of all the files of an archive, unpacked."""

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One of many answers that came in at once, and who seems to have sent it.

    `incoming` is None where the file could not even be opened.
    """

    name: str
    incoming: Incoming | None
    problem: FileRefusedError | None
    suggestion: SenderSuggestion | None = None


def read_incoming(path: Path, expected: ExpectedSenders = NOBODY) -> Incoming:
    """Read a file that came in.

    Args:
        path: The file; of any kind, since the original is kept whatever can be read of it.
        expected: Those whose answers are waited for, and the drafts they got.

    Returns:
        The original with its text, which is empty for kinds that are not read.

    Raises:
        FileRefusedError: There is no file, or it cannot be opened.
    """
    return _read(IncomingFile(path.name, read_file(path)), expected)


def read_arrivals(
    paths: Sequence[Path], progress: Progress | None = None, expected: ExpectedSenders = NOBODY
) -> list[Arrival]:
    """Read many files; folders and zip archives are taken apart, and a bad file never stops the rest.

    A mail that certainly brings the answers of several gives an arrival for each of them.

    Args:
        paths: Files, folders and archives.
        progress: Told how many of how many files are read; it may raise to stop the work.
        expected: Those whose answers are waited for, and the drafts they got.
    """
    files = [entry for path in paths for entry in _files_of(path)]
    arrivals = []
    for number, (name, open_file) in enumerate(files, 1):
        try:
            incoming = _read(IncomingFile(PurePosixPath(name).name, open_file()), expected)
        except FileRefusedError as error:
            arrivals.append(Arrival(name, None, error))
        else:
            arrivals += [arrival_of(each, name, expected) for each in divided(incoming, expected)]
        if progress is not None:
            progress(number, len(files))
    return arrivals


def arrival_of(incoming: Incoming, name: str, expected: ExpectedSenders) -> Arrival:
    """An arrival, named after the answer too where that is one of several.

    Args:
        incoming: What came in.
        name: Of the file, with its folders.
        expected: Those whose answers are waited for.
    """
    told = name if incoming.whole is None else f"{name}/{incoming.answer.name}"
    return Arrival(told, incoming, incoming.problem, sender_of(expected, incoming, told))


def _read(file: IncomingFile, expected: ExpectedSenders) -> Incoming:
    if not readable(file.file_name):
        return unread(file)
    try:
        read = read_response(file.file_name, file.content)
    except FileRefusedError as error:
        return unread(file, error)
    brought = [_read(IncomingFile(each.file_name, each.content), expected) for each in read.attachments]
    return composed(file, read, brought, expected.drafts)


Entry = tuple[str, Callable[[], bytes]]


def _files_of(path: Path) -> Iterator[Entry]:
    """The files that a path stands for, each with its name and what opens it."""
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
        if len(found) > MOST_FILES:
            yield path.name, _refusing(path.name, RefusalReason.TOO_LARGE)
            return
        for each in found:
            yield str(each.relative_to(path.parent)), lambda each=each: read_file(each)  # type: ignore[misc]  # bound at once
    elif path.suffix.lower() == ".zip":
        yield from _files_of_archive(path)
    else:
        yield path.name, lambda: read_file(path)


def _files_of_archive(path: Path) -> Iterator[Entry]:
    try:
        archive = zipfile.ZipFile(BytesIO(read_file(path)))
        entries = [each for each in archive.infolist() if not each.is_dir()]
    except (zipfile.BadZipFile, FileRefusedError) as error:
        reason = error.reason if isinstance(error, FileRefusedError) else RefusalReason.DAMAGED
        yield path.name, _refusing(path.name, reason)
        return
    too_large = sum(each.file_size for each in entries) > LARGEST_ARCHIVE
    if too_large or len(entries) > MOST_FILES or any(each.file_size > LARGEST_FILE for each in entries):
        yield path.name, _refusing(path.name, RefusalReason.TOO_LARGE)
        return
    for each in entries:
        inside = PurePosixPath(each.filename)
        if not inside.name.startswith(".") and "__MACOSX" not in each.filename:
            shown = "/".join(safe_name(part, "_") for part in (path.name, *inside.parts) if part != "..")
            yield shown, lambda each=each: _unpacked(archive, each)  # type: ignore[misc]  # bound at once


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as file:
            # An entry may unpack to more than it says.
            content = file.read(entry.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        encrypted = bool(entry.flag_bits & 1)
        reason = RefusalReason.ENCRYPTED if encrypted else RefusalReason.DAMAGED
        raise FileRefusedError(entry.filename, reason, str(error)) from error
    if len(content) > entry.file_size:
        raise FileRefusedError(entry.filename, RefusalReason.TOO_LARGE)
    return content


def _refusing(name: str, reason: RefusalReason) -> Callable[[], bytes]:
    def refuse() -> bytes:
        raise FileRefusedError(name, reason)

    return refuse
