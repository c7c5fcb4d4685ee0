"""A case that several share, worked on as a copy on one's own disk and kept alike by merging.

The place they share is a file on a network share, or a server. It is held for the moment of a merge
only, so that nobody waits for anybody, and work goes on when it cannot be reached.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from consult.case import ENDING, Case
from consult.database.merging import Merged
from consult.errors import CaseLockedError, CaseProblem, CaseRefusedError, ServerLostError, ServerRefusedError
from consult.merge.copies import check_out

NOTHING = Merged(0, 0, 0, 0, 0)
BACKUPS_APART = timedelta(hours=1)
"""The shared file is opened for a moment every so often; its backups shall reach back further than that."""


@dataclass(frozen=True, slots=True)
class Synchronised:
    """What a synchronisation brought here and took there; `waiting_for` is who holds the shared file."""

    here: Merged
    there: Merged
    reached: bool
    waiting_for: str = ""


class WorkingCopy:
    """One's own copy of a shared case."""

    def __init__(self, shared: Path | str, folder: Path) -> None:
        """Name the copy; nothing is written yet.

        Args:
            shared: The file that is shared, or the address on a server.
            folder: Where one's own copies lie, on this machine's own disk.
        """
        self.shared = shared
        self._fetched = ""
        known_by = hashlib.sha256(str(shared).encode()).hexdigest()[:12]
        name = shared.stem if isinstance(shared, Path) else "server"
        self.path = folder / known_by / f"{name}{ENDING}"

    def open(self, author: str) -> Case:
        """Open the copy; it is made when it is not there, and else brought up to date where that can be.

        Args:
            author: Who works.

        Raises:
            ConsultError: There is no copy yet and the shared case cannot be opened, or the copy cannot.
        """
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with Case.open(self.shared, author=author, read_only=True) as there:
                check_out(there, self.path)
        case = Case.open(self.path, author=author)
        try:
            self.synchronise(case)
        except BaseException:
            case.close()
            raise
        return case

    def fetch(self, there: Case) -> None:
        """Bring the copy up to date with a shared case that is open, so that it is at hand if that is lost.

        What was done in the copy while the shared case could not be reached goes there. Nothing is done
        when nothing has happened there since the last time.

        Raises:
            ConsultError: The copy cannot be written.
        """
        newest = there.history_hash()
        if newest == self._fetched:
            return
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            check_out(there, self.path)
        else:
            with Case.open(self.path, author=there.author, backups_apart=BACKUPS_APART) as here:
                here.merge(there)
                if not there.read_only:
                    there.merge(here)
        self._fetched = newest

    def synchronise(self, case: Case) -> Synchronised:
        """Take in what others did, and give them what was done here.

        Args:
            case: The copy, open for writing.

        Returns:
            What was brought and taken; when the shared case is held or cannot be reached, that.

        Raises:
            MergeRefusedError: The shared case is another one now, or its history does not fit.
            CaseRefusedError: It is damaged.
        """
        try:
            with Case.open(self.shared, author=case.author, backups_apart=BACKUPS_APART) as there:
                here = case.merge(there)
                return Synchronised(here, there.merge(case), reached=True)
        except CaseLockedError as error:
            return Synchronised(NOTHING, NOTHING, reached=False, waiting_for=error.who)
        except (ServerLostError, ServerRefusedError):
            return Synchronised(NOTHING, NOTHING, reached=False)
        except CaseRefusedError as error:
            if error.problem not in (CaseProblem.MISSING, CaseProblem.NO_ACCESS):
                raise
            return Synchronised(NOTHING, NOTHING, reached=False)
