"""The pages of a draft, as the program that saved it noted them."""

from consult.draft.reading import read_draft
from consult.resources import resource
from tests.consult.word_files import word_file

BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def paragraph(text: str, before: str = "", properties: str = "") -> str:
    return f"<w:p>{properties}{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def pages(body: str) -> list[int | None]:
    read = read_draft("utkast.docx", word_file(body))
    return [passage.page for section in read.sections for passage in section.passages]


def test_a_paragraph_stands_on_the_page_where_it_begins() -> None:
    straddling = f"<w:p><w:r><w:t>Början</w:t></w:r>{BREAK}<w:r><w:t> och slut</w:t></w:r></w:p>"
    assert pages(paragraph("Ett") + paragraph("Två", BREAK) + straddling + paragraph("Sist")) == [1, 2, 2, 3]


def test_a_file_without_noted_breaks_tells_no_pages() -> None:
    assert pages(paragraph("Ett") + paragraph("Två")) == [None, None]


def test_numbers_begin_anew_where_a_section_says_so() -> None:
    ends = "<w:pPr><w:sectPr/></w:pPr>"
    last = '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'
    body = paragraph("Omslag", properties=ends) + paragraph("Ett", BREAK) + paragraph("Två", BREAK) + last
    assert pages(body) == [1, 1, 2]


def test_the_pages_of_the_demo_are_those_of_its_table_of_contents() -> None:
    draft = resource("demo", "almarike-2040-remissversion.docx")
    read = read_draft(draft.name, draft.read_bytes())
    found = {section.number: section.page for section in read.sections}
    assert [found[number] for number in ("1", "2", "3", "4", "5.3.1", "7.3", "10")] == [
        6,
        10,
        18,
        22,
        28,
        36,
        46,
    ]
