"""Random histories over several copies end as one, with nothing lost; and the test would notice if not."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from consult.database import derivation, heads, merging, row_state
from consult.database.tables import theme
from tests.consult.copies import Clock, Copy, run_history

HISTORIES = 1_000
STEPS = 9
PART = 250
ENOUGH_TO_NOTICE = 300


@pytest.fixture(scope="module")
def template() -> Iterator[Copy]:
    copy = Copy.new(Clock(random.Random(0)))
    yield copy
    copy.close()


def run_histories(template: Copy, seeds: Iterable[int]) -> None:
    for seed in seeds:
        run_history(seed, STEPS, template)


@pytest.mark.parametrize("part", range(HISTORIES // PART))
def test_copies_become_one_and_nothing_is_lost(template: Copy, part: int) -> None:
    run_histories(template, range(part * PART, (part + 1) * PART))


def any_delete_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    true_state = row_state.row_state

    def state(changes: Any, defaults: Any) -> row_state.RowState:
        found = true_state(changes, defaults)
        if found.removals:
            found.there = False
        return found

    monkeypatch.setattr(derivation, "row_state", state)


def conflicts_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "conflict_rows", lambda states: [])


def the_newcomer_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads.Written, "rank", property(lambda each: (each.sequence, each.id)))


def parents_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "_keep_parents", lambda connection, states: None)


def the_frontier_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_move_frontier", lambda connection, entered: None)


def the_newest_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    true_missing = merging._missing_transactions
    monkeypatch.setattr(merging, "_missing_transactions", lambda *given: true_missing(*given)[:-1])


def rows_are_not_derived(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "_apply", lambda session, connection, states: None)


def heads_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "_write_heads", lambda connection, states: None)


def only_known_rows_are_derived(monkeypatch: pytest.MonkeyPatch) -> None:
    true_derive = derivation.derive

    def derive(session: Any, connection: Any, rows: Any) -> None:
        true_derive(
            session, connection, {name: keys for name, keys in rows.items() if name != "comment_theme"}
        )

    monkeypatch.setattr(derivation, "derive", derive)


def decisions_stay_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "take_in_decisions", lambda connection, source: ({}, ""))
    monkeypatch.setattr(merging, "unaccounted", lambda connection, ids: set())


def what_was_put_back_counts_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_state._Row, "_taken_back", lambda row: [])


def settled_conflicts_stay_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "settle", lambda session, connection: None)


MUTANTS: list[Callable[[pytest.MonkeyPatch], None]] = [
    any_delete_wins,
    conflicts_are_forgotten,
    the_newcomer_wins,
    parents_are_not_kept,
    the_frontier_stays,
    the_newest_is_left_behind,
    rows_are_not_derived,
    heads_are_not_written,
    only_known_rows_are_derived,
    decisions_stay_at_home,
    what_was_put_back_counts_twice,
    settled_conflicts_stay_listed,
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda each: each.__name__)
def test_a_merge_with_a_fault_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch, template: Copy, mutant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    mutant(monkeypatch)
    with pytest.raises(Exception):  # noqa: B017, PT011  a fault shows as lost changes, as differing copies or as a broken reference
        run_histories(template, range(ENOUGH_TO_NOTICE))


def test_an_interrupted_merge_changes_neither_copy(template: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = template.twin("a"), template.twin("b")
    for copy in (one, other) * 6:
        copy.change(lambda session: session.add(theme, {"name": "Vatten", "position": 1}))
    before = one.dump(), other.dump()
    for step in ("_take_in", "_move_frontier", "take_in_decisions", "_take_in_originals"):
        with monkeypatch.context() as patch:
            patch.setattr(merging, step, lambda *given: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                one.merge(other)
        assert (one.dump(), other.dump()) == before
    with monkeypatch.context() as patch:
        patch.setattr(derivation, "_write_conflicts", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            one.merge(other)
    assert (one.dump(), other.dump()) == before
    one.merge(other)
    assert len(one.dump()["theme"]) == 2 + 12
    one.close()
    other.close()
