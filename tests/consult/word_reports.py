"""Word reports written by a test and read again, by python-docx and as the XML they are."""

import re
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from consult.case import Case
from consult.reports.options import ReportOptions
from consult.reports.word import write_word

OPTIONS = ReportOptions(date=date(2026, 6, 22), mask_private_persons=False)


def written(case: Case, options: ReportOptions = OPTIONS) -> Path:
    target = case.path.with_name("redogörelse.docx")
    write_word(case, target, options)
    return target


def page(file: Path) -> Any:
    """The section of a document; python-docx does not say that its measures are always there."""
    return docx.Document(str(file)).sections[0]


def part(file: Path, name: str = "word/document.xml") -> Any:
    with ZipFile(file) as archive:
        return etree.fromstring(archive.read(name))


def text_of(element: Any) -> str:
    for_element = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(
        for_element.get(each.tag, each.text or "") for each in element.iter(*for_element, qn("w:t"))
    )


def paragraphs(element: Any) -> list[str]:
    return [text_of(each) for each in element.iter(qn("w:p"))]


def headings(file: Path) -> list[tuple[int, str]]:
    """Levels and texts by the styles' outline levels, as a screen reader has them."""
    levels = {}
    styles = docx.Document(str(file)).styles
    for style in styles.element.iterchildren(qn("w:style")):
        chain = style
        while chain is not None:
            found = chain.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if found is not None:
                levels[style.get(qn("w:styleId"))] = int(found.get(qn("w:val"))) + 1
                break
            base = chain.find(qn("w:basedOn"))
            chain = None if base is None else styles.element.get_by_id(base.get(qn("w:val")))
    result = []
    for paragraph in part(file).iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        # Level 10 is Word's "body text": the title of the contents has it.
        if style is not None and levels.get(style.get(qn("w:val")), 10) < 10:
            result.append((levels[style.get(qn("w:val"))], text_of(paragraph)))
    return result


def tables(document: Document) -> list[tuple[list[str], list[list[str]]]]:
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [(rows[0], rows[1:]) for rows in found]


def headers(file: Path) -> str:
    with ZipFile(file) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"word/header\d+\.xml", name)]
        return " | ".join(text_of(etree.fromstring(archive.read(name))) for name in sorted(names))
