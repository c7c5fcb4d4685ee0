"""On which page each paragraph begins, as far as the program that saved the file has noted it."""

from consult.documents.markup import Element
from consult.documents.word_tags import (
    PAGE_NUMBERS,
    PARAGRAPH,
    RENDERED_BREAK,
    SECTION_PROPERTIES,
    TEXT,
    WORD,
)

_START = f"{WORD}start"


def pages_of(root: Element) -> list[int]:
    """The page of each paragraph of the body, as printed on it.

    A page break is where Word set one when it laid the file out last (29500-1, 17.3.3.13); page
    numbers begin anew where a section says so (17.6.12).

    Args:
        root: The main part.

    Returns:
        A number for each paragraph element in the part's order; empty when no breaks were noted.
    """
    if next(root.iter(RENDERED_BREAK), None) is None:
        return []
    starts = [_start(properties) for properties in root.iter(SECTION_PROPERTIES)]
    pages: list[int] = []
    page = (starts[0] if starts else None) or 1
    section = counted = 0
    waits_for_text = False
    for element in root.iter(PARAGRAPH, RENDERED_BREAK, TEXT, SECTION_PROPERTIES):
        if element.tag == PARAGRAPH:
            pages.append(page)
            waits_for_text = True
        elif element.tag == TEXT:
            waits_for_text = waits_for_text and not element.text
        elif element.tag == SECTION_PROPERTIES:
            section += 1
        else:
            begins_at = starts[section] if counted < section < len(starts) else None
            page = page + 1 if begins_at is None else begins_at
            counted = section
            if waits_for_text and pages:
                pages[-1] = page
    return pages


def _start(properties: Element) -> int | None:
    """The number that a section gives its first page, None where it goes on counting."""
    numbers = properties.find(PAGE_NUMBERS)
    start = None if numbers is None else numbers.get(_START)
    return int(start) if start and start.isdigit() else None
