"""Making a case file, and looking whether one is ours, whole, and of a schema we know."""

import socket
import sqlite3
import tempfile
import uuid
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from consult.database import history
from consult.database.backups import backup_folder, copy_case, make_backup
from consult.database.encryption import database_errors, operational_errors
from consult.database.engine import APPLICATION_ID, SCHEMA_VERSION, connect, engine_for
from consult.database.migrations import migrate
from consult.database.search import index_statements
from consult.database.tables import meta, metadata
from consult.errors import CaseNewerError, CaseProblem, CaseRefusedError

DEVICE_PLACE = "device_place"
"""Name of the fact, in `meta`, that tells where the file lay when it got its name as a device."""

VERIFIED_AT_OPENING = 20_000
"""How many of the newest changes are verified each time; `check` verifies all."""


def make_file(path: Path) -> None:
    """Make an empty case file.

    Args:
        path: Where; nothing may be there yet.

    Raises:
        CaseRefusedError: There is something already, or the place cannot be written.
    """
    if path.exists():
        raise CaseRefusedError(str(path), CaseProblem.EXISTS)
    try:
        with closing(connect(path, create=True)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    except sqlite3.Error as error:
        raise CaseRefusedError(str(path), CaseProblem.NO_ACCESS, str(error)) from error
    engine = engine_for(path)
    try:
        with engine.connect().execution_options(writes=True) as opened, opened.begin():
            metadata.create_all(opened)
            for statement in index_statements():
                opened.exec_driver_sql(statement)
            opened.execute(insert(meta), {"name": "device", "value": uuid.uuid4().hex})
    finally:
        engine.dispose()


def inspect(path: Path, *, read_only: bool) -> None:
    """Look at a file before it is opened; bring an older schema up after a backup.

    Args:
        path: The file.
        read_only: Whether it will be opened for reading only; then nothing is written.

    Raises:
        CaseRefusedError: It is missing, empty, not ours, or damaged.
        CaseNewerError: A later version of the program made it.
    """
    if not path.is_file():
        raise CaseRefusedError(str(path), CaseProblem.MISSING)
    if path.stat().st_size == 0:
        raise CaseRefusedError(str(path), CaseProblem.EMPTY, backups=_backups_of(path))
    try:
        _roll_back_unfinished(path)
        version = _schema_of(path)
        if version < SCHEMA_VERSION and not read_only:
            make_backup(path, datetime.now())
            migrate(path, version)
        _check_whole(path)
    except operational_errors() as error:
        problem = CaseProblem.DAMAGED if "malformed" in str(error) else CaseProblem.NO_ACCESS
        raise CaseRefusedError(str(path), problem, str(error), _backups_of(path)) from error
    except database_errors() as error:
        problem = CaseProblem.NOT_OURS if "not a database" in str(error) else CaseProblem.DAMAGED
        raise CaseRefusedError(str(path), problem, str(error), _backups_of(path)) from error


def device_of(connection: Connection, path: Path) -> tuple[str, bool]:
    """What a case file goes by as a device, and whether it has to be noted with its place yet.

    A copy made with the file manager would else go by the name of the file it was made of, and
    what is done in one of them could be undone in the other.

    Args:
        connection: To the case.
        path: Where the case lies.
    """
    facts = dict(map(tuple, connection.execute(select(meta.c.name, meta.c.value))))
    if facts.get(DEVICE_PLACE) == _place(path):
        return facts["device"], False
    return (uuid.uuid4().hex if DEVICE_PLACE in facts else facts["device"]), True


def note_device(connection: Connection, path: Path, device: str) -> None:
    """Note what a case file goes by in the place where it lies now."""
    facts = {"device": device, DEVICE_PLACE: _place(path)}
    connection.execute(delete(meta).where(meta.c.name.in_(facts)))
    connection.execute(insert(meta), [{"name": name, "value": value} for name, value in facts.items()])


def _place(path: Path) -> str:
    return f"{socket.gethostname()}:{path.resolve()}"


def migrated_copy(path: Path) -> tempfile.TemporaryDirectory[str] | None:
    """A copy of an older case in the present schema, so that it can be read without being written to.

    Args:
        path: The case file.

    Returns:
        The folder that holds the copy under the case's own name; None when the case is not older.

    Raises:
        CaseRefusedError: It is not ours, or damaged.
        CaseNewerError: A later version of the program made it.
    """
    try:
        if not path.is_file() or path.stat().st_size == 0 or _schema_of(path) == SCHEMA_VERSION:
            return None
        folder = tempfile.TemporaryDirectory(prefix="samrad-")
        copy = Path(folder.name) / path.name
        copy_case(path, copy)
        migrate(copy, _schema_of(copy))
    except database_errors():
        # What is wrong with it is told by the look that every file gets.
        return None
    return folder


def history_faults(path: Path, newest: int | None = VERIFIED_AT_OPENING) -> list[history.HistoryFault]:
    """What in the history of a case does not fit.

    Args:
        path: The case file.
        newest: How many changes to look at, newest first; None for all.

    Returns:
        The faults; empty when it is whole.
    """
    engine = engine_for(path, read_only=True)
    try:
        with engine.connect() as connection:
            return history.verify(connection, newest)
    finally:
        engine.dispose()


def integrity_faults(path: Path) -> list[str]:
    """What SQLite's `integrity_check` and `foreign_key_check` find; empty when all is whole."""
    with closing(connect(path, read_only=True)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return found


def _roll_back_unfinished(path: Path) -> None:
    """Let SQLite put back what a program was writing when it was killed.

    It does so at the first read, if it may write; a connection for reading only would be refused.
    A journal that another program is at work on is left alone by SQLite's own locks.
    """
    if path.with_name(path.name + "-journal").exists():
        with closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _schema_of(path: Path) -> int:
    with closing(connect(path, read_only=True)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise CaseRefusedError(str(path), CaseProblem.NOT_OURS)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise CaseNewerError(str(path), version, SCHEMA_VERSION)
    return version


def _check_whole(path: Path) -> None:
    with closing(connect(path, read_only=True)) as connection:
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    missing = sorted(set(metadata.tables) - there)
    faults = [f"missing table: {name}" for name in missing] or integrity_faults(path)
    if faults:
        raise CaseRefusedError(str(path), CaseProblem.DAMAGED, faults[0], _backups_of(path))
    broken = history_faults(path)
    if broken:
        raise CaseRefusedError(str(path), CaseProblem.HISTORY_DAMAGED, broken[0].problem, _backups_of(path))


def _backups_of(path: Path) -> str:
    folder = backup_folder(path)
    return str(folder) if folder.is_dir() else ""
