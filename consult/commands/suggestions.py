"""Verbs of what the program suggests."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from consult.assist.operations import accept_suggestions
from consult.assist.queries import suggestions
from consult.assist.records import Suggestion
from consult.case import Case
from consult.commands.telling import DONE, figures, speaks, tell
from consult.labels import label, reason_text
from consult.responses.queries import response_ids


def suggest(arguments: Namespace) -> int:
    """List how responses could be split, with the reasons; nothing is stored."""
    with Case.open(arguments.case, read_only=True) as case:
        told = [
            {"response": response_id, **_told(each)}
            for response_id in _wanted(case, arguments)
            for each in case.read(suggestions, response_id)
        ]
    lines = (
        f"{each['spans'][0][0]}-{each['spans'][-1][1]}  "
        f"{', '.join(anchor['heading'] for anchor in each['anchors']) or '–'}  "
        f"{label(each['stance']['stance'], speaks()) if each['stance'] else '–'}  "
        f"{' '.join(each['quote'].split())[:100]}"
        for each in told
        if each["is_comment"]
    )
    tell(arguments, told, lines)
    return DONE


def accept(arguments: Namespace) -> int:
    """Make comments of what is suggested, in one step that can be undone."""
    with Case.open(arguments.case) as case:
        made = case.change(
            accept_suggestions,
            _wanted(case, arguments),
            least_confidence=arguments.min_confidence,
        )
    tell(arguments, {"accepted": len(made), "ids": made}, figures({"accepted": len(made)}))
    return DONE


def _wanted(case: Case, arguments: Namespace) -> list[str]:
    return [arguments.response] if arguments.response else case.read(response_ids)


def _told(suggestion: Suggestion) -> dict[str, Any]:
    document = asdict(suggestion)
    document["told"] = reason_text(suggestion.reason, language=speaks())
    for told, anchor in zip(document["anchors"], suggestion.anchors, strict=True):
        told["told"] = reason_text(anchor.reason, anchor.words, speaks())
    return document
