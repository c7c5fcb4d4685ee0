"""Loading a draft against its floor: unzip every part and one lxml parse of the main one.

The draft is as Word saves one: revision marks, fonts and languages on each run, spelling marks; some 27
elements and 900 bytes a paragraph, where a handbook written in Word has 23 and 700.

Run it from the top of the project: `python -m tests.benchmarks.load_draft`.
"""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from consult.draft.reading import read_draft
from tests.benchmarks.measure import Row, added_memory, best_of, print_rows
from tests.consult.word_files import (
    STYLES,
    abstract_list,
    cell,
    concrete_list,
    heading,
    in_list,
    list_level,
    run,
    table,
    word_file,
)

GOAL_RATIO = 4.0
RUNS = 7
PARAGRAPHS = 2_000
_TABLES_IN = 40
_STYLES_IN = 224
_WORDS = "Regionen ska tillsammans med kommunerna verka för ett hållbart resande i hela länet. "


def draft(paragraphs: int) -> bytes:
    """A draft of so many paragraphs; with 2,000 it has 40 tables, and there are always 224 styles."""
    known = STYLES.count("<w:style ")
    more = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Egen{n}"><w:name w:val="Egen {n}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>'
        for n in range(_STYLES_IN - known)
    )
    levels = (list_level(0, "%1."), list_level(1, "%1.%2."))
    numbering = (
        abstract_list(0, *levels)
        + abstract_list(1, list_level(0, "–", "bullet"))
        + concrete_list(1, 0)
        + concrete_list(2, 1)
    )
    step = PARAGRAPHS // _TABLES_IN
    return word_file(
        "".join(_piece(n, step) for n in range(paragraphs)), styles=STYLES + more, numbering=numbering
    )


def _piece(n: int, step: int) -> str:
    if n % step == 0:
        return heading(f"Avsnitt {n}", 1 + (n // step) % 2, in_list(1, (n // step) % 2))
    if n % step == step - 1:
        return table([[cell(_paragraph(n, "", "")) for _ in range(4)] for _ in range(6)])
    style = f'<w:pStyle w:val="Egen{n % 100}"/>' if n % 2 else ""
    return _paragraph(n, style, in_list(2) if n % 5 == 0 else "")


def _paragraph(n: int, style: str, listed: str) -> str:
    language = '<w:lang w:val="sv-SE"/>'
    font = f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>{language}'
    runs = (
        run(_WORDS, font),
        '<w:proofErr w:type="spellStart"/>',
        run(f"Stycke {n} ", f"<w:b/>{font}"),
        '<w:proofErr w:type="spellEnd"/>',
        run(_WORDS, font),
    )
    return (
        f'<w:p w:rsidR="00A77427" w:rsidRDefault="007F1D13" w:rsidP="00{n:06d}"><w:pPr>{style}{listed}'
        f'<w:spacing w:after="120"/><w:rPr>{language}</w:rPr></w:pPr>{"".join(runs)}</w:p>'
    )


def floor(content: bytes) -> None:
    """The least that any reader has to do."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    etree.fromstring(parts["word/document.xml"])


def rows(size: int = PARAGRAPHS, runs: int = RUNS) -> list[Row]:
    """Measure the loading of a draft of so many paragraphs."""
    content = draft(size)
    peak = added_memory(lambda: read_draft("utkast.docx", content))
    ours = best_of(runs, lambda: read_draft("utkast.docx", content))
    reference = best_of(runs, lambda: floor(content))
    return [Row(f"load a draft, {size} paragraphs", ours, reference, GOAL_RATIO, peak)]


if __name__ == "__main__":
    print_rows(rows())
