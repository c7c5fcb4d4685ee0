"""Several people in one case: on a server, and on a shared file, through the window."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids, the_comment
from consult.merge.conflicts import conflicts
from consult.team.listening import Listening, Place
from consult.team.operations import add_case, prepare
from tests.consult.server import cluster, programs
from tests.ui.conftest import answer
from ui.assessment.page import AssessmentPage
from ui.sharing.server_dialog import ServerDialog
from ui.sharing.server_link import ServerLink
from ui.sharing.shared_file import SharedFileLink
from ui.window.main_window import MainWindow

on_server = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not here")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with cluster() as url:
        prepare(url)
        yield url


_count = iter(range(100))


@pytest.fixture
def address(server: str, demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = f"ärende {next(_count)}"
    with Case.open(demo_file, read_only=True) as case:
        add_case(server, case, name)
    monkeypatch.setattr("ui.window.case_actions.CaseActions._copies", lambda _: tmp_path / "kopior")
    return f"{server}?case={name}"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, address: str) -> AssessmentPage:
    window.case_actions.open_address(address)
    assert isinstance(window.link, ServerLink)
    assert window.link.listening.wait_until_listening()
    found = next(place.page for place in window.places if isinstance(place.page, AssessmentPage))
    window.go_to([place.page for place in window.places].index(found))
    qtbot.waitUntil(lambda: bool(found.queue.current_key()))
    return found


@on_server
def test_a_server_is_tried_and_a_case_on_it_opened(
    window: MainWindow, qtbot: QtBot, address: str, server: str
) -> None:
    url = make_url(server)

    def fill(dialog: ServerDialog) -> None:
        dialog.host.setText(str(url.host))
        dialog.port.setText(str(url.port))
        dialog.database.setText("postgres")
        dialog.login.setText(str(url.username))
        dialog.password.setText("fel")
        qtbot.keyClick(dialog.probe, Qt.Key.Key_Space)
        assert "lösenord" in dialog.fault.text()
        assert "hemligt" not in dialog.fault.text()
        dialog.password.setText(str(url.password))
        qtbot.keyClick(dialog.probe, Qt.Key.Key_Space)
        assert "Servern svarar" in dialog.told.text()
        dialog.case.setCurrentText(address.partition("case=")[2])
        dialog.submit()

    answer(ServerDialog, fill)
    window.case_actions.open_on_server()
    assert window.session is not None
    assert window.session.case.name == address.partition("case=")[2]
    assert window.settings.server_fields()["host"] == url.host
    assert "hemligt" not in str(window.settings.server_fields())
    qtbot.waitUntil(lambda: "På servern" in window.status_line.state.text())


@on_server
def test_others_are_seen_and_what_they_do_comes_without_moving_anything(
    window: MainWindow, qtbot: QtBot, page: AssessmentPage, address: str
) -> None:
    key = page.queue.current_key()
    page.panel.reply.setFocus()
    qtbot.keyClicks(page.panel.reply, "Halvskrivet svar")
    scroll = page.queue.verticalScrollBar().value()
    with Case.open(address, author="Bo") as bo:
        listening = Listening(bo)
        assert listening.wait_until_listening()
        listening.at(Place("comment", key))
        qtbot.waitUntil(lambda: "Bo är också här" in window.status_line.state.text(), timeout=3_000)
        began = time.monotonic()
        heard: list[float] = []
        assert window.session is not None
        window.session.changed.connect(lambda _: heard.append(time.monotonic()))
        bo.change(edit_comment, key, summary="Bo var här")
        qtbot.waitUntil(lambda: bool(heard), timeout=3_000)
        assert heard[0] - began < 3
        qtbot.waitUntil(lambda: window.session.read(the_comment, key).summary == "Bo var här")  # type: ignore[union-attr]  # it is open
        listening.end()
    assert page.queue.current_key() == key
    assert page.panel.reply.toPlainText() == "Halvskrivet svar"
    assert page.queue.verticalScrollBar().value() == scroll
    qtbot.waitUntil(lambda: "Bo" not in window.status_line.state.text(), timeout=3_000)


@on_server
def test_work_goes_on_in_a_copy_while_the_server_is_away(
    window: MainWindow, qtbot: QtBot, page: AssessmentPage, address: str
) -> None:
    link = window.link
    assert isinstance(link, ServerLink)
    qtbot.waitUntil(lambda: link.copy.path.exists() and not link.busy, timeout=10_000)
    key = page.queue.current_key()
    link._answers.emit(False)
    assert link.away
    assert "svarar inte" in window.banner.text.text()
    assert "kopia" in window.status_line.state.text()
    assert page.queue.current_key() == key
    session = window.session
    assert session is not None
    session.change(edit_comment, key, summary="Skrivet utan server")
    with Case.open(address, author="Bo") as bo:
        bo.change(edit_comment, key, note="Skrivet på servern")
        link._answers.emit(True)
        qtbot.waitUntil(lambda: not link.away, timeout=10_000)
        assert bo.read(the_comment, key).summary == "Skrivet utan server"
        assert bo.read(conflicts) == []
    assert session.read(the_comment, key).note == "Skrivet på servern"
    assert session.case.home.file is None
    assert "svarar igen" in window.banner.text.text()


def test_a_file_that_somebody_else_has_open_is_worked_on_as_a_copy(
    window: MainWindow,
    qtbot: QtBot,
    demo_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "delat.samrad"
    path.write_bytes(demo_file.read_bytes())
    monkeypatch.setattr("ui.window.case_actions.CaseActions._copies", lambda _: tmp_path / "kopior")
    bo = Case.open(path, author="Bo")
    key = bo.read(comment_ids)[0]

    def choose(box: QMessageBox) -> None:
        own = next(button for button in box.buttons() if "egen kopia" in button.text())
        qtbot.keyClick(own, Qt.Key.Key_Space)

    answer(QMessageBox, choose)
    window.case_actions.open_path(path)
    link = window.link
    assert isinstance(link, SharedFileLink)
    qtbot.waitUntil(lambda: "väntar på Bo" in window.status_line.state.text(), timeout=5_000)
    assert window.session is not None
    window.session.change(edit_comment, key, summary="Annas ord")
    bo.change(edit_comment, key, summary="Bos ord")
    bo.close()
    link.synchronise()
    qtbot.waitUntil(lambda: "i fas" in window.status_line.state.text(), timeout=5_000)
    qtbot.waitUntil(lambda: "Båda lydelserna är sparade" in window.banner.text.text(), timeout=5_000)
    assert window.settings.recent_cases()[0] == path
    window.close_session()
    with Case.open(path, read_only=True) as there:
        (found,) = there.read(conflicts)
        assert {side.value for side in found.sides} == {"Annas ord", "Bos ord"}


def test_a_file_on_a_share_is_worked_on_as_a_copy_unasked(
    window: MainWindow, qtbot: QtBot, demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "OneDrive - Region Almarike"
    folder.mkdir()
    path = folder / "delat.samrad"
    path.write_bytes(demo_file.read_bytes())
    monkeypatch.setattr("ui.window.case_actions.CaseActions._copies", lambda _: tmp_path / "kopior")
    window.case_actions.open_path(path)
    assert isinstance(window.link, SharedFileLink)
    assert window.session is not None
    key = window.session.read(comment_ids)[0]
    window.session.change(edit_comment, key, summary="På delad plats")
    qtbot.waitUntil(lambda: "i fas" in window.status_line.state.text(), timeout=5_000)
    window.close_session()
    with Case.open(path, read_only=True) as there:
        assert there.read(the_comment, key).summary == "På delad plats"
