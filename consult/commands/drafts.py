"""Verbs of the draft."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from consult.case import Case
from consult.commands.telling import DONE, figures, speaks, tell
from consult.comments.carrying import load_next_version
from consult.comments.records import CarriedVersion
from consult.comments.reviewing import anchors_to_review
from consult.documents.containers import read_file
from consult.draft.comparison import compare_versions
from consult.draft.operations import load_draft
from consult.draft.queries import draft_versions, outline
from consult.draft.reading import read_draft
from consult.errors import InvalidValueError, UnknownLabelError
from consult.labels import left_out_text, told_text
from consult.vocabulary import MatchKind


def load(arguments: Namespace) -> int:
    """Read a draft and store it, beside the one it replaces when that is named."""
    content = read_file(arguments.file)
    draft = read_draft(arguments.file.name, content)
    given = {"file_name": arguments.file.name, "content": content, "label": arguments.label}
    with Case.open(arguments.case) as case:
        if arguments.replaces is not None:
            replaced = _labelled(case, arguments.replaces)
            carried = case.change(load_next_version, draft, **given, replaces=replaced)
            more, lines = _carried(case, replaced, carried)
            version = carried.id
        else:
            version = case.change(load_draft, draft, **given)
            more, lines = _not_carried(case)
    document = {
        "id": version,
        "title": draft.title,
        "sections": len(draft.sections),
        "passages": draft.passages,
        "left_out": [asdict(left) for left in draft.left_out],
        **more,
    }
    loaded = figures({"sections": len(draft.sections), "passages": draft.passages})
    loaded += [f"- {left_out_text(left.what, speaks())}: {left.count}" for left in draft.left_out]
    tell(arguments, document, [*loaded, *lines])
    return DONE


def _labelled(case: Case, label: str) -> str:
    """The key of the newest version with a label.

    Raises:
        InvalidValueError: No version has it; the message tells which labels there are.
    """
    versions = case.read(draft_versions)
    for version in reversed(versions):
        if version.label.casefold() == " ".join(label.split()).casefold():
            return version.id
    if not versions:
        raise InvalidValueError("draft", "no_draft")
    labels = ", ".join(f"”{version.label}”" for version in versions)
    raise UnknownLabelError(label, labels)


def _carried(case: Case, replaced: str, carried: CarriedVersion) -> tuple[dict[str, Any], list[str]]:
    counts = carried.counts
    told = {
        "matched": counts.get(MatchKind.UNCHANGED, 0),
        "moved": counts.get(MatchKind.MOVED, 0),
        "rewritten": counts.get(MatchKind.REWRITTEN, 0),
        "split_passages": counts.get(MatchKind.SPLIT, 0),
        "merged": counts.get(MatchKind.MERGED, 0),
        "unsure": carried.unsure,
        "new_passages": counts.get(MatchKind.NEW, 0),
        "gone": counts.get(MatchKind.GONE, 0),
        "carried_anchors": carried.anchors,
        "anchors_to_review": carried.to_review,
    }
    compared = case.read(compare_versions, replaced, carried.id)
    changes = [
        {
            "kind": row.kind.value,
            "heading": each.section.heading,
            "moved_from": row.moved_from,
            "old": [{"id": one.id, "text": one.text} for one in row.old],
            "new": [{"id": one.id, "text": one.text} for one in row.new],
            "confidence": round(row.confidence, 2),
            "sure": row.sure,
        }
        for each in compared
        for row in each.passages
    ]
    return {"carried": told, "matches": changes}, figures(told)


def _not_carried(case: Case) -> tuple[dict[str, Any], list[str]]:
    """What is said when comments stay behind at an earlier version."""
    behind = [each for each in case.read(anchors_to_review) if each.is_behind]
    if not behind:
        return {}, []
    earlier = case.read(draft_versions)[-2].label
    hint = told_text("not_carried_hint", speaks()).format(label=earlier)
    return {"not_carried": len(behind)}, [*figures({"not_carried": len(behind)}), hint]


def show_outline(arguments: Namespace) -> int:
    """List the draft's sections with their passages."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(outline)
    document = [
        {
            "id": each.section.id,
            "number": each.section.number,
            "title": each.section.title,
            "level": each.section.level,
            "comments": each.comments,
            "passages": [
                {"id": one.id, "kind": one.kind, "label": one.label, "text": one.text}
                for one in each.passages
            ],
        }
        for each in found
    ]
    indented = (f"{'  ' * (each.section.level - 1)}{each.section.heading}" for each in found)
    tell(arguments, document, indented)
    return DONE
