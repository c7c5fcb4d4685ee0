"""How the case's documents shall be, and what is written in them by hand."""

from sqlalchemy import JSON, Column

from consult.database.tables.base import reference, row_table, words

document_setting = row_table("document_setting", words("kind"), Column("options", JSON, nullable=False))
"""The choices made last for a kind of document."""

introduction = row_table(
    "introduction", words("part"), reference("section_id", "section", optional=True), words("text")
)
"""Words of the authority's own before a part of a report, or before a section of it."""
