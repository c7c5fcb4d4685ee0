"""Where a case lives: what a case file and a case on a server each do in their own way."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from consult.database import opening
from consult.database.backups import copy_case, make_backup
from consult.database.engine import engine_for
from consult.database.lock import CaseLock
from consult.errors import CaseProblem, CaseRefusedError, ConsultError

SPACE_FOR_COPIES = 3
"""Free space that a case file should have beside it, as a multiple of its own size."""


class Home(Protocol):
    """The place of one open case."""

    engine: Engine
    read_only: bool
    of_one_moment: Mapping[str, Any]
    """Options of a connection whose reads all see the same moment."""

    @property
    def place(self) -> str:
        """What a person finds the case by: its file with its folder, or its address without a password."""

    @property
    def name(self) -> str:
        """The same in short: the file's name, or the case's name on its server."""

    @property
    def file(self) -> Path | None:
        """The case file, when it is one."""

    def device(self, connection: Connection) -> tuple[str, bool]:
        """What goes for the device that writes here, and whether it has to be noted yet."""

    def note_device(self, connection: Connection, device: str) -> None:
        """Note what goes for the device."""

    def begin(self, connection: Connection) -> None:
        """Begin a transaction that writes: nobody else does until it ends."""

    def announce(self, connection: Connection, txn_id: str) -> None:
        """Tell others, when the transaction is committed, that it is."""

    def back_up(self) -> None:
        """Make sure that the case as it is now is kept."""

    def space_is_short(self) -> bool:
        """Whether there may soon be no room for backups."""

    def snapshot(self) -> "Home":
        """The case as it is now, for reading, whatever is written meanwhile."""

    def reader(self) -> "Home":
        """Another way to the same case, for reading."""

    def faults(self) -> list[str]:
        """What is wrong with how the case is stored."""

    def refusal(self, error: DBAPIError) -> ConsultError | None:
        """What a failure of the database means to the user; None when it is a fault of the program."""

    def close(self) -> None:
        """Let go of the case."""


class FileHome:
    """A case in a file of its own."""

    of_one_moment: Mapping[str, Any] = {"writes": True}

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool,
        lock: CaseLock | None = None,
        temporary: tempfile.TemporaryDirectory[str] | None = None,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.engine = engine_for(path, read_only=read_only)
        self._lock = lock
        self._temporary = temporary

    @property
    def place(self) -> str:
        """The file with its folder."""
        return str(self.path)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def file(self) -> Path | None:
        """The file."""
        return self.path

    def device(self, connection: Connection) -> tuple[str, bool]:
        """What the file goes by as a device in its place; see `opening.device_of`."""
        return opening.device_of(connection, self.path)

    def note_device(self, connection: Connection, device: str) -> None:
        """Note it in the file."""
        opening.note_device(connection, self.path, device)

    def begin(self, connection: Connection) -> None:
        """The engine begins with the file's own lock."""

    def announce(self, connection: Connection, txn_id: str) -> None:
        """Nobody else has the file open for writing, so that there is nobody to tell."""

    def back_up(self) -> None:
        """Make a copy beside the file, unless the newest copy is of the file as it is."""
        make_backup(self.path, datetime.now())

    def space_is_short(self) -> bool:
        """Whether the disk has room for a few copies of the file."""
        return shutil.disk_usage(self.path.parent).free < SPACE_FOR_COPIES * self.path.stat().st_size

    def snapshot(self) -> "FileHome":
        """A copy in a temporary folder, deleted when it is closed."""
        folder = tempfile.TemporaryDirectory(prefix="samrad-")
        copy_case(self.path, Path(folder.name) / self.path.name)
        return FileHome(Path(folder.name) / self.path.name, read_only=True, temporary=folder)

    def reader(self) -> "FileHome":
        """The same file, opened for reading."""
        return FileHome(self.path, read_only=True)

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        return opening.integrity_faults(self.path)

    def refusal(self, error: DBAPIError) -> ConsultError | None:
        """A full disk, a file that went away, a lock that is held too long."""
        if isinstance(error, OperationalError):
            return CaseRefusedError(str(self.path), CaseProblem.NO_ACCESS, str(error.orig))
        return None

    def close(self) -> None:
        """Close the file and give up the right to write to it."""
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()
        if self._temporary is not None:
            with suppress(OSError):
                self._temporary.cleanup()
