"""The consultation, its rounds, and those consulted."""

from sqlalchemy import JSON, Column, Index, Text

from consult.database.tables.base import reference, row_table, words

consultation = row_table(
    "consultation",
    words("title"),
    words("registry_number"),
    words("authority"),
    Column("counties", JSON, nullable=False, default=list),
)

consultation_round = row_table(
    "round",
    reference("consultation_id", "consultation"),
    words("name"),
    Column("kind", Text, nullable=False),
    words("opens_on"),
    words("closes_on"),
    reference("draft_version_id", "draft_version", optional=True),
)

consultee = row_table(
    "consultee",
    words("name"),
    Column("category", Text, nullable=False, index=True),
    words("organisation_number"),
    words("county_code"),
    words("municipality_code"),
    words("contact_name"),
    words("email"),
    words("address"),
    words("withdrawn_reason"),
)

consultee_alias = row_table("consultee_alias", reference("consultee_id", "consultee"), words("name"))

invitation = row_table(
    "invitation",
    reference("round_id", "round"),
    reference("consultee_id", "consultee"),
    words("sent_on"),
    words("due_on"),
    words("extended_to"),
    Column("reminded_on", JSON, nullable=False, default=list),
)

# Without it a count over all consultees looks through the whole round for each of them.
Index("invitation_of_consultee", invitation.c.consultee_id, invitation.c.round_id)
