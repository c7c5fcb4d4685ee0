"""The styles of the Word document, and the region's own template when there is one.

A template keeps its styles, its page and its headers; only what it lacks is added. Styles are
found by name: a Swedish Word names the file's "heading 1" `Rubrik1` in its identifiers.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from consult.documents.containers import read_file
from consult.documents.package import OfficePackage
from consult.errors import FileRefusedError, RefusalReason
from consult.reports.style_sheet import BULLETS, NAMES, STYLES

_DOCUMENT = CONTENT_TYPE.WML_DOCUMENT_MAIN.encode()
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_KEPT_PARTS = frozenset(
    {"styles", "settings", "webSettings", "fontTable", "theme", "numbering", "footnotes", "endnotes"}
)
"""Kinds of parts that a template's look hangs on; footnotes hold the lines that settings refer to."""
_KEPT_DEFAULTS = frozenset({"Default Paragraph Font", "Normal Table", "No List"})

_RELICS = ("/thumbnail", "/customXml", "/stylesWithEffects")
"""Kinds of parts that python-docx's template has and a document can do without."""

A4_WIDTH, A4_HEIGHT = 11906, 16838
MARGIN = 1247
"""Twips (1/20 point): 22 mm, which leaves lines of readable length and room for four columns."""


def own_document() -> Document:
    """An empty document with the program's own styles on an A4 page."""
    return docx.Document(BytesIO(_own_package()))


@cache
def _own_package() -> bytes:
    """The file of an empty document: to read it takes a third of making it."""
    document = docx.Document()
    styles = document.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        if style_name(style) not in _KEPT_DEFAULTS:
            styles.remove(style)
    for style in _own_styles():
        styles.append(style)
    _set_default_font(styles)
    _drop_relics(document)
    _speak_as_newest(document)
    _hyphenate(document)
    page: Any = document.element.body.sectPr
    for child in list(page):
        page.remove(child)
    _fill_page(page)
    page.append(parse_xml(f"<w:titlePg {nsdecls('w')}/>"))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _fill_page(page: Any) -> None:
    """Give a page the measures that it lacks."""
    sides = " ".join(f'w:{side}="{MARGIN}"' for side in ("top", "right", "bottom", "left"))
    measures = (
        f'<w:pgSz {nsdecls("w")} w:w="{A4_WIDTH}" w:h="{A4_HEIGHT}"/>',
        f'<w:pgMar {nsdecls("w")} {sides} w:header="624" w:footer="624" w:gutter="0"/>',
    )
    for measure in map(parse_xml, measures):
        if page.find(measure.tag) is None:
            page.append(measure)


def turn_page(document: Document) -> None:
    """Let the pages lie (ISO/IEC 29500-1, 17.6.13); the right tab of the margins follows the width."""
    page: Any = document.element.body.sectPr
    size = page.find(qn("w:pgSz"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    if int(float(width)) >= int(float(height)):
        return
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    wider = int(float(height)) - int(float(width))
    for style in document.styles.element.iterchildren(qn("w:style")):
        if style_name(style).casefold() in ("header", "footer"):
            for tab in style.iter(qn("w:tab")):
                if tab.get(qn("w:val")) == "right":
                    tab.set(qn("w:pos"), str(int(float(tab.get(qn("w:pos")))) + wider))


def opened_template(template: Path) -> Document:
    """A region's own Word file (.docx or .dotx) as it is.

    Raises:
        FileRefusedError: It is no Word file, is damaged, or goes beyond what is safe to open.
    """
    file, content = str(template), read_file(template)
    OfficePackage(file, content, RefusalReason.NOT_WORD)
    try:
        document = docx.Document(BytesIO(_as_document(content)))
        if document.element.body is None:
            raise FileRefusedError(file, RefusalReason.NOT_WORD)
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise FileRefusedError(file, RefusalReason.NOT_WORD, type(error).__name__) from error
    return document


def document_from(template: Path) -> Document:
    """A region's own Word file (.docx or .dotx), emptied, with the styles that it lacks.

    Raises:
        FileRefusedError: It is no Word file, is damaged, or goes beyond what is safe to open.
    """
    document = opened_template(template)
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    page = body.get_or_add_sectPr()
    if page.find(qn("w:pgSz")) is None or page.find(qn("w:pgMar")) is None:
        _fill_page(page)
    _forget_content(document, page)
    styles = document.styles.element
    there = {style_name(style).casefold(): style for style in styles.iterchildren(qn("w:style"))}
    taken = {str(style.get(qn("w:styleId"))) for style in there.values()}
    renamed: dict[str, str] = {}
    for style in _own_styles():
        identifier, name = str(style.get(qn("w:styleId"))), style_name(style).casefold()
        if name in there:
            renamed[identifier] = str(there[name].get(qn("w:styleId")))
            continue
        free = identifier
        while free in taken:
            free += "S"
        taken.add(free)
        renamed[identifier] = free
        style.set(qn("w:styleId"), free)
        style.attrib.pop(qn("w:default"), None)
        _rename_references(style, renamed)
        styles.append(style)
    return document


def _forget_content(document: Document, page: Any) -> None:
    """Drop the parts that only the removed text used: what a colleague noted in the margin stays inside."""
    used = {
        str(found.get(qn("r:id"))) for found in page.iter(qn("w:headerReference"), qn("w:footerReference"))
    }
    relations = document.part.rels
    for key in list(relations):
        kind = relations[key].reltype.rpartition("/")[2]
        if kind not in _KEPT_PARTS and key not in used:
            del relations[key]


def style_ids(document: Document) -> dict[str, str]:
    """The identifier that each of our styles has in this document, by our own identifier."""
    by_name = {
        style_name(style).casefold(): str(style.get(qn("w:styleId")))
        for style in document.styles.element.iterchildren(qn("w:style"))
    }
    return {identifier: by_name[name.casefold()] for identifier, name in NAMES.items()}


def set_language(document: Document, locale: str) -> None:
    """Mark the language of the whole text (EN 301 549 clause 10.3.1.1)."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}/>")
        styles.insert(0, defaults)
    properties = _child(_child(defaults, "w:rPrDefault"), "w:rPr")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    attributes = f'w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"'
    properties.append(parse_xml(f"<w:lang {nsdecls('w')} {attributes}/>"))
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), locale)


def bullet_list(document: Document) -> str:
    """The number of a bulleted list, added to the document's lists.

    Returns:
        What paragraphs refer to as `w:numId`.
    """
    try:
        numbering = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        numbering = XmlPart(name, kind, empty, document.part.package)
        document.part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
    root: Any = getattr(numbering, "_element")  # noqa: B009  python-docx gives the tree no public name
    abstract = _free_number(root, "w:abstractNum", "w:abstractNumId")
    number = _free_number(root, "w:num", "w:numId")
    definition = parse_xml(BULLETS.format(namespaces=nsdecls("w"), number=abstract))
    # The schema wants every definition before the first list that uses one (29500-1, 17.9.17).
    root.insert(len(root.findall(qn("w:abstractNum"))), definition)
    used = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
    last = root.findall(qn("w:num"))
    position = root.index(last[-1]) + 1 if last else len(root.findall(qn("w:abstractNum")))
    root.insert(position, parse_xml(used))
    return str(number)


def _own_styles() -> list[Any]:
    return list(parse_xml(STYLES.replace("<w:styles>", f"<w:styles {nsdecls('w')}>")))


def style_name(style: Any) -> str:
    """The name of a style, which is the same whatever language Word speaks."""
    found = style.find(qn("w:name"))
    return "" if found is None else str(found.get(qn("w:val")))


def _child(parent: Any, tag: str) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = parse_xml(f"<{tag} {nsdecls('w')}/>")
        parent.append(found)
    return found


def _rename_references(style: Any, renamed: dict[str, str]) -> None:
    for tag in ("w:basedOn", "w:next", "w:link"):
        reference = style.find(qn(tag))
        if reference is not None:
            target = str(reference.get(qn("w:val")))
            reference.set(qn("w:val"), renamed.get(target, target))


def _set_default_font(styles: Any) -> None:
    """Name the font itself: the theme's fonts differ from one program to the next."""
    properties = _child(_child(styles.find(qn("w:docDefaults")), "w:rPrDefault"), "w:rPr")
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = " ".join(f'w:{use}="Calibri"' for use in ("ascii", "hAnsi", "eastAsia", "cs"))
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {fonts}/>"))


def _drop_relics(document: Document) -> None:
    """Drop what python-docx's template says of itself: its picture, its sources, its styles for Word 2010."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, found in relations.items() if found.reltype.endswith(_RELICS)]:
            del relations[key]


def _speak_as_newest(document: Document) -> None:
    """Say that the file is of today's Word, which else opens it in its mode for older files."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    uri = "http://schemas.microsoft.com/office/word"
    mode = f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'
    compat = parse_xml(f"<w:compat {nsdecls('w')}>{mode}</w:compat>")
    before = ("w:rsids", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator")
    following = next((found for tag in before if (found := settings.find(qn(tag))) is not None), None)
    if following is None:
        settings.append(compat)
    else:
        following.addprevious(compat)


def _hyphenate(document: Document) -> None:
    """Let long compounds break in narrow columns."""
    settings = document.settings.element
    for old in settings.findall(qn("w:autoHyphenation")):
        settings.remove(old)
    settings.find(qn("w:defaultTabStop")).addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))


def _free_number(root: Any, tag: str, attribute: str) -> int:
    return max([int(found.get(qn(attribute))) for found in root.findall(qn(tag))], default=0) + 1


def _as_document(content: bytes) -> bytes:
    """The bytes of a package, marked as a document when it was marked as a template."""
    with ZipFile(BytesIO(content)) as source:
        if _TEMPLATE not in source.read(_CONTENT_TYPES):
            return content
        changed = BytesIO()
        with ZipFile(changed, "w", ZIP_DEFLATED) as target:
            for entry in source.infolist():
                data = source.read(entry)
                if entry.filename == _CONTENT_TYPES:
                    data = re.sub(re.escape(_TEMPLATE), _DOCUMENT, data)
                target.writestr(entry, data)
    return changed.getvalue()
