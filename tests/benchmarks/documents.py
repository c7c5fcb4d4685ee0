"""How fast the other documents are written: the commented draft, letters, the list of changes, open data.

The floor of a document is zipping its parts, already built; that of the commented draft also takes the
original apart and puts it together again, as any program has to.
"""

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from consult.amendments.operations import amend
from consult.case import Case
from consult.comments.operations import assess, split_comment
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.draft.operations import load_draft
from consult.draft.queries import outline
from consult.draft.reading import read_draft
from consult.operation import Session
from consult.reports.files import write
from consult.reports.open_data import export_open
from consult.reports.options import Kind, ReportOptions
from consult.responses.operations import register_response
from consult.vocabulary import Category, Decision
from tests.benchmarks.load_draft import draft
from tests.benchmarks.measure import Row, best_of, print_rows

COMMENTS, LETTERS = 3_000, 200
RUNS = 3
_VIEW = "Vi anser att målet behöver förtydligas med en målnivå och en tidpunkt, och att ansvaret ska framgå. "
_GOAL, _LETTERS_GOAL = 2.0, 3.0
_KINDS = (Kind.RESPONSES, Kind.CHANGES, Kind.COMMENTED_DRAFT, Kind.AMENDED_DRAFT)


def fill(session: Session, comments: int, consultees: int) -> None:
    """Give a case responses of equally many comments, all decided, a tenth of them with an amendment."""
    entries = [RegisterEntry(f"Instans {n}", Category.ORGANISATION) for n in range(consultees)]
    passages = [passage for section in outline(session) for passage in section.passages]
    each = max(1, comments // consultees)
    for number, key in enumerate(add_consultees(session, entries)):
        text = "\n".join(f"{_VIEW}{number}.{n}" for n in range(each))
        response = register_response(
            session, consultee_ids=[key], received_on="2026-05-02", text=text, registry_number=f"RS {number}"
        )
        start = 0
        for n, line in enumerate(text.split("\n")):
            passage = passages[(number * each + n) % len(passages)]
            made = split_comment(session, response, [(start, start + len(line))], passage_ids=[passage.id])
            assess(session, made, decision=Decision.ACCEPTED, reply="Kompletteras.", action="Ändras.")
            if n == 0:
                wording = f"{passage.text} Målnivå anges."
                amend(session, passage_id=passage.id, new_wording=wording, comment_ids=[made])
            start += len(line) + 1


def rows(
    folder: Path, *, comments: int = COMMENTS, letters: int = LETTERS, runs: int = RUNS
) -> Iterator[Row]:
    """Each document of a case.

    Args:
        folder: For the case and the files.
        comments: How many comments it has.
        letters: How many consultees have answered.
        runs: How many runs the best is taken of.
    """
    content = draft(2_000)
    with Case.create(folder / "dokument.samrad", title="Almarike 2040", authority="Region Almarike") as case:
        case.change(load_draft, read_draft("utkast.docx", content), file_name="utkast.docx", content=content)
        case.change(fill, comments, letters)
        options = ReportOptions(date=date(2026, 6, 1))
        for kind in _KINDS:
            target = folder / f"{kind.value}.docx"
            chosen = ReportOptions(kind=kind, date=options.date)
            write(case, target, chosen)
            floor = _draft_floor(target) if "draft" in kind.value else _floor(target)
            ours = best_of(runs, lambda target=target, chosen=chosen: write(case, target, chosen))  # type: ignore[misc]  # bound here
            yield Row(f"{kind.value}, {comments} comments", ours, best_of(runs, floor), _GOAL)
        feedback = ReportOptions(kind=Kind.FEEDBACK, date=options.date)
        files = write(case, folder / "brev", feedback)
        ours = best_of(runs, lambda: write(case, folder / "brev", feedback))
        floors = [_floor(file) for file in files]
        floor_seconds = best_of(runs, lambda: [each() for each in floors])
        yield Row(f"letters to {len(files)} consultees", ours, floor_seconds, _LETTERS_GOAL)
        export_open(case, folder / "data")
        found = json.loads((folder / "data" / "case.json").read_text("utf-8"))
        ours = best_of(runs, lambda: export_open(case, folder / "data"))
        floor_seconds = best_of(runs, lambda: json.dumps(found, ensure_ascii=False, indent=1).encode())
        yield Row(f"open data, {comments} comments", ours, floor_seconds, _LETTERS_GOAL)


def _floor(file: Path) -> Callable[[], None]:
    with ZipFile(file) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]

    def zipped() -> None:
        with ZipFile(io.BytesIO(), "w", ZIP_DEFLATED, compresslevel=6) as target:
            for name, data in parts:
                target.writestr(name, data)

    return zipped


def _draft_floor(file: Path) -> Callable[[], None]:
    content = file.read_bytes()

    def rewritten() -> None:
        with (
            ZipFile(io.BytesIO(content)) as source,
            ZipFile(io.BytesIO(), "w", ZIP_DEFLATED, compresslevel=6) as target,
        ):
            for name in source.namelist():
                data = source.read(name)
                if name in ("word/document.xml", "word/comments.xml"):
                    data = etree.tostring(etree.fromstring(data))
                target.writestr(name, data)

    return rewritten


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print_rows(rows(Path(place)))
