"""The demo after two people have worked in a copy each."""

from pathlib import Path

from consult.assessment.text_modules import add_module, edit_module, remove_module
from consult.case import Case
from consult.comments.operations import assess, edit_comment, split_comment, tag_comment
from consult.comments.queries import comment_ids
from consult.consultees.operations import add_consultee
from consult.consultees.records import RegisterEntry
from consult.merge.copies import check_out
from consult.responses.queries import ResponseFilter, response_ids, the_response
from consult.vocabulary import Category, Decision, ResponseStatus

WITH_BUS = "Regionen tar med hållplatserna i planen för kollektivtrafiken, men inte turtätheten."
WITH_TRAIN = "Regionen tar med stationerna i planen för kollektivtrafiken, och turtätheten ses över."


def copy_of(case: Case, folder: Path) -> Path:
    """A copy in which Bo has worked while Anna worked in the case; they are not brought together yet."""
    module = case.change(add_module, "Trafikplikt", "Turtäthet avgörs i programmet.", category="Resor")
    copy = check_out(case, folder / "på resa")
    keys = case.read(comment_ids, limit=3)
    case.change(assess, keys[0], reply=WITH_BUS, decision=Decision.NOTED)
    case.change(edit_comment, keys[0], summary="Hållplatserna saknas.")
    case.change(edit_comment, keys[1], summary="Bostäder i hela länet.")
    case.change(tag_comment, keys[2], "Landsbygd")
    case.change(edit_module, module, text="Turtäthet avgörs i trafikförsörjningsprogrammet.")
    society = RegisterEntry("Norrby byalag", Category.CIVIL_SOCIETY, email="norrby@example.se")
    case.change(add_consultee, society)
    with Case.open(copy, author="Bo") as other:
        other.change(assess, keys[0], reply=WITH_TRAIN, decision=Decision.PARTLY_ACCEPTED, rationale="Ryms.")
        other.change(edit_comment, keys[0], summary="Stationerna saknas.")
        other.change(edit_comment, keys[1], summary="Bostäder i tätorterna.")
        other.change(tag_comment, keys[2], "landsbygd")
        other.change(remove_module, module)
        other.change(add_consultee, RegisterEntry("Norrby byalag", Category.ORGANISATION))
        _split(other, 0)
    _split(case, 1)
    return copy


def _split(case: Case, line: int) -> None:
    """Make a comment of a line of a response that nobody has split."""
    key = case.read(response_ids, ResponseFilter(statuses=(ResponseStatus.UNREAD,)))[0]
    text = case.read(the_response, key).text
    lines = [each for each in text.split("\n") if each.strip()]
    start = text.index(lines[line])
    case.change(split_comment, key, [(start, start + len(lines[line]))])
