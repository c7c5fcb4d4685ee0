"""Hostile and odd answers, as they come in: each is refused by name with a reason, or read, and soon."""

import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from consult.errors import FileRefusedError, RefusalReason
from consult.responses.intake import Arrival, read_arrivals
from consult.responses.reading import read_response
from tests.consult.test_mail_reading import HEAD, nested, parts
from tests.consult.test_open_document_reading import document, p
from tests.consult.test_outlook_reading import attachment, message, texts
from tests.consult.test_pdf_reading import drawn, packed, pages_of, pdf_file, stream
from tests.consult.word_files import compound, paragraph, word_entries, word_file, zipped

LONGEST_SECONDS = 10.0
READ = ""
"""It is read; the text does not matter."""
MAIN = "word/document.xml"
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ODD = "\ud800 \ufffe \uffff \x00 \x1b \u202e \u2066 a\u0301"

Expected = RefusalReason | str
Kind = tuple[str, Callable[[], bytes], Expected]


def word() -> bytes:
    return word_file(paragraph("Vi tillstyrker."))


def pdf() -> bytes:
    return pages_of([drawn([(72, 700, "Vi tillstyrker.")])])


def open_document() -> bytes:
    return document(p("Vi tillstyrker."))


def genuine_open_document() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        with zipfile.ZipFile(BytesIO(open_document())) as source:
            archive.writestr("content.xml", source.read("content.xml"))
    return target.getvalue()


def rich_text(body: bytes = b"Vi tillstyrker.") -> bytes:
    return b"{\\rtf1\\ansi " + body + b"}"


def mail(body: bytes = b"Vi tillstyrker.") -> bytes:
    return HEAD + b"\n" + body


def page(body: str = "<p>Vi tillstyrker.</p>") -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode("utf-8", "surrogatepass")


def locked_pdf() -> bytes:
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    tree = b"<</Type/Pages/Kids[]/Count 0>>"
    return pdf_file([CATALOGUE, tree, lock], b"/Encrypt 3 0 R/ID[<00><00>]")


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def page_tree(kids: bytes) -> bytes:
    return pdf_file([CATALOGUE, b"<</Type/Pages/Kids[%s]/Count 50>>" % kids])


def form_that_draws_itself() -> bytes:
    form = stream(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>"
    )
    shown = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf_file([CATALOGUE, tree, shown, form, stream(b"/X Do")])


def scan() -> bytes:
    return pages_of([b"q 595 0 0 842 0 0 cm /I Do Q"])


def word_with(name: str, content: str | bytes) -> bytes:
    return zipped({**word_entries(paragraph("Text")), name: content})


def nested_messages(levels: int) -> bytes:
    inner = mail(b"Innerst")
    for _ in range(levels):
        inner = HEAD + b"Content-Type: message/rfc822\n\n" + inner
    return inner


def with_attachment(name: bytes) -> bytes:
    head = b"Content-Type: text/plain\nContent-Disposition: attachment; filename=" + name
    return HEAD + parts(b"Content-Type: text/plain\n\nVi avst\xe5r.", head + b"\n\nBilagan")


def outlook_within_outlook() -> bytes:
    inner = message(texts({0x001A: "IPM.Note", 0x1000: "Inre"}))
    return message(texts({0x001A: "IPM.Note", 0x1000: "Yttre"}), attachment("../../inre.msg", inner))


SUFFIXES = (".docx", ".docm", ".dotx", ".txt", ".pdf", ".odt", ".rtf", ".html", ".htm", ".eml", ".msg")
KINDS: dict[str, Kind] = {
    **{f"nothing, named {suffix}": (suffix, lambda: b"", RefusalReason.EMPTY) for suffix in SUFFIXES},
    **{f"only NUL, named {suffix}": (suffix, lambda: bytes(4_000), READ) for suffix in SUFFIXES},
    **{
        f"bytes of no kind, named {suffix}": (suffix, lambda: bytes(range(256)) * 40, READ)
        for suffix in SUFFIXES
    },
    "a PDF named .docx": (".docx", pdf, RefusalReason.WRONG_SUFFIX),
    "a PDF named .eml": (".eml", pdf, RefusalReason.WRONG_SUFFIX),
    "a PDF named .txt": (".txt", pdf, RefusalReason.WRONG_SUFFIX),
    "a Word file named .pdf": (".pdf", word, RefusalReason.WRONG_SUFFIX),
    "a Word file named .odt": (".odt", word, RefusalReason.WRONG_SUFFIX),
    "a web page named .msg": (".msg", page, RefusalReason.WRONG_SUFFIX),
    "rich text named .docx": (".docx", rich_text, RefusalReason.WRONG_SUFFIX),
    "an Outlook mail named .eml": (".eml", message, RefusalReason.WRONG_SUFFIX),
    "an OpenDocument text named .docx": (".docx", genuine_open_document, RefusalReason.WRONG_SUFFIX),
    "an OpenDocument text": (".odt", genuine_open_document, "Vi tillstyrker."),
    "an old Word file named .docx": (
        ".docx",
        lambda: compound("WordDocument"),
        RefusalReason.OLD_WORD_FORMAT,
    ),
    "a Word file with a password": (".docx", lambda: compound("EncryptedPackage"), RefusalReason.ENCRYPTED),
    "a PDF with a password": (".pdf", locked_pdf, RefusalReason.ENCRYPTED),
    "an OpenDocument text with a password": (
        ".odt",
        lambda: document(p("x"), **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}),
        RefusalReason.ENCRYPTED,
    ),
    "half a Word file": (".docx", lambda: half(word()), RefusalReason.TRUNCATED),
    "half a PDF": (".pdf", lambda: half(pdf()), RefusalReason.TRUNCATED),
    "half an OpenDocument text": (".odt", lambda: half(open_document()), RefusalReason.TRUNCATED),
    "half a rich text": (".rtf", lambda: half(rich_text()), RefusalReason.TRUNCATED),
    "half an Outlook mail": (".msg", lambda: message()[:1_000], RefusalReason.DAMAGED),
    "half a mail": (".eml", lambda: half(with_attachment(b"a.txt")), READ),
    "half a letter": (".txt", lambda: "Förslaget är bra å".encode()[:-1], READ),
    "a Word file that unpacks to 80 MB": (
        ".docx",
        lambda: word_with("word/extra.xml", b" " * (80 * 1024 * 1024)),
        RefusalReason.TOO_LARGE,
    ),
    "an OpenDocument text that unpacks to 80 MB": (
        ".odt",
        lambda: zipped({"content.xml": b" " * (80 * 1024 * 1024)}),
        RefusalReason.TOO_LARGE,
    ),
    "a PDF that unpacks to 50 MB": (
        ".pdf",
        lambda: pages_of([stream(packed(b"q " * 500_000, 50), b"/Filter/FlateDecode")]),
        RefusalReason.TOO_LARGE,
    ),
    "a PDF that is packed twice": (
        ".pdf",
        lambda: pages_of(
            [stream(packed(packed(b" " * 10_000_000, 10)), b"/Filter[/FlateDecode/FlateDecode]")]
        ),
        RefusalReason.TOO_LARGE,
    ),
    "a Word file of 12,000 entries": (
        ".docx",
        lambda: zipped({**word_entries(""), **{f"word/media/{n}": b"" for n in range(12_000)}}),
        RefusalReason.TOO_LARGE,
    ),
    "a Word file that reads /etc/passwd": (
        ".docx",
        lambda: word_with(MAIN, DOCTYPE + "<x>&e;</x>"),
        RefusalReason.EXTERNAL_ENTITIES,
    ),
    "an OpenDocument text that reads /etc/passwd": (
        ".odt",
        lambda: zipped({"content.xml": DOCTYPE + "<x>&e;</x>"}),
        RefusalReason.EXTERNAL_ENTITIES,
    ),
    "a web page that reads /etc/passwd": (".html", lambda: (DOCTYPE + "<p>Svar &e;</p>").encode(), "Svar"),
    "a web page that shows a file": (
        ".html",
        lambda: page('<p>Svar<iframe src="file:///etc/passwd">'),
        "Svar",
    ),
    "a Word file with a part outside it": (
        ".docx",
        lambda: word_with("../../../tmp/x.xml", "<x/>"),
        "Text",
    ),
    "a PDF whose page tree bites its tail": (
        ".pdf",
        lambda: page_tree(b"2 0 R 2 0 R"),
        RefusalReason.DAMAGED,
    ),
    "a PDF that promises 50 pages": (".pdf", lambda: page_tree(b""), RefusalReason.DAMAGED),
    "a PDF that draws itself": (".pdf", form_that_draws_itself, RefusalReason.BREAKS_READING),
    "a PDF without text": (".pdf", scan, READ),
    "a PDF of three million brackets": (".pdf", lambda: pages_of([b"[" * 3_000_000]), READ),
    "a PDF of nested dictionaries": (
        ".pdf",
        lambda: pdf_file([CATALOGUE, b"<</Kids[3 0 R]/A" + b"<</A" * 100_000 + b">>" * 100_000 + b">>"]),
        READ,
    ),
    "a mail of 3,000 nested parts": (".eml", lambda: nested(3_000), READ),
    "a mail of 3,000 mails within each other": (".eml", lambda: nested_messages(3_000), READ),
    "a mail of 60 mails within each other": (".eml", lambda: nested_messages(60), READ),
    "a mail of 30,000 parts": (
        ".eml",
        lambda: HEAD + parts(*[b"Content-Type: text/plain\n\nx"] * 30_000),
        READ,
    ),
    "a mail whose boundary is missing": (
        ".eml",
        lambda: HEAD + b"Content-Type: multipart/mixed; boundary=x\n\nVi avst\xe5r",
        READ,
    ),
    "a mail in no known letters": (
        ".eml",
        lambda: HEAD + b"Content-Type: text/plain; charset=klingon\n\nVi tillstyrker.",
        "Vi tillstyrker.",
    ),
    "a mail in letters of the machine": (
        ".eml",
        lambda: HEAD + b"Content-Type: text/plain; charset=undefined\n\nVi tillstyrker.",
        "Vi tillstyrker.",
    ),
    "a mail of a head without end": (".eml", lambda: b"Subject: " + b"x" * 5_000_000, READ),
    "a mail of 200,000 lines of head": (".eml", lambda: b"X-A: b\n" * 200_000 + b"\nHej", READ),
    "a mail named ../..": (".eml", lambda: with_attachment(b'"../../etc/passwd"'), "Vi avstår."),
    "an Outlook mail within one": (".msg", outlook_within_outlook, "Yttre"),
    "an Outlook mail of 600 attachments": (
        ".msg",
        lambda: message(
            texts({0x001A: "IPM.Note", 0x1000: "Hej"}), *[attachment(f"{n}.txt", b"x") for n in range(600)]
        ),
        "Hej",
    ),
    "text of odd characters": (".txt", lambda: f"Vi{ODD}avstår".encode("utf-8", "surrogatepass"), READ),
    "text of noncharacters": (".txt", lambda: "Vi\ufffe\uffff avstår.\u202e".encode(), "Vi avstår."),
    "a web page of odd characters": (".html", lambda: page(f"<p>Svar{ODD}"), "Svar"),
    "a web page of forbidden numbers": (
        ".html",
        lambda: page("<p>Svar&#xD800;&#0;&#xFFFE;&#1114112;"),
        "Svar",
    ),
    "rich text of lone surrogates": (".rtf", lambda: rich_text(rb"Svar\u-10240?\u-2?\u0?"), "Svar"),
    "text of one line of 20 MB": (".txt", lambda: b"x" * 20_000_000, READ),
    "rich text 500,000 groups deep": (".rtf", lambda: rich_text(b"{" * 500_000 + b"}" * 500_000), READ),
    "rich text of fields that never end": (
        ".rtf",
        lambda: rich_text(b"{\\field{\\*\\fldinst{x" * 60_000),
        READ,
    ),
    "rich text of bytes without end": (".rtf", lambda: rich_text(b"\\bin999999999 x"), READ),
    "an OpenDocument text 5,000 levels deep": (
        ".odt",
        lambda: document("<text:section>" * 5_000 + p("x") + "</text:section>" * 5_000),
        RefusalReason.DAMAGED,
    ),
    "an OpenDocument text of spaces": (
        ".odt",
        lambda: document(p('a<text:s text:c="999999999"/>b') * 1_000),
        READ,
    ),
    "a Word file 3,000 levels deep": (
        ".docx",
        lambda: word_file(
            "<w:sdt><w:sdtContent>" * 3_000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 3_000
        ),
        RefusalReason.DAMAGED,
    ),
    "a web page 100,000 levels deep": (".html", lambda: page("<div>x" * 100_000), RefusalReason.TOO_LARGE),
    "a web page of 300,000 unclosed marks": (".html", lambda: page("<b><i>x" * 150_000), READ),
}


def read_or_refused(name: str, content: bytes) -> tuple[str, Expected]:
    """The file that was refused and why, or no file and the text."""
    try:
        return "", read_response(name, content).text
    except FileRefusedError as error:
        return error.file, error.reason


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_refused_by_name_or_read_and_soon(kind: str) -> None:
    suffix, make, expected = KINDS[kind]
    name, content = f"yttrande från Almvik{suffix}", make()
    began = time.perf_counter()
    refused_file, found = read_or_refused(name, content)
    assert time.perf_counter() - began < LONGEST_SECONDS
    assert refused_file in ("", name)
    if isinstance(expected, RefusalReason):
        assert found is expected
    elif expected:
        assert expected in found
        assert "root:" not in found
    if not refused_file:
        found.encode()
        assert not set(found) & set("\0\x1b\ufffe\uffff")


def zip_of(*entries: tuple[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def lying_zip() -> bytes:
    content = bytearray(zipped({"svar.txt": b"x" * 100_000}))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    return bytes(content)


ARCHIVES: dict[str, tuple[Callable[[], bytes], list[Expected]]] = {
    "nothing": (lambda: b"", [RefusalReason.DAMAGED]),
    "first bytes only": (lambda: b"PK\x03\x04", [RefusalReason.DAMAGED]),
    "a PDF": (pdf, [RefusalReason.DAMAGED]),
    "no files": (lambda: zip_of(), []),
    "names that lead out": (
        lambda: zip_of(("../../svar.docx", word()), ("/etc/svar.txt", b"Hej"), ("C:\\svar.txt", b"Hej")),
        ["Vi tillstyrker.", "Hej", "Hej"],
    ),
    "an archive within": (lambda: zip_of(("inre.zip", zip_of(("svar.txt", b"Hej")))), [READ]),
    "a mail of 3,000 mails": (lambda: zip_of(("svar.eml", nested_messages(3_000))), [RefusalReason.DAMAGED]),
    "a mail of 60 mails": (lambda: zip_of(("svar.eml", nested_messages(60))), ["Innerst"]),
    "one bad among good": (
        lambda: zip_of(("a.txt", b"Hej"), ("b.pdf", form_that_draws_itself()), ("c.docx", word())),
        ["Hej", RefusalReason.BREAKS_READING, "Vi tillstyrker."],
    ),
    "3,000 files": (
        lambda: zip_of(*((f"{number}.txt", b"Hej") for number in range(3_000))),
        [RefusalReason.TOO_LARGE],
    ),
    "a gigabyte of nothing": (
        lambda: zipped({f"{number}.txt": bytes(40_000_000) for number in range(30)}),
        [RefusalReason.TOO_LARGE],
    ),
    "a file larger than it says": (lying_zip, [RefusalReason.DAMAGED]),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_archives_are_taken_apart_or_refused_by_name_and_soon(kind: str, tmp_path: Path) -> None:
    make, expected = ARCHIVES[kind]
    path = tmp_path / "svar.zip"
    path.write_bytes(make())
    began = time.perf_counter()
    arrivals = read_arrivals([path])
    assert time.perf_counter() - began < LONGEST_SECONDS
    assert [outcome(each) for each in arrivals] == expected
    assert [each.name for each in tmp_path.iterdir()] == ["svar.zip"]


def outcome(arrival: Arrival) -> Expected:
    assert arrival.name.startswith("svar.zip")
    if arrival.problem is None:
        assert arrival.incoming is not None
        return arrival.incoming.text
    assert arrival.problem.file in arrival.name
    return arrival.problem.reason
