"""The window in each state that is worth a picture."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from consult.amendments.made import amendments_from_versions
from consult.assessment.steps import add_usual_steps, steps
from consult.assessment.text_modules import add_module
from consult.assist.alike import AlikeText, find_alike
from consult.case import Case
from consult.comments.carrying import load_next_version
from consult.comments.groups import group_comments
from consult.comments.many import edit_comments
from consult.comments.operations import anchor_comment, assess
from consult.comments.queries import CommentFilter, comment_ids, themes
from consult.consultees.queries import consultee_rows, not_answered
from consult.demo_draft import NEXT_DRAFT_NAME, demo_next_draft
from consult.draft.queries import outline, sections
from consult.draft.reading import read_draft
from consult.prepared.web_form import read_form
from consult.resources import resource
from consult.responses.intake import read_arrivals
from consult.responses.queries import ResponseFilter, response_ids
from consult.responses.senders import expected_senders
from consult.secrecy.queries import markings
from consult.vocabulary import Decision
from tests.consult.sent_files import ACTION, CHOICE, FIRST, RATIONALE, REPLY, changed, key_of, sent
from tests.consult.web_forms import answers, workbook
from tests.ui.disputes import copy_of
from ui.amendments.amendment_dialog import AmendmentDialog
from ui.app.case_session import CaseSession
from ui.assessment.modules_dialog import ModulesDialog
from ui.assessment.page import AssessmentPage
from ui.assessment.send_dialog import SendDialog
from ui.assessment.steps_dialog import StepsDialog
from ui.assessment.take_back_dialog import TakeBackDialog
from ui.comments.bulk_dialog import BulkDialog
from ui.comments.groups_dialog import GroupsDialog
from ui.comments.saved_filter_button import NameDialog
from ui.conflicts.page import ConflictsPage
from ui.consultees.add_dialog import AddDialog
from ui.consultees.not_answered_dialog import NotAnsweredDialog
from ui.consultees.sending_dialog import SendingDialog
from ui.draft.answer_form_dialog import AnswerFormDialog
from ui.draft.page import DraftPage
from ui.draft.preview_dialog import PreviewDialog
from ui.responses.intake_dialog import IntakeDialog
from ui.responses.page import ResponsesPage
from ui.responses.register_dialog import RegisterDialog
from ui.responses.secrecy_dialogs import MarkSecretDialog, RedactDialog
from ui.responses.web_form_dialog import WebFormDialog
from ui.sharing.server_dialog import ServerDialog
from ui.window.backups_dialog import BackupsDialog
from ui.window.case_dialog import CaseDialog
from ui.window.copy_dialogs import BringTogetherDialog, BroughtDialog, TakeAlongDialog, bring
from ui.window.keys_dialog import KeysDialog
from ui.window.main_window import MainWindow
from ui.window.search_dialog import SearchDialog

Scene = tuple[str, QWidget]

DRAFT = "almarike-2040-remissversion.docx"


def settle(window: MainWindow, seconds: float = 10.0) -> None:
    """Let timers and jobs come to an end."""
    end = time.monotonic() + seconds
    quiet = 0
    while quiet < 40 and time.monotonic() < end:
        QApplication.processEvents()
        quiet = 0 if window.jobs.busy else quiet + 1
        time.sleep(0.01)


def scenes(window: MainWindow, open_demo: Callable[[], CaseSession]) -> Iterator[Scene]:
    """Name and widget of each scene, the window being in that state when it is given."""
    yield "start", window
    with tempfile.TemporaryDirectory() as folder:
        empty = Case.create(Path(folder) / "nytt.samrad", title="Strategi 2040", authority="Region Almarike")
        window.show_session(CaseSession(empty, window.messages))
        for row, place in enumerate(window.places):
            window.go_to(row)
            settle(window)
            yield f"empty-{place.icon}", window
        window.close_session()
    session = open_demo()
    window.show_session(session)
    for name, row in (("overview", 0), ("draft", 1), ("consultees", 2), ("responses", 3), ("comments", 4)):
        window.go_to(row)
        if name == "draft":
            found = session.read(sections)
            window.go_to_record("section", found[len(found) // 3].id)
        settle(window)
        yield name, window
    key = session.read(response_ids, ResponseFilter(words="Hedesta"))[0]
    window.go_to_record("response", key)
    settle(window)
    yield "workbench", window
    key = session.read(response_ids, ResponseFilter(words="Buller från trafik"))[0]
    window.go_to_record("response", key)
    settle(window)
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    text = page.workbench.text
    text.go_to_unread()
    for each in page.workbench.suggested.suggestions:
        if each.is_comment:
            text.show_span(*each.spans[0], select=True)
            break
    settle(window)
    yield "workbench-suggestion", window
    for row, place in enumerate(window.places[5:], 5):
        window.go_to(row)
        settle(window)
        yield place.icon, window
    yield from _assessing(window, session)
    yield from _versions(window, session)
    for name, dialog in _dialogs(window, session):
        dialog.show()
        settle(window)
        yield name, dialog
        dialog.close()
    with tempfile.TemporaryDirectory() as folder:
        yield from _copies(window, session, Path(folder))


def _copies(window: MainWindow, session: CaseSession, folder: Path) -> Iterator[Scene]:
    """What is told and asked of a copy, the conflicts after it, what is secret, and what was before."""
    copy = copy_of(session.case, folder)
    response_id = session.read(response_ids, limit=1)[0]
    marked = session.read(markings, response_id)
    take_out = RedactDialog(window, session, response_id, "Region Sunnermark")
    take_out.look()
    for name, dialog in (
        ("dialog-take-along", TakeAlongDialog(window, session.case.path.with_suffix(""), lambda *_: None)),
        ("dialog-bring-together", BringTogetherDialog(window, copy, lambda _: None)),
        ("dialog-brought", BroughtDialog(window, bring(session.case, copy, update=False))),
        ("dialog-secret", MarkSecretDialog(window, session, "Svar", marked, response_id=response_id)),
        ("dialog-take-out", take_out),
        ("dialog-backups", BackupsDialog(window, session.case.path, lambda _: None)),
    ):
        dialog.show()
        settle(window)
        yield name, dialog
        dialog.close()
    window.go_to_record("conflict", "")
    page = window.page_in_sight
    assert isinstance(page, ConflictsPage)
    settle(window)
    yield "conflict", window
    page.table.selectAll()
    settle(window)
    yield "conflict-several", window
    page.twice_table.selectRow(0)
    settle(window)
    yield "conflict-twice", window
    window.go_to_record("history", f"comment:{session.read(comment_ids, limit=1)[0]}")
    settle(window)
    yield "history-comment", window


def _versions(window: MainWindow, session: CaseSession) -> Iterator[Scene]:
    """The draft after a new version, with a comment on a passage that is gone and one on a rewritten one."""
    keys = session.read(comment_ids, limit=2)
    for each in session.read(outline):
        for one in each.passages:
            if one.text.startswith(("Näringslivets omvandling", "Det är angeläget att Almbanan")):
                session.change(anchor_comment, keys.pop(), each.section.id, one.id)
    content = demo_next_draft()
    read = read_draft(NEXT_DRAFT_NAME, content)
    given = {"file_name": NEXT_DRAFT_NAME, "label": "Antagandeversion"}
    session.change(load_next_version, read, content=content, **given)
    window.go_to(1)
    page = window.places[1].page
    assert isinstance(page, DraftPage)
    for name, show in (("draft-versions", page.read), ("draft-comparison", page.compare)):
        show()
        settle(window)
        yield name, window
    page.review()
    settle(window)
    yield "draft-review", window
    page.read()
    session.change(amendments_from_versions)
    window.go_to_record("amendment", "")
    settle(window)
    yield "amendments", window


def _assessing(window: MainWindow, session: CaseSession) -> Iterator[Scene]:
    """The page of assessment: with an answer begun, a group, the text modules open, and the history."""
    first, *_ = session.change(add_usual_steps)
    waiting = session.read(comment_ids, CommentFilter(decision="open"))
    session.change(edit_comments, waiting[:3], step_id=first, assignee="Erik Berg")
    session.change(edit_comments, waiting[1:2], due_on="2026-02-01")
    session.change(group_comments, [waiting[4], waiting[7], waiting[11]])
    reply = "Regionen delar bilden och förtydligar avsnittet."
    session.change(assess, waiting[0], recommendation=Decision.PARTLY_ACCEPTED, reply=reply)
    for title, category, text in (
        ("Tack för synpunkten", "Allmänt", "Regionen tackar {instans} för synpunkten på {avsnitt}."),
        ("Turtäthet", "Resor", "Turtäthet avgörs i trafikförsörjningsprogrammet, inte i strategin."),
        ("Utanför strategin", "Allmänt", "Frågan ligger utanför den regionala utvecklingsstrategin."),
    ):
        session.change(add_module, title, text, category=category, verified=True)
    row = next(row for row, place in enumerate(window.places) if place.icon == "assessment")
    window.go_to(row)
    settle(window)
    yield "assessment", window
    page = window.places[row].page
    assert isinstance(page, AssessmentPage)
    page.queue.go_to(waiting[4])
    page.panel.open_modules()
    settle(window)
    yield "assessment-modules", window
    page.panel.modules.close_list()
    page.queue.go_to(waiting[0])
    page.turn_history()
    settle(window)
    yield "assessment-history", window
    page.hide_history()


def _dialogs(window: MainWindow, session: CaseSession) -> Iterator[tuple[str, QDialog]]:
    yield "dialog-case", CaseDialog(window, "Nytt ärende", "Skapa", lambda _: None)
    content = resource("demo", DRAFT).read_bytes()
    yield "dialog-draft", PreviewDialog(window, DRAFT, read_draft(DRAFT, content), lambda _: None)
    found = session.read(sections)
    yield "dialog-answer-form", AnswerFormDialog(window, found, Path(), lambda *_: None)
    yield "dialog-add", AddDialog(window, set(), ["14"], lambda _: None)
    names = [row.consultee.name for row in session.read(consultee_rows)]
    dates = (("&Utskickat", "2026-03-02"), ("&Svar senast", "2026-05-31"))
    yield "dialog-sending", SendingDialog(window, "Registrera utskick", names, dates, lambda _: None)
    yield "dialog-not-answered", NotAnsweredDialog(window, session.read(not_answered))
    yield "dialog-register", RegisterDialog(window, session, lambda _: None)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("Tillväxtverket.txt", "Sverigefinska.txt", "scan0042.pdf", "okänd.txt", "trasig.docx"):
            words = "" if name.startswith("trasig") else f"Yttrande över Almarike 2040\n{name}"
            (Path(folder) / name).write_text(words, encoding="utf-8")
        yield (
            "dialog-intake",
            IntakeDialog(
                window, session, read_arrivals([Path(folder)], expected=session.read(expected_senders))
            ),
        )
    yield from _comment_dialogs(window, session)
    yield "dialog-amendment", AmendmentDialog(window, session)
    rows = [answers(1), answers(2, Organisation="Tillväxtverket"), answers(3, Slutförd="i går")]
    export = workbook(rows, ("Annat", [["x", "y"]]))
    yield (
        "dialog-web-form",
        WebFormDialog(window, session, read_form("svar.xlsx", export), ("Svar", "Annat")),
    )
    search = SearchDialog(session, window)
    search.field.setText("bostad")
    yield "dialog-search", search
    yield "dialog-keys", KeysDialog(window)
    server = ServerDialog(window, window.settings, lambda _: None)
    server.host.setText("db.regionalmarike.se")
    server.database.setText("samrad")
    server.login.setText("anna")
    server.told.setText("Servern svarar. 2 ärenden.")
    server.case.addItems(["Almarike 2040", "Trafikförsörjning"])
    yield "dialog-server", server


def _comment_dialogs(window: MainWindow, session: CaseSession) -> Iterator[tuple[str, QDialog]]:
    quotes = (
        "Vi kräver att järnvägen genom Mellandalen rustas upp innan nya vägar byggs i länet.",
        "Vi kräver att järnvägen genom Norrådalen rustas upp innan nya vägar byggs. Hälsningar Byalaget",
        "Hyresrätter saknas i avsnittet om bostäder och borde få ett eget mål.",
        "Hyresrätter saknas i avsnittet om bostäder och borde få ett skarpt mål.",
    )
    texts = [AlikeText(f"{n:032}", text, f"Avsändare {n + 1}") for n, text in enumerate(quotes)]
    yield "dialog-groups", GroupsDialog(window, session, find_alike(texts))
    known = session.read(steps)
    bulk = BulkDialog(window, 12, session.read(themes), ["Erik Berg"], lambda _: None, known)
    yield "dialog-bulk", bulk
    yield "dialog-steps", StepsDialog(window, session)
    yield "dialog-modules", ModulesDialog(window, session)
    yield "dialog-filter", NameDialog(window, "Spara filtret", "Utan beslut", lambda _: None)
    yield from _sending_dialogs(window, session)


def _sending_dialogs(window: MainWindow, session: CaseSession) -> Iterator[tuple[str, QDialog]]:
    keys = session.read(comment_ids)
    yield "dialog-send", SendDialog(window, session, window.jobs, keys, selected=False)
    file = sent(session.case)
    waiting = TakeBackDialog(window, session, window.jobs)
    yield "dialog-sent", waiting

    def fill(sheet: Any) -> None:
        for place, text in (
            (f"{CHOICE}{FIRST}", "Tillgodoses delvis"),
            (f"{REPLY}{FIRST}", "Vi tar med det i nästa års plan, men inte i strategin."),
            (f"{RATIONALE}{FIRST}", "Strategin pekar ut riktningen; enskilda år hör hemma i planen."),
            (f"{ACTION}{FIRST + 1}", "Ny karta i avsnittet."),
            (f"{CHOICE}{FIRST + 3}", "Kanske"),
            ("P6", "Går det att få en vecka till?"),
        ):
            sheet[place] = text
        answered = next(line for line in range(FIRST + 5, 200) if sheet[f"{REPLY}{line}"].value)
        sheet[f"{REPLY}{answered}"] = None

    key = key_of(file)
    changed(file, fill)
    session.change(assess, key, reply="Vi tar med det i genomförandet.", rationale="Det ryms.")
    back = TakeBackDialog(window, session, window.jobs)
    back.show()
    back.read(file)
    yield "dialog-take-back", back
