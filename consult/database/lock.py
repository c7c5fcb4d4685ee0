"""One program at a time writes: an operating-system lock on a small file beside the case.

The lock goes away with the process that holds it, however it ends; the note in the file says
who has it, for the message to the next one.
"""

import json
import os
import sys
from pathlib import Path

from consult.errors import CaseLockedError

# Far behind the note: on Windows a locked byte cannot be read by others.
_LOCKED_BYTE = 1 << 30


class CaseLock:
    """The right to write to a case, held from `take` to `release`."""

    def __init__(self, case: Path) -> None:
        self._case = case
        self._file = case.with_name(case.name + ".lock")
        self._descriptor: int | None = None

    def take(self, author: str, since: str) -> None:
        """Take the lock and leave a note of who has it.

        Args:
            author: Who opens the case.
            since: The time now, ISO 8601.

        Raises:
            CaseLockedError: Another program has the case open for writing.
            OSError: The file beside the case cannot be written.
        """
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(descriptor)
        except OSError as error:
            note = self._note(descriptor)
            os.close(descriptor)
            raise CaseLockedError(str(self._case), note.get("who", "?"), note.get("since", "?")) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps({"who": author, "since": since}, ensure_ascii=False).encode())
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; the small file stays empty of names."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def _note(self, descriptor: int) -> dict[str, str]:
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            found = json.loads(os.read(descriptor, 4096))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
