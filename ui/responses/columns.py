"""The columns of the register of responses."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from consult.responses.records import ResponseRow
from consult.vocabulary import ResponseStatus
from ui.app.theme import theme
from ui.app.wording import category_word, word
from ui.models.record_model import Column


def response_columns(standing: Callable[[ResponseRow], str]) -> tuple[Column, ...]:
    """What the register shows.

    Args:
        standing: What is to be remarked of a response.
    """
    return (
        Column(
            QCoreApplication.translate("responses", "Inkommen"),
            lambda row: str(row.received_on),
            "received_on",
            100,
        ),
        Column(
            QCoreApplication.translate("responses", "Diarienummer"),
            lambda row: str(row.registry_number),
            "registry_number",
            132,
        ),
        Column(QCoreApplication.translate("responses", "Avsändare"), lambda row: str(row.senders), "senders"),
        Column(
            QCoreApplication.translate("responses", "Kategori"),
            lambda row: category_word(row.category),
            "category",
            130,
        ),
        Column(
            QCoreApplication.translate("responses", "Ställning"),
            lambda row: word(row.stance),
            "stance",
            150,
            colour=_colour,
        ),
        Column(QCoreApplication.translate("responses", "Läge"), lambda row: word(row.status), "status", 84),
        Column(QCoreApplication.translate("responses", "Oläst"), _unread, "unread", 72, right=True),
        Column(
            QCoreApplication.translate("responses", "Synpunkter"),
            lambda row: str(row.comments or ""),
            "comments",
            90,
            right=True,
        ),
        Column(
            QCoreApplication.translate("responses", "Anmärkning"),
            standing,
            "",
            120,
            colour=lambda _: theme().quiet,
        ),
    )


def _unread(row: ResponseRow) -> str:
    if row.status is ResponseStatus.UNREAD:
        return "100 %" if row.characters else QCoreApplication.translate("responses", "ingen text")
    share = row.unread_characters * 100 // max(row.characters, 1)
    return f"{max(share, 1)} %" if row.unread_characters else ""


def _colour(row: ResponseRow) -> str | None:
    return theme().stances[row.stance] if row.stance else None
