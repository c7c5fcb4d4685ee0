"""The list of changes: what is or shall be changed in the draft, and who asked for it."""

from consult.amendments.queries import amendments
from consult.amendments.records import Amendment, Change
from consult.operation import Session


def change_list(session: Session) -> list[Change]:
    """All changes in the order of the draft."""
    return [_amended(each) for each in amendments(session)]


def _amended(made: Amendment) -> Change:
    return Change(
        key=made.id,
        amendment_id=made.id,
        status=made.status,
        kind=None,
        section_id=made.section_id,
        passage_ids=(made.passage_id,) if made.passage_id is not None else (),
        heading=made.heading,
        old_wording=made.old_wording,
        new_wording=made.new_wording,
        in_draft=made.old_wording,
        note=made.note,
        asked_for=made.asked_for,
    )
