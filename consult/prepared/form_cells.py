"""What single cells of a web form's export say: dates and stances, as forms and people write them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from consult.assist.stances import suggested_stance
from consult.errors import InvalidValueError
from consult.labels import label
from consult.operation import clean_date
from consult.vocabulary import Language, Stance

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/. ]+(\d{4})")
_IN_WORDS = re.compile(
    r"(?:\w+dag(?:en)?\s+)?(?:den\s+)?(\d{1,2})(?::?[ea])?\s+([a-zåäö]+)\.?,?\s+(\d{4})", re.I
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_CLOCK = re.compile(
    r"[\s,T]*(?:kl\.?|klockan)?\s*(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:am|pm|fm|em)?)?"
    r"\s*(?:Z|(?:GMT|UTC|CET|CEST)?\s*(?:[+-]\d{1,2}:?(?:\d{2})?)?)",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january"),
            ("februari", "february"),
            ("mars", "march"),
            ("april",),
            ("maj", "may"),
            ("juni", "june"),
            ("juli", "july"),
            ("augusti", "august"),
            ("september",),
            ("oktober", "october"),
            ("november",),
            ("december",),
        ),
        1,
    )
    for name in names
}
_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's serial dates, as they count from March 1900 on (29500-1, 18.17.4.1)."""

_STANCE_WORDS: Mapping[Stance, str] = {
    Stance.SUPPORTS: (
        "ja|yes|ja absolut|helt och hållet|instämmer|instämmer helt|instämmer helt och hållet|instämmer "
        "i hög grad|håller med|håller helt med|stämmer helt|positiv|mycket positiv|bra|mycket bra|stödjer|"
        "stöder|bifaller|agree|strongly agree|för|ställer mig bakom|ställer oss bakom"
    ),
    Stance.SUPPORTS_CONDITIONALLY: (
        "ja delvis|delvis|instämmer delvis|instämmer till stor del|instämmer i huvudsak|håller delvis med|"
        "till viss del|till stor del|i huvudsak|ja i huvudsak|ja med ändringar|tillstyrker med ändringar|"
        "tillstyrker i huvudsak|tillstyrker delvis|stämmer delvis|ganska bra|ganska positiv|partly agree|"
        "ja men med ändringar|tillstyrker med synpunkter"
    ),
    Stance.NEUTRAL: (
        "varken eller|neutral|varken bra eller dålig|varken positiv eller negativ|ingen uppfattning|"
        "neither agree nor disagree|både och"
    ),
    Stance.OPPOSES: (
        "nej|no|nej inte alls|instämmer inte|instämmer inte alls|instämmer ej|håller inte med|negativ|"
        "mycket negativ|dålig|dåligt|mycket dåligt|avslår|stämmer inte|stämmer inte alls|disagree|"
        "strongly disagree|emot|mot|inte alls"
    ),
    Stance.NO_OBJECTION: "inget att erinra|ingen erinran|inga synpunkter|har inga synpunkter|no objection",
    Stance.DECLINED: (
        "avstår|avstår från att svara|avstår från att yttra sig|vet ej|vet inte|vill inte svara|"
        "vill ej svara|don't know|ej aktuellt"
    ),
}
_BETWEEN = re.compile(r"[\W_]+")


def date_of_cell(written: str) -> str | None:
    """The day that a cell tells, the time of day put aside.

    Args:
        written: "2026-03-12 14:03", "12 mars 2026", "12/3 2026" (day before month), or Excel's number of a
            day.

    Returns:
        ISO 8601, or None when it is no date of this century's consultations.
    """
    text = " ".join(written.split())
    if _SERIAL.fullmatch(text):
        return _allowed((_DAY_ZERO + timedelta(days=int(text[:5]))).isoformat())
    for form, order in ((_ISO, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_IN_WORDS, (3, 2, 1))):
        found = form.match(text)
        if found and _CLOCK.fullmatch(text, found.end()):
            year, month, day = (found[place] for place in order)
            number = _month(month)
            return _allowed(f"{year}-{number:02}-{int(day):02}") if number else None
    return None


def stance_of_cell(written: str) -> Stance | None:
    """What an answer that was chosen from a list thinks of the draft; None when that cannot be told."""
    return _stances().get(_folded(written)) or _stance_in_words(written)


def known_stance(written: str) -> bool:
    """Whether an answer is one of the words that forms let people choose."""
    return _folded(written) in _stances()


def _month(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    folded = written.casefold()
    fitting = {number for name, number in _MONTHS.items() if len(folded) >= 3 and name.startswith(folded)}
    return fitting.pop() if len(fitting) == 1 else None


def _allowed(iso: str) -> str | None:
    try:
        return clean_date("received_on", iso)
    except InvalidValueError:
        return None


def _folded(written: str) -> str:
    return _BETWEEN.sub(" ", written.casefold()).strip()


def _stance_in_words(written: str) -> Stance | None:
    found = suggested_stance(written)
    return found.stance if found is not None else None


@cache
def _stances() -> Mapping[str, Stance]:
    words = {
        _folded(word): stance for stance, several in _STANCE_WORDS.items() for word in several.split("|")
    }
    spoken = {_folded(label(stance, language)): stance for stance in Stance for language in Language}
    return {**words, **spoken}
