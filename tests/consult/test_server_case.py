"""A case on a PostgreSQL server does what a case file does, to the letter."""

import importlib
import inspect
import pkgutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from sqlalchemy import make_url, text

import consult
from consult.analysis.search import search_everything
from consult.case import Case
from consult.comments.carrying import load_next_version
from consult.comments.many import edit_comments
from consult.comments.operations import edit_comment
from consult.comments.queries import CommentFilter, comment_ids, comment_rows, the_comment
from consult.consultees.operations import add_consultees
from consult.consultees.queries import ConsulteeFilter, consultee_rows
from consult.consultees.records import RegisterEntry
from consult.database.engine import swedish_key
from consult.database.server import server_engine
from consult.database.tables import ROW_TABLES, Key
from consult.merge.conflicts import conflicts
from consult.merge.copies import check_out, merge_copy
from consult.operation import Session
from consult.reports.excel import write_excel
from consult.reports.options import Kind, ReportOptions
from consult.reports.word import write_word
from consult.responses.queries import ResponseFilter, response_ids
from consult.team.operations import team_cases
from consult.vocabulary import Category
from tests.consult.cases import draft
from tests.consult.server import programs, put
from tests.consult.test_undo import contents, work_a_day

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not here")


@pytest.fixture(scope="module")
def both(server: str, demo: Path) -> Iterator[tuple[Case, Case]]:
    """The demo in a file and on the server, for reading."""
    with Case.open(demo, read_only=True) as file, Case.open(put(server, demo), read_only=True) as there:
        yield file, there


def queries() -> list[Callable[..., Any]]:
    """Every query of the program that asks for nothing but the case."""
    found = []
    for module in pkgutil.walk_packages(consult.__path__, "consult."):
        if "commands" in module.name or "__main__" in module.name or ".database" in module.name:
            continue
        loaded = importlib.import_module(module.name)
        for name, function in vars(loaded).items():
            own = inspect.isfunction(function) and function.__module__ == module.name
            if not own or name.startswith("_") or "queries" not in module.name:
                continue
            asked = list(inspect.signature(function).parameters.values())
            if (
                asked
                and asked[0].name == "session"
                and all(each.default is not each.empty for each in asked[1:])
            ):
                found.append(function)
    return found


@pytest.mark.parametrize("query", queries(), ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_each_query_has_the_same_answer(both: tuple[Case, Case], query: Callable[..., Any]) -> None:
    here, there = (case.read(lambda session: answer(query, session)) for case in both)
    assert here == there


def answer(query: Callable[..., Any], session: Session) -> Any:
    found = query(session)
    return list(found) if inspect.isgenerator(found) else found


@pytest.mark.parametrize("order", ["section", "sender", "stance", "decision", "received_on", "number"])
@pytest.mark.parametrize("descending", [False, True])
def test_comments_stand_in_the_same_order(both: tuple[Case, Case], order: str, *, descending: bool) -> None:
    asked = (CommentFilter(), order)
    here = both[0].read(comment_ids, *asked, descending=descending)
    assert both[1].read(comment_ids, *asked, descending=descending) == here
    rows = [case.read(comment_rows, here[:50]) for case in both]
    assert rows[0] == rows[1]


WORDS = (
    "",
    "b",
    "bo",
    "bos",
    "bostad",
    "Å",
    "ÅK",
    "åker",
    "ÖVER",
    "100 %",
    "a_b",
    "'",
    '"',
    "kommun tåg",
    "ß",
)


@pytest.mark.parametrize("words", WORDS)
def test_words_find_the_same(both: tuple[Case, Case], words: str) -> None:
    for query, filter_ in (
        (comment_ids, CommentFilter(words=words)),
        (response_ids, ResponseFilter(words=words)),
        (consultee_rows, ConsulteeFilter(words=words)),
    ):
        here, there = (case.read(query, filter_) for case in both)  # type: ignore[arg-type]  # each with its own filter
        assert here == there
    here, there = (sorted(map(str, case.read(search_everything, words, 10_000))) for case in both)
    assert here == there


def test_names_sort_as_in_swedish(server: str) -> None:
    names = [
        "Åmål",
        "Älvsbyn",
        "Örebro",
        "Zon",
        "Östra",
        "ärla",
        "Wik",
        "Vik",
        "Évian",
        "æra",
        "ø",
        "b",
        "A-b",
        "",
    ]
    engine = server_engine(make_url(server))
    with engine.connect() as connection:
        query = text(
            "SELECT n FROM unnest(CAST(:names AS text[])) n "
            'ORDER BY swedish_key(n) COLLATE "C", n COLLATE "C"'
        )
        there = list(connection.execute(query, {"names": names}).scalars())
    engine.dispose()
    assert there == sorted(names, key=lambda name: (swedish_key(name), name))


def test_documents_are_the_same(both: tuple[Case, Case], tmp_path: Path) -> None:
    said = []
    for at, case in enumerate(both):
        with case.snapshot() as snapshot:
            for kind in (Kind.REPORT, Kind.RESPONSES):
                options = ReportOptions(kind=kind)
                write_word(snapshot, tmp_path / f"{at}-{kind}.docx", options)
            write_excel(snapshot, tmp_path / f"{at}.xlsx", ReportOptions())
        said.append(
            [
                [paragraph.text for paragraph in Document(str(tmp_path / f"{at}-{kind}.docx")).paragraphs]
                for kind in (Kind.REPORT, Kind.RESPONSES)
            ]
        )
    assert said[0] == said[1]
    assert (tmp_path / "0.xlsx").read_bytes() == (tmp_path / "1.xlsx").read_bytes()


def values(session: Session) -> dict[str, list[tuple[str, ...]]]:
    """Every row but for keys, which differ from run to run, and what is local."""
    found = {}
    for name, table in ROW_TABLES.items():
        columns = [
            column
            for column in table.columns
            if not isinstance(column.type, Key) and column.name != "version"
        ]
        if columns:
            rows = session.rows(table.select().with_only_columns(*columns))
            found[name] = sorted(tuple(map(str, row)) for row in rows)
    return found


def test_a_day_of_work_gives_the_same_rows(server: str, tmp_path: Path) -> None:
    Case.create(tmp_path / "tomt.samrad", title="Almarike 2040").close()
    there_at = put(server, tmp_path / "tomt.samrad")
    with (
        Case.open(tmp_path / "tomt.samrad", author="Anna") as here,
        Case.open(there_at, author="Anna") as there,
    ):
        for case in (here, there):
            done = work_a_day(case)
            assert [case.undo() for _ in done[:4]] == done[::-1][:4]
            case.redo()
            keys = case.read(comment_ids)
            case.change(edit_comments, keys, assignee="Bo", due_on="2026-09-01")
            changed = replace(draft(), title="Ny version")
            case.change(load_next_version, changed, file_name="ny.docx", content=b"PK2")
        a, b = here.read(values), there.read(values)
        assert {name: len(rows) for name, rows in a.items()} == {name: len(rows) for name, rows in b.items()}
        for name in ("comment", "response", "consultee", "section", "passage", "theme", "comment_span"):
            assert a[name] == b[name]
        assert here.faults() == []
        assert there.faults() == []


def test_a_copy_goes_out_from_the_server_and_comes_back(server: str, demo: Path, tmp_path: Path) -> None:
    with Case.open(put(server, demo), author="Anna") as there:
        copy = check_out(there, tmp_path / "resa")
        light = check_out(there, tmp_path / "lätt", without_originals=True)
        key, other = there.read(comment_ids)[:2]
        with Case.open(copy, author="Bo") as away:
            assert away.faults() == []
            assert away.read(contents) == there.read(contents)
            away.change(edit_comment, key, summary="På tåget")
            away.change(edit_comment, other, summary="Bos")
        there.change(edit_comment, other, summary="Annas")
        merged = merge_copy(there, copy)
        assert (merged.transactions, merged.conflicts) == (2, 1)
        assert there.read(the_comment, key).summary == "På tåget"
        with Case.open(copy, author="Bo") as away:
            away.merge(there)
            assert away.read(contents) == there.read(contents)
            assert away.read(conflicts) == there.read(conflicts)
            assert away.history_hash() == there.history_hash()
            assert away.faults() == []
        assert there.faults() == []
        assert light.stat().st_size <= copy.stat().st_size


def test_several_cases_do_not_see_each_other(server: str, demo: Path) -> None:
    with Case.open(put(server, demo)) as one, Case.open(put(server, demo)) as other:
        key = one.read(comment_ids)[0]
        before = other.read(contents)
        one.change(edit_comment, key, summary="Bara här")
        assert other.read(contents) == before
    assert len(team_cases(server)) >= 2


def test_two_who_write_at_once_lose_nothing(server: str, demo: Path) -> None:
    where = put(server, demo)
    made: list[str] = []

    def write(name: str) -> None:
        with Case.open(where, author=name) as case:
            for number in range(10):
                made.extend(case.change(add_consultees, [RegisterEntry(f"{name} {number}", Category.OTHER)]))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Anna", "Bo", "Cia")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Case.open(where, read_only=True) as case:
        assert {each.consultee.id for each in case.read(consultee_rows)} >= set(made)
        assert len(made) == 30
        assert case.faults() == []


def test_a_save_over_newer_words_is_a_conflict_and_no_loss(server: str, demo: Path) -> None:
    where = put(server, demo)
    with Case.open(where, author="Anna") as anna, Case.open(where, author="Bo") as bo:
        key = anna.read(comment_ids)[0]
        loaded = anna.read(the_comment, key)
        bo.change(edit_comment, key, summary="Bos ord")
        anna.change(edit_comment, key, version=loaded.version, summary="Annas ord", note="Bara Annas")
        (found,) = bo.read(conflicts)
        assert [(side.author, side.value) for side in found.sides] == [
            ("Bo", "Bos ord"),
            ("Anna", "Annas ord"),
        ]
        assert bo.read(the_comment, key).note == "Bara Annas"
