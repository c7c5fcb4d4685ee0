"""The text of PDF files: order, paragraphs, what frames the page, and files that must be refused."""

import time
import zlib
from collections.abc import Sequence

import pytest

from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading import pdf
from consult.responses.reading.records import ReadResponse

# A line of text as it is drawn: x and y in points from the lower left corner, and the words.
Drawn = tuple[float, float, str]

A4 = (595, 842)
PROSE = "Regionen behöver arbeta vidare med frågan om "


def pdf_file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def drawn(lines: Sequence[Drawn], size: float = 11) -> bytes:
    parts = []
    for x, y, text in lines:
        words = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, x, y, words))
    return b"\n".join(parts)


def pages_of(contents: Sequence[bytes], page_entries: bytes = b"") -> bytes:
    """A file with a page for each of these contents, set in Helvetica with Windows' letters."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    picture = stream(
        b"\0", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    pages, streams = [], []
    for index, content in enumerate(contents):
        pages.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R%s"
            b"/Resources<</Font<</F1 3 0 R>>/XObject<</I 4 0 R>>>>>>"
            % (*A4, 5 + len(contents) + index, page_entries)
        )
        streams.append(content if content.startswith(b"<<") else stream(content))
    kids = b" ".join(b"%d 0 R" % (5 + index) for index in range(len(contents)))
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents))
    return pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", tree, font, picture, *pages, *streams])


def column(x: float, top: float, lines: Sequence[str]) -> list[Drawn]:
    return [(x, top - 14 * index, line) for index, line in enumerate(lines)]


def read(*pages: Sequence[Drawn]) -> ReadResponse:
    return pdf.read("svar.pdf", pages_of([drawn(page) for page in pages]))


def texts(found: ReadResponse) -> list[str]:
    return [block.text for block in found.blocks]


def refusal(content: bytes) -> RefusalReason:
    started = time.monotonic()
    with pytest.raises(FileRefusedError) as caught:
        pdf.read("svar.pdf", content)
    assert time.monotonic() - started < 5
    assert caught.value.file == "svar.pdf"
    return caught.value.reason


def test_lines_become_paragraphs_and_say_on_which_page_they_stand() -> None:
    first = column(
        72, 700, [PROSE + "vatten och avlopp i länet", PROSE + "stråk och resor i länet.", "Det är bra."]
    )
    second = column(72, 700, ["På nästa sida står det mer."])
    found = read(first, second)
    assert [(block.text, block.place) for block in found.blocks] == [
        (f"{PROSE}vatten och avlopp i länet {PROSE}stråk och resor i länet. Det är bra.", "s. 1"),
        ("På nästa sida står det mer.", "s. 2"),
    ]
    assert not found.left_out


def test_a_short_line_a_gap_an_indent_and_a_mark_each_begin_a_paragraph() -> None:
    full = PROSE + "vatten och avlopp i länet"
    lines = [
        (72, 700, full),
        (72, 686, "är kort."),
        (72, 672, full),
        (72, 640, full),
        (90, 626, full[:-4]),
        (72, 612, full),
        (72, 598, f"slutet. {full[:-10]}"),
        (72, 584, "• punkt som är nästan lika lång som de andra raderna är"),
        (72, 570, "1. första, nästan lika lång som de andra raderna är, men ej"),
        (72, 556, "2. andra"),
    ]
    assert texts(read(lines)) == [
        f"{full} är kort.",
        full,
        full,
        f"{full[:-4]} {full} slutet. {full[:-10]}",
        lines[7][2],
        lines[8][2],
        "2. andra",
    ]


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("bostads-", "byggande", "bostadsbyggande"),
        ("nord-", "och sydlänet", "nord- och sydlänet"),
        ("Väster-", "Norrland", "Väster-Norrland"),
        ("EU-", "stöd", "EU-stöd"),
        ("e-", "post", "e-post"),
        ("2030-", "mål", "2030-mål"),
        ("bostads\u00ad", "byggande", "bostadsbyggande"),
        ("vägen –", "som är lång", "vägen – som är lång"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_put_together(end: str, start: str, joined: str) -> None:
    found = read(column(72, 700, [f"{PROSE}länets {end}", f"{start} på sikt"]))
    assert texts(found) == [f"{PROSE}länets {joined} på sikt"]


def test_a_word_that_has_a_hyphen_within_a_line_keeps_it_at_the_end_of_one() -> None:
    lines = [f"{PROSE}länets aktions-", "planer. Annat står i aktions-planer och mål-", "kort."]
    assert texts(read(column(72, 700, lines)))[0].startswith(f"{PROSE}länets aktions-planer. Annat")


LEFT = [f"vänster {word} och lite till" for word in ("ett", "två", "tre", "fyra", "fem")]
RIGHT = [f"höger {word} och något mer här" for word in ("ett", "två", "tre", "fyra", "fem")]


@pytest.mark.parametrize("way", ["down", "right first", "across"])
def test_two_columns_are_read_one_after_the_other(way: str) -> None:
    left, right = column(72, 600, LEFT), column(310, 600, RIGHT)
    body = {
        "down": [*left, *right],
        "right first": [*right, *left],
        "across": [line for pair in zip(left, right, strict=True) for line in pair],
    }[way]
    heading = [(72.0, 660.0, "En rubrik som går över båda spalterna på den här sidan")]
    text = " ".join(texts(read(heading + body)))
    assert text == " ".join([heading[0][2], *LEFT, *RIGHT])


def test_cells_on_a_row_stand_apart_by_tabs() -> None:
    rows = [[(72.0, y, "3.2"), (150.0, y, "Oklart."), (300.0, y, "Stryk.")] for y in (700.0, 680.0, 660.0)]
    assert texts(read([cell for row in rows for cell in row])) == ["3.2\tOklart.\tStryk."] * 3


def framed(number: int) -> list[Drawn]:
    return [
        (72, 800, f"Ydre kommun {number}(4)"),
        *column(72, 700, [f"Det här är {'text ' * number}på sidan.", "Samma rad mitt på varje sida."]),
        (290, 30, str(number)),
    ]


def test_what_frames_every_page_is_left_out_and_listed() -> None:
    found = read(*(framed(number) for number in range(1, 5)))
    assert [(each.what, each.count, each.example) for each in found.left_out] == [
        ("header", 4, "Ydre kommun 1(4)"),
        ("footer", 4, "1"),
    ]
    assert "Ydre" not in found.text
    assert found.text.count("Samma rad mitt på varje sida.") == 4


def test_what_stands_at_an_edge_once_stays() -> None:
    assert "Ydre kommun 1(4)" in read(framed(1)).text
    pages = [*(framed(number)[1:-1] for number in range(1, 4)), [(72.0, 800.0, "Bilaga 1")]]
    assert "Bilaga 1" in texts(read(*pages))


def test_a_sentence_goes_on_over_the_page() -> None:
    full = PROSE + "vatten och avlopp i länet"
    found = read(
        [*column(72, 700, [full] * 4), (290, 30, "1")], [*column(72, 700, ["som är kort."]), (290, 30, "2")]
    )
    assert [(block.text, block.place) for block in found.blocks] == [
        (f"{' '.join([full] * 4)} som är kort.", "s. 1")
    ]


def test_letters_of_the_typesetter_become_those_of_the_writer() -> None:
    mapping = stream(
        b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <00><FF> endcodespacerange "
        b"2 beginbfchar <41> <FB01> <42> <00A0> endbfchar endcmap end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    content = pdf_file([catalogue, tree, page, stream(drawn([(72, 700, "Ann graBk")])), font, mapping])
    assert texts(pdf.read("svar.pdf", content)) == ["finn gra k"]


def test_a_page_that_lies_on_its_side_is_read_as_it_is_shown() -> None:
    content = b"0 1 -1 0 595 0 cm " + drawn([(72, 500, "Första raden."), (72, 450, "Andra raden.")])
    assert texts(pdf.read("svar.pdf", pages_of([content], b"/Rotate 90"))) == [
        "Första raden.",
        "Andra raden.",
    ]


def test_scanned_pages_are_counted() -> None:
    picture = b"q 595 0 0 842 0 0 cm /I Do Q"
    found = pdf.read("svar.pdf", pages_of([picture, picture]))
    assert not found.blocks
    assert [(each.what, each.count) for each in found.left_out] == [("scanned_page", 2)]
    mixed = pdf.read("svar.pdf", pages_of([drawn([(72, 700, "Följebrev.")]), picture, b""]))
    assert texts(mixed) == ["Följebrev."]
    assert [(each.what, each.count, each.example) for each in mixed.left_out] == [("scanned_page", 1, "s. 2")]


def test_a_letterhead_with_a_picture_is_no_scan() -> None:
    found = pdf.read(
        "svar.pdf", pages_of([b"q 50 0 0 50 9 9 cm /I Do Q " + drawn([(72, 700, "Vi avstår.")])])
    )
    assert texts(found) == ["Vi avstår."]
    assert not found.left_out


@pytest.mark.parametrize("drawn_already", [True, False])
def test_the_answers_of_a_form_stand_at_their_questions(drawn_already: bool) -> None:
    answer = b"/Tx BMC BT /F1 11 Tf 2 4 Td (Vi tillstyrker.) Tj ET EMC"
    look = b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 4 0 R>>>>"
    fields = b"<</Fields[6 0 R]/DA(/F1 11 Tf)/DR<</Font<</F1 4 0 R>>>>>>"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Annots[6 0 R 8 0 R]"
        b"/Resources<</Font<</F1 4 0 R>>>>>>"
    )
    widget = (
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Vi tillstyrker.)/F 4/Rect[72 660 272 680]/DA(/F1 11 Tf)"
        + (b"/AP<</N 7 0 R>>>>" if drawn_already else b">>")
    )
    content = pdf_file(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm %s>>" % fields,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            stream(drawn([(72, 700, "Synpunkt:"), (72, 600, "Underskrift:")])),
            widget,
            stream(answer, look),
            b"<</Type/Annot/Subtype/Text/Contents(Obs)/Rect[300 300 320 320]>>",
        ]
    )
    found = pdf.read("svar.pdf", content)
    assert texts(found) == ["Synpunkt:", "Vi tillstyrker.", "Underskrift:"]
    assert [(each.what, each.count) for each in found.left_out] == [("comment", 1)]


def test_files_that_are_no_whole_pdf_are_refused() -> None:
    whole = pages_of([drawn([(72, 700, "Vi avstår.")])])
    assert refusal(b"") is RefusalReason.EMPTY
    assert refusal(b"\0\0\0") is RefusalReason.EMPTY
    assert refusal(b"Hej") is RefusalReason.DAMAGED
    assert refusal(b"%PDF-1.4\nskr\xe4p\n%%EOF") is RefusalReason.DAMAGED
    assert refusal(whole[:300]) is RefusalReason.TRUNCATED
    assert refusal(b"%PDF-1.4\n1 0 obj<</Linearized 1/L 99999>>endobj\n" + whole) is RefusalReason.TRUNCATED


def test_a_file_with_a_password_is_refused() -> None:
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    tree = b"<</Type/Pages/Kids[]/Count 0>>"
    content = pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", tree, lock], b"/Encrypt 3 0 R/ID[<00><00>]")
    assert refusal(content) is RefusalReason.ENCRYPTED


def packed(data: bytes, times: int = 1) -> bytes:
    packer = zlib.compressobj(9)
    out = b"".join([packer.compress(data) for _ in range(times)])
    return out + packer.flush()


def test_a_stream_that_grows_out_of_proportion_is_refused() -> None:
    once = stream(packed(b"q " * 500_000, 100), b"/Filter/FlateDecode")
    twice = stream(packed(packed(b" " * 1_000_000, 100)), b"/Filter[/FlateDecode/FlateDecode]")
    assert refusal(pages_of([once])) is RefusalReason.TOO_LARGE
    assert refusal(pages_of([twice])) is RefusalReason.TOO_LARGE


def test_a_page_tree_that_bites_its_tail_is_refused() -> None:
    loop = b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 50>>"
    assert refusal(pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", loop])) is RefusalReason.DAMAGED


def test_too_many_pages_are_refused() -> None:
    tree = b"<</Type/Pages/Kids[%s]/Count 2001>>" % (b"3 0 R " * 2001)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    assert refusal(pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", tree, page])) is RefusalReason.TOO_LARGE


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 100)
    content = pages_of([drawn([(72, 700, "ord " * 15)]), drawn([(72, 700, "ord " * 15)])])
    assert refusal(content) is RefusalReason.TOO_LARGE


def test_the_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_LONGEST", -1.0)
    assert refusal(pages_of([drawn([(72, 700, "ord")])])) is RefusalReason.TOO_SLOW
