"""Which column of a web form's export holds what, suggested by its header and the values below it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from consult.assist.draft_index import DraftIndex
from consult.assist.queries import draft_index
from consult.assist.references import references, section_of_heading
from consult.draft.records import Section
from consult.operation import Session
from consult.prepared.form_cells import date_of_cell, known_stance
from consult.prepared.web_form import ONCE, ColumnRole, FormColumn, FormSheet

ROWS_LOOKED_AT = 200
MOSTLY = 0.8
"""The share of a column's values that have to be of a kind for the column to be."""
OFTEN = 0.5
"""The same where the header says so too, or the kind is hardly met by chance: the rest are faults."""
LONG = 40
"""Characters that an answer in a person's own words has on the average, and a choice has not."""
LONGEST_CHOICE = 60
CERTAIN_PLACE = 0.85
"""How sure it has to be which section a question names; a wrong one is worse than none."""

_NO_LETTER = re.compile(r"[\W_]+")
_QUESTION_NUMBER = re.compile(r"^\s*(?:fråga|question|fr\.?|q)\s*\d+\s*[a-z]?\s*[.:)–-]*\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_OVERALL = re.compile(
    r"ställning(?!en? till (?:avsnitt|kapitel))|helhet|i stort|samman(?:taget|fattande)|overall|whole", re.I
)
_WORDING = re.compile(r"lydelse|formulering|ändringsförslag|ny text|ny skrivning|wording", re.IGNORECASE)
_FINISHED = ("slutför", "slut", "klar", "inskick", "inlämn", "completion", "submi", "inkom")

# In this order: "organisationens namn" is no person's name.
_HEADERS = (
    (
        ColumnRole.EMAIL,
        ("(?:din|er|avsändarens)?(?:e?post|mejl|e?mail)(?:adress|address)?",),
    ),
    (
        ColumnRole.ORGANISATION,
        (
            "(?:din|er|vilken)?(?:organisation|(?:remiss)?instans|myndighet)(?:ens|s)?(?:namn|name)?",
            "(?:din|er)?(?:förening|företag|verksamhet|arbetsgivare)(?:ens|ets|s)?(?:namn)?",
            "(?:organization|organisation|company)(?:name)?",
            "(?:vem|vilka|vilken(?:organisation)?)(?:företräder|representerar|svarar).*",
        ),
    ),
    (
        ColumnRole.SENDER_NAME,
        (
            "(?:ditt|ert|avsändarens|för|efter|kontaktpersonens)?(?:och)?(?:namn|efternamn)",
            "förnamnochefternamn|avsändare|respondent|uppgiftslämnare|kontaktperson",
            "(?:your|first|last|full)?name|sender",
        ),
    ),
    (
        ColumnRole.RECEIVED_ON,
        (
            "tidstämpel|(?:svars|inkommet|inskickat|inkommen|inlämnings|slut|start)?datum|(?:slut|start)tid",
            "(?:inkom|inskicka[td]|slutför|submi).*|timestamp|(?:completion|start)time|date",
        ),
    ),
    (ColumnRole.REGISTRY_NUMBER, ("diarienummer|dnr|diarienr|ärendenummer|ärendenr|registrynumber",)),
    (ColumnRole.SUBJECT, ("ärendemening|ämne|ärende|subject",)),
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the values of a column look like."""

    header: str
    values: tuple[str, ...]

    def mostly(self, fitting: Iterable[object], share: float = MOSTLY) -> bool:
        """Whether most values are of a kind."""
        return bool(self.values) and sum(map(bool, fitting)) >= share * len(self.values)

    @property
    def dates(self) -> bool:
        return self.mostly(date_of_cell(each) for each in self.values)

    @property
    def often_dates(self) -> bool:
        return self.mostly((date_of_cell(each) for each in self.values), OFTEN)

    @property
    def addresses(self) -> bool:
        return self.mostly(_ADDRESS.fullmatch(each) for each in self.values)

    @property
    def stances(self) -> bool:
        chosen = (len(each) <= LONGEST_CHOICE and known_stance(each) for each in self.values)
        return self.mostly(chosen, OFTEN)

    @property
    def own_words(self) -> bool:
        """Whether people have written as they liked: long, or different from each other and of many words."""
        if not self.values or self.mostly(each.replace(".", "").isdigit() for each in self.values):
            return False
        average = sum(map(len, self.values)) / len(self.values)
        many = sum(each.count(" ") >= 3 for each in self.values)
        return average >= LONG or (many >= 2 and many >= len(self.values) / 3)


def suggest_columns(session: Session, form: FormSheet) -> list[FormColumn]:
    """What each column seems to hold.

    A column nothing is known of is a question about the whole draft when its values are long, and else is
    not to be read in, which the preview tells.

    Args:
        session: Of the query.
        form: The export.

    Returns:
        A column each, in the order of the sheet.
    """
    draft = draft_index(session)
    seen = [_seen(form, place) for place in range(len(form.headers))]
    found = [_suggested(each, draft) for each in seen]
    found = [_overall(each, place, found) for place, each in enumerate(found)]
    return _once(found, seen)


def section_of_question(header: str, draft: DraftIndex) -> Section | None:
    """The section that a question is about, by its number or title; None when that is not certain."""
    words = _QUESTION_NUMBER.sub("", header)
    found = section_of_heading(words, draft)
    if found is not None:
        return found
    named = [each for each in references(words, draft) if each.confidence >= CERTAIN_PLACE]
    sections = {place.section.id: place.section for each in named for place in each.places}
    if len(sections) > 1 and named:
        best = max(named, key=attrgetter("confidence"))
        sections = {place.section.id: place.section for place in best.places}
    return next(iter(sections.values())) if len(sections) == 1 else None


def _seen(form: FormSheet, place: int) -> _Seen:
    values = (row[place] for row in form.rows[:ROWS_LOOKED_AT])
    return _Seen(form.headers[place], tuple(each for each in values if each))


def _suggested(seen: _Seen, draft: DraftIndex) -> FormColumn:
    folded = _NO_LETTER.sub("", seen.header.casefold())
    role = next((role for role, forms in _HEADERS if any(re.fullmatch(form, folded) for form in forms)), None)
    if seen.addresses or (role is ColumnRole.EMAIL and not seen.values):
        return FormColumn(seen.header, ColumnRole.EMAIL)
    if role is ColumnRole.RECEIVED_ON and (seen.often_dates or not seen.values):
        return FormColumn(seen.header, role)
    if role is not None and role not in (ColumnRole.RECEIVED_ON, ColumnRole.EMAIL) and not seen.dates:
        return FormColumn(seen.header, role)
    section = section_of_question(seen.header, draft)
    section_id = section.id if section else None
    if seen.stances:
        return FormColumn(seen.header, ColumnRole.SECTION_STANCE, section_id)
    if _WORDING.search(seen.header) and seen.values:
        return FormColumn(seen.header, ColumnRole.WORDING, section_id)
    if seen.own_words or (section is not None and seen.values and not seen.dates):
        return FormColumn(seen.header, ColumnRole.QUESTION, section_id)
    return FormColumn(seen.header, ColumnRole.IGNORED)


def _overall(column: FormColumn, place: int, columns: Sequence[FormColumn]) -> FormColumn:
    """A stance that belongs to no section is that of the whole draft, if its header or place says so."""
    if column.role is not ColumnRole.SECTION_STANCE or column.section_id is not None:
        return column
    before = columns[place - 1].role if place else None
    if _OVERALL.search(column.header) or before not in (ColumnRole.QUESTION, ColumnRole.WORDING):
        return FormColumn(column.header, ColumnRole.OVERALL_STANCE)
    return column


def _once(columns: Sequence[FormColumn], seen: Sequence[_Seen]) -> list[FormColumn]:
    """Of several columns for what there is one of, the best stays: the day a form was sent, not begun."""
    found = list(columns)
    for role in ONCE:
        places = [place for place, each in enumerate(found) if each.role is role]
        if len(places) < 2:
            continue
        best = min(places, key=lambda place: (_lateness(found[place].header), not seen[place].values, place))
        other = ColumnRole.SECTION_STANCE if role is ColumnRole.OVERALL_STANCE else ColumnRole.IGNORED
        for place in places:
            if place != best:
                found[place] = FormColumn(found[place].header, other)
    return found


def _lateness(header: str) -> int:
    folded = header.casefold()
    if any(word in folded for word in _FINISHED):
        return 0
    return 2 if "start" in folded else 1
