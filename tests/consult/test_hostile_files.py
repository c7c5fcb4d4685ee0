"""Hostile and odd files: each is refused with its name and a reason, or read, and none takes long."""

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from consult.documents.containers import LARGEST_FILE, read_file
from consult.documents.word import MOST_PARAGRAPHS
from consult.draft.reading import read_draft
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading import read_response
from tests.consult.word_files import (
    abstract_list,
    compound,
    concrete_list,
    in_list,
    list_level,
    paragraph,
    part,
    relationships,
    word_entries,
    word_file,
    zipped,
)

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "docx"
LONGEST_SECONDS = 5.0
NAME = "yttrande från Almvik.docx"
MAIN = "word/document.xml"
TEN_MEGABYTES = 10 * 1024 * 1024


def changed(**entries: str | bytes) -> bytes:
    return zipped({**word_entries(paragraph("Text")), **entries})


def main(xml: str | bytes) -> bytes:
    return zipped({**word_entries(""), MAIN: xml})


def truncated() -> bytes:
    content = word_file(paragraph("Text") * 50)
    return content[: len(content) * 2 // 3]


def damaged_inside() -> bytes:
    content = bytearray(word_file(paragraph("Text") * 50))
    start = content.index(MAIN.encode()) + len(MAIN) + 40
    content[start : start + 20] = b"\xff" * 20
    return bytes(content)


def many_entries() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"word/media/{number}", b"")
    return target.getvalue()


def bomb_of_one_part() -> bytes:
    return main(b'<?xml version="1.0"?><w:document>' + b" " * (80 * 1024 * 1024))


def bomb_of_many_parts() -> bytes:
    blank = b" " * TEN_MEGABYTES
    return zipped({**word_entries(""), **{f"word/extra{n}.xml": blank for n in range(8)}})


def bomb_of_media() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, xml in word_entries(paragraph("Text")).items():
            archive.writestr(name, xml)
        with archive.open("word/media/image1.png", "w") as entry:
            for _ in range(52):
                entry.write(b"\0" * TEN_MEGABYTES)
    return target.getvalue()


def entity(declaration: str) -> bytes:
    xml = word_entries(paragraph("&x;"))[MAIN].replace("&amp;x;", "&x;")
    return main(xml.replace("<w:document", f"<!DOCTYPE w:document [{declaration}]><w:document", 1))


def laughs() -> bytes:
    lines = '<!ENTITY x0 "haha">' + "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    return entity(lines + '<!ENTITY x "&x11;">')


def deep(levels: int) -> bytes:
    return word_file(
        "<w:sdt><w:sdtContent>" * levels + paragraph("djupt") + "</w:sdtContent></w:sdt>" * levels
    )


def other_compression() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as archive:
        for name, xml in word_entries(paragraph("Text")).items():
            archive.writestr(name, xml)
    return target.getvalue()


def password_flag() -> bytes:
    content = bytearray(word_file(paragraph("Text")))
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def workbook_as_word() -> bytes:
    return changed(
        **{"_rels/.rels": relationships({"a": ("officeDocument", "xl/w.xml")}), "xl/w.xml": "<workbook/>"}
    )


REFUSED: dict[str, tuple[Callable[[], bytes], RefusalReason]] = {
    "nothing": (lambda: b"", RefusalReason.EMPTY),
    "encrypted": (lambda: compound("EncryptedPackage"), RefusalReason.ENCRYPTED),
    "encrypted entries": (password_flag, RefusalReason.ENCRYPTED),
    "old word renamed": (lambda: compound("WordDocument"), RefusalReason.OLD_WORD_FORMAT),
    "old excel renamed": (lambda: compound("Workbook"), RefusalReason.UNREADABLE_FORMAT),
    "truncated": (truncated, RefusalReason.TRUNCATED),
    "first bytes only": (lambda: b"PK\x03\x04", RefusalReason.TRUNCATED),
    "damaged inside": (damaged_inside, RefusalReason.DAMAGED),
    "pdf renamed": (lambda: b"%PDF-1.7\n", RefusalReason.NOT_WORD),
    "web page renamed": (lambda: b"<html><body>Hej", RefusalReason.NOT_WORD),
    "random bytes": (lambda: bytes(range(256)) * 40, RefusalReason.NOT_WORD),
    "another zip": (lambda: zipped({"bild.png": b"x"}), RefusalReason.NOT_WORD),
    "empty zip": (lambda: zipped({}), RefusalReason.NOT_WORD),
    "workbook": (workbook_as_word, RefusalReason.NOT_WORD),
    "no main part": (
        lambda: changed(**{"_rels/.rels": relationships({"a": ("officeDocument", "word/borta.xml")})}),
        RefusalReason.DAMAGED,
    ),
    "main part outside": (
        lambda: changed(**{"_rels/.rels": relationships({"a": ("officeDocument", "../../etc/passwd")})}),
        RefusalReason.DAMAGED,
    ),
    "no xml": (lambda: main("inte xml"), RefusalReason.DAMAGED),
    "unfinished xml": (lambda: main("<w:document"), RefusalReason.DAMAGED),
    "empty main part": (lambda: main(""), RefusalReason.DAMAGED),
    "other compression": (other_compression, RefusalReason.DAMAGED),
    "external entity": (
        lambda: entity('<!ENTITY x SYSTEM "file:///etc/passwd">'),
        RefusalReason.EXTERNAL_ENTITIES,
    ),
    "billion laughs": (laughs, RefusalReason.EXTERNAL_ENTITIES),
    "entity in another part": (
        lambda: changed(**{"word/settings.xml": '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>'}),
        RefusalReason.EXTERNAL_ENTITIES,
    ),
    "entity in utf-16": (
        lambda: main(
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY y "z">]><x/>'.encode("utf-16")
        ),
        RefusalReason.EXTERNAL_ENTITIES,
    ),
    "bomb of one part": (bomb_of_one_part, RefusalReason.TOO_LARGE),
    "bomb of many parts": (bomb_of_many_parts, RefusalReason.TOO_LARGE),
    "bomb of media": (bomb_of_media, RefusalReason.TOO_LARGE),
    "many entries": (many_entries, RefusalReason.TOO_LARGE),
    "a million paragraphs": (lambda: word_file("<w:p/>" * 1_000_000), RefusalReason.TOO_LARGE),
    "two million paragraphs": (lambda: word_file("<w:p/>" * 2_000_000), RefusalReason.TOO_LARGE),
    "millions of attributes": (
        lambda: word_file(
            "".join(f"<w:p a{n % 9}='' b='' c='' d='' e='' f='' g='' h=''/>" for n in range(450_000))
        ),
        RefusalReason.TOO_LARGE,
    ),
    "too deep": (lambda: deep(3_000), RefusalReason.DAMAGED),
    "a text too long": (lambda: word_file(paragraph("x" * (11 * 1024 * 1024))), RefusalReason.DAMAGED),
    "too large": (lambda: b"PK\x03\x04" + b"\0" * LARGEST_FILE, RefusalReason.TOO_LARGE),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused_by_name_and_soon(kind: str) -> None:
    make, reason = REFUSED[kind]
    content = make()
    began = time.perf_counter()
    with pytest.raises(FileRefusedError) as refusal:
        read_draft(NAME, content)
    assert time.perf_counter() - began < LONGEST_SECONDS
    assert refusal.value.file == NAME
    assert refusal.value.reason is reason


def circular_styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % 3}"/></w:style>'
        for n in range(3)
    )
    return word_file(paragraph("Text", "S1"), styles=styles)


def long_chain_of_styles() -> bytes:
    count = 100_000
    styles = "".join(
        f'<w:style w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(count)
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="S{n}"/></w:pPr></w:p>' for n in range(count))
    return word_file(body, styles=styles)


def one_header_many_times() -> bytes:
    entries = word_entries(paragraph("Text"))
    targets = {f"r{n}": ("header", "header1.xml") for n in range(100_000)}
    header = part("hdr", paragraph("Sidhuvud") * 20_000)
    return zipped(
        {**entries, "word/_rels/document.xml.rels": relationships(targets), "word/header1.xml": header}
    )


LARGEST_PIECES = 140_000
LARGE: dict[str, Callable[[], bytes]] = {
    "as many paragraphs as are let through": lambda: word_file("<w:p><w:pPr/></w:p>" * (MOST_PARAGRAPHS - 1)),
    "as much text as is let through": lambda: word_file(paragraph("x" * 300) * LARGEST_PIECES),
    "nested tables": lambda: word_file(
        "<w:tbl><w:tr><w:tc>" * 80 + paragraph("inre") + "</w:tc></w:tr></w:tbl>" * 80
    ),
    "one row of many cells": lambda: word_file(
        f"<w:tbl><w:tr>{'<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>' * 110_000}</w:tr></w:tbl>"
    ),
    "styles in a circle": circular_styles,
    "styles in a long chain": long_chain_of_styles,
    "fields that never end": lambda: word_file(
        paragraph(content='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 200_000)
    ),
    "one header many times": one_header_many_times,
    "lists of many levels": lambda: word_file(
        paragraph("x", "Rubrik1", in_list(1, 3)) * 20_000,
        numbering=abstract_list(0, *(list_level(n, "%1") for n in range(20_000))) + concrete_list(1, 0),
    ),
    "spans beyond reason": lambda: word_file(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999999999999999'/></w:tcPr>"
        f"{paragraph('x')}</w:tc></w:tr></w:tbl>"
    ),
}


@pytest.mark.parametrize("kind", LARGE)
def test_the_largest_that_is_let_through_is_read_soon(kind: str) -> None:
    content = LARGE[kind]()
    began = time.perf_counter()
    read_draft(NAME, content)
    assert time.perf_counter() - began < LONGEST_SECONDS


def test_a_long_draft_with_thousands_of_merged_cells_is_read() -> None:
    begin, goes_on = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>"
    first = f"<w:tc>{begin}{paragraph('Mål')}</w:tc>" * 5
    later = f"<w:tc>{goes_on}{paragraph()}</w:tc>" * 5
    table = f"<w:tbl><w:tr>{first}</w:tr>{f'<w:tr>{later}</w:tr>' * 36}</w:tbl>"
    content = word_file((paragraph("Text " * 60, "Rubrik1") + paragraph("Text " * 60) * 130 + table) * 60)
    began = time.perf_counter()
    draft = read_draft(NAME, content)
    assert time.perf_counter() - began < LONGEST_SECONDS
    assert draft.passages == 60 * (130 + 5)


@pytest.mark.parametrize("name", ["", "mapp/", "..", "C:\\mapp\\", "a\0b.docx", "x" * 5_000])
def test_odd_names_are_named_in_the_refusal(name: str) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        read_draft(name, b"")
    assert refusal.value.file == name


def test_folders_devices_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mapp.docx").mkdir()
    wanted = {
        tmp_path / "mapp.docx": RefusalReason.FOLDER,
        tmp_path / "borta.docx": RefusalReason.MISSING,
        tmp_path / "a\0b.docx": RefusalReason.MISSING,
        tmp_path / ("x" * 300): RefusalReason.NO_ACCESS,
    }
    for path, reason in wanted.items():
        with pytest.raises(FileRefusedError) as refusal:
            read_file(path)
        assert refusal.value.file == str(path)
        assert refusal.value.reason is reason
    (tmp_path / "ett.docx").write_bytes(b"x")
    assert read_file(tmp_path / "ett.docx") == b"x"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bug53475-password-is-pass", RefusalReason.ENCRYPTED),
        ("truncated62886", RefusalReason.TRUNCATED),
    ],
)
def test_hostile_files_made_by_others_are_refused(name: str, reason: RefusalReason) -> None:
    path = SAMPLES / f"{name}.docx"
    if not path.exists():
        pytest.skip("the samples are not here")
    with pytest.raises(FileRefusedError) as refusal:
        read_draft(path.name, path.read_bytes())
    assert (refusal.value.file, refusal.value.reason) == (path.name, reason)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("svar.pdf", b"%PDF-1.7", RefusalReason.TRUNCATED),
        ("svar.txt", b"", RefusalReason.EMPTY),
        ("svar.txt", b"\0\1\2", RefusalReason.UNREADABLE_FORMAT),
        ("svar.txt", b"\x81\x8d", RefusalReason.UNREADABLE_FORMAT),
        ("svar.txt", b"\xff\xfe\x00", RefusalReason.UNREADABLE_FORMAT),
        ("svar.docx", b"Hej", RefusalReason.NOT_WORD),
    ],
)
def test_responses_that_cannot_be_read_are_refused(name: str, content: bytes, reason: RefusalReason) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        read_response(name, content)
    assert (refusal.value.file, refusal.value.reason) == (name, reason)
