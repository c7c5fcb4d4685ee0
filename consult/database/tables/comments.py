"""Comments, where they stand and belong, and what is answered to them; amendments."""

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, Text

from consult.database.tables.base import Key, reference, row_table, words

WITHOUT_SECTION = 1 << 30
"""The `section_position` of a comment that is tied to no section: it sorts last."""

workflow_step = row_table(
    "workflow_step",
    words("name"),
    Column("position", Integer, nullable=False),
    Column("solved", Boolean, nullable=False, default=False),
    Column("locked", Boolean, nullable=False, default=False),
)

comment_group = row_table("comment_group", words("title"), words("note"))

comment = row_table(
    "comment",
    reference("response_id", "response", optional=True),
    reference("meeting_id", "meeting", optional=True),
    Column("number", Integer, nullable=False),
    Column("position", Integer, nullable=False, default=0),
    Column("stance", Text, index=True),
    Column("kind", Text, nullable=False),
    words("assignee"),
    words("due_on"),
    Column("priority", Integer, nullable=False, default=0),
    reference("step_id", "workflow_step", optional=True),
    reference("group_id", "comment_group", optional=True),
    words("withdrawn_reason"),
    Column("section_position", Integer, nullable=False, default=WITHOUT_SECTION),
    words("summary"),
    words("note"),
    words("proposed_wording"),
    words("quote"),
)

comment_span = row_table(
    "comment_span",
    reference("comment_id", "comment"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    words("quote"),
    words("before"),
    words("after"),
    Column("lost", Boolean, nullable=False, default=False, server_default="0"),
)
"""`lost`: its quote is not in the response's present reading; it waits to be placed by a person."""

comment_anchor = row_table(
    "comment_anchor",
    reference("comment_id", "comment"),
    reference("section_id", "section"),
    reference("passage_id", "passage", optional=True),
    Column("origin", Text, nullable=False),
    Column("confidence", Float),
    Column("carried_from", Key),
    Column("to_review", Boolean, nullable=False, default=False, server_default="0"),
)
"""`carried_from`: the anchor in an earlier version of the draft that this one continues, as a key alone since
that one may be taken away. `to_review`: the program is not sure that it stands where it should."""

theme = row_table(
    "theme",
    reference("parent_id", "theme", optional=True),
    words("name"),
    Column("position", Integer, nullable=False, default=0),
)

comment_theme = row_table("comment_theme", reference("comment_id", "comment"), reference("theme_id", "theme"))

assessment = row_table(
    "assessment",
    reference("comment_id", "comment", optional=True),
    reference("group_id", "comment_group", optional=True),
    Column("recommendation", Text),
    words("recommended_by"),
    words("recommended_on"),
    Column("decision", Text, index=True),
    words("decided_by"),
    words("decided_on"),
    words("reply"),
    words("rationale"),
    words("action"),
)

comment_filter = row_table("comment_filter", words("name"), Column("criteria", JSON, nullable=False))
"""A choice of comments that was given a name."""

text_module = row_table(
    "text_module",
    words("title"),
    words("category"),
    words("text"),
    Column("verified", Boolean, nullable=False, default=False),
    reference("theme_id", "theme", optional=True),
)

text_module_use = row_table(
    "text_module_use", reference("text_module_id", "text_module"), reference("comment_id", "comment")
)
"""In the answers to which comments a text module was put."""

assessment_sending = row_table(
    "assessment_sending",
    words("recipient"),
    words("file_name"),
    words("sent_at"),
    words("returned_at"),
    Column("base", JSON, nullable=False, default=dict),
)
"""Comments sent to a colleague who assesses them in a file of their own.

`base`: what stood then, by comment.
"""

amendment = row_table(
    "amendment",
    reference("section_id", "section", optional=True),
    reference("passage_id", "passage", optional=True),
    words("old_wording"),
    words("new_wording"),
    words("note"),
    Column("status", Text, nullable=False),
)

amendment_comment = row_table(
    "amendment_comment", reference("amendment_id", "amendment"), reference("comment_id", "comment")
)

# Few are withdrawn; counts that leave those out need not look at all the others.
Index("comment_withdrawn", comment.c.id, sqlite_where=comment.c.withdrawn_reason != "")
# Hardly any is lost; to find them all spans need not be looked at.
Index("comment_span_lost", comment_span.c.comment_id, sqlite_where=comment_span.c.lost.is_(True))
# A handful waits after a new version; to find them all anchors need not be looked at.
Index(
    "comment_anchor_to_review", comment_anchor.c.comment_id, sqlite_where=comment_anchor.c.to_review.is_(True)
)
Index("comment_anchor_by_section", comment_anchor.c.section_id, comment_anchor.c.comment_id)
Index("comment_by_section", comment.c.section_position, comment.c.id)
# Its last column lets what is withdrawn be left out without a look at the row.
Index("comment_in_response", comment.c.response_id, comment.c.position, comment.c.withdrawn_reason)
