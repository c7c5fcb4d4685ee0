"""What a paragraph's own properties say, beside its style."""

from dataclasses import dataclass

from consult.documents.markup import Element
from consult.documents.word_numbering import Numbering
from consult.documents.word_styles import Style, outline_level
from consult.documents.word_tags import DELETED, MOVED_FROM, RUN_PROPERTIES, VALUE, WORD

_NO_LIST = "0"
_STYLE = f"{WORD}pStyle"
_LIST = f"{WORD}numPr"
_LIST_NUMBER = f"{WORD}numId"
_LIST_LEVEL = f"{WORD}ilvl"
_OUTLINE = f"{WORD}outlineLvl"


@dataclass(slots=True)
class ParagraphProperties:
    """Style, list and heading level set on the paragraph itself; None where it sets none."""

    style: str | None = None
    list_number: str | None = None
    list_level: int | None = None
    outline: int | None = None
    mark_deleted: bool = False


_NONE_SET = ParagraphProperties()


def paragraph_properties(element: Element | None) -> ParagraphProperties:
    """Read paragraph properties; what is not there is None."""
    if element is None:
        return _NONE_SET
    found = ParagraphProperties()
    for child in element:
        tag = child.tag
        if tag == _STYLE:
            found.style = child.get(VALUE)
        elif tag == _LIST:
            _read_list(child, found)
        elif tag == _OUTLINE:
            found.outline = outline_level(element)
        elif tag == RUN_PROPERTIES:
            found.mark_deleted = child.find(DELETED) is not None or child.find(MOVED_FROM) is not None
    return found


def _read_list(element: Element, found: ParagraphProperties) -> None:
    for child in element:
        value = child.get(VALUE, "")
        if child.tag == _LIST_NUMBER:
            found.list_number = value
        elif child.tag == _LIST_LEVEL and value.isdecimal():
            found.list_level = int(value)


def next_label(properties: ParagraphProperties, style: Style, numbering: Numbering) -> tuple[str, bool]:
    """Count a paragraph in the list it belongs to.

    Args:
        properties: Of the paragraph.
        style: Its style.
        numbering: The lists of the file.

    Returns:
        What Word puts before it, empty when nothing, and whether that is a bullet.
    """
    number = style.list_number if properties.list_number is None else properties.list_number
    if number is None or number == _NO_LIST:
        return "", False
    level = properties.list_level
    if level is None and properties.list_number is None:
        level = numbering.level_of_style(number, style.identifier)
    if level is None:
        level = style.list_level or 0
    return numbering.next_label(number, level), numbering.form(number, level) == "bullet"
