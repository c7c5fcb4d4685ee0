"""Small cases made through the program's own operations, for tests of what is read from a case."""

from pathlib import Path

from consult.case import Case
from consult.comments.operations import assess, split_comment, withdraw_comment
from consult.comments.queries import comment_ids, the_comment
from consult.consultees.operations import (
    add_consultees,
    edit_round,
    record_extension,
    record_sent,
)
from consult.consultees.queries import current_round
from consult.consultees.records import RegisterEntry
from consult.draft.operations import load_draft
from consult.draft.queries import sections
from consult.draft.records import ReadDraft, ReadPassage, ReadSection
from consult.operation import Session
from consult.responses.operations import register_response, skip_span, withdraw_response
from consult.responses.queries import response_ids, the_response
from consult.vocabulary import Category, Channel, CommentKind, Decision, PassageKind, Stance

CONSULTEES = (
    ("Almviks kommun", Category.MUNICIPALITY),
    ("Örsala kommun", Category.MUNICIPALITY),
    ("Länsstyrelsen i Almarike", Category.COUNTY_BOARD),
    ("Tillväxtverket", Category.STATE_AGENCY),
    ("Almarikes bygdeförbund", Category.CIVIL_SOCIETY),
    ("Åsa Lind", Category.PRIVATE_PERSON),
)

SECTIONS = (
    ("1", "Nuläge och analys", 1),
    ("1.1", "Befolkning", 2),
    ("2", "Mål", 1),
    ("2.1", "Hållbara resor", 2),
    ("2.1.1", "Cykel", 3),
    ("3", "Uppföljning", 1),
)

ALMVIK = (
    "Kommunen ställer sig bakom målen.\n"
    "Analysen stannar vid länet som helhet.\nDen behöver visa skillnaderna mellan kommunerna.\n"
    "Busslinje 12 bör gå var 15:e minut & hela kvällen.\n"
    "Cykelstråken saknas på kartan <bilaga 2>."
)
AGENCY = (
    "Uppföljningen behöver indikatorer.\n"
    "Vilka medel avsätts till insatserna?\n"
    "Ordet ”tillväxt” bör strykas ur mål 2.\n"
    "Flytta ansvaret för sjukresor till kommunerna."
)
FORESTER = "Strategin är bra.\nLandsbygden nämns för sällan."
PHRASE = "Analysen stannar vid länet som helhet.\nDen behöver visa skillnaderna mellan kommunerna."


def draft() -> ReadDraft:
    """A draft of six sections on three levels, with two passages each."""
    found = [
        ReadSection(
            number,
            title,
            level,
            f"document.xml:{position * 3}",
            tuple(
                ReadPassage(
                    PassageKind.PARAGRAPH,
                    f"Stycke {line} om {title.casefold()}.",
                    f"document.xml:{position * 3 + line}",
                )
                for line in (1, 2)
            ),
        )
        for position, (number, title, level) in enumerate(SECTIONS)
    ]
    return ReadDraft("Almarike 2040", tuple(found))


def small_case(folder: Path) -> Case:
    """A case with a draft, six consultees, three responses and eight comments, half of them assessed.

    A withdrawn response and a withdrawn comment are there too, which no report may show. One
    comment belongs to two sections, and one to none.

    Args:
        folder: Where the file is made.

    Returns:
        The open case; the caller closes it.
    """
    case = Case.create(
        folder / "almarike.samrad",
        title="Almarike 2040",
        registry_number="RS 2026-0417",
        authority="Region Almarike",
        counties=["26"],
        author="Anna Lind",
    )
    case.change(load_draft, draft(), file_name="almarike.docx", content=b"PK")
    entries = [RegisterEntry(name, category) for name, category in CONSULTEES]
    keys = case.change(add_consultees, entries)
    case.change(_set_dates)
    case.change(record_sent, keys[:5], "2026-03-02", "2026-05-31")
    case.change(record_extension, keys[1:2], "2026-06-15")
    place = {section.number: section.id for section in case.read(sections)}
    _municipality(case, keys, place)
    _agency(case, keys, place)
    _withdrawn(case, keys, place)
    case.change(
        register_response,
        consultee_ids=[keys[2]],
        received_on="2026-05-20",
        registry_number="RS 2026-0417-9",
        channel=Channel.LETTER,
        stance=Stance.NO_OBJECTION,
        text="Länsstyrelsen har inget att erinra.",
    )
    return case


def complete(case: Case) -> None:
    """Deal with all that is left open in a small case."""
    for key in case.read(comment_ids):
        if not case.read(the_comment, key).assessment.is_complete:
            case.change(assess, key, decision=Decision.NOTED, reply="Tack för synpunkten.", rationale="–")
    for key in case.read(response_ids):
        case.change(skip_span, key, 0, len(case.read(the_response, key).text))


def _set_dates(session: Session) -> None:
    edit_round(session, current_round(session).id, opens_on="2026-03-02", closes_on="2026-05-31")


def _municipality(case: Case, keys: list[str], place: dict[str, str]) -> None:
    answer = case.change(
        register_response,
        consultee_ids=keys[0:2],
        received_on="2026-05-27",
        registry_number="RS 2026-0417-38",
        stance=Stance.SUPPORTS_CONDITIONALLY,
        subject="Yttrande över Almarike 2040",
        text=ALMVIK,
        note="INTERNT: ring Eva",
    )
    parts = [(0, 33), (34, 34 + len(PHRASE)), _part(ALMVIK, "Busslinje"), _part(ALMVIK, "Cykelstråken")]
    whole, regions, bus, bicycle = (
        case.change(
            split_comment,
            answer,
            [span],
            section_ids=[place[number] for number in numbers],
            theme_names=themes,
            stance=stance,
            kind=kind,
            summary=summary,
        )
        for span, numbers, themes, stance, kind, summary in (
            (parts[0], (), ("Helheten",), Stance.SUPPORTS, CommentKind.VIEW, ""),
            (parts[1], ("1.1", "3"), ("Analys",), None, CommentKind.VIEW, "Visa skillnaderna."),
            (parts[2], ("2.1",), ("Resor",), Stance.NEUTRAL, CommentKind.VIEW, ""),
            (parts[3], ("2.1.1",), ("Resor",), Stance.OPPOSES, CommentKind.FACTUAL_ERROR, ""),
        )
    )
    _assess(case, whole, regions, bus, bicycle)


def _assess(case: Case, whole: str, regions: str, bus: str, bicycle: str) -> None:
    case.change(assess, whole, decision=Decision.NOTED, reply="Regionen noterar stödet.")
    case.change(
        assess,
        regions,
        decision=Decision.ACCEPTED,
        reply="Analysen delas upp på kommuner.",
        action="Avsnitt 1.1 får en tabell per kommun.",
    )
    case.change(
        assess,
        bus,
        decision=Decision.NOT_ACCEPTED,
        reply="Turtätheten avgörs i trafikförsörjningsprogrammet.",
        rationale="Strategin anger inte turtäthet.",
    )
    case.change(
        assess,
        bicycle,
        decision=Decision.PARTLY_ACCEPTED,
        reply="Kartan ses över.",
        rationale="Alla stråk ryms inte i kartans skala.",
        action="Kartan på sidan 40 ritas om.",
    )


def _agency(case: Case, keys: list[str], place: dict[str, str]) -> None:
    answer = case.change(
        register_response,
        consultee_ids=[keys[3]],
        received_on="2026-05-29",
        registry_number="RS 2026-0417-40",
        stance=Stance.SUPPORTS,
        text=AGENCY,
    )
    for beginning, number, kind in (
        ("Uppföljningen", "3", CommentKind.VIEW),
        ("Vilka medel", "2", CommentKind.QUESTION),
        ("Ordet", "2", CommentKind.PROPOSED_WORDING),
        ("Flytta", "2.1", CommentKind.VIEW),
    ):
        key = case.change(
            split_comment, answer, [_part(AGENCY, beginning)], section_ids=[place[number]], kind=kind
        )
        if beginning == "Flytta":
            case.change(assess, key, decision=Decision.NOT_ACCEPTED, reply="Ansvaret är delat i lag.")


def _withdrawn(case: Case, keys: list[str], place: dict[str, str]) -> None:
    answer = case.change(register_response, consultee_ids=[keys[4]], received_on="2026-05-30", text=FORESTER)
    praise = case.change(split_comment, answer, [(0, 17)], section_ids=[place["2"]])
    case.change(withdraw_comment, praise, "Inskickad två gånger")
    case.change(split_comment, answer, [(18, len(FORESTER))], section_ids=[place["2"]])
    case.change(withdraw_response, answer, "Drogs tillbaka av avsändaren")


def _part(text: str, beginning: str) -> tuple[int, int]:
    start = text.index(beginning)
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end
