"""Comments assessed in a workbook: each row is known by its hidden key, each column by its title."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from openpyxl.utils.cell import range_boundaries

from consult.documents.assessment_forms import (
    FIELDS,
    Fault,
    ReturnedForm,
    ReturnedRow,
    ReturnFault,
    parse_tag,
    seal,
)
from consult.documents.package import OfficePackage
from consult.documents.spreadsheets import read_sheet, sheet_names
from consult.errors import FileRefusedError, RefusalReason
from consult.labels import form_columns
from consult.vocabulary import Language

_MERGED = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"


def read_assessment_sheet(file_name: str, content: bytes) -> ReturnedForm:
    """Read a workbook of ours that came back.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is no workbook, cannot be read, or is no file for assessment.
    """
    lines, first = _lines(file_name, content)
    head = next((place for place, line in enumerate(lines) if _tag(line)[0] == "sending"), None)
    if head is None:
        raise FileRefusedError(file_name, RefusalReason.NOT_ASSESSMENT)
    _, sending_id, _, tags = _tag(lines[head])
    columns = _columns(lines[head])
    faults = [Fault(ReturnFault.NO_COLUMN, words=name) for name in FIELDS if name not in columns]
    merged = _merged_lines(file_name, content)
    rows: list[ReturnedRow] = []
    for number, line in enumerate(lines[head + 1 :], first + head + 1):
        kind, key, _, _ = _tag([line[tags] if tags < len(line) else ""])
        if kind != "comment":
            if any(cell.strip() for cell in line):
                faults.append(Fault(ReturnFault.UNKNOWN, str(number), " ".join(filter(None, line))[:120]))
            continue
        if number in merged:
            faults.append(Fault(ReturnFault.MERGED, str(number), comment_id=key))
            continue
        told = list(_other_words(lines[head], line, number, tags, {tags, tags + 1, *columns.values()}))
        faults += told
        if any(fault.fault is ReturnFault.NOT_ITS_OWN for fault in told):
            continue
        values = {name: line[columns[name]] if name in columns else None for name in FIELDS}
        rows.append(ReturnedRow(key, str(number), **values))
    return ReturnedForm(sending_id, tuple(rows), tuple(faults))


def _lines(file_name: str, content: bytes) -> tuple[Sequence[Sequence[str]], int]:
    """The sheet that is ours, whatever stands before it, and the number of its first line."""
    for name in sheet_names(file_name, content):
        try:
            sheet = read_sheet(file_name, content, name)
        except FileRefusedError:
            continue
        if any(_tag(line)[0] == "sending" for line in sheet.lines):
            return sheet.lines, sheet.first_line
    return (), 1


def _tag(line: Sequence[str]) -> tuple[str, str, str, int]:
    """Kind, key and field of the first tag of a line, and its column."""
    for place, cell in enumerate(line):
        found = parse_tag(cell) if cell.startswith("samrad-") else None
        if found is not None:
            return *found, place
    return "", "", "", -1


def _columns(line: Sequence[str]) -> Mapping[str, int]:
    """Where each field stands by the titles, in either language: somebody may have moved the columns."""
    titles = {
        title: name
        for language in Language
        for name, title in zip(FIELDS, form_columns(language), strict=True)
    }
    return {titles[cell.strip()]: place for place, cell in enumerate(line) if cell.strip() in titles}


def _other_words(
    titles: Sequence[str], line: Sequence[str], number: int, tags: int, taken: set[int]
) -> Iterator[Fault]:
    """What was changed in the words that are ours, and what was written in columns that are not."""
    key = _tag([line[tags]])[1]
    ours = [cell for place, cell in enumerate(line) if place not in taken and titles[place].strip()]
    beside = [cell for place, cell in enumerate(line) if place not in taken and not titles[place].strip()]
    if seal(*ours) != (line[tags + 1] if tags + 1 < len(line) else ""):
        yield Fault(ReturnFault.NOT_ITS_OWN, str(number), comment_id=key)
    words = " ".join(cell for cell in beside if cell.strip())
    if words:
        yield Fault(ReturnFault.BESIDE, str(number), words[:120], key)


def _merged_lines(file_name: str, content: bytes) -> frozenset[int]:
    """The lines in which cells were put together, which leaves all but one of them empty."""
    package = OfficePackage(file_name, content, RefusalReason.NOT_TABLE)
    ranges: Iterable[str] = (
        cell.get("ref", "")
        for part in package.related(package.main, "worksheet")
        for cell in package.root(part).iter(_MERGED)
    )
    lines: set[int] = set()
    for each in ranges:
        try:
            _, first, _, last = range_boundaries(each)
        except ValueError:
            continue
        if first is not None and last is not None:
            lines.update(range(first, min(last, first + 20_000) + 1))
    return frozenset(lines)
