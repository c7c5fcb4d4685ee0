"""Three copies of a case worked on at random with the window's own operations, in races and apart."""

import os
import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from consult.case import Case
from consult.comments.operations import assess, edit_comment, split_comment, tag_comment, untag_comment
from consult.comments.queries import comment_ids, themes
from consult.consultees.operations import add_consultees, edit_consultee
from consult.consultees.records import RegisterEntry
from consult.database import derivation
from consult.database.tables import change
from consult.errors import ConsultError, NothingToUndoError, StaleUndoError
from consult.merge.conflicts import conflicts, take_side, write_third
from consult.merge.copies import check_out
from consult.merge.pairs import join, pairs
from consult.operation import Session
from consult.responses.operations import register_response
from consult.responses.queries import response_ids
from consult.team.operations import add_case, prepare
from consult.vocabulary import Category, Decision
from tests.consult.cases import small_case
from tests.consult.server import cluster, programs
from tests.consult.test_undo import contents

EXAMPLES = int(os.environ.get("SAMRAD_EXAMPLES", "100"))
STEPS = 12
COPIES = 3
who = st.integers(0, COPIES - 1)
which = st.integers(0, 50)
words = st.text("abcåäö ", min_size=1, max_size=12).map(lambda text: text.strip() or "ord")

_template: list[Path] = []


def template() -> Path:
    """A case that every example starts from."""
    if not _template:
        folder = Path(tempfile.mkdtemp())
        with small_case(folder) as case:
            _template.append(case.path)
    return _template[0]


def change_ids(session: Session) -> set[str]:
    return set(session.scalars(change.select().with_only_columns(change.c.id)))


class Apart(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        first = self.folder / "0.samrad"
        shutil.copy(template(), first)
        self.cases = [Case.open(first, author="0")]
        for name in range(1, COPIES):
            self.cases.append(self.another(str(name)))
        self.written: set[str] = set()

    def another(self, name: str) -> Case:
        """Another copy of the first."""
        return Case.open(check_out(self.cases[0], self.folder / name), author=name)

    def act(self, copy: int, operation: object, *given: object, **named: object) -> None:
        """Run an operation; what it refuses is nothing lost."""
        case = self.cases[copy]
        before = case.read(change_ids)
        try:
            case.change(operation, *given, **named)  # type: ignore[arg-type]  # any operation
        except ConsultError:
            assert case.read(change_ids) == before
            return
        self.written |= case.read(change_ids) - before

    def comment(self, copy: int, which: int) -> str:
        keys = self.cases[copy].read(comment_ids)
        return keys[which % len(keys)]

    @rule(copy=who, which=which, text=words)
    def rewrite(self, copy: int, which: int, text: str) -> None:
        self.act(copy, edit_comment, self.comment(copy, which), summary=text, note=text[:2])

    @rule(copy=who, which=which, decision=st.sampled_from(Decision), text=words)
    def answer(self, copy: int, which: int, decision: Decision, text: str) -> None:
        key = self.comment(copy, which)
        self.act(copy, assess, key, decision=decision, reply=text, rationale=text)

    @rule(copy=who, which=which, name=st.sampled_from(["Tåg", "Buss", "Vatten"]))
    def tag(self, copy: int, which: int, name: str) -> None:
        self.act(copy, tag_comment, self.comment(copy, which), name)

    @rule(copy=who, which=which)
    def untag(self, copy: int, which: int) -> None:
        found = self.cases[copy].read(themes)
        self.act(copy, untag_comment, self.comment(copy, which), found[which % len(found)].id)

    @rule(copy=who, which=which)
    def split(self, copy: int, which: int) -> None:
        keys = self.cases[copy].read(response_ids)
        self.act(copy, split_comment, keys[which % len(keys)], [(0, 5)])

    @rule(copy=who, name=st.sampled_from(["Vinterviks kommun", "Norrby kommun"]))
    def enlist(self, copy: int, name: str) -> None:
        self.act(copy, add_consultees, [RegisterEntry(name, Category.MUNICIPALITY)])

    @rule(copy=who)
    def undo(self, copy: int) -> None:
        before = self.cases[copy].read(change_ids)
        try:
            self.cases[copy].undo()
        except (NothingToUndoError, StaleUndoError):
            return
        self.written |= self.cases[copy].read(change_ids) - before

    @rule(copy=who, which=which)
    def settle(self, copy: int, which: int) -> None:
        found = self.cases[copy].read(conflicts)
        if found:
            each = found[which % len(found)]
            side = each.sides[which % len(each.sides)]
            if each.is_text and which % 3 == 0:
                self.act(copy, write_third, each.id, "Tredje")
            elif side.change_id:
                self.act(copy, take_side, each.id, side.change_id)

    @rule(copy=who, which=which)
    def make_one(self, copy: int, which: int) -> None:
        found = self.cases[copy].read(pairs)
        if found:
            pair = found[which % len(found)]
            self.act(copy, join, pair.table, pair.first_id, pair.second_id)

    @rule(copy=who, step=st.integers(1, COPIES - 1))
    def merge(self, copy: int, step: int) -> None:
        self.cases[copy].merge(self.cases[(copy + step) % COPIES])

    @rule(which=which, first=words, second=words)
    def race_in_one_field(self, which: int, first: str, second: str) -> None:
        key = self.comment(0, which)
        for copy, text in ((0, first), (1, second)):
            if key in self.cases[copy].read(comment_ids):
                self.act(copy, edit_comment, key, summary=text)

    @precondition(lambda self: len(self.cases) == COPIES)
    @rule(name=words)
    def race_of_removal_and_use(self, name: str) -> None:
        """One adds somebody, all get to know; one takes it back, another registers an answer or edits."""
        case, other = self.cases[0], self.cases[1]
        added = case.change(add_consultees, [RegisterEntry(f"{name} förening", Category.CIVIL_SOCIETY)])
        if not added:
            return
        other.merge(case)
        before = case.read(change_ids)
        case.undo()
        self.written |= case.read(change_ids) - before
        if len(name) % 2:
            text = "Vi vill ha tåg."
            self.act(1, register_response, consultee_ids=added, received_on="2026-05-02", text=text)
        else:
            self.act(1, edit_consultee, added[0], contact_name=name)

    def teardown(self) -> None:
        if not hasattr(self, "cases"):
            return
        try:
            for one, other in zip(self.cases[1:], self.cases, strict=False):
                one.merge(other)
            for one in self.cases[:-1]:
                one.merge(self.cases[-1])
            first, *others = self.cases
            told = first.read(contents)
            listed = first.read(conflicts)
            for case in others:
                assert case.read(contents) == told
                assert case.read(conflicts) == listed
                assert case.history_hash() == first.history_hash()
            assert self.written <= first.read(change_ids)
            with first.of_one_moment() as connection:
                assert derivation.differences(connection) == []
        finally:
            for case in self.cases:
                case.close()
            shutil.rmtree(self.folder)


class ApartWithServer(Apart):
    """The last copy lies on a server."""

    server: str

    def another(self, name: str) -> Case:
        if name != str(COPIES - 1):
            return super().another(name)
        called = f"fall {uuid4().hex}"
        add_case(self.server, self.cases[0], called)
        return Case.open(f"{self.server}?case={called}", author=name)


def limits(examples: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def test_copies_in_files_become_one() -> None:
    run_state_machine_as_test(Apart, settings=limits(EXAMPLES))


@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not here")
def test_copies_in_files_and_on_a_server_become_one() -> None:
    with cluster() as url:
        prepare(url)
        ApartWithServer.server = url
        run_state_machine_as_test(ApartWithServer, settings=limits(EXAMPLES // 10))
