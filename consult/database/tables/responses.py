"""Responses, their originals and what in their text is no comment; meetings."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, LargeBinary, Table, Text

from consult.database.tables.base import Key, metadata, reference, row_table, words

blob = Table(
    "blob",
    metadata,
    Column("sha256", Key, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes of originals, each kept once; rows are added and never changed."""

document = row_table(
    "document",
    Column("sha256", Key, nullable=False, index=True),
    words("media_type"),
    words("file_name"),
    Column("size", Integer, nullable=False),
)

response = row_table(
    "response",
    reference("round_id", "round"),
    Column("received_on", Text, nullable=False, index=True),
    words("registry_number"),
    Column("channel", Text, nullable=False),
    Column("stance", Text, index=True),
    words("subject"),
    words("withdrawn_reason"),
    Column("unread_characters", Integer, nullable=False, default=0, index=True),
    words("note"),
    # Last, since what stands behind a long text is found only by reading all of the text.
    words("text"),
)

DERIVED_COLUMNS = {
    "response": frozenset({"unread_characters"}),
    "comment": frozenset({"section_position"}),
}
"""Columns computed from other rows: rebuilt after each write, and not told of in the history."""

response_consultee = row_table(
    "response_consultee",
    reference("response_id", "response"),
    reference("consultee_id", "consultee"),
    Column("role", Text, nullable=False),
    Column("position", Integer, nullable=False, default=0),
)

response_document = row_table(
    "response_document",
    reference("response_id", "response"),
    reference("document_id", "document"),
    Column("role", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)
"""`start` and `end`: which part of the response's text was read from the document."""

earlier_reading = row_table(
    "earlier_reading",
    reference("response_id", "response"),
    words("replaced_on"),
    words("reason"),
    words("text"),
)
"""What was read of a response before its text was corrected."""

form_mapping = row_table(
    "form_mapping",
    words("name"),
    Column("headers", JSON, nullable=False),
    Column("columns", JSON, nullable=False),
)
"""How the columns of a web form's export are to be understood, known again by its headers."""

skipped_span = row_table(
    "skipped_span",
    reference("response_id", "response"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    words("quote"),
    words("before"),
    words("after"),
    Column("lost", Boolean, nullable=False, default=False, server_default="0"),
)

meeting = row_table(
    "meeting",
    reference("round_id", "round"),
    words("title"),
    words("held_on"),
    words("place"),
    words("participants"),
    words("notes"),
)

Index("response_by_date", response.c.received_on, response.c.id)
