"""A made-up case of any size, for measuring: the same seed gives the same texts.

Everything is written through the session's bulk road, so that the case has its history like any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sqlalchemy import Table, select

from consult.anchors import make_span
from consult.consultees.operations import current_round_id
from consult.database.tables import (
    assessment,
    comment,
    comment_anchor,
    comment_span,
    comment_theme,
    consultation_round,
    consultee,
    draft_version,
    invitation,
    passage,
    response,
    response_consultee,
    section,
    theme,
)
from consult.operation import Session, link_key
from consult.responses.operations import span_values
from consult.vocabulary import (
    AnchorOrigin,
    Category,
    Channel,
    CommentKind,
    Decision,
    PassageKind,
    SectionRole,
    SenderRole,
    Stance,
)

CHAPTERS = 12
SECTIONS_IN_CHAPTER = 7
PASSAGES_IN_SECTION = 6
RESPONSES_AT_A_TIME = 500
SENT_ON, DUE_ON = "2026-03-02", "2026-05-31"

_FIRST_PARTS = (
    "bostads", "trafik", "klimat", "energi", "närings", "landsbygds", "kompetens", "kultur", "hälso",
    "miljö", "samhälls", "utvecklings", "arbets", "försörjnings", "vatten", "skogs", "besöks",
    "gymnasie", "forsknings", "digital", "jämställdhets", "mål", "kommun", "region", "läns", "stads",
    "transport", "bredbands", "rese", "pendlings", "fritids", "folkhälso", "barn", "ungdoms",
    "integrations", "innovations", "export",
)  # fmt: skip
_LAST_PARTS = (
    "planering", "behov", "analys", "frågor", "perspektiv", "insatser", "program", "strategi", "mål",
    "indikatorer", "resurser", "ansvar", "samverkan", "arbete", "nät", "stråk", "områden", "underlag",
    "utbildning", "verksamhet", "marknad", "försörjning", "uppföljning", "plan", "politik", "medel",
    "kostnader", "kvalitet",
)  # fmt: skip
_WORDS = (
    "och", "i", "att", "det", "som", "för", "en", "är", "av", "till", "den", "med", "på", "inte", "om",
    "har", "de", "ett", "kan", "men", "ska", "vid", "från", "bör", "när", "under", "eller", "också",
    "där", "finns", "blir", "även", "genom", "samt", "hela", "mellan", "utan", "redan", "flera",
    "större", "bättre", "tydligare", "dagens", "länets", "kommunens", "regionens", "framtida",
    "långsiktiga", "gemensamma", "hållbara", "stärka", "utveckla", "beskriva", "saknas", "anser",
    "föreslår", "vill", "se", "lyfta", "fram", "behöver", "många", "barn", "äldre", "företag",
    "invånare", "orter", "tåg", "vägar", "skolor", "vården",
)  # fmt: skip
_TITLES = (
    "Kompetens", "Hållbara resor", "Bostäder", "Klimat och energi", "Näringsliv", "Landsbygd", "Hälsa",
    "Kultur", "Digitalisering", "Uppföljning",
)  # fmt: skip
_PLACES = ("Alm", "Berg", "Ek", "Fors", "Gran", "Hed", "Norr", "Sjö", "Tall", "Ulv", "Ytter", "Ås", "Öst")
_PLACE_ENDINGS = ("vik", "landa", "hamra", "näs", "hult", "esta", "torp", "sala", "hamn", "bro", "köping")
_KINDS = {
    Category.MUNICIPALITY: "kommun",
    Category.STATE_AGENCY: "verket",
    Category.CIVIL_SOCIETY: "hembygdsförening",
    Category.BUSINESS: "företagarförening",
    Category.UNIVERSITY: "högskola",
    Category.ORGANISATION: "bygderåd",
    Category.POLITICAL_PARTY: "lokalavdelning",
}
_GREETING = "Yttrande över förslaget till regional utvecklingsstrategi."
_BREAK_SHARE = 0.1
_ASSESSED_SHARE = 0.5


@dataclass(slots=True)
class _Rows:
    """Rows of several tables that are gathered and then written together."""

    comments: list[Mapping[str, Any]] = field(default_factory=list)
    spans: list[dict[str, Any]] = field(default_factory=list)


def generate(session: Session, *, responses: int, comments: int, seed: int) -> None:
    """Fill an empty case with a draft, consultees, responses and comments, half of them assessed.

    Args:
        session: Of the operation.
        responses: How many responses, at least 1.
        comments: How many comments they have together.
        seed: Decides every text and choice.
    """
    chance = Random(seed)
    sections = _add_draft(session, chance)
    themes = session.add_many(theme, [{"name": name, "position": at} for at, name in enumerate(_TITLES)])
    consultees = _add_consultees(session, chance, responses + responses // 4 + 1)
    round_id = current_round_id(session)
    least, more = divmod(comments, responses)
    numbers = [least + (1 if position < more else 0) for position in range(responses)]
    for start in range(0, responses, RESPONSES_AT_A_TIME):
        some = range(start, min(start + RESPONSES_AT_A_TIME, responses))
        keys, rows = _add_responses(session, chance, round_id, [numbers[position] for position in some])
        links = [(key, consultees[position]) for key, position in zip(keys, some, strict=True)]
        _add_senders(session, links)
        comment_ids = session.add_many(comment, rows.comments)
        session.add_many(
            comment_span,
            [{"comment_id": key, **span} for key, span in zip(comment_ids, rows.spans, strict=True)],
        )
        _tie(session, chance, comment_ids, sections, themes)
        _assess(session, chance, comment_ids)


def sentence(chance: Random) -> str:
    """A sentence of made-up compounds between common words, about as varied as written Swedish."""
    words = chance.choices(_WORDS, k=chance.randint(6, 14))
    for position in range(1, len(words), 4):
        words[position] = chance.choice(_FIRST_PARTS) + chance.choice(_LAST_PARTS)
    return " ".join(words).capitalize() + "."


def paragraph(chance: Random) -> str:
    """One to six sentences; now and then a line break within."""
    parts = [sentence(chance) for _ in range(chance.randint(1, 6))]
    return ("\n" if chance.random() < _BREAK_SHARE else " ").join(parts)


def _add_draft(session: Session, chance: Random) -> list[str]:
    version = session.add(
        draft_version,
        {"label": "Almarike 2040", "file_name": "almarike-2040.docx", "loaded_at": session.now},
    )
    rows = list(_headings(version))
    keys: list[str] = []
    chapter: str | None = None
    for row in rows:
        keys.append(session.add(section, {**row, "parent_id": None if row["level"] == 1 else chapter}))
        chapter = keys[-1] if row["level"] == 1 else chapter
    session.add_many(
        passage,
        [
            {
                "section_id": key,
                "position": position,
                "kind": PassageKind.PARAGRAPH.value,
                "text": paragraph(chance),
                "place": f"word/document.xml:{number * (PASSAGES_IN_SECTION + 1) + position + 1}",
            }
            for number, key in enumerate(keys)
            for position in range(PASSAGES_IN_SECTION)
        ],
    )
    for each in session.rows(select(consultation_round.c.id)):
        session.edit(consultation_round, each.id, {"draft_version_id": version})
    return keys


def _headings(version: str) -> Iterator[dict[str, Any]]:
    position = 0
    for chapter in range(1, CHAPTERS + 1):
        for number in range(SECTIONS_IN_CHAPTER + 1):
            yield {
                "draft_version_id": version,
                "number": f"{chapter}.{number}" if number else str(chapter),
                "title": _TITLES[(chapter + 3 * number) % len(_TITLES)],
                "level": 2 if number else 1,
                "position": position,
                "role": SectionRole.OTHER.value,
                "place": f"word/document.xml:{position * (PASSAGES_IN_SECTION + 1)}",
            }
            position += 1


def _add_consultees(session: Session, chance: Random, count: int) -> list[str]:
    categories = list(_KINDS)
    rows = []
    for number in range(count):
        category = categories[number % len(categories)]
        name = f"{chance.choice(_PLACES)}{chance.choice(_PLACE_ENDINGS)}s {_KINDS[category]} {number + 1}"
        rows.append(
            {"name": name, "category": category.value, "email": f"registrator{number + 1}@exempel.example"}
        )
    keys = session.add_many(consultee, rows)
    round_id = current_round_id(session)
    invitations = [
        {"round_id": round_id, "consultee_id": key, "sent_on": SENT_ON, "due_on": DUE_ON} for key in keys
    ]
    session.add_many(invitation, invitations, [link_key("invitation", round_id, key) for key in keys])
    return keys


def _add_responses(
    session: Session, chance: Random, round_id: str, numbers: Sequence[int]
) -> tuple[list[str], _Rows]:
    texts = [[_GREETING, *(paragraph(chance) for _ in range(number))] for number in numbers]
    stances = list(Stance)[:4]
    rows = [
        {
            "round_id": round_id,
            "received_on": f"2026-{chance.randint(3, 5):02}-{chance.randint(1, 28):02}",
            "registry_number": f"RS 2026-{chance.randint(1, 99999):05}",
            "channel": Channel.EMAIL.value,
            "stance": chance.choice(stances).value,
            "subject": _GREETING,
            "text": "\n\n".join(text),
        }
        for text in texts
    ]
    keys = session.add_many(response, rows)
    found = _Rows()
    for key, row, parts in zip(keys, rows, texts, strict=True):
        _split(chance, key, str(row["text"]), parts, found)
    return keys, found


def _split(chance: Random, response_id: str, text: str, parts: Sequence[str], rows: _Rows) -> None:
    start = len(parts[0]) + 2
    for number, part in enumerate(parts[1:], 1):
        span = make_span(text, start, start + len(part))
        rows.spans.append(span_values(span))
        rows.comments.append(
            {
                "response_id": response_id,
                "number": number,
                "position": span.start,
                "quote": span.quote,
                "summary": sentence(chance) if chance.random() < _ASSESSED_SHARE else "",
                "stance": chance.choice([None, *list(Stance)[:4]]),
                "kind": chance.choice(list(CommentKind)).value,
            }
        )
        start += len(part) + 2


def _add_senders(session: Session, links: Sequence[tuple[str, str]]) -> None:
    role = SenderRole.SENDER.value
    rows = [{"response_id": one, "consultee_id": other, "role": role, "position": 0} for one, other in links]
    session.add_many(response_consultee, rows, [link_key("sender", *link) for link in links])


def _tie(
    session: Session, chance: Random, keys: Sequence[str], sections: Sequence[str], themes: Sequence[str]
) -> None:
    anchors = []
    for key in keys:
        number = chance.choices((0, 1, 2), (1, 8, 1))[0]
        anchors += [(key, place) for place in chance.sample(sections, number)]
    origin = AnchorOrigin.MANUAL.value
    rows = [{"comment_id": key, "section_id": place, "origin": origin} for key, place in anchors]
    session.add_many(comment_anchor, rows, [link_key("anchor", *anchor) for anchor in anchors])
    tags = [(key, chance.choice(themes)) for key in keys]
    _link(session, comment_theme, ("comment_id", "theme_id"), tags)


def _link(session: Session, table: Table, columns: tuple[str, str], links: Sequence[tuple[str, str]]) -> None:
    rows = [dict(zip(columns, link, strict=True)) for link in links]
    session.add_many(table, rows, [link_key(table.name, *link) for link in links])


def _assess(session: Session, chance: Random, keys: Sequence[str]) -> None:
    chosen = [key for key in keys if chance.random() < _ASSESSED_SHARE]
    rows = []
    for key in chosen:
        decision = chance.choice(list(Decision))
        accepted = decision in (Decision.ACCEPTED, Decision.PARTLY_ACCEPTED)
        rows.append(
            {
                "comment_id": key,
                "decision": decision.value,
                "decided_by": session.author,
                "decided_on": session.now[:10],
                "reply": paragraph(chance),
                "rationale": "" if decision is Decision.NOTED else sentence(chance),
                "action": sentence(chance) if accepted else "",
            }
        )
    session.add_many(assessment, rows, [link_key("assessment", key) for key in chosen])
