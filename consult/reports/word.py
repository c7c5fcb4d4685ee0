"""The documents as Word files (.docx)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.section import _Footer, _Header
from lxml import etree

from consult.case import Case
from consult.reports.blocks import BarChart, Block
from consult.reports.documents import blocks, length
from consult.reports.figure import chart_xml, data_workbook
from consult.reports.markup import END, START, BodyWriter, Outlet, escaped
from consult.reports.options import Form, ReportOptions
from consult.reports.report import Report, gather
from consult.reports.style_sheet import WARNING
from consult.reports.styles import (
    bullet_list,
    document_from,
    own_document,
    set_language,
    style_ids,
    turn_page,
)
from consult.reports.template import fill_placeholders
from consult.reports.writing import Progress, SteadyArchive, Stopped, archive_in, cycles_kept, replacing

_CHART_TYPE = CONTENT_TYPE.DML_CHART
_WORKBOOK_TYPE = CONTENT_TYPE.SML_SHEET


def write_word(
    case: Case,
    target: Path,
    options: ReportOptions,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Write one of the documents as a Word file.

    Args:
        case: A snapshot of the case.
        target: Where; a file that is there is replaced when all is written.
        options: How it shall be.
        progress: Told how many of how many comments are written; when it answers False the writing
            stops and the target stays as it was.

    Raises:
        FileRefusedError: The template is no Word file.
        TargetRefusedError: The target cannot be written, or another program has it open.
    """
    report = gather(case, options)
    counted = Progress(length(report), progress)
    try:
        Paper(report, report.title).write(target, blocks(report, counted))
    except Stopped:
        return


class Paper:
    """A Word document without its body: styles, page, header and footer, to write a content on.

    Letters are many and short, and differ in nothing but their bodies: the paper is made once for all
    that have the same title.
    """

    def __init__(self, report: Report, title: str) -> None:
        """Make the paper that the report's options ask for.

        Args:
            report: What the document is of.
            title: As its properties and its header have it.

        Raises:
            FileRefusedError: The template is no Word file.
        """
        template, form = report.options.template, report.options.form
        self._report = report
        self._document = own_document() if template is None else document_from(template)
        if form is Form.LANDSCAPE:
            turn_page(self._document)
        if template is not None:
            fill_placeholders(self._document, report, template)
        _describe(self._document, report, title)
        _mark_pages(self._document, report, title)
        # Before any body: what the list needs enters the package.
        self._bullets = bullet_list(self._document)
        self._charts = _Charts(self._document, report)
        self._rest: list[tuple[str, bytes]] = []

    def write(self, target: Path, content: Iterable[Block]) -> None:
        """Write a document.

        Args:
            target: Where.
            content: What it holds.

        Raises:
            TargetRefusedError: The target cannot be written, or another program has it open.
        """
        before = self._charts.count
        with cycles_kept(), replacing(target) as file, archive_in(file) as archive:
            self._write_body(archive, content)
            if self._charts.count != before or not self._rest:
                self._rest = list(self._other_parts())
            for name, data in self._rest:
                archive.writestr(name, data)

    def _write_body(self, archive: SteadyArchive, content: Iterable[Block]) -> None:
        document = self._document
        names, page, width = style_ids(document), document.element.body.sectPr, _text_width(document)
        with archive.part(document.part.partname.membername) as part:
            outlet = Outlet(part)
            outlet.write(START)
            add = self._charts.add
            writer = BodyWriter(outlet, names, bullets=self._bullets, width=width, add_chart=add)
            for block in content:
                writer.block(block)
            outlet.write(etree.tostring(page, encoding="unicode"))
            outlet.write(END)
            outlet.flush()

    def _other_parts(self) -> Iterator[tuple[str, bytes]]:
        shell = BytesIO()
        self._document.save(shell)
        with ZipFile(shell) as source:
            for name in source.namelist():
                if name != self._document.part.partname.membername:
                    yield name, source.read(name)


class _Charts:
    """The charts' parts, as they come to be known while the body is written."""

    def __init__(self, document: Document, report: Report) -> None:
        self._part = document.part
        self._report = report
        self.count = 0
        """How many there are."""

    def add(self, chart: BarChart) -> str:
        """Keep a chart and its numbers; gives back the relation's identifier."""
        self.count += 1
        package = self._part.package
        data = data_workbook(chart, _moment(self._report))
        numbers = Part(PackURI(f"/word/embeddings/samrad{self.count}.xlsx"), _WORKBOOK_TYPE, data, package)
        drawn = Part(PackURI(f"/word/charts/samrad{self.count}.xml"), _CHART_TYPE, b"", package)
        relation = drawn.relate_to(numbers, RELATIONSHIP_TYPE.PACKAGE)
        drawn._blob = chart_xml(chart, self._report.words.locale, relation)
        return str(self._part.relate_to(drawn, RELATIONSHIP_TYPE.CHART))


def _moment(report: Report) -> datetime:
    return datetime.combine(report.options.date, time())


def _describe(document: Document, report: Report, title: str) -> None:
    """Title and language, which a screen reader says first (EN 301 549 clauses 10.2.4.2 and 10.3.1.1)."""
    properties = document.core_properties
    properties.title = title
    properties.subject = report.name
    properties.author = properties.last_modified_by = report.consultation.authority
    properties.language = report.words.locale
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = _moment(report).replace(tzinfo=UTC)
    set_language(document, report.words.locale)


def _mark_pages(document: Document, report: Report, title: str) -> None:
    """Headers and footers; a template keeps its own and only gets the mark of what is not finished."""
    section = document.sections[0]
    headers = [section.header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    if document.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
    names = style_ids(document)
    mark = report.words.text("working_material") if report.is_working_material else ""
    if report.options.template is None:
        _fill_header(headers.pop(0), names, title, mark)
        _fill_footer(section.footer, names, report)
    if mark:
        for header in headers:
            _add_mark(header, names, mark)


def _fill_header(header: _Header, names: dict[str, str], title: str, mark: str) -> None:
    look = f'<w:rPr><w:b/><w:color w:val="{WARNING}"/></w:rPr>'
    marked = f"<w:r>{look}<w:tab/><w:t>{escaped(mark)}</w:t></w:r>" if mark else ""
    _replace_paragraphs(header, _marginal(names["Header"], _run(title) + marked))


def _fill_footer(footer: _Footer, names: dict[str, str], report: Report) -> None:
    left = "  ·  ".join(
        part for part in (report.consultation.authority, report.consultation.registry_number) if part
    )
    before, _, rest = report.words.text("page_of", page="\0", pages="\1").partition("\0")
    between, _, after = rest.partition("\1")
    pages = f"{_run(before)}{_field('PAGE')}{_run(between)}{_field('NUMPAGES')}{_run(after)}"
    _replace_paragraphs(footer, _marginal(names["Footer"], f"{_run(left)}<w:r><w:tab/></w:r>{pages}"))


def _add_mark(header: _Header, names: dict[str, str], mark: str) -> None:
    paragraph = _marginal(names["SamradWorking"], _run(mark))
    if header.is_linked_to_previous:
        _replace_paragraphs(header, paragraph)
    else:
        header._element.insert(0, parse_xml(paragraph))


def _replace_paragraphs(marginal: _Header | _Footer, markup: str) -> None:
    marginal.is_linked_to_previous = False
    root = marginal._element
    for child in list(root):
        root.remove(child)
    root.append(parse_xml(markup))


def _marginal(style: str, runs: str) -> str:
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    """A field that every program works out when it lays out the page."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _text_width(document: Document) -> int:
    """Width of the text in twentieths of a point, by the page and its margins."""
    page: Any = document.element.body.sectPr
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    sides = sum(int(float(margins.get(qn(f"w:{side}"), "0"))) for side in ("left", "right"))
    return int(float(size.get(qn("w:w")))) - sides
