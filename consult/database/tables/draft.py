"""Draft versions, their sections and passages."""

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, Text

from consult.database.tables.base import reference, row_table, words

draft_version = row_table(
    "draft_version",
    words("label"),
    words("file_name"),
    reference("document_id", "document", optional=True),
    reference("replaces_id", "draft_version", optional=True),
    words("loaded_at"),
    Column("left_out", JSON, nullable=False, default=list),
)

section = row_table(
    "section",
    reference("draft_version_id", "draft_version"),
    reference("parent_id", "section", optional=True),
    words("number"),
    words("title"),
    Column("level", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    words("place"),
    Column("page", Integer),
)

passage = row_table(
    "passage",
    reference("section_id", "section"),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    words("label"),
    words("text"),
    words("place"),
    Column("row", Integer),
    Column("column", Integer),
    Column("page", Integer),
)

passage_link = row_table(
    "passage_link",
    reference("old_passage_id", "passage"),
    reference("new_passage_id", "passage"),
    Column("confidence", Float, nullable=False),
    Column("confirmed", Boolean, nullable=False, default=False),
    words("kind"),
)
"""Which passage of a newer version continues one of an older; several where it was split or merged."""

section_link = row_table(
    "section_link",
    reference("old_section_id", "section"),
    reference("new_section_id", "section"),
    Column("confidence", Float, nullable=False),
    Column("confirmed", Boolean, nullable=False, default=False),
    words("kind"),
)

Index("section_in_order", section.c.draft_version_id, section.c.position)
Index("passage_in_order", passage.c.section_id, passage.c.position)
