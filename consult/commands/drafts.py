"""Verbs of the draft."""

from argparse import Namespace
from dataclasses import asdict

from consult.case import Case
from consult.commands.telling import DONE, figures, speaks, tell
from consult.documents.containers import read_file
from consult.draft.operations import load_draft
from consult.draft.queries import outline
from consult.draft.reading import read_draft
from consult.labels import left_out_text


def load(arguments: Namespace) -> int:
    """Read a draft and store it."""
    content = read_file(arguments.file)
    draft = read_draft(arguments.file.name, content)
    with Case.open(arguments.case) as case:
        version = case.change(
            load_draft, draft, file_name=arguments.file.name, content=content, label=arguments.label
        )
    left_out = [asdict(left) for left in draft.left_out]
    document = {
        "id": version,
        "title": draft.title,
        "sections": len(draft.sections),
        "passages": draft.passages,
        "left_out": left_out,
    }
    lines = figures({"sections": len(draft.sections), "passages": draft.passages})
    lines += [f"- {left_out_text(left.what, speaks())}: {left.count}" for left in draft.left_out]
    tell(arguments, document, lines)
    return DONE


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
