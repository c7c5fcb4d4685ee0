"""What the changes of one row say of it: whether it is there, its values, and where they disagree.

The outcome depends on the set of changes alone, not on the order in which a file came to know
them, so that copies with the same history agree.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from consult.database.heads import Written
from consult.database.history import CREATED, REMOVED


class ConflictKind(StrEnum):
    """How what two copies wrote disagrees."""

    VALUE = "value"
    """A field has two values, neither written with the other in sight."""
    DELETE_VS_EDIT = "delete_vs_edit"
    """A row was removed in one copy and written to in another; it stays."""
    DELETE_VS_CHILD = "delete_vs_child"
    """A row was removed in one copy while another tied something to it; it stays."""


@dataclass(slots=True)
class RowState:
    """A row as its changes tell it; `conflicts` holds field, kind and the changes that disagree."""

    there: bool
    values: dict[str, Any]
    heads: dict[str, list[str]]
    removals: list[str]
    conflicts: list[tuple[str, ConflictKind, list[str]]] = field(default_factory=list)

    def keep_for_child(self) -> None:
        """Let a removed row stay, since something is tied to it."""
        self.there = True
        self.conflicts.append(("", ConflictKind.DELETE_VS_CHILD, self.removals))

    def stored_heads(self) -> list[tuple[str, str]]:
        """Field and change of each head, as the file keeps them.

        A field whose heads are the row's creations is not named; a row that is gone has its removals alone.
        """
        removals = [(REMOVED, change_id) for change_id in self.removals]
        if not self.there:
            return removals
        return [(name, change_id) for name, ids in self.heads.items() for change_id in ids] + removals


class _Row:
    """The changes of a row by what they write."""

    def __init__(self, changes: Iterable[Written]) -> None:
        self.by_id = {each.id: each for each in changes}
        self.creations = [each for each in self.by_id.values() if each.field == CREATED]
        self.edits: dict[str, list[Written]] = {}
        for each in self.by_id.values():
            if each.field not in (CREATED, REMOVED):
                self.edits.setdefault(each.field, []).append(each)
        self.removals = {each.id: each for each in self.by_id.values() if each.field == REMOVED}
        self.taken_back = self._taken_back()

    def _taken_back(self) -> list[Written]:
        """Removals that a creation came after."""
        found: dict[str, Written] = {}
        waiting = [key for each in self.creations for key in each.supersedes if key in self.removals]
        while waiting:
            key = waiting.pop()
            if key not in found:
                found[key] = self.removals[key]
                waiting += [older for older in self.removals[key].supersedes if older in self.removals]
        return list(found.values())

    def heads_among(self, written: Sequence[Written]) -> list[Written]:
        """Those of some changes of one field, creations included, that none of them takes the place of."""
        replaced = {key for each in (*written, *self.taken_back) for key in each.supersedes}
        return sorted((each for each in written if each.id not in replaced), key=lambda each: each.rank)

    def open_removals(self) -> list[Written]:
        """Removals that no creation came after and that no other removal takes the place of."""
        back = {each.id for each in self.taken_back}
        standing = [each for key, each in self.removals.items() if key not in back]
        replaced = {key for each in standing for key in each.supersedes}
        return sorted((each for each in standing if each.id not in replaced), key=lambda each: each.rank)


def row_state(changes: Iterable[Written], defaults: Mapping[str, Any]) -> RowState:
    """The state of a row.

    Args:
        changes: All changes of it.
        defaults: The table's fields that the history tells of, with what each is when nothing is said.

    Returns:
        Its state; whether a child keeps it is for the caller to find out.
    """
    row = _Row(changes)
    creations = row.heads_among(row.creations)
    heads: dict[str, list[str]] = {CREATED: [each.id for each in creations]}
    values: dict[str, Any] = {}
    conflicts: list[tuple[str, ConflictKind, list[str]]] = []
    current: set[str] = set()
    created = {each.id: _created(each) for each in row.creations}
    for name, default in defaults.items():
        edits = row.edits.get(name)
        found = row.heads_among([*row.creations, *edits]) if edits else creations
        current.update(each.id for each in found)
        if edits and found != creations:
            heads[name] = [each.id for each in found]
        told = [_told(each, name, created, default) for each in found]
        values[name] = told[-1] if told else default
        if any(other != told[-1] for other in told):
            conflicts.append((name, ConflictKind.VALUE, [each.id for each in found]))
    removals = row.open_removals()
    removed = [key for key, each in row.removals.items() if each not in row.taken_back]
    gone = any(current <= set(row.removals[key].seen) for key in removed)
    if not row.creations or gone:
        return RowState(False, values, heads, [each.id for each in removals], conflicts)
    if removals:
        seen = {key for each in removals for key in each.seen}
        ids = [each.id for each in removals] + sorted(current - seen)
        conflicts.append(("", ConflictKind.DELETE_VS_EDIT, ids))
    return RowState(True, values, heads, [each.id for each in removals], conflicts)


def heads_when_loaded(
    changes: Iterable[Written], name: str, loaded: int, default: Any
) -> tuple[list[str], Any] | None:
    """What a form had before it of one field, when the field was written since.

    Args:
        changes: All changes of the row.
        name: The field.
        loaded: The row version that the form had: the place of the newest transaction that wrote to it.
        default: What the field is when nothing is said.

    Returns:
        The heads and the value then; None when nobody wrote the field since.
    """
    written = list(changes)
    later = [each for each in written if each.sequence > loaded and each.field in (name, CREATED, REMOVED)]
    if not later:
        return None
    row = _Row(each for each in written if each.sequence <= loaded)
    found = row.heads_among([*row.creations, *row.edits.get(name, [])])
    created = {each.id: _created(each) for each in row.creations}
    value = _told(found[-1], name, created, default) if found else default
    return [each.id for each in found], value


def _created(creation: Written) -> Mapping[str, Any]:
    """The fields of a creation; none when its values were taken out of the history."""
    stored = None if creation.value is None else json.loads(creation.value)
    return stored if isinstance(stored, dict) else {}


def _told(head: Written, name: str, created: Mapping[str, Mapping[str, Any]], default: Any) -> Any:
    if head.field == CREATED:
        return created[head.id].get(name, default)
    return default if head.value is None else json.loads(head.value)
