"""Words of the authority's own as blocks: paragraphs, lists, strong and emphasised words."""

import re
from collections.abc import Iterator, Mapping

from consult.placeholders import filled
from consult.reports.blocks import Block, BulletList, Paragraph, Text
from consult.reports.options import Part
from consult.reports.report import Report

_MARKED = re.compile(r"\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*|\*(?=\S)(?P<emphasis>[^*]+?)(?<=\S)\*")
_ITEM = re.compile(r"[-•]\s+")


def values(report: Report) -> dict[str, str]:
    """What the placeholders of an introduction stand for."""
    number, totals = report.words.number, report.totals
    return {
        "instanser": number(totals.invited),
        "remissvar": number(totals.responses),
        "synpunkter": number(totals.comments),
        "titel": report.consultation.title,
        "region": report.consultation.authority,
        "diarienummer": report.consultation.registry_number,
        "sista_svarsdag": report.words.date(report.round.closes_on),
    }


def introduction(report: Report, part: Part, section_id: str | None = None) -> Iterator[Block]:
    """What is written before a part of the report, or before a section of it."""
    text = report.introductions.get((part, section_id), "")
    if text:
        yield from written(text, values(report))


def written(text: str, known: Mapping[str, str]) -> Iterator[Block]:
    """A text with its simple formatting.

    Args:
        text: Paragraphs between empty lines; lines that begin with `- ` are a list.
        known: The values of its placeholders.
    """
    for piece in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        items: list[str] = []
        words: list[str] = []
        for line in piece.split("\n"):
            item = _ITEM.match(line.strip())
            if item:
                items.append(line.strip()[item.end() :])
            elif items:
                items[-1] += " " + line.strip()
            else:
                words.append(line.rstrip())
        if words:
            yield Paragraph(_parts("\n".join(words), known))
        if items:
            yield BulletList([_parts(item, known) for item in items])


def _parts(text: str, known: Mapping[str, str]) -> tuple[Text, ...]:
    """The stretches of a line; placeholders are filled last, so that a name cannot be formatting."""
    parts: list[Text] = []
    end = 0
    for found in _MARKED.finditer(text):
        parts.append(Text(filled(text[end : found.start()], known)))
        strong, emphasis = found.group("strong"), found.group("emphasis")
        parts.append(
            Text(filled(strong or emphasis, known), strong=strong is not None, emphasis=emphasis is not None)
        )
        end = found.end()
    parts.append(Text(filled(text[end:], known)))
    return tuple(part for part in parts if part.text)
