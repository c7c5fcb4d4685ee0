"""Files written whole or not at all, with the same bytes for the same content."""

import errno
import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from consult.errors import TargetProblem, TargetRefusedError

LEVEL = 6
"""How hard the parts are deflated; zlib's own middle."""

_DATABASE = b"SQLite format 3\0"
"""The first bytes of a case file (SQLite, database file format, 1.3)."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip archive can name; every part has it, so that the bytes do not tell the hour."""


class Stopped(Exception):
    """The user has stopped the writing; it never leaves this package."""


class Progress:
    """Counts what is done and asks whether to go on."""

    def __init__(self, total: int, tell: Callable[[int, int], bool] | None) -> None:
        self._done = 0
        self._total = total
        self._tell = tell

    def advance(self, steps: int) -> None:
        """Note that some more is done.

        Raises:
            Stopped: The listener has answered that it is enough.
        """
        self._done = min(self._total, self._done + steps)
        if self._tell is not None and not self._tell(self._done, self._total):
            raise Stopped


@contextmanager
def cycles_kept() -> Iterator[None]:
    """Leave reference cycles for later: rows make none, and looking for them costs a tenth of an export.

    The window looks for them in its own thread alone; then there is nothing to leave.
    """
    enabled = gc.isenabled()
    if enabled:
        gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes the target's place when all is written; else the target stays as it was.

    It is made in the target's own folder: a file is only renamed at once within one file system.

    Args:
        target: Where the file shall be.

    Raises:
        TargetRefusedError: The folder or the file cannot be written, or another program has it open.
    """
    _refuse_target(target)
    unfinished: Path | None = None
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming would take the place even of a file that is marked as not to be changed.
        raise TargetRefusedError(str(target), os.strerror(errno.EACCES))
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.stem}-", suffix=".part", delete=False
        ) as file:
            unfinished = Path(file.name)
            yield file
            file.flush()
            os.fsync(file.fileno())
        _give_usual_rights(unfinished)
        unfinished.replace(target)
    except OSError as error:
        raise TargetRefusedError(str(target), str(error)) from error
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)


def _refuse_target(target: Path) -> None:
    """Refuse to write over a case, or into a folder that is not there."""
    if not target.parent.is_dir():
        raise TargetRefusedError(str(target), problem=TargetProblem.NO_FOLDER)
    if target.is_file():
        with target.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise TargetRefusedError(str(target), problem=TargetProblem.IS_CASE)


def check_ending(target: Path, ending: str) -> None:
    """Refuse a name that promises another kind of file.

    Raises:
        TargetRefusedError: It has another ending.
    """
    if target.suffix.lower() != ending:
        raise TargetRefusedError(str(target), ending, TargetProblem.ENDING)


def _give_usual_rights(path: Path) -> None:
    """A temporary file is its owner's alone; a document is for whom the folder is for."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def entry(name: str) -> ZipInfo:
    """The entry of a part, without the time."""
    info = ZipInfo(name, _EARLIEST)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def archive_in(file: IO[bytes]) -> "SteadyArchive":
    """A zip archive in an open file."""
    return SteadyArchive(file, "w", ZIP_DEFLATED, compresslevel=LEVEL)


class SteadyArchive(ZipFile):
    """A zip archive whose bytes depend on its content alone."""

    @contextmanager
    def part(self, name: str) -> Iterator["Part"]:
        """A part to be written in pieces."""
        with self.open(entry(name), "w") as file, ThreadPoolExecutor(1) as beside:
            part = Part(file, beside)
            yield part
            part.finish()

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: str | bytes | Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a part, whatever time its entry would have."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(entry(name), data, compress_type, compresslevel)

    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,  # noqa: ARG002  the base class fixes the signature
        compresslevel: int | None = None,  # noqa: ARG002  the base class fixes the signature
    ) -> None:
        """Write a part from a file, in pieces."""
        with Path(filename).open("rb") as source, self.part(os.fspath(arcname or filename)) as part:
            while piece := source.read(1 << 16):
                part.write(piece)


class Part:
    """A part of an archive that is deflated on a thread beside, while its next piece is made.

    Deflating is half of the work of an export, and zlib lets other threads run meanwhile.
    """

    def __init__(self, file: IO[bytes], beside: ThreadPoolExecutor) -> None:
        self._file = file
        self._beside = beside
        self._pending: Future[int] | None = None

    def write(self, piece: bytes) -> None:
        """Hand over a piece; at most one is waiting, so that memory stays flat.

        Raises:
            OSError: An earlier piece could not be written.
        """
        self.finish()
        self._pending = self._beside.submit(self._file.write, piece)

    def finish(self) -> None:
        """Wait until all is written.

        Raises:
            OSError: It could not be.
        """
        if self._pending is not None:
            self._pending.result()
            self._pending = None
