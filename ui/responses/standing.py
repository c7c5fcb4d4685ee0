"""What is said of a response that came late, or is not the only one of its sender."""

from PySide6.QtCore import QCoreApplication

from consult.responses.records import Response, ResponseRow
from ui.app.wording import date_word


def short_standing(response: ResponseRow) -> str:
    """The same in a word or two, for a column."""
    told = []
    if response.late_days:
        told.append(QCoreApplication.translate("standing", "%n dagar sent", "", response.late_days))
    if response.superseded_by:
        told.append(QCoreApplication.translate("standing", "senare finns"))
    elif response.earlier_on:
        told.append(QCoreApplication.translate("standing", "ersätter tidigare"))
    return ", ".join(told)


def standing_words(response: Response) -> list[str]:
    """How late a response came, and which other one of the same sender holds; nothing to tell is the rule."""
    told = []
    if response.late_days:
        told.append(QCoreApplication.translate("standing", "%n dagar sent", "", response.late_days))
    if response.superseded_by:
        words = QCoreApplication.translate("standing", "senare svar finns, {date}")
        told.append(words.format(date=date_word(response.superseded_on)))
    elif response.earlier_on:
        words = QCoreApplication.translate("standing", "ersätter svar av {date}")
        told.append(words.format(date=date_word(response.earlier_on)))
    return told
