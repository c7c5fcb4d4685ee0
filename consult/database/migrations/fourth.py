"""To schema 4: conflicts by key, redactions, secrecy markings, merges; versions are places in the history."""

import sqlite3

_STATEMENTS = (
    "DROP TABLE conflict",
    """CREATE TABLE conflict (
        id BLOB NOT NULL PRIMARY KEY, table_name TEXT NOT NULL, row_id BLOB NOT NULL, field TEXT NOT NULL,
        kind TEXT NOT NULL, change_ids JSON NOT NULL)""",
    """CREATE TABLE redacted_blob (sha256 BLOB NOT NULL PRIMARY KEY, by_change BLOB NOT NULL)""",
    """CREATE TABLE merge_run (
        id INTEGER NOT NULL PRIMARY KEY, time TEXT NOT NULL, source TEXT NOT NULL, author TEXT NOT NULL,
        transactions INTEGER NOT NULL, changes INTEGER NOT NULL, conflicts INTEGER NOT NULL)""",
    """CREATE TABLE redaction (
        id BLOB NOT NULL PRIMARY KEY, decision_number TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL, decided_on TEXT DEFAULT '' NOT NULL, role TEXT DEFAULT '' NOT NULL,
        targets JSON NOT NULL, version INTEGER NOT NULL)""",
    """CREATE TABLE secrecy_marking (
        id BLOB NOT NULL PRIMARY KEY, response_id BLOB REFERENCES response (id),
        comment_id BLOB REFERENCES comment (id), provision TEXT DEFAULT '' NOT NULL,
        marked_on TEXT DEFAULT '' NOT NULL, authority TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL, lifted_on TEXT DEFAULT '' NOT NULL, version INTEGER NOT NULL)""",
    """CREATE TABLE kept_apart (
        id BLOB NOT NULL PRIMARY KEY, kind TEXT DEFAULT '' NOT NULL, first_id BLOB NOT NULL,
        second_id BLOB NOT NULL, version INTEGER NOT NULL)""",
    "CREATE INDEX ix_conflict_row_id ON conflict (row_id)",
    "CREATE INDEX ix_secrecy_marking_response_id ON secrecy_marking (response_id)",
    "CREATE INDEX ix_secrecy_marking_comment_id ON secrecy_marking (comment_id)",
)


def step(connection: sqlite3.Connection) -> None:
    """Add what schema 4 has; a row's version becomes the place of the newest transaction that wrote to it."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    written = connection.execute(
        """SELECT "change".table_name, max(txn.sequence), "change".row_id FROM "change"
           JOIN txn ON txn.id = "change".txn_id GROUP BY "change".row_id"""
    ).fetchall()
    for table, sequence, row_id in written:
        connection.execute(f'UPDATE "{table}" SET version = ? WHERE id = ?', (sequence, row_id))  # noqa: S608  names of our own tables
