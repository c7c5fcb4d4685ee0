"""The dated copies of a case: listed, deleted, and put in the place of the case."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from consult.database import opening
from consult.database.backups import backup_folder, backups, copy_case, forget_backups, made_at, make_backup
from consult.database.encryption import database_errors
from consult.database.engine import engine_for
from consult.database.lock import CaseLock
from consult.database.merging import founding
from consult.database.store import timestamp
from consult.errors import CaseProblem, CaseRefusedError, MergeProblem, MergeRefusedError

__all__ = ["Backup", "forget_backups", "restore", "saved_copies"]

DAMAGED = "skadad"
"""Stands in the name of a damaged case that was kept; it is no backup, and no rule deletes it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A dated copy: when it was made, local time in ISO 8601, and its size in bytes."""

    path: Path
    made_at: str
    size: int


def saved_copies(case: Path) -> list[Backup]:
    """The backups of a case, newest first; also when the case itself is damaged or gone."""
    found = ((path, made_at(path)) for path in backups(case))
    return [Backup(path, made.isoformat(), path.stat().st_size) for path, made in found if made is not None]


def restore(case: Path, backup: Path, *, author: str = "") -> Path:
    """Put a backup in the place of the case, which is kept as a backup itself first.

    Args:
        case: The case, which nobody has open.
        backup: One of its backups, or another copy of it.
        author: Who does it, for the message to others meanwhile.

    Returns:
        Where what stood there before is kept; a damaged case is kept as it is, under a name that says so.

    Raises:
        CaseLockedError: Somebody has the case open.
        CaseRefusedError: The backup is missing, not ours or damaged, or the place cannot be written.
        CaseNewerError: A later version of the program made the backup.
        MergeRefusedError: It is a copy of another case.
    """
    lock = CaseLock(case)
    try:
        lock.take(author, timestamp())
    except OSError as error:
        raise CaseRefusedError(str(case), CaseProblem.NO_ACCESS, str(error)) from error
    unfinished = case.with_name(case.name + ".restoring")
    try:
        own = _founding_of(backup)
        _refuse_other(case, backup, own)
        copy_case(backup, unfinished)
        kept = _keep(case)
        _put_in_place(unfinished, case)
    except database_errors() as error:
        raise CaseRefusedError(str(case), CaseProblem.NO_ACCESS, str(error)) from error
    except OSError as error:
        raise CaseRefusedError(str(case), CaseProblem.NO_ACCESS, str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
        lock.release()
    return kept


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file that was looked through and is in the present schema: itself, or a copy that is gone after."""
    older = opening.migrated_copy(path)
    looked_at = path if older is None else Path(older.name) / path.name
    try:
        opening.inspect(looked_at, read_only=True)
        yield looked_at
    finally:
        if older is not None:
            older.cleanup()


def _founding_of(path: Path) -> str:
    with _whole(path) as looked_at:
        engine = engine_for(looked_at, read_only=True)
        try:
            with engine.connect() as connection:
                return founding(connection)
        finally:
            engine.dispose()


def _refuse_other(case: Path, backup: Path, own: str) -> None:
    """A damaged case cannot tell which one it is: then only what lies among its own backups is taken."""
    try:
        same = _founding_of(case) == own
    except CaseRefusedError:
        same = backup.resolve().parent == backup_folder(case).resolve()
    if not same:
        raise MergeRefusedError(str(backup), MergeProblem.OTHER_CASE)


def _keep(case: Path) -> Path:
    now = datetime.now()
    if not case.exists():
        return case
    try:
        opening.inspect(case, read_only=True)
        return make_backup(case, now)
    except CaseRefusedError:
        return _keep_damaged(case, now)
    except database_errors():
        return _keep_damaged(case, now)


def _keep_damaged(case: Path, now: datetime) -> Path:
    folder = backup_folder(case)
    folder.mkdir(exist_ok=True)
    kept = folder / f"{now.strftime('%Y-%m-%d %H.%M.%S')} {DAMAGED}.samrad"
    shutil.copy2(case, kept)
    journal = _journal(case)
    if journal.exists():
        shutil.copy2(journal, _journal(kept))
    return kept


def _put_in_place(unfinished: Path, case: Path) -> None:
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    # It belongs to the file that goes; SQLite would put its pages back into the one that comes.
    _journal(case).unlink(missing_ok=True)
    unfinished.replace(case)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
