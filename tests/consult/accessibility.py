"""Looks for what the law asks of published Word documents (EN 301 549, clause 10; WCAG 2.1 AA)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from lxml import etree

from tests.consult.word_reports import headings, text_of

LEAST_CONTRAST = 4.5
WHITE = "FFFFFF"


def breaches(file: Path) -> list[str]:
    """Everything that is wrong with a document; empty when all is well."""
    document = docx.Document(str(file))
    with ZipFile(file) as archive:
        root = etree.fromstring(archive.read(document.part.partname.membername))
    found = list(_of_properties(document))
    found += _of_headings(file)
    found += _of_tables(root)
    found += _of_paragraphs(root)
    found += _of_pictures(root)
    found += _of_links(root)
    return found + list(_of_colours(document, root))


def _of_properties(document: Any) -> Iterator[str]:
    """Title and language (10.2.4.2, 10.3.1.1)."""
    if not document.core_properties.title.strip():
        yield "no title"
    language = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    if language is None or not language.get(qn("w:val")):
        yield "no language"


def _of_headings(file: Path) -> Iterator[str]:
    """Headings that begin at the first level and skip none (10.1.3.1, 10.2.4.6)."""
    above = 0
    for level, text in headings(file):
        if level > above + 1:
            yield f"level {level} after {above}: {text}"
        if not text.strip():
            yield "an empty heading"
        above = level


def _of_tables(root: Any) -> Iterator[str]:
    """One header row that is repeated, and a plain grid (10.1.3.1)."""
    for number, table in enumerate(root.iter(qn("w:tbl")), 1):
        rows = table.findall(qn("w:tr"))
        marked = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        if marked[:1] != [True] or any(marked[1:]):
            yield f"table {number}: header rows {marked[:3]}"
        if next(table.iter(qn("w:gridSpan"), qn("w:vMerge")), None) is not None:
            yield f"table {number}: merged cells"
        columns = len(table.find(qn("w:tblGrid")))
        if any(len(row.findall(qn("w:tc"))) != columns for row in rows):
            yield f"table {number}: rows of different width"
        if len(rows) < 2:
            yield f"table {number}: nothing below its header"
        if any(not text_of(cell).strip() for cell in rows[0].findall(qn("w:tc"))):
            yield f"table {number}: a column without a title"


def _of_paragraphs(root: Any) -> Iterator[str]:
    """No empty paragraphs, no lists made of hyphens (10.1.3.1)."""
    for paragraph in root.iter(qn("w:p")):
        text = text_of(paragraph)
        if not text.strip() and next(paragraph.iter(qn("w:drawing")), None) is None:
            yield "an empty paragraph"
        in_cell = next(paragraph.iterancestors(qn("w:tc")), None) is not None
        if text.startswith(("- ", "• ")) and not in_cell:
            yield f"a list that is none: {text[:40]}"


def _of_pictures(root: Any) -> Iterator[str]:
    """A text for each picture (10.1.1.1)."""
    for picture in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        if not (picture.get("descr") or "").strip():
            yield f"no text for {picture.get('name')}"


def _of_links(root: Any) -> Iterator[str]:
    """Links that lead somewhere (10.2.4.4)."""
    there = {each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))}
    for link in root.iter(qn("w:hyperlink")):
        target = link.get(qn("w:anchor"))
        if target is not None and target not in there:
            yield f"a link to nowhere: {text_of(link)}"


def _of_colours(document: Any, root: Any) -> Iterator[str]:
    """Contrast of every colour that is used, on white and on the header's fill (10.1.4.3)."""
    fills = {WHITE} | {each.get(qn("w:fill")) for each in root.iter(qn("w:shd"))} - {"auto"}
    for owner in (document.styles.element, root):
        for colour in owner.iter(qn("w:color")):
            value = colour.get(qn("w:val"))
            style = colour.getparent().getparent().get(qn("w:styleId"), "")
            on = fills if "Header" in style and style.startswith("Samrad") else {WHITE}
            if value not in (None, "auto") and min(contrast(value, fill) for fill in on) < LEAST_CONTRAST:
                yield f"{value} in {style} is too pale"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.1, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
