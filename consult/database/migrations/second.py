"""To schema 2: pages of the draft, parts and earlier readings of a response, saved filters and mappings."""

import sqlite3

_COLUMNS = (
    ("section", "page INTEGER"),
    ("passage", "page INTEGER"),
    ("comment_span", "lost BOOLEAN DEFAULT '0' NOT NULL"),
    ("skipped_span", "lost BOOLEAN DEFAULT '0' NOT NULL"),
    ("response_document", "start INTEGER"),
    ("response_document", '"end" INTEGER'),
)

_TABLES = (
    """CREATE TABLE comment_filter (
        id BLOB NOT NULL PRIMARY KEY, name TEXT DEFAULT '' NOT NULL, criteria JSON NOT NULL,
        version INTEGER NOT NULL)""",
    """CREATE TABLE form_mapping (
        id BLOB NOT NULL PRIMARY KEY, name TEXT DEFAULT '' NOT NULL, headers JSON NOT NULL,
        columns JSON NOT NULL, version INTEGER NOT NULL)""",
    """CREATE TABLE earlier_reading (
        id BLOB NOT NULL PRIMARY KEY, response_id BLOB NOT NULL REFERENCES response (id),
        replaced_on TEXT DEFAULT '' NOT NULL, reason TEXT DEFAULT '' NOT NULL, text TEXT DEFAULT '' NOT NULL,
        version INTEGER NOT NULL)""",
    "CREATE INDEX comment_span_lost ON comment_span (comment_id) WHERE lost IS 1",
    "CREATE INDEX ix_earlier_reading_response_id ON earlier_reading (response_id)",
)


def step(connection: sqlite3.Connection) -> None:
    """Add what schema 2 has and schema 1 has not."""
    for table, column in _COLUMNS:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _TABLES:
        connection.execute(statement)
