"""The history: transactions, the fields they changed, and what is derived from them."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, Table, Text

from consult.database.tables.base import Key, metadata

txn = Table(
    "txn",
    metadata,
    # The order in which this file came to know its transactions; local, not part of the hash.
    Column("sequence", Integer, primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("author", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("parents", JSON, nullable=False),
    Column("note", JSON, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Key, primary_key=True),
    Column("txn_id", Key, ForeignKey("txn.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Key, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("value", Text),
    Column("salt", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("supersedes", JSON, nullable=False),
    Column("seen", JSON, nullable=False),
)

cell_head = Table(
    "cell_head",
    metadata,
    Column("row_id", Key, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("change_id", Key, primary_key=True),
    sqlite_with_rowid=False,
)

conflict = Table(
    "conflict",
    metadata,
    # Made of the row, the field and the kind, so that it is the same in every copy.
    Column("id", Key, primary_key=True),
    Column("table_name", Text, nullable=False),
    Column("row_id", Key, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("change_ids", JSON, nullable=False),
)
"""What two copies wrote that disagrees; derived from the history."""

frontier = Table("frontier", metadata, Column("txn_id", Key, primary_key=True))

redacted = Table(
    "redacted",
    metadata,
    Column("change_id", Key, primary_key=True),
    Column("by_change", Key, nullable=False),
)
"""Changes whose value was taken out by a decision, with the change that tells of the decision."""

redacted_blob = Table(
    "redacted_blob",
    metadata,
    Column("sha256", Key, primary_key=True),
    Column("by_change", Key, nullable=False),
)
"""Originals whose bytes were taken out by a decision; a merge does not bring them back."""

merge_run = Table(
    "merge_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("transactions", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
)
"""Merges into this very file; local, never merged."""

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""Facts of this very file; local, never merged."""

WITHOUT_ORIGINALS = "without_originals"
"""Name of the fact that a copy holds no bytes of originals."""
