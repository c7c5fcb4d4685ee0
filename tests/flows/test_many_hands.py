"""Three copies go out, 300 edits are made in them, all come home in any order, to a file and to a server.

The operations are those of the window; what was written is looked for word for word afterwards, and
the conflicts are settled in the window by keys.
"""

import random
import shutil
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consult.case import Case
from consult.comments.operations import assess, edit_comment, split_comment, tag_comment, withdraw_comment
from consult.comments.queries import comment_ids
from consult.consultees.operations import add_consultees, edit_consultee
from consult.consultees.queries import consultee_rows
from consult.consultees.records import RegisterEntry
from consult.database.tables import change
from consult.errors import ConsultError
from consult.merge.conflicts import conflict_count, conflicts
from consult.merge.copies import check_out, merge_copy
from consult.operation import Session
from consult.responses.operations import register_response
from consult.responses.queries import response_ids, the_response
from consult.team.operations import add_case, prepare
from consult.vocabulary import Category, Decision
from tests.consult.server import cluster, programs
from tests.consult.test_undo import contents
from tests.ui.test_pages import page_of
from ui.app.case_session import CaseSession
from ui.conflicts.page import ConflictsPage
from ui.window.main_window import MainWindow

EDITS = 300
PEOPLE = ("Anna", "Bo", "Cia")


def one_edit(case: Case, chance: random.Random, number: int) -> str:
    """Do one thing as the window does it; gives the words that have to be found again."""
    said = f"{case.author} {number}: {chance.choice(('tåg', 'buss', 'vård', 'skog'))}"
    keys = case.read(comment_ids)
    # A few comments get most of the attention, as those that a meeting is about do.
    key = keys[chance.randrange(8)] if chance.random() < 0.4 else chance.choice(keys)
    what = chance.randrange(8)
    if what < 2:
        case.change(edit_comment, key, summary=said)
    elif what < 4:
        case.change(assess, key, decision=chance.choice(list(Decision)), reply=said, rationale=said)
    elif what == 4:
        case.change(tag_comment, key, said)
    elif what == 5:
        response = chance.choice(case.read(response_ids))
        length = min(40, len(case.read(the_response, response).text))
        case.change(split_comment, response, [(0, length)], summary=said)
    elif what == 6:
        (added,) = case.change(add_consultees, [RegisterEntry(said, Category.OTHER)])
        case.change(register_response, consultee_ids=[added], received_on="2026-05-02", text=said)
    elif chance.random() < 0.5:
        case.change(edit_consultee, chance.choice(case.read(consultee_rows)).consultee.id, contact_name=said)
    else:
        case.change(withdraw_comment, key, said)
    return said


def told(session: Session) -> str:
    values = session.scalars(change.select().with_only_columns(change.c.value))
    return "\n".join(value for value in values if value)


@pytest.fixture(scope="module")
def copies(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path], list[str]]:
    """The case, three copies that were worked in, and all that was written in them."""
    folder = tmp_path_factory.mktemp("resa")
    home = folder / "hemma.samrad"
    shutil.copy(demo_file, home)
    with Case.open(home, read_only=True) as case:
        out = [check_out(case, folder / name) for name in PEOPLE]
    chance = random.Random(7)
    written: list[str] = []
    opened = [Case.open(path, author=name) for path, name in zip(out, PEOPLE, strict=True)]
    while len(written) < EDITS:
        try:
            written.append(one_edit(chance.choice(opened), chance, len(written)))
        except ConsultError:
            continue
    for case in opened:
        case.close()
    return home, out, written


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if programs() is None:
        pytest.skip("PostgreSQL is not here")
    with cluster() as url:
        prepare(url)
        yield url


def brought_home(case: Case, copies: tuple[Path, ...]) -> tuple[object, object, str]:
    """Bring copies home; gives all that has to be the same whatever the order."""
    for copy in copies:
        merge_copy(case, copy)
    assert case.faults() == []
    return case.read(contents), case.read(conflicts), case.history_hash()


def test_all_come_home_in_any_order_and_nothing_is_lost(
    copies: tuple[Path, list[Path], list[str]], server: str, tmp_path: Path
) -> None:
    home, out, written = copies
    outcomes = []
    for number, order in enumerate(permutations(out)):
        path = Path(shutil.copy(home, tmp_path / f"{number}.samrad"))
        with Case.open(path, author="Anna") as case:
            outcomes.append(brought_home(case, order))
            found = case.read(told)
            assert [words for words in written if words not in found] == []
    with Case.open(home, read_only=True) as case:
        for name, order in (("fram", tuple(out)), ("bak", tuple(out[::-1]))):
            add_case(server, case, name)
            with Case.open(f"{server}?case={name}", author="Anna") as there:
                outcomes.append(brought_home(there, order))
    assert len(outcomes) == 8
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0][1], "so much work apart has to disagree somewhere"


def test_the_conflicts_are_settled_in_the_window_and_every_copy_gets_to_know(
    qtbot: QtBot,
    window: MainWindow,
    copies: tuple[Path, list[Path], list[str]],
    tmp_path: Path,
) -> None:
    home, out, written = copies
    path = Path(shutil.copy(home, tmp_path / "hemma.samrad"))
    session = CaseSession(Case.open(path, author="Anna"), window.messages)
    window.show_session(session)
    for copy in out:
        merge_copy(session.case, copy)
    window.go_to_record("conflict", "")
    page = page_of(window, ConflictsPage)
    count = session.read(conflict_count)
    assert count > 3
    page.table.setFocus()
    for turn in range(count):
        qtbot.keyClick(page.table, Qt.Key.Key_A if turn % 2 else Qt.Key.Key_B)
        if not session.read(conflict_count):
            break
    assert session.read(conflict_count) == 0
    found = session.read(told)
    assert [words for words in written if words not in found] == []
    for copy in out:
        mine = Path(shutil.copy(copy, tmp_path / copy.name))
        with Case.open(mine, author="Bo") as away:
            away.merge(session.case)
            assert away.read(conflict_count) == 0
            assert away.read(contents) == session.read(contents)
