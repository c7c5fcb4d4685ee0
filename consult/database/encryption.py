"""Encrypted copies for the road: whole files that SQLCipher encrypts, readable with their key alone.

The key goes to the system's keyring by the salt that stands at the file's beginning and never
changes, so that a copy of the file made with the file manager is opened by the same key.
"""

import hashlib
import os
import secrets
import sqlite3
import sys
from pathlib import Path
from typing import Any, cast

from consult.database.system_keyring import keep_secret, secret
from consult.errors import CaseProblem, CaseRefusedError

PLAIN = b"SQLite format 3\0"
"""The first bytes of a file that is not encrypted (SQLite, database file format, 1.3.1)."""
SALT_BYTES = 16
PAGE = 4096
KEY_VARIABLE = "SAMRAD_COPY_KEY"
"""A variable of the environment that holds the key, for the command line."""
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without letters and digits that look alike."""
_GROUPS, _IN_GROUP = 6, 5

_given: dict[str, str] = {}
"""Keys that a person has typed since the program began, by salt."""


def new_key() -> str:
    """A new key: six groups of five letters and digits, of 150 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def salt_of(path: Path) -> str | None:
    """The salt of an encrypted file; None for what is not encrypted, or no database at all.

    An encrypted file tells nothing of itself; what is not whole pages, or begins with text, is none.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            begins = file.read(PAGE)
    except OSError:
        return None
    if size == 0 or size % PAGE or begins.startswith(PLAIN) or len(set(begins)) < PAGE // 20:
        return None
    return begins[:SALT_BYTES].hex()


def give_key(path: Path, key: str) -> bool:
    """Keep the key of an encrypted copy; tells whether the system's keyring took it."""
    salt = salt_of(path)
    if salt is None:
        return False
    _given[salt] = _cleaned(key)
    return keep_secret(_name(salt), _cleaned(key))


def connect_encrypted(path: Path, salt: str, uri: str) -> sqlite3.Connection:
    """A connection to an encrypted file, which speaks like one of `sqlite3`.

    Raises:
        CaseRefusedError: The library is not installed, the key is not known, or it is another one.
    """
    key = _given.get(salt) or os.environ.get(KEY_VARIABLE) or secret(_name(salt))
    if key is None:
        raise CaseRefusedError(str(path), CaseProblem.ENCRYPTED)
    module = cipher_module(path)
    connection = module.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10)
    connection.execute(f"PRAGMA key = \"x'{raw_key(key)}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except module.DatabaseError as error:
        connection.close()
        raise CaseRefusedError(str(path), CaseProblem.WRONG_KEY) from error
    return cast("sqlite3.Connection", connection)


def cipher_module(path: Path) -> Any:
    """The library, whose interface is that of `sqlite3`.

    Raises:
        CaseRefusedError: It is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise CaseRefusedError(str(path), CaseProblem.NO_CIPHER) from error
    return dbapi2


def operational_errors() -> tuple[type[Exception], ...]:
    """What a connection raises when a file cannot be read or written."""
    module = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.OperationalError, *((module.OperationalError,) if module else ()))


def database_errors() -> tuple[type[Exception], ...]:
    """What a connection raises when a file is damaged or no database."""
    module = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, *((module.Error,) if module else ()))


def raw_key(key: str) -> str:
    """What SQLCipher is given; a key with as many bits as `new_key` makes needs no stretching."""
    return hashlib.sha256(f"samrad-copy {_cleaned(key)}".encode()).hexdigest()


def _cleaned(key: str) -> str:
    return "".join(letter for letter in key.upper() if letter.isalnum())


def _name(salt: str) -> str:
    return f"copy {salt}"
