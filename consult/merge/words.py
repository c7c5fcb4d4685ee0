"""What copies disagree on, in a language's words."""

from consult.history.words import thing_text, value_text
from consult.labels import field_label, told_text
from consult.merge.standing import OpenConflict
from consult.vocabulary import Language


def field_text(each: OpenConflict, language: Language = Language.SWEDISH) -> str:
    """What of the thing is disagreed on: the field, or that something was removed."""
    if each.conflict.field:
        return field_label(each.conflict.field, language)
    return told_text("removed_or_kept", language)


def conflict_text(each: OpenConflict, language: Language = Language.SWEDISH) -> str:
    """The thing and the field on one line."""
    return f"{thing_text(each.thing, language)}: {field_text(each, language)}"


def side_text(each: OpenConflict, place: int, language: Language = Language.SWEDISH) -> str:
    """What a side says.

    Args:
        each: The conflict.
        place: Of the side, from 0.
        language: Of the words for codes.
    """
    if each.conflict.sides[place].removed:
        return told_text("removed_there", language)
    if not each.conflict.field:
        return told_text("still_used", language)
    return value_text(each.conflict.table, each.conflict.field, each.said[place], language)
