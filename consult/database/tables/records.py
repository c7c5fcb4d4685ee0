"""What is decided about the records themselves: values taken out, secrecy markings, pairs that are two."""

from sqlalchemy import JSON, Column

from consult.database.tables.base import Key, reference, row_table, words

redaction = row_table(
    "redaction",
    words("decision_number"),
    words("reason"),
    words("decided_on"),
    words("role"),
    Column("targets", JSON, nullable=False),
)
"""A decision by which values were taken out of the case; `targets` lists table, row and field of each."""

secrecy_marking = row_table(
    "secrecy_marking",
    reference("response_id", "response", optional=True),
    reference("comment_id", "comment", optional=True),
    words("provision"),
    words("marked_on"),
    words("authority"),
    words("note"),
    words("lifted_on"),
)
"""A note that a record may be secret: the provision, the date and the authority that made the note
(offentlighets- och sekretesslagen 5 kap. 5 §)."""

kept_apart = row_table(
    "kept_apart",
    words("kind"),
    Column("first_id", Key, nullable=False),
    Column("second_id", Key, nullable=False),
)
"""Two rows that look like one and were said to be two."""
