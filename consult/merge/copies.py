"""A copy for the road: one file with the whole case, and its way back."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from consult.case import ENDING, Case
from consult.database.backups import copy_case, encrypt, leave_out_originals
from consult.database.encryption import database_errors, give_key, new_key, salt_of
from consult.database.engine import defer_foreign_keys, engine_for
from consult.database.merging import Merged, note_without_originals
from consult.database.opening import make_file
from consult.database.tables import blob, txn
from consult.database.transfer import LOCAL, copy_tables
from consult.errors import CaseProblem, CaseRefusedError, MergeProblem, MergeRefusedError
from consult.operation import Session

__all__ = [
    "Merged",
    "check_out",
    "give_key",
    "is_encrypted",
    "merge_copy",
    "new_key",
    "times_out_of_reason",
]

_EARLIEST = "2020"
_LATEST_AHEAD = timedelta(days=2)


def check_out(case: Case, target: Path, *, without_originals: bool = False, key: str | None = None) -> Path:
    """Make a copy of a case to work in elsewhere.

    Args:
        case: The case.
        target: Where; `.samrad` is added when it has no ending, and nothing may be there yet.
        without_originals: Leave out the files that came in, whose texts are in the case all the same.
        key: Encrypt the copy with this key (`encryption.new_key`). Who loses it has lost the copy.

    Returns:
        The copy.

    Raises:
        CaseRefusedError: Something is there already, the place cannot be written, or the library that
            encrypts is not installed.
    """
    target = target if target.suffix else target.with_suffix(ENDING)
    if target.exists():
        raise CaseRefusedError(str(target), CaseProblem.EXISTS)
    unfinished = target.with_name(target.name + ".part")
    try:
        if key is None:
            _copy(case, unfinished, without_originals=without_originals)
        else:
            # What is not encrypted does not touch the place where the copy is carried away from.
            with tempfile.TemporaryDirectory(prefix="samrad-") as folder:
                plain = Path(folder) / target.name
                _copy(case, plain, without_originals=without_originals)
                encrypt(plain, unfinished, key)
        unfinished.rename(target)
    except database_errors() as error:
        unfinished.unlink(missing_ok=True)
        raise CaseRefusedError(str(target), CaseProblem.NO_ACCESS, str(error)) from error
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise CaseRefusedError(str(target), CaseProblem.NO_ACCESS, str(error)) from error
    return target


def _copy(case: Case, target: Path, *, without_originals: bool) -> None:
    if case.home.file is None:
        _fetch(case, target, without_originals=without_originals)
        return
    copy_case(case.home.file, target)
    if without_originals:
        leave_out_originals(target)


def _fetch(case: Case, target: Path, *, without_originals: bool) -> None:
    """Write a case on a server into a file; the file is a device of its own."""
    make_file(target)
    engine = engine_for(target)
    try:
        opened = engine.connect().execution_options(writes=True)
        with case.of_one_moment() as source, opened as connection, connection.begin():
            defer_foreign_keys(connection)
            left_out = LOCAL | {blob.name} if without_originals else LOCAL
            copy_tables(source, connection, without=left_out)
            if without_originals:
                note_without_originals(connection)
    finally:
        engine.dispose()


def merge_copy(case: Case, copy: Path) -> Merged:
    """Bring what was done in a copy into the case, after a backup; the copy is only read.

    Args:
        case: The case.
        copy: A copy of it, made by `check_out`, with the file manager, or of another copy.

    Returns:
        What came in.

    Raises:
        MergeRefusedError: It is the case itself, a copy of another case, or its history does not fit.
        CaseRefusedError: It is missing, not ours, or damaged.
        CaseNewerError: A later version of the program made it.
    """
    if case.home.file is not None and copy.exists() and copy.samefile(case.home.file):
        raise MergeRefusedError(str(copy), MergeProblem.SAME_FILE)
    with Case.open(copy, read_only=True) as other:
        case.back_up()
        return case.merge(other)


def is_encrypted(copy: Path) -> bool:
    """Whether a file looks like an encrypted copy."""
    return salt_of(copy) is not None


def times_out_of_reason(session: Session) -> int:
    """How many operations bear a time that no clock should have shown: of a past or a coming time."""
    latest = (datetime.now(UTC) + _LATEST_AHEAD).isoformat()
    query = select(func.count()).select_from(txn)
    return int(session.scalar(query.where((txn.c.time < _EARLIEST) | (txn.c.time > latest))))
