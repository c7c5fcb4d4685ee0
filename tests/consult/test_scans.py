"""Pages as pictures, and their words by Tesseract where that is installed."""

import os
import sys
from pathlib import Path

import pytest

from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.scans import (
    HIGHEST,
    MOST_PIXELS,
    page_count,
    page_picture,
    paragraphs_of,
    recognised_text,
    tesseract_available,
)
from tests.consult.test_hostile_responses import form_that_draws_itself, locked_pdf
from tests.consult.test_pdf_reading import column, drawn, pages_of, pdf_file

NAME = "inskannat svar.pdf"
RED_ABOVE_BLUE = b"1 0 0 rg 0 421 595 421 re f 0 0 1 rg 0 0 595 421 re f"
WRITTEN = ["Almviks kommun vill åka buss till Örebro.", "Vi avstyrker höjda priser."]


def test_a_page_is_its_colours_from_the_top() -> None:
    picture = page_picture(NAME, pages_of([RED_ABOVE_BLUE]), 0, 101)
    assert picture.width == 101
    assert picture.height in (142, 143)
    assert len(picture.pixels) == picture.width * picture.height * 3
    row = picture.width * 3
    assert picture.pixels[: 60 * row] == b"\xff\0\0" * (60 * picture.width)
    assert picture.pixels[-60 * row :] == b"\0\0\xff" * (60 * picture.width)


def test_each_page_is_found_and_no_other() -> None:
    content = pages_of([b"1 0 0 rg 0 0 595 842 re f", b"0 1 0 rg 0 0 595 842 re f"])
    assert page_count(NAME, content) == 2
    assert page_picture(NAME, content, 1, 10).pixels[:3] == b"\0\xff\0"
    for outside in (-1, 2):
        with pytest.raises(IndexError):
            page_picture(NAME, content, outside, 10)


@pytest.mark.parametrize(
    ("box", "width"),
    [(b"0 0 595 842", 10**9), (b"0 0 1 14400", 4_000), (b"0 0 14400 1", 4_000), (b"0 0 0 0", 0)],
)
def test_a_picture_is_bounded_whatever_is_asked_for(box: bytes, width: int) -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]>>" % box
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    picture = page_picture(NAME, pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", tree, page]), 0, width)
    assert 0 < picture.width * picture.height < 1.1 * MOST_PIXELS
    assert picture.height <= HIGHEST


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", RefusalReason.EMPTY),
        (b"Hej", RefusalReason.DAMAGED),
        (locked_pdf(), RefusalReason.ENCRYPTED),
        (form_that_draws_itself(), RefusalReason.BREAKS_READING),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(content: bytes, reason: RefusalReason) -> None:
    with pytest.raises(FileRefusedError) as refused:
        page_picture(NAME, content, 0, 400)
    assert (refused.value.file, refused.value.reason) == (NAME, reason)


@pytest.mark.skipif(not tesseract_available(), reason="Tesseract is not installed")
def test_pages_are_read_by_tesseract() -> None:
    told: list[tuple[int, int]] = []
    content = pages_of(
        [drawn(column(72, 700, WRITTEN), 14), b"", drawn(column(72, 700, ["Sista sidan"]), 14)]
    )
    first, blank, last = recognised_text(NAME, content, lambda *each: told.append(each))
    assert "kommun vill" in first
    assert "Vi avstyrker" in first
    assert (blank, last) == ("", "Sista sidan")
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in Tesseract's place."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    program = tmp_path / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\n"
        "if '--list-langs' in sys.argv:\n    print('eng\\nswe')\n    raise SystemExit\n"
        "given = sys.stdin.buffer.read()\n"
        "if not given.startswith((b'P6 2480 3509 255', b'P6 2480 3510 255')):\n    raise SystemExit(1)\n"
        "print(' '.join(sys.argv[1:]), '\\x0c')\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path) + os.pathsep + os.environ["PATH"])
    return program


def test_swedish_is_read_where_the_program_knows_it(stand_in: Path) -> None:
    assert tesseract_available()
    assert recognised_text(NAME, pages_of([b""])) == ("stdin stdout -l swe",)


def test_a_page_that_cannot_be_read_is_refused_by_name(stand_in: Path) -> None:
    stand_in.write_text(f"#!{sys.executable}\nraise SystemExit(1)\n")
    with pytest.raises(FileRefusedError) as refused:
        recognised_text(NAME, pages_of([b""]))
    assert (refused.value.file, refused.value.reason) == (NAME, RefusalReason.BREAKS_READING)


def test_without_the_program_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not tesseract_available()
    with pytest.raises(FileRefusedError):
        recognised_text(NAME, pages_of([b""]))


def test_the_reading_can_be_stopped(stand_in: Path) -> None:
    def stop(done: int, _: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recognised_text(NAME, pages_of([b"", b"", b""]), stop)


def test_the_lines_of_a_paragraph_are_put_together() -> None:
    words = (
        "Rubrik\n\nKommunen vill ha fler bostäder i hela länet och tycker att bostads-\n"
        "byggandet ska öka redan under kommande år.\n- Tåg ska gå.\n- Bussar också.\n\fSista sidan"
    )
    assert paragraphs_of(words).split("\n") == [
        "Rubrik",
        (
            "Kommunen vill ha fler bostäder i hela länet och tycker att bostadsbyggandet ska öka "
            "redan under kommande år."
        ),
        "- Tåg ska gå.",
        "- Bussar också.",
        "Sista sidan",
    ]
