"""A file that hangs or breaks what reads it is refused by name, and the next file is read."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consult.errors import FileRefusedError, RefusalReason
from consult.labels import error_text
from consult.responses.intake import read_arrivals
from consult.responses.reading import read_response
from consult.responses.reading.killable import ReadingChild
from consult.vocabulary import Language
from tests.consult import misbehaving
from tests.consult.word_files import paragraph, word_file

ROOT = Path(__file__).resolve().parents[2]
NAME = "yttrande från Almvik.docx"


@pytest.fixture
def child() -> Iterator[ReadingChild]:
    made = ReadingChild(longest_seconds=20)
    yield made
    made.close()


@pytest.fixture
def impatient() -> Iterator[ReadingChild]:
    made = ReadingChild(longest_seconds=0.3)
    yield made
    made.close()


def refusal(child: ReadingChild, reader: Callable[[str, bytes], object]) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as refused:
        child.run(NAME, reader, NAME, b"x")
    assert refused.value.file == NAME
    return refused.value


@pytest.mark.parametrize(
    ("reader", "reason"),
    [
        (misbehaving.leaves, RefusalReason.BREAKS_READING),
        (misbehaving.crashes, RefusalReason.BREAKS_READING),
        (misbehaving.errs, RefusalReason.DAMAGED),
        (misbehaving.sends_a_trap, RefusalReason.BREAKS_READING),
        pytest.param(
            misbehaving.takes_all_memory,
            RefusalReason.TOO_LARGE,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no bound on memory there"),
        ),
    ],
)
def test_what_breaks_the_child_is_a_refusal_and_the_next_file_is_read(
    child: ReadingChild, reader: Callable[[str, bytes], object], reason: RefusalReason
) -> None:
    child.run(NAME, misbehaving.well, NAME, b"before")
    assert refusal(child, reader).reason is reason
    assert child.run(NAME, misbehaving.well, NAME, b"after")[:2] == (NAME, 5)
    assert not misbehaving.TRAPPED.exists()


def test_a_file_that_never_ends_is_refused_and_its_child_replaced(impatient: ReadingChild) -> None:
    before = impatient.run(NAME, misbehaving.well, NAME, b"")[2]
    assert refusal(impatient, misbehaving.hangs).reason is RefusalReason.TOO_SLOW
    assert impatient.process_id is None
    assert impatient.run(NAME, misbehaving.well, NAME, b"")[2] != before


def test_one_child_reads_one_file_after_another(child: ReadingChild) -> None:
    assert child.process_id is None
    found = {child.run(NAME, misbehaving.well, NAME, b"x" * number)[2] for number in range(50)}
    assert found == {child.process_id}


def test_large_files_pass(child: ReadingChild) -> None:
    assert child.run(NAME, misbehaving.well, NAME, b"x" * 30_000_000)[1] == 30_000_000


def test_what_is_printed_does_not_disturb(child: ReadingChild) -> None:
    assert child.run(NAME, misbehaving.prints, NAME, b"") == "said"
    assert child.run(NAME, misbehaving.well, NAME, b"x")[1] == 1


def test_earlier_files_are_not_held_against_a_later_one(child: ReadingChild) -> None:
    for _ in range(3):
        assert child.run(NAME, misbehaving.breaks_unless_first, NAME, b"") == "read"


def test_threads_take_turns(child: ReadingChild) -> None:
    found: list[tuple[int, int]] = []

    def read(length: int) -> None:
        found.extend((length, child.run(NAME, misbehaving.well, NAME, b"x" * length)[1]) for _ in range(20))

    threads = [threading.Thread(target=read, args=(length,)) for length in (1, 2_000, 300_000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 60
    assert all(asked == got for asked, got in found)


class EnoughError(Exception):
    """The person cancelled."""


def test_reading_that_was_cancelled_can_be_begun_again(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.docx").write_bytes(word_file(paragraph(f"Svar {number}")))

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise EnoughError

    with pytest.raises(EnoughError):
        read_arrivals([tmp_path], stop)
    texts = [each.incoming.text for each in read_arrivals([tmp_path]) if each.incoming is not None]
    assert texts == [f"Svar {number}" for number in range(4)]


def test_a_file_is_read_wherever_the_program_was_started(tmp_path: Path) -> None:
    # What stands in the folder the program was started in must not be taken for a part of it.
    (tmp_path / "pickle.py").write_text("raise SystemExit(1)")
    (tmp_path / "svar.docx").write_bytes(word_file(paragraph("Vi tillstyrker.")))
    script = (
        f"import sys; sys.path[:] = [{str(ROOT)!r}, *sys.path[1:]]\n"
        "from pathlib import Path\n"
        "from consult.responses.intake import read_incoming\n"
        "print(read_incoming(Path('svar.docx')).text)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("Vi tillstyrker.\n", "")


def still(path: Path) -> bool:
    """Whether a file that was written to all the time is so no more."""
    for _ in range(100):
        before = path.stat().st_size
        time.sleep(0.1)
        if path.stat().st_size == before:
            return True
    return False


@pytest.mark.parametrize("end", ["killed", "by itself"])
def test_the_child_ends_with_the_program(tmp_path: Path, end: str) -> None:
    path = tmp_path / "spår"
    script = (
        "import sys, threading, time\n"
        "from tests.consult import misbehaving\n"
        "from consult.responses.reading.killable import run_killable\n"
        "path = sys.argv[1]\n"
        "read = lambda: run_killable(path, misbehaving.ticks, path, b'')\n"
        "threading.Thread(target=read, daemon=True).start()\n"
        "sys.stdin.read(1)\n"
    )
    program = subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=ROOT, stdin=subprocess.PIPE)
    while not path.exists():
        time.sleep(0.02)
    if end == "killed":
        program.kill()
    program.communicate(b"x" if end == "by itself" else b"")
    assert still(path)


@pytest.mark.parametrize("language", Language)
def test_every_reason_is_worded_with_the_name_of_the_file(language: Language) -> None:
    for reason in RefusalReason:
        assert NAME in error_text(FileRefusedError(NAME, reason), language)


def test_text_files_need_no_child() -> None:
    assert read_response("svar.txt", "Vi avstår.".encode()).text == "Vi avstår."
