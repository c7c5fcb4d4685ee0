"""To schema 3: links between versions of the draft, text modules in use, sendings, documents' settings."""

import sqlite3

_COLUMNS = (
    ("comment", "due_on TEXT DEFAULT '' NOT NULL"),
    ("comment_anchor", "carried_from BLOB"),
    ("comment_anchor", "to_review BOOLEAN DEFAULT '0' NOT NULL"),
    ("amendment", "note TEXT DEFAULT '' NOT NULL"),
    ("passage_link", "kind TEXT DEFAULT '' NOT NULL"),
    ("consultee", "address TEXT DEFAULT '' NOT NULL"),
)

_TABLES = (
    """CREATE TABLE section_link (
        id BLOB NOT NULL PRIMARY KEY, old_section_id BLOB NOT NULL REFERENCES section (id),
        new_section_id BLOB NOT NULL REFERENCES section (id), confidence FLOAT NOT NULL,
        confirmed BOOLEAN NOT NULL, kind TEXT DEFAULT '' NOT NULL, version INTEGER NOT NULL)""",
    """CREATE TABLE text_module_use (
        id BLOB NOT NULL PRIMARY KEY, text_module_id BLOB NOT NULL REFERENCES text_module (id),
        comment_id BLOB NOT NULL REFERENCES comment (id), version INTEGER NOT NULL)""",
    """CREATE TABLE assessment_sending (
        id BLOB NOT NULL PRIMARY KEY, recipient TEXT DEFAULT '' NOT NULL, file_name TEXT DEFAULT '' NOT NULL,
        sent_at TEXT DEFAULT '' NOT NULL, returned_at TEXT DEFAULT '' NOT NULL, base JSON NOT NULL,
        version INTEGER NOT NULL)""",
    """CREATE TABLE document_setting (
        id BLOB NOT NULL PRIMARY KEY, kind TEXT DEFAULT '' NOT NULL, options JSON NOT NULL,
        version INTEGER NOT NULL)""",
    """CREATE TABLE introduction (
        id BLOB NOT NULL PRIMARY KEY, part TEXT DEFAULT '' NOT NULL,
        section_id BLOB REFERENCES section (id), text TEXT DEFAULT '' NOT NULL, version INTEGER NOT NULL)""",
    "CREATE INDEX comment_anchor_to_review ON comment_anchor (comment_id) WHERE to_review IS 1",
    "CREATE INDEX ix_section_link_old_section_id ON section_link (old_section_id)",
    "CREATE INDEX ix_section_link_new_section_id ON section_link (new_section_id)",
    "CREATE INDEX ix_text_module_use_text_module_id ON text_module_use (text_module_id)",
    "CREATE INDEX ix_text_module_use_comment_id ON text_module_use (comment_id)",
    "CREATE INDEX ix_introduction_section_id ON introduction (section_id)",
)


def step(connection: sqlite3.Connection) -> None:
    """Add what schema 3 has and schema 2 has not."""
    for table, column in _COLUMNS:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _TABLES:
        connection.execute(statement)
