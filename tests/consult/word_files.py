"""Word files made for the tests out of small pieces of XML."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SWEDISH_WORD_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Rubrik{level}"><w:name w:val="heading {level}"/>'
    f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in range(1, 10)
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beskrivning"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>'
) + SWEDISH_WORD_STYLES


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def compound(name: str) -> bytes:
    """The old binary container, with the name of a stream in its directory."""
    return COMPOUND_FILE + b"\0" * 500 + name.encode("utf-16-le") + b"\0" * 500


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: kind and target by identifier."""
    rows = "".join(
        f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for identifier, (kind, target) in targets.items()
    )
    return f'{HEADER}<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def part(root: str, content: str) -> str:
    """A part of Word's: the root's name and what is in it."""
    return f"{HEADER}<w:{root} {NAMES}>{content}</w:{root}>"


def word_entries(
    body: str,
    *,
    styles: str = STYLES,
    numbering: str = "",
    parts: Mapping[str, tuple[str, str]] | None = None,
    main: str = "word/document.xml",
) -> dict[str, str]:
    """The entries of a Word file.

    `parts` holds more parts by file name: the relationship's kind and the whole XML.
    """
    folder, _, name = main.rpartition("/")
    found = {"styles.xml": ("styles", part("styles", styles)), **(parts or {})}
    if numbering:
        found["numbering.xml"] = ("numbering", part("numbering", numbering))
    targets = {f"rId{n}": (kind, target) for n, (target, (kind, _)) in enumerate(found.items(), 1)}
    return {
        "[Content_Types].xml": f'{HEADER}<Types xmlns="{TYPES}"/>',
        "_rels/.rels": relationships({"rId1": ("officeDocument", main)}),
        main: part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        f"{folder}/_rels/{name}.rels": relationships(targets),
        **{f"{folder}/{target}": xml for target, (_, xml) in found.items()},
    }


def word_file(
    body: str,
    *,
    styles: str = STYLES,
    numbering: str = "",
    parts: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A Word file with a body."""
    return zipped(word_entries(body, styles=styles, numbering=numbering, parts=parts))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", style: str = "", properties: str = "", content: str = "") -> str:
    """A paragraph: style, other properties, its text as one run, and more content after that."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{properties}</w:pPr>{run(text) if text else ''}{content}</w:p>"
        if named or properties
        else f"<w:p>{run(text) if text else ''}{content}</w:p>"
    )


def heading(text: str, level: int = 1, properties: str = "") -> str:
    """A heading as Swedish Word writes it."""
    return paragraph(text, f"Rubrik{level}", properties)


def in_list(number: int, level: int = 0) -> str:
    """Paragraph properties: an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def list_level(level: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract_list(key: int, *levels: str) -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def concrete_list(number: int, key: int, overrides: str = "") -> str:
    """A list that paragraphs name."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{key}"/>{overrides}</w:num>'


def cell(content: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of cells made by `cell`, or of plain texts."""
    lines = "".join(
        f"<w:tr>{''.join(each if each.startswith('<') else cell(paragraph(each)) for each in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{lines}</w:tbl>"


def notes(element: str, texts: Mapping[int, str]) -> str:
    """A part with footnotes or endnotes, the separator first as Word has it."""
    rows = "".join(
        f'<w:{element} w:id="{key}">{paragraph(text)}</w:{element}>' for key, text in texts.items()
    )
    separator = (
        f'<w:{element} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{element}>'
    )
    return part(f"{element}s", separator + rows)


def field(instruction: str, result: str) -> str:
    """A complex field; the result is made of runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(content: str) -> str:
    """A run with a text box as Word writes it: the shape, and the old drawing for older readers."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1'/>"
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(alternative_text: str = "") -> str:
    """A run with a picture."""
    return (
        f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Bild 1' descr='{alternative_text}'/>"
        "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
