"""A scanned response: its pages where its text would be, and the text written or read off beside them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consult.consultees.operations import add_consultees
from consult.consultees.queries import find_consultees
from consult.consultees.records import RegisterEntry
from consult.responses.operations import register_response
from consult.responses.queries import the_response
from consult.responses.records import IncomingFile
from consult.vocabulary import Category
from tests.consult.test_pdf_reading import column, drawn, pages_of
from tests.ui.conftest import answer, write
from ui.app.case_session import CaseSession
from ui.responses.page import ResponsesPage
from ui.window.main_window import MainWindow
from ui.workbench.scan_pages import TranscriptDialog
from ui.workbench.workbench import Workbench

RED = b"1 0 0 rg 0 0 595 842 re f"
SCAN = pages_of([RED, *[b"0 1 0 rg 0 0 595 842 re f"] * 39])
READ = "Vi avstår från att svara."


def register(session: CaseSession, name: str, content: bytes, text: str = "") -> str:
    session.change(add_consultees, [RegisterEntry(name, Category.CIVIL_SOCIETY)])
    return session.change(
        register_response,
        consultee_ids=[session.read(find_consultees, name)[0].id],
        received_on="2026-05-01",
        text=text,
        files=[IncomingFile(f"{name}.pdf", content)],
    )


@pytest.fixture
def bench(window: MainWindow, demo: CaseSession) -> Workbench:
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    return page.workbench


@pytest.fixture
def scanned(qtbot: QtBot, window: MainWindow, demo: CaseSession, bench: Workbench) -> Iterator[str]:
    key = register(demo, "Byalaget i Dalen", SCAN)
    window.go_to_record("response", key)
    window.activateWindow()
    qtbot.waitUntil(lambda: drawn_pages(bench) >= {0, 1})
    yield key
    window.jobs.wait()


def drawn_pages(bench: Workbench) -> set[int]:
    return {number for number, page in enumerate(bench.scan.pages.pages) if not page.pixmap().isNull()}


def test_pages_stand_where_the_text_would_and_are_drawn_when_they_come_into_sight(
    qtbot: QtBot, bench: Workbench, scanned: str
) -> None:
    pages = bench.scan.pages
    assert (bench.scan.isVisible(), bench.text.isVisible()) == (True, False)
    assert len(pages.pages) == 40
    assert pages.pages[0].pixmap().toImage().pixelColor(5, 5).name() == "#ff0000"
    assert 39 not in drawn_pages(bench)
    qtbot.keyClick(pages, Qt.Key.Key_End)
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: 39 in drawn_pages(bench))
    assert 0 not in drawn_pages(bench)


def test_a_response_with_a_text_is_shown_as_ever(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, bench: Workbench, scanned: str
) -> None:
    other = register(demo, "Föreningen i Byn", SCAN, text="Vi tillstyrker.")
    window.go_to_record("response", other)
    assert (bench.scan.isVisible(), bench.text.isVisible()) == (False, True)
    qtbot.waitUntil(bench.text.hasFocus)


def test_n_and_p_lead_on_from_the_pages(qtbot: QtBot, bench: Workbench, scanned: str) -> None:
    qtbot.waitUntil(bench.scan.pages.hasFocus)
    qtbot.keyClick(bench.scan.pages, Qt.Key.Key_P)
    assert bench.response is not None
    assert bench.response.id != scanned
    qtbot.keyClick(bench.text, Qt.Key.Key_N)
    assert bench.response.id == scanned


def test_the_text_is_written_beside_the_pages(
    qtbot: QtBot, demo: CaseSession, bench: Workbench, scanned: str
) -> None:
    def transcribe(dialog: TranscriptDialog) -> None:
        assert not dialog.note.isVisible()
        qtbot.waitUntil(lambda: bool(dialog.pages.pages))
        write(dialog.field, READ)
        dialog.submit()

    answer(TranscriptDialog, transcribe)
    bench.scan.write_button.click()
    assert demo.read(the_response, scanned).text == READ
    assert (bench.scan.isVisible(), bench.text.isVisible()) == (False, True)
    assert bench.text.toPlainText() == READ


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in Tesseract's place, which reads the same everywhere."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.stdin.buffer.read()\nprint({READ!r})\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def one_page(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, bench: Workbench, tesseract: None
) -> Iterator[str]:
    key = register(demo, "Byalaget i Dalen", pages_of([drawn(column(72, 700, [READ]))]))
    window.go_to_record("response", key)
    qtbot.waitUntil(lambda: drawn_pages(bench) == {0})
    yield key
    window.jobs.wait()


@pytest.mark.parametrize("kept", [True, False])
def test_what_the_machine_read_is_stored_only_when_the_person_says_so(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, bench: Workbench, one_page: str, kept: bool
) -> None:
    offered: list[str] = []

    def compare(dialog: TranscriptDialog) -> None:
        assert dialog.note.isVisible()
        offered.append(dialog.text())
        assert demo.read(the_response, one_page).text == ""
        if kept:
            dialog.submit()
        else:
            dialog.done(0)

    answer(TranscriptDialog, compare)
    assert bench.scan.read_button.isVisible()
    bench.scan.read_button.click()
    qtbot.waitUntil(lambda: bool(offered))
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert offered == [READ]
    assert demo.read(the_response, one_page).text == (READ if kept else "")


def test_whoever_has_gone_on_is_not_disturbed(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, bench: Workbench, one_page: str
) -> None:
    other = register(demo, "Föreningen i Byn", SCAN, text="Vi tillstyrker.")
    bench.scan.read_button.click()
    window.go_to_record("response", other)
    qtbot.waitUntil(lambda: "avläst" in window.banner.text.text())
    window.go_to_record("response", one_page)
    offered: list[str] = []

    def look(dialog: TranscriptDialog) -> None:
        offered.append(dialog.text())
        dialog.done(0)

    answer(TranscriptDialog, look)
    bench.scan.read_button.click()
    assert offered == [READ]


def test_without_the_program_it_is_not_offered(
    qtbot: QtBot,
    window: MainWindow,
    bench: Workbench,
    monkeypatch: pytest.MonkeyPatch,
    demo: CaseSession,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    window.go_to_record("response", register(demo, "Byalaget i Dalen", SCAN))
    assert bench.scan.write_button.isVisible()
    assert not bench.scan.read_button.isVisible()
    window.jobs.wait()


def test_a_file_that_cannot_be_drawn_says_why(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, bench: Workbench
) -> None:
    window.go_to_record("response", register(demo, "Byalaget i Dalen", b"%PDF-1.4\nskr\xe4p\n%%EOF"))
    qtbot.waitUntil(lambda: "Byalaget i Dalen.pdf" in bench.scan.note.text())
    assert bench.scan.write_button.isVisible()
    assert not bench.scan.pages.pages
