"""An answer form of ours that came back as a Word file: what is in its content controls, and beside them."""

from collections.abc import Iterator

from consult.documents.answer_forms import Box, BoxKind, FilledForm, fixed_tag, parse_tag, tag_of
from consult.documents.markup import Element
from consult.documents.package import OfficePackage
from consult.documents.word_marked import Mark, Sign, State, Words, walk
from consult.documents.word_remarks import comments_of
from consult.documents.word_tags import CONTENT_CONTROL, CONTROL_CONTENT, WORD, is_on, value_at
from consult.labels import prepared_text
from consult.vocabulary import Language

_PROMPTS = frozenset(
    prepared_text(name, language) for name in ("prompt_write", "prompt_choose") for language in Language
)
_PLACEHOLDER = f"{WORD}sdtPr/{WORD}showingPlcHdr"


def read_form(package: OfficePackage) -> FilledForm | None:
    """Read a filled-in form.

    Args:
        package: The Word file.

    Returns:
        The form, or None when the file is no form of ours.

    Raises:
        FileRefusedError: It cannot be read.
    """
    if not package.mentions(package.main, tag_of(BoxKind.FORM).encode()):
        return None
    root = package.root(package.main)
    controls = list(_controls(root))
    version = next((key for _, kind, key in controls if kind is BoxKind.FORM), "")
    if not version:
        return None
    boxes = [
        Box(kind, key, control_text(control))
        for control, kind, key in controls
        if kind not in (BoxKind.FORM, BoxKind.FIXED) and not is_prompt(control)
    ]
    outside = [
        control_text(control)
        for control, kind, _ in controls
        if kind is BoxKind.FIXED and _is_changed(control)
    ]
    for control, _, _ in controls:
        # What is left when our own are gone was written beside them.
        parent = control.getparent()
        if parent is not None:
            parent.remove(control)
    outside += text_below(root).split("\n")
    outside += [words for _, words in comments_of(package).values()]
    return FilledForm(version, tuple(boxes), tuple(line.strip() for line in outside if line.strip()))


def _controls(root: Element) -> Iterator[tuple[Element, BoxKind, str]]:
    """The content controls that are ours, none inside another."""
    for control in root.iter(CONTENT_CONTROL):
        found = parse_tag(value_at(control, "sdtPr/tag") or "")
        if found is not None:
            yield control, *found


def is_prompt(control: Element) -> bool:
    """Whether nobody has written in a box; a program may leave the flag on words of somebody's own."""
    return is_on(control.find(_PLACEHOLDER)) and control_text(control).strip() in ("", *_PROMPTS)


def _is_changed(control: Element) -> bool:
    return fixed_tag(control_text(control)) != (value_at(control, "sdtPr/tag") or "")


def control_text(control: Element) -> str:
    """The words in a content control as they are when all changes are accepted, a line a paragraph."""
    content = control.find(CONTROL_CONTENT)
    return "" if content is None else text_below(content)


def text_below(element: Element) -> str:
    """The words below an element as they are when all changes are accepted, a line a paragraph."""
    text = ""
    for found in walk(element):
        if isinstance(found, Mark):
            text += "\n" if found.sign is Sign.PARAGRAPH and text else ""
        elif isinstance(found, Words) and found.state is not State.TAKEN_OUT:
            text += found.text
    return text
