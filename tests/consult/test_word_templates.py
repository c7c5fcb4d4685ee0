from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from consult.case import Case
from consult.errors import FileRefusedError, RefusalReason
from consult.reports.template import check_template
from tests.consult.cases import small_case
from tests.consult.word_reports import OPTIONS, headers, headings, page, paragraphs, part, written


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


def swedish_template(path: Path) -> Path:
    """A template as a Swedish Word makes it: localized identifiers, own header, margins and heading."""
    document = docx.Document()
    styles = document.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        identifier = str(style.get(qn("w:styleId")))
        if identifier == "Heading1":
            style.set(qn("w:styleId"), "Rubrik1")
        elif identifier.startswith(("Heading", "List", "Title")):
            styles.remove(style)
    document.sections[0].header.paragraphs[0].text = "Region Almarikes eget huvud"
    document.sections[0].left_margin = document.sections[0].right_margin = docx.shared.Mm(40)
    document.add_paragraph("Text som ska bort")
    document.save(str(path))
    return path


def test_a_template_keeps_its_styles_header_and_page(case: Case, tmp_path: Path) -> None:
    file = written(case, replace(OPTIONS, template=swedish_template(tmp_path / "mall.docx")))
    document = docx.Document(str(file))
    assert round(page(file).left_margin.mm) == 40
    text = [each.text for each in document.sections[0].header.paragraphs]
    assert text == ["Arbetsmaterial", "Region Almarikes eget huvud"]
    body = part(file)
    assert "Text som ska bort" not in paragraphs(body)
    used = {each.get(qn("w:val")) for each in body.iter(qn("w:pStyle"))}
    assert "Rubrik1" in used
    there = {each.get(qn("w:styleId")) for each in document.styles.element.iterchildren(qn("w:style"))}
    assert used <= there
    assert "Heading1" not in there
    levels = [0, *(level for level, _ in headings(file))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_word_template_file_is_taken(case: Case, tmp_path: Path) -> None:
    source = swedish_template(tmp_path / "mall.docx")
    template = tmp_path / "mall.dotx"
    kinds = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
    with ZipFile(source) as old, ZipFile(template, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(*kinds) if name == "[Content_Types].xml" else data)
    file = written(case, replace(OPTIONS, template=template))
    assert "Region Almarikes eget huvud" in headers(file)


@pytest.mark.parametrize("content", [b"", b"just text", b"PK\x03\x04 no archive"])
def test_a_template_that_is_not_word_is_refused_by_name(case: Case, tmp_path: Path, content: bytes) -> None:
    template = tmp_path / "mall.docx"
    template.write_bytes(content)
    with pytest.raises(FileRefusedError) as refusal:
        written(case, replace(OPTIONS, template=template))
    assert "mall.docx" in refusal.value.file
    assert not case.path.with_name("redogörelse.docx").exists()


def test_an_excel_file_is_no_template(case: Case, tmp_path: Path) -> None:
    template = tmp_path / "mall.xlsx"
    openpyxl.Workbook().save(template)
    with pytest.raises(FileRefusedError) as refusal:
        written(case, replace(OPTIONS, template=template))
    assert refusal.value.reason is RefusalReason.NOT_WORD


def test_what_stood_in_a_template_does_not_get_out(case: Case, tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Utkast").add_run("text")
    document.add_comment(run, text="HEMLIG anmärkning", author="Eva")
    document.save(str(tmp_path / "mall.docx"))
    file = written(case, replace(OPTIONS, template=tmp_path / "mall.docx"))
    with ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if b"HEMLIG" in archive.read(name)]


def test_a_template_without_a_page_gets_one(case: Case, tmp_path: Path) -> None:
    document = docx.Document()
    body = document.element.body
    body.remove(body.sectPr)
    document.save(str(tmp_path / "mall.docx"))
    assert round(page(written(case, replace(OPTIONS, template=tmp_path / "mall.docx"))).page_width.mm) == 210


def template_with(path: Path, header: str, footer: str = "") -> Path:
    document = docx.Document()
    section = document.sections[0]
    for number, letter in enumerate(header):
        section.header.paragraphs[0].add_run(letter).bold = number % 2 == 0
    section.footer.paragraphs[0].text = footer
    document.save(str(path))
    return path


def test_placeholders_in_header_and_footer_are_filled(case: Case, tmp_path: Path) -> None:
    template = template_with(
        tmp_path / "mall.docx", "{region} | {titel}", "{dokument} {datum}, dnr {diarienummer}"
    )
    section = docx.Document(str(written(case, replace(OPTIONS, template=template)))).sections[0]
    assert "Region Almarike | Almarike 2040" in [each.text for each in section.header.paragraphs]
    assert section.footer.paragraphs[0].text == "Samrådsredogörelse 22\xa0juni\xa02026, dnr RS 2026-0417"


@pytest.mark.parametrize("header", ["{titel", "titel}", "{rubrik}", "{}", "{{titel}"])
def test_half_a_placeholder_is_refused_with_the_files_name(case: Case, tmp_path: Path, header: str) -> None:
    template = template_with(tmp_path / "mall.docx", header)
    for refused in (
        lambda: check_template(template),
        lambda: written(case, replace(OPTIONS, template=template)),
    ):
        with pytest.raises(FileRefusedError) as refusal:
            refused()
        assert refusal.value.reason is RefusalReason.PLACEHOLDER
        assert "mall.docx" in refusal.value.file
    assert not case.path.with_name("redogörelse.docx").exists()


def test_what_a_template_lacks_is_told(tmp_path: Path) -> None:
    assert "heading 2" in check_template(swedish_template(tmp_path / "mall.docx")).missing
    docx.Document().save(str(tmp_path / "hel.docx"))
    assert "heading 2" not in check_template(tmp_path / "hel.docx").missing
