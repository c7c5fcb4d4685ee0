"""Dated copies beside the case, made by SQLite's backup API and thinned out with age."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from consult.database.encryption import cipher_module, give_key, raw_key, salt_of
from consult.database.engine import connect
from consult.database.search import rebuilding_statements
from consult.database.tables.history import WITHOUT_ORIGINALS

KEEP_NEWEST = 10
KEEP_DAYS = 7
KEEP_WEEKS = 4

_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:-(\d+))?\.samrad$")


def backup_folder(case: Path) -> Path:
    """The folder beside a case in which its copies lie."""
    return case.with_name(f"{case.stem} – säkerhetskopior")


def backups(case: Path) -> list[Path]:
    """The copies of a case, newest first."""
    found = (path for path in backup_folder(case).glob("*.samrad") if made_at(path))
    return sorted(found, key=_age, reverse=True)


def make_backup(case: Path, now: datetime, *, apart: timedelta = timedelta(0)) -> Path:
    """Copy a case, unless nothing was written since its newest copy.

    Args:
        case: The case file.
        now: Local time, for the copy's name.
        apart: How long after the newest copy another one is made at the earliest.

    Returns:
        The newest copy.

    Raises:
        OSError: The copy cannot be written.
        sqlite3.Error: The case cannot be read.
    """
    existing = backups(case)
    if existing and existing[0].stat().st_mtime_ns >= case.stat().st_mtime_ns:
        return existing[0]
    if existing and apart and now - (made_at(existing[0]) or now) < apart:
        return existing[0]
    folder = backup_folder(case)
    folder.mkdir(exist_ok=True)
    target = folder / f"{now.strftime(_STAMP)}.samrad"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{now.strftime(_STAMP)}-{number}.samrad"
    unfinished = target.with_suffix(".part")
    copy_case(case, unfinished)
    unfinished.replace(target)
    for old in expired(backups(case)):
        old.unlink()
    return target


def forget_backups(case: Path) -> None:
    """Delete the copies of a case, which hold what a decision took out of it.

    Raises:
        OSError: One of them cannot be deleted.
    """
    for copy in backups(case):
        copy.unlink()


def copy_case(case: Path, target: Path) -> None:
    """Make a consistent copy of a case, whoever writes to it meanwhile."""
    with closing(connect(case, read_only=True)) as source:
        if salt_of(case) is not None:
            # An encrypted file is copied as it lies, while nobody may write to it.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            shutil.copyfile(case, target)
            return
        with closing(sqlite3.connect(target)) as copy:
            source.backup(copy)


def encrypt(plain: Path, target: Path, key: str) -> None:
    """Write an encrypted copy of a file.

    Args:
        plain: The file, which nobody writes to.
        target: Where; nothing may be there.
        key: As `encryption.new_key` makes it.

    Raises:
        CaseRefusedError: The library is not installed.
    """
    module = cipher_module(target)
    with closing(module.connect(str(plain), isolation_level=None)) as connection:
        # Triggers would fill the search indexes, whose own tables are copied as well.
        attached = f"ATTACH DATABASE ? AS encrypted KEY \"x'{raw_key(key)}'\""
        connection.execute(attached, (str(target),))
        connection.execute("SELECT sqlcipher_export('encrypted')").fetchone()
        for fact in ("application_id", "user_version"):
            number = int(connection.execute(f"PRAGMA {fact}").fetchone()[0])
            connection.execute(f"PRAGMA encrypted.{fact} = {number}")
        connection.execute("DETACH DATABASE encrypted")
    give_key(target, key)
    with closing(connect(target)) as connection:
        for statement in rebuilding_statements():
            connection.execute(statement)


def leave_out_originals(copy: Path) -> None:
    """Take the bytes of all originals out of a copy, and make the file smaller by them.

    Raises:
        sqlite3.Error: The copy cannot be written.
    """
    with closing(connect(copy)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM blob")
        connection.execute("INSERT INTO meta(name, value) VALUES (?, '1')", (WITHOUT_ORIGINALS,))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        # The search indexes go by SQLite's own row numbers, which are others after that.
        for statement in rebuilding_statements():
            connection.execute(statement)


def expired(existing: list[Path]) -> list[Path]:
    """Which copies may go: all but the newest, one a day for a week and one a week for four.

    Args:
        existing: Copies, newest first.

    Returns:
        Those that no rule keeps.
    """
    kept = set(existing[:KEEP_NEWEST])
    for key, limit in (("%Y-%m-%d", KEEP_DAYS), ("%G-%V", KEEP_WEEKS)):
        newest_of: dict[str, Path] = {}
        for path in existing:
            made = made_at(path)
            if made is not None:
                newest_of.setdefault(made.strftime(key), path)
        kept.update(list(newest_of.values())[:limit])
    return [path for path in existing if path not in kept]


def _age(path: Path) -> tuple[str, int]:
    """Its moment, and its number among those of the same second."""
    found = _NAME.search(path.name)
    return (found[1], int(found[2] or 1)) if found else ("", 0)


def made_at(path: Path) -> datetime | None:
    """When a copy was made, local time, by its name; None when it is none of ours."""
    found = _NAME.search(path.name)
    return datetime.strptime(found[1], _STAMP) if found else None
