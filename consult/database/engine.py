"""Connections to a case file, with the settings that were found to lose nothing."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from consult.database.encryption import cipher_module, connect_encrypted, salt_of

APPLICATION_ID = 0x53414D52
"""Marks a file as ours ("SAMR"); stored in the file's header."""

SCHEMA_VERSION = 4
"""The schema this program writes; stored as the file's user_version."""

_ALPHABET = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}", "é": "e", "ü": "y", "w": "v"})


def swedish_key(name: str | None) -> str:
    """A text that sorts byte by byte as Swedish does: å, ä and ö last, in that order."""
    return (name or "").casefold().translate(_ALPHABET)


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sqlite3.Connection:
    """A connection in autocommit: transactions are begun by us, explicitly.

    Args:
        path: The case file.
        read_only: Open so that nothing can be written.
        create: Whether a missing file may be made.

    Returns:
        The connection.

    Raises:
        sqlite3.OperationalError: The file cannot be opened.
        CaseRefusedError: It is encrypted, and its key is not known or another one.
    """
    mode = "ro" if read_only else "rwc" if create else "rw"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    salt = None if create else salt_of(path)
    if salt is not None:
        connection = connect_encrypted(path, salt, uri)
    else:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10)
    connection.create_function("swedish_key", 1, swedish_key, deterministic=True)
    connection.create_function("folded", 1, lambda text: (text or "").casefold(), deterministic=True)
    connection.execute("PRAGMA foreign_keys=ON")
    if not read_only:
        # A power cut loses an acknowledged commit with synchronous=FULL, and none with EXTRA.
        # WAL is out: it fails on network shares, and a copied file without its -wal is empty.
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA cache_size=-65536")
    return connection


def defer_foreign_keys(connection: Connection) -> None:
    """Have references looked at when the transaction ends, for rows that come in any order."""
    postgresql = connection.dialect.name == "postgresql"
    connection.exec_driver_sql(
        "SET CONSTRAINTS ALL DEFERRED" if postgresql else "PRAGMA defer_foreign_keys=ON"
    )


def engine_for(path: Path, *, read_only: bool = False) -> Engine:
    """An engine with one connection, whose transactions begin as `BEGIN IMMEDIATE`.

    Args:
        path: The case file, which must exist.
        read_only: Open so that nothing can be written.

    Returns:
        The engine; `dispose()` closes the file.
    """
    encrypted = salt_of(path) is not None
    engine = create_engine(
        "sqlite+pysqlite://",
        # Its errors are told apart by the library that raises them.
        module=cipher_module(path) if encrypted else sqlite3,
        creator=lambda: connect(path, read_only=read_only),
        poolclass=StaticPool,
    )
    statement = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A read takes no lock of its own: each select is consistent in itself.
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(statement)

    return engine
