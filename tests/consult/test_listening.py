"""Others hear within a second what somebody did, and see who is where."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consult.case import Case
from consult.changes import Changes
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids
from consult.demo import write_demo_case
from consult.errors import ServerLostError
from consult.merge.copies import check_out, merge_copy
from consult.team.listening import Listening, Place
from consult.team.operations import add_case, prepare
from tests.consult.server import cluster, programs

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not here")
A_SECOND = 1.0


@pytest.fixture
def where(tmp_path: Path) -> Iterator[str]:
    with cluster() as url:
        prepare(url)
        with Case.open(write_demo_case(tmp_path), read_only=True) as case:
            add_case(url, case, "demo")
        yield f"{url}?case=demo"


def comes_true(condition: Callable[[], bool], seconds: float = 5 * A_SECOND) -> float:
    """Wait for a condition; gives how long it took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, "it never came"
        time.sleep(0.005)
    return time.monotonic() - began


def test_what_somebody_did_is_heard_and_where_they_are(where: str, tmp_path: Path) -> None:
    with Case.open(where, author="Anna") as anna, Case.open(where, author="Bo") as bo:
        heard: list[Changes] = []
        anna.subscribe(heard.append)
        at_anna, at_bo = Listening(anna), Listening(bo)
        assert at_anna.wait_until_listening()
        assert at_bo.wait_until_listening()
        key = bo.read(comment_ids)[0]
        bo.change(edit_comment, key, summary="Hej")
        comes_true(lambda: any(key in changes.ids("comment") for changes in heard))
        at_bo.at(Place("comment", key))
        comes_true(lambda: at_anna.present() == {Place("comment", key): ["Bo"]})
        late = Listening(anna)
        comes_true(lambda: late.present() == {Place("comment", key): ["Bo"]})
        late.end()
        heard.clear()
        anna.change(edit_comment, key, summary="Hej då")
        time.sleep(0.5)
        assert len(heard) == 1, "what one did oneself is told once"
        copy = check_out(bo, tmp_path / "resa")
        with Case.open(copy, author="Cia") as away:
            away.change(edit_comment, key, note="På resan")
        heard.clear()
        merge_copy(bo, copy)
        comes_true(lambda: any(changes.concerns(["comment"]) for changes in heard))
        at_bo.end()
        comes_true(lambda: at_anna.present() == {})
        at_anna.end()


def test_a_server_that_goes_away_is_told_and_heard_again_when_it_is_back(where: str) -> None:
    told: list[bool] = []
    everything = threading.Event()
    with Case.open(where, author="Anna") as anna:
        listening = Listening(anna, on_server=told.append)
        assert listening.wait_until_listening()
        key = anna.read(comment_ids)[0]
        anna.subscribe(lambda changes: everything.set() if changes.concerns(["response"]) else None)
        with anna.home.engine.connect() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                "AND backend_type = 'client backend'"
            )
        comes_true(lambda: told == [False])
        comes_true(lambda: told == [False, True], 10)
        assert everything.wait(5)
        anna.read(comment_ids)
        _cut_all(anna)
        with pytest.raises(ServerLostError):
            anna.change(edit_comment, key, summary="Nej")
        anna.change(edit_comment, key, summary="Igen")
        listening.end()


def _cut_all(case: Case) -> None:
    """End every connection that the case has, from outside."""
    with case.reader() as other, other.home.engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'"
        )
