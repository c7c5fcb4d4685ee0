"""A draft in Word becomes sections and passages, and nothing that a reader sees is lost."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from consult.draft.reading import read_draft, split_number
from tests.consult.read_drafts import headings, read, style, texts
from tests.consult.word_files import (
    STYLES,
    cell,
    heading,
    paragraph,
    run,
    table,
    text_box,
    word_entries,
    word_file,
    zipped,
)

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "docx"
REFUSED = {"bug53475-password-is-pass", "truncated62886"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# --- headings


def test_headings_make_sections_with_the_passages_after_them() -> None:
    draft = read(
        paragraph("Förord")
        + heading("Mål")
        + paragraph("Ett.")
        + heading("Resande", 2)
        + paragraph("")
        + paragraph("Två.")
    )
    assert headings(draft) == [(1, "", ""), (1, "", "Mål"), (2, "", "Resande")]
    assert [[each.text for each in section.passages] for section in draft.sections] == [
        ["Förord"],
        ["Ett."],
        ["Två."],
    ]


@pytest.mark.parametrize(
    ("styles", "used", "level"),
    [
        (style("Rubrik2", "heading 2"), "Rubrik2", 2),
        (style("Heading2", "heading 2"), "Heading2", 2),
        (style("Heading2", "Heading 2"), "Heading2", 2),
        (style("R2", "Rubrik 2"), "R2", 2),
        (style("berschrift3", "Überschrift 3"), "berschrift3", 3),
        (style("Egen", "Avsnittsrubrik", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'), "Egen", 4),
        (
            style("A", "heading 2")
            + style("B", "B", '<w:basedOn w:val="A"/>')
            + style("C", "C", '<w:basedOn w:val="B"/>'),
            "C",
            2,
        ),
        ("", "Rubrik3", 3),
    ],
)
def test_a_heading_is_known_by_name_by_outline_level_and_by_what_its_style_is_based_on(
    styles: str, used: str, level: int
) -> None:
    assert headings(read(paragraph("Mål", used), styles=styles)) == [(level, "", "Mål")]


def test_an_outline_level_on_the_paragraph_makes_a_heading() -> None:
    draft = read(paragraph("Mål", properties='<w:outlineLvl w:val="1"/>'))
    assert headings(draft) == [(2, "", "Mål")]


@pytest.mark.parametrize(
    "styles",
    [
        style("X", "Rubrik utan nummer"),
        style("X", "heading 1 Char", kind="character"),
        style("X", "TOC Heading", '<w:basedOn w:val="Rubrik1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
        style("X", "X", '<w:basedOn w:val="X"/>'),
    ],
)
def test_what_only_looks_like_a_heading_style_makes_no_section(styles: str) -> None:
    draft = read(paragraph("Text", "X"), styles=STYLES + styles)
    assert headings(draft) == [(1, "", "")]
    assert texts(draft) == ["Text"]


def test_body_text_in_a_heading_style_stays_a_passage() -> None:
    assert texts(read(heading("ord " * 200))) == [("ord " * 200).strip()]


def test_the_title_is_no_section_and_is_not_lost() -> None:
    draft = read(paragraph("Almarike 2040", "Rubrik") + heading("Mål"))
    assert draft.title == "Almarike 2040"
    assert texts(draft) == ["Almarike 2040"]
    assert headings(draft) == [(1, "", ""), (1, "", "Mål")]


@pytest.mark.parametrize(
    ("typed", "number", "title"),
    [
        ("3.2 Resande", "3.2", "Resande"),
        ("3. Resande", "3", "Resande"),
        ("3.2.1. Resande", "3.2.1", "Resande"),
        ("3 Nuläge", "3", "Nuläge"),
        ("3\tÅtgärder", "3", "Åtgärder"),
        ("10 åtgärder för klimatet", "", "10 åtgärder för klimatet"),
        ("2040 Visionen", "", "2040 Visionen"),
        ("2040", "", "2040"),
        ("3.2", "", "3.2"),
        ("Mål 3.2 Resande", "", "Mål 3.2 Resande"),
    ],
)
def test_a_number_typed_by_hand_is_told_from_a_year_or_an_amount(typed: str, number: str, title: str) -> None:
    assert split_number(typed) == (number, title)


# --- other forms of files


def test_a_main_part_elsewhere_and_strict_names_are_read() -> None:
    body = heading("Mål") + paragraph("Se http://purl.oclc.org/ooxml/wordprocessingml/main i texten")
    strict = {
        name: xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, xml in word_entries(body, main="någon/annan.xml").items()
    }
    draft = read_draft("strikt.docx", zipped(strict))
    assert headings(draft) == [(1, "", "Mål")]
    assert texts(draft) == ["Se http://purl.oclc.org/ooxml/wordprocessingml/main i texten"]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    read_draft("x.docx", word_file(paragraph("a") * 600), lambda done, of: told.append((done, of)))
    assert told
    assert all(done <= of == 600 for done, of in told)


WORDS = st.text(st.characters(whitelist_categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30)
PIECES = st.recursive(
    WORDS.map(lambda text: (paragraph(content=run(text)), [text])),
    lambda inner: st.one_of(
        inner.map(lambda it: (f"<w:sdt><w:sdtContent>{it[0]}</w:sdtContent></w:sdt>", it[1])),
        inner.map(lambda it: (table([[cell(it[0] + paragraph())]]), it[1])),
        inner.map(lambda it: (paragraph("r", content=text_box(it[0])), ["r", *it[1]])),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda them: ("".join(xml for xml, _ in them), [text for _, words in them for text in words])
        ),
    ),
    max_leaves=8,
)


@given(st.lists(PIECES, min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_no_text_is_lost_however_it_is_wrapped(pieces: list[tuple[str, list[str]]]) -> None:
    draft = read("".join(xml for xml, _ in pieces))
    lines = sorted(line for text in texts(draft) for line in text.split("\n"))
    wanted = sorted(word.strip() for _, words in pieces for word in words if word.strip())
    assert lines == wanted


# --- documents made by others


def seen_text(content_of: ZipFile) -> list[str]:
    """Texts of the main part outside of deletions, contents lists, old drawings and hidden runs."""
    root = etree.fromstring(content_of.read("word/document.xml"))
    unseen = ("del", "moveFrom", "docPartObj")
    found = []
    for text in root.iter("{*}t"):
        if not text.tag.startswith("{http") or "wordprocessingml" not in text.tag:
            continue
        above = [etree.QName(each).localname for each in text.iterancestors()]
        if any(name in above for name in (*unseen, "Fallback")):
            continue
        if any(each.find(".//{*}docPartGallery") is not None for each in text.iterancestors("{*}sdt")):
            continue
        named = next(text.iterancestors("{*}p")).find("{*}pPr/{*}pStyle")
        if named is not None and str(named.get(f"{W}val")).lower().startswith(("toc", "innehll")):
            continue
        found.append((text.text or "").strip())
    return found


READABLE = [path for path in sorted(SAMPLES.glob("*.docx")) if path.stem not in REFUSED]


@pytest.mark.skipif(not READABLE, reason="the samples are not here")
@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_nothing_is_lost_of_documents_made_by_others(path: Path) -> None:
    draft = read_draft(path.name, path.read_bytes())
    everything = " ".join(
        [section.title for section in draft.sections]
        + [section.number for section in draft.sections]
        + texts(draft)
    )
    squeezed = "".join(everything.split())
    with ZipFile(path) as archive:
        missing = [text for text in seen_text(archive) if "".join(text.split()) not in squeezed]
    assert missing == []
