"""The outline of the demo's draft, which the labelled responses speak of."""

import tempfile
from pathlib import Path

from consult.case import Case
from consult.draft.operations import load_draft
from consult.draft.queries import outline
from consult.draft.reading import read_draft
from consult.draft.records import OutlineSection
from consult.resources import resource


def demo_outline() -> list[OutlineSection]:
    path = resource("demo", "almarike-2040-remissversion.docx")
    content = path.read_bytes()
    with (
        tempfile.TemporaryDirectory() as folder,
        Case.create(Path(folder) / "utkast.samrad", title="Almarike 2040") as case,
    ):
        case.change(load_draft, read_draft(path.name, content), file_name=path.name, content=content)
        return case.read(outline)
