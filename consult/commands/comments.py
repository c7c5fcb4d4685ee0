"""Verbs of the comments."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from consult.assist.alike import AlikeGroup, alike_groups
from consult.case import Case
from consult.commands.telling import DONE, speaks, tell
from consult.comments.queries import comment_ids, comments_with
from consult.labels import told_text


def list_comments(arguments: Namespace) -> int:
    """List all comments, word for word."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(comments_with, case.read(comment_ids))
    lines = (f"{each.number}  {each.summary or ' '.join(each.quote.split())}" for each in found)
    tell(arguments, [_without_note(asdict(each)) for each in found], lines)
    return DONE


def _without_note(document: dict[str, Any]) -> dict[str, Any]:
    """What is listed goes on to other programs; the internal note stays in the case."""
    return {name: value for name, value in document.items() if name != "note"}


def list_groups(arguments: Namespace) -> int:
    """List groups of alike comments, stored and suggested, with the words that differ."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(alike_groups)
    lines = (
        f"{len(each.members)}  {told_text('grouped' if each.group_id else 'suggested', speaks())}  "
        f"{' '.join(each.members[0].quote.split())[:100]}  ({'; '.join(_senders(each))})"
        for each in found
    )
    tell(arguments, [_told(each) for each in found], lines)
    return DONE


def _senders(group: AlikeGroup) -> list[str]:
    return list(dict.fromkeys(member.senders for member in group.members if member.senders))


def _told(group: AlikeGroup) -> dict[str, Any]:
    """A group with the differing words themselves beside where they stand."""
    document = asdict(group)
    first = group.members[0].quote
    for told, member in zip(document["members"], group.members, strict=True):
        told["own"] = [member.quote[start:end] for start, end in member.own_words]
        told["missing"] = [first[start:end] for start, end in member.missing_words]
    return document
