"""What a region's own Word template lacks, and the placeholders in its header and footer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from consult.errors import FileRefusedError, InvalidValueError, RefusalReason
from consult.placeholders import check_placeholders, filled
from consult.reports.report import Report
from consult.reports.settings import FACTS
from consult.reports.style_sheet import NAMES
from consult.reports.styles import opened_template, style_name
from consult.reports.written import values

PLACEHOLDERS = (*FACTS, "datum", "dokument")
"""What a template may name in braces in its header and footer."""


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """`missing` are the styles that Word has and the template has not; ours are used instead."""

    missing: tuple[str, ...]
    placeholders: tuple[str, ...]


def check_template(template: Path) -> TemplateCheck:
    """Look through a template before it is used.

    Args:
        template: The region's Word file (.docx or .dotx).

    Raises:
        FileRefusedError: It is no Word file, or a placeholder in it cannot be filled.
    """
    document = opened_template(template)
    names = {style_name(style).casefold() for style in document.styles.element.iterchildren(qn("w:style"))}
    wanted = [name for identifier, name in NAMES.items() if not identifier.startswith("Samrad")]
    found = [name for text in _texts(document, template) for name in re.findall(r"\{([^{}\n]*)\}", text)]
    missing = tuple(name for name in wanted if name.casefold() not in names)
    return TemplateCheck(missing, tuple(dict.fromkeys(found)))


def fill_placeholders(document: Document, report: Report, template: Path) -> None:
    """Fill the placeholders of a template's headers and footers.

    Raises:
        FileRefusedError: One of them cannot be filled.
    """
    known = values(report) | {"datum": report.words.date(report.options.date), "dokument": report.name}
    for paragraph in _marginal_paragraphs(document):
        whole = _text(paragraph)
        if "{" not in whole and "}" not in whole:
            continue
        _check(whole, template)
        texts = list(paragraph.iter(qn("w:t")))
        # A program may have parted the name between runs: the first takes all, so that its look is kept.
        texts[0].text = filled(whole, known)
        texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for rest in texts[1:]:
            rest.text = ""


def _texts(document: Document, template: Path) -> Iterator[str]:
    for paragraph in _marginal_paragraphs(document):
        text = _text(paragraph)
        _check(text, template)
        yield text


def _check(text: str, template: Path) -> None:
    try:
        check_placeholders("template", text, PLACEHOLDERS)
    except InvalidValueError as error:
        detail = str(error.fields["value"])
        raise FileRefusedError(str(template), RefusalReason.PLACEHOLDER, detail) from error


def _marginal_paragraphs(document: Document) -> Iterator[Any]:
    for section in document.sections:
        parts: Iterable[Any] = (
            section.header,
            section.first_page_header,
            section.even_page_header,
            section.footer,
            section.first_page_footer,
            section.even_page_footer,
        )
        for marginal in parts:
            if not marginal.is_linked_to_previous:
                yield from marginal._element.iter(qn("w:p"))


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
