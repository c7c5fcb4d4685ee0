"""Names of elements and attributes in Word's parts (ISO/IEC 29500-1 chapter 17, transitional namespaces)."""

from consult.documents.markup import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING_IN_WORD = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VECTOR = "{urn:schemas-microsoft-com:vml}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

VALUE = f"{WORD}val"
IDENTIFIER = f"{WORD}id"
PARAGRAPH = f"{WORD}p"
PARAGRAPH_PROPERTIES = f"{WORD}pPr"
RUN = f"{WORD}r"
RUN_PROPERTIES = f"{WORD}rPr"
TEXT = f"{WORD}t"
VANISH = f"{WORD}vanish"
DELETED = f"{WORD}del"
MOVED_FROM = f"{WORD}moveFrom"
CONTENT_CONTROL = f"{WORD}sdt"
CONTROL_CONTENT = f"{WORD}sdtContent"
TABLE = f"{WORD}tbl"
ROW = f"{WORD}tr"
CELL = f"{WORD}tc"
RENDERED_BREAK = f"{WORD}lastRenderedPageBreak"
SECTION_PROPERTIES = f"{WORD}sectPr"
PAGE_NUMBERS = f"{WORD}pgNumType"
TEXT_BOX = f"{WORD}txbxContent"
ALTERNATE = f"{COMPATIBILITY}AlternateContent"
CHOICE = f"{COMPATIBILITY}Choice"
FALLBACK = f"{COMPATIBILITY}Fallback"

_OFF = frozenset({"0", "false", "off"})


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not switched off (29500-1, 17.17.4)."""
    return element is not None and element.get(VALUE, "1") not in _OFF


def value_at(element: Element | None, path: str) -> str | None:
    """The value of the first element at a path below another, or None.

    Args:
        element: Where to look from.
        path: Names of the steps in Word's namespace, "pPr/pStyle".
    """
    if element is None:
        return None
    found = element.find("/".join(WORD + step for step in path.split("/")))
    return None if found is None else found.get(VALUE)


def leading(element: Element, tag: str) -> Element | None:
    """The first child when it has this tag: properties stand first, and most elements have none."""
    if len(element):
        first = element[0]
        if first.tag == tag:
            return first
    return None


def chosen(alternate: Element) -> Element | None:
    """The alternative that a reader sees: the first choice, or what stands in for it when there is none."""
    choice = alternate.find(CHOICE)
    return alternate.find(FALLBACK) if choice is None else choice
