"""From a mail dropped on the window to nine anchored comments, with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tests.consult.test_outlook_reading import attachment, message, texts
from tests.consult.test_pdf_reading import drawn, pages_of
from tests.ui.conftest import answer, write
from ui.app.case_session import CaseSession
from ui.responses.intake_dialog import IntakeDialog
from ui.responses.page import ResponsesPage
from ui.window.main_window import MainWindow
from ui.workbench.workbench import Workbench

MOST, MOST_WHEN_RIGHT = 4, 2
"""Actions a comment may take: a key pressed, or a number typed; fewer where the suggestion was right."""

VIEWS: tuple[tuple[str, str], ...] = (
    ("Kommunen tillstyrker visionen i avsnitt 3.1.", "3.1"),
    ("Vi saknar i 5.3.1 en tidplan för dubbelspåret.", "5.3.1"),
    ("Under 4.3.2 bör lärcentrum nämnas med namn.", "4.3.2"),
    ("På sidan 25 bör snabba yrkesprov beskrivas tydligare.", "4.3.3"),
    ("Avsnittet Hållbar konsumtion är bra men kort.", "7.3.5"),
    ("Kommunen kan inte tillstyrka 8.2.1 i dess nuvarande form.", "8.2.1"),
    ("Vi undrar hur ofta uppföljningen i 10.1 ska göras.", "10.1"),
    ("Turismen i skärgården borde nämnas.", "6.3"),
    ("Kommunen anser att bibliotekens roll har glömts bort.", "8.3.4"),
)
OPENING = ("Ulvhamns kommun", "Yttrande över Almarike 2040")
CLOSING = ("Med vänlig hälsning", "Ulvhamns kommun")


def mail() -> bytes:
    """A mail with a line of its own and the letter as a PDF."""
    lines: list[tuple[float, float, str]] = []
    at = 780
    for part in (*((line,) for line in OPENING), *(wrap(view, 40) for view, _ in VIEWS), CLOSING):
        lines += [(72, at - 14 * row, line) for row, line in enumerate(part)]
        at -= 14 * len(part) + 22
    page = drawn(lines)
    says = texts(
        {
            0x001A: "IPM.Note",
            0x0037: "Yttrande från Ulvhamns kommun",
            0x0042: "Registrator",
            0x0064: "SMTP",
            0x0065: "kommun@ulvhamn.example",
            0x1000: "Hej! Här kommer vårt yttrande.",
        }
    )
    return message(says, attachment("yttrande.pdf", pages_of([page])))


def drop(page: ResponsesPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def register(qtbot: QtBot, page: ResponsesPage, path: Path) -> Workbench:
    def accept(dialog: IntakeDialog) -> None:
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    answer(IntakeDialog, accept)
    drop(page, path)
    qtbot.waitUntil(lambda: page.workbench.response is not None, timeout=15000)
    page.window().activateWindow()
    qtbot.waitUntil(page.workbench.text.hasFocus)
    return page.workbench


def pieces(qtbot: QtBot, bench: Workbench) -> Iterator[str]:
    """Tab to each piece that is left; what is none is marked so with a key."""
    while bench.text._stops():
        qtbot.keyClick(bench.text, Qt.Key.Key_Tab)
        marked = bench.text.marked()
        assert marked is not None
        assert bench.response is not None
        yield bench.response.text[slice(*marked)]


def test_from_a_dropped_mail_to_nine_anchored_comments(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    window.go_to(3)
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    (tmp_path / "SV remiss.msg").write_bytes(mail())
    bench = register(qtbot, page, tmp_path / "SV remiss.msg")
    assert bench.response is not None
    assert [sender.name for sender in bench.response.senders] == ["Ulvhamns kommun"]
    assert [each.file_name for each in bench.response.documents] == ["SV remiss.msg", "yttrande.pdf"]
    wanted = dict(VIEWS)
    qtbot.keyClick(bench.text, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    took: dict[str, tuple[int, bool]] = {}
    for piece in pieces(qtbot, bench):
        if piece not in wanted:
            qtbot.keyClick(bench.text, Qt.Key.Key_X)
            continue
        suggestion = bench.suggested.shown
        right = suggestion is not None and [each.number for each in suggestion.anchors] == [wanted[piece]]
        nothing = suggestion is None or not suggestion.anchors
        qtbot.keyClick(bench.text, Qt.Key.Key_Return if right or nothing else Qt.Key.Key_M)
        actions = 2
        if not right:
            qtbot.keyClick(bench.text, Qt.Key.Key_A)
            write(bench.editor.anchor_field, wanted[piece])
            qtbot.keyClick(bench.editor.anchor_field, Qt.Key.Key_Return)
            # The letter, and the number with the Enter that ends it.
            actions += 2
        took[piece] = (actions, right)
    for view, (actions, right) in took.items():
        print(f"{actions} actions, suggestion {'right' if right else 'not right'}: {view}")
    found = {each.quote: [anchor.number for anchor in each.anchors] for each in bench._comments}
    assert found == {view: [number] for view, number in VIEWS}
    assert bench.left.text() == "Allt är läst"
    assert all(actions <= (MOST_WHEN_RIGHT if right else MOST) for actions, right in took.values())
    assert sum(right for _, right in took.values()) >= 6
