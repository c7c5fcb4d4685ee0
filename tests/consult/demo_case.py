"""The demo with an amendment and words of the authority's own, for tests of the documents."""

from pathlib import Path

from consult.amendments.operations import amend
from consult.case import Case
from consult.comments.queries import comment_ids
from consult.demo import write_demo_case
from consult.draft.queries import outline
from consult.reports.options import Part
from consult.reports.settings import write_introduction


def worded_demo(folder: Path) -> Case:
    """The demo, open; the caller closes it."""
    opened = Case.open(write_demo_case(folder, author="Anna"))
    texts = (each for found in opened.read(outline) for each in found.passages)
    passage = next(each for each in texts if len(each.text) > 80)
    asked = opened.read(comment_ids)[:2]
    opened.change(amend, passage_id=passage.id, new_wording=f"{passage.text} Mer text.", comment_ids=asked)
    opened.change(write_introduction, Part.SUMMARY, "**Kort** om *allt*.\n\n- ett\n- två\n\nSlut.")
    return opened
