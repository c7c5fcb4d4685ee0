"""Verbs of copies for the road: out, back, what they disagree on, what they have twice."""

from argparse import Namespace
from dataclasses import asdict
from string import ascii_uppercase
from typing import Any

from consult.case import Case
from consult.commands.telling import DONE, figures, speaks, tell
from consult.errors import NotFoundError
from consult.labels import field_label, told_text
from consult.merge.conflicts import conflicts, take_side, the_conflict, write_third
from consult.merge.copies import check_out, give_key, merge_copy, new_key, times_out_of_reason
from consult.merge.pairs import duplicate_numbers, join, keep_apart, pairs
from consult.merge.records import Conflict


def leave(arguments: Namespace) -> int:
    """Make a copy of the case to work in elsewhere."""
    with Case.open(arguments.case, read_only=True) as case:
        key = new_key() if arguments.encrypt else None
        copy = check_out(case, arguments.copy, without_originals=arguments.without_originals, key=key)
    lines = [str(copy)]
    if key is not None:
        kept = "key_kept" if give_key(copy, key) else "key_not_kept"
        lines += [f"{told_text('key', speaks())}: {key}", told_text(kept, speaks())]
    tell(arguments, {"copy": str(copy), "key": key}, lines)
    return DONE


def come_back(arguments: Namespace) -> int:
    """Bring what was done in a copy into the case."""
    with Case.open(arguments.case) as case:
        merged = merge_copy(case, arguments.copy)
        left = {
            "transactions": merged.transactions,
            "changes": merged.changes,
            "originals": merged.originals,
            "open_conflicts": merged.conflicts,
            "new_conflicts": merged.new_conflicts,
            "pairs": len(case.read(pairs)),
            "duplicate_numbers": len(case.read(duplicate_numbers)),
            "odd_times": case.read(times_out_of_reason),
        }
    tell(arguments, left, figures(left))
    return DONE


def list_conflicts(arguments: Namespace) -> int:
    """List what copies of the case disagree on."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(conflicts)
    documents = [
        {**asdict(each), "sides": {letter: asdict(side) for letter, side in _lettered(each)}}
        for each in found
    ]
    tell(arguments, documents, (line for each in found for line in _lines(each)))
    return DONE


def resolve(arguments: Namespace) -> int:
    """Settle a conflict: by a side, or by words of one's own."""
    with Case.open(arguments.case) as case:
        found = case.read(the_conflict, arguments.id)
        sides = dict(_lettered(found))
        if arguments.take in ("", *ascii_uppercase) and arguments.take not in sides:
            # A letter that is no side is a slip, not words for the case.
            raise NotFoundError("side", arguments.take)
        if arguments.take in sides:
            case.change(take_side, found.id, sides[arguments.take].change_id)
        else:
            case.change(write_third, found.id, arguments.take)
        left = {"open_conflicts": len(case.read(conflicts))}
    tell(arguments, left, figures(left))
    return DONE


def list_pairs(arguments: Namespace) -> int:
    """List what may have been registered twice."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(pairs)
    lines = [
        f"{each.id}  {each.table}: {each.label} ({field_label(each.why, speaks())})"
        f"  A={each.first_id} B={each.second_id}"
        for each in found
    ]
    tell(arguments, [asdict(each) | {"id": each.id} for each in found], lines)
    return DONE


def join_pair(arguments: Namespace) -> int:
    """Make one of a pair, or say that they are two."""
    with Case.open(arguments.case) as case:
        found = next((each for each in case.read(pairs) if each.id == arguments.id), None)
        if found is None:
            raise NotFoundError("pair", arguments.id)
        first, second = found.first_id, found.second_id
        if arguments.keep == "both":
            case.change(keep_apart, found.table, first, second)
        elif arguments.keep == "A":
            case.change(join, found.table, first, second)
        else:
            case.change(join, found.table, second, first)
        left = {"pairs": len(case.read(pairs))}
    tell(arguments, left, figures(left))
    return DONE


def _lettered(found: Conflict) -> list[tuple[str, Any]]:
    return list(zip(ascii_uppercase, found.sides, strict=False))


def _lines(found: Conflict) -> list[str]:
    what = f"{found.table}.{found.field}" if found.field else found.table
    removed = told_text("removed_there", speaks())
    stays = told_text("still_used", speaks())
    lines = [f"{found.id}  {what} {found.row_id}"]
    for letter, side in _lettered(found):
        said = removed if side.removed else stays if not found.field else str(side.value)
        lines.append(f"  {letter}  {side.author} {side.time[:16]}  {said}")
    return lines
