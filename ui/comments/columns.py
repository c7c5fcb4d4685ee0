"""The columns of the table of comments."""

from PySide6.QtCore import QCoreApplication

from consult.comments.records import CommentRow
from ui.app.theme import theme
from ui.app.wording import word
from ui.models.record_model import Column

GIST, TOGETHER, ASSIGNEE = 2, 3, 6
"""The column that takes the room left over, and those that are shown only where they are used."""


def comment_columns() -> tuple[Column, ...]:
    """Place, sender, gist, what is thought and decided, by whom, and with how many others."""

    def numbers(row: CommentRow) -> str:
        return ", ".join(heading.split(" ", 1)[0] for heading in row.sections.split("; "))

    def stance_colour(row: CommentRow) -> str | None:
        return theme().stances[row.stance] if row.stance else None

    def decision(row: CommentRow) -> str:
        return word(row.decision) + (" ⚠" if row.rationale_missing else "")

    def decision_colour(row: CommentRow) -> str | None:
        return theme().decisions[row.decision] if row.decision else None

    def together(row: CommentRow) -> str:
        return f"≈ {row.group_size}" if row.group_size > 1 else ""

    translate = QCoreApplication.translate
    return (
        Column(translate("comments", "Avsnitt"), numbers, "section", 62),
        Column(translate("comments", "Avsändare"), lambda row: str(row.senders), "sender", 106),
        Column(translate("comments", "Synpunkt"), gist),
        Column(translate("comments", "Grupp"), together, "", 50, colour=lambda _: theme().quiet),
        Column(
            translate("comments", "Ställning"),
            lambda row: word(row.stance),
            "stance",
            98,
            colour=stance_colour,
        ),
        Column(translate("comments", "Beslut"), decision, "decision", 106, colour=decision_colour),
        Column(translate("comments", "Handläggare"), lambda row: str(row.assignee), "assignee", 88),
    )


def gist(row: CommentRow) -> str:
    """A comment in brief: its summary, or its words in one line."""
    return row.summary or " ".join(row.quote.split())
