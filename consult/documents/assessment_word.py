"""Comments that were assessed in a Word file: each box is known by its tag."""

from collections.abc import Iterator, Mapping

from consult.documents.assessment_forms import (
    FIELDS,
    Fault,
    ReturnedForm,
    ReturnedRow,
    ReturnFault,
    parse_tag,
    seal,
)
from consult.documents.markup import Element
from consult.documents.package import OfficePackage
from consult.documents.word_form import control_text, is_prompt, text_below
from consult.documents.word_remarks import comments_of
from consult.documents.word_tags import CONTENT_CONTROL, value_at
from consult.errors import FileRefusedError, RefusalReason

_OURS = "ours"
_TAGGED = "samrad-"


def read_assessment_word(file_name: str, content: bytes) -> ReturnedForm:
    """Read a Word file of ours that came back.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is no Word file, cannot be read, or is no file for assessment.
    """
    package = OfficePackage(file_name, content, RefusalReason.NOT_WORD)
    root = package.root(package.main)
    sending_id = ""
    written: dict[str, dict[str, str]] = {}
    places: dict[str, str] = {}
    faults: list[Fault] = []
    for control in root.iter(CONTENT_CONTROL):
        found = parse_tag(value_at(control, "sdtPr/tag") or "")
        if found is None:
            continue
        kind, key, name = found
        if kind == "sending":
            sending_id = key
        elif name.startswith(_OURS):
            places.setdefault(key, control_text(control).split("\n")[0].strip())
            if name[len(_OURS) :] != _letters(seal(control_text(control))):
                faults.append(Fault(ReturnFault.OURS_CHANGED, places[key], comment_id=key))
        elif name in FIELDS:
            fields = written.setdefault(key, {})
            if name in fields:
                faults.append(Fault(ReturnFault.TWICE, places.get(key, ""), comment_id=key))
            else:
                fields[name] = "" if is_prompt(control) else control_text(control).strip()
    if not sending_id:
        raise FileRefusedError(file_name, RefusalReason.NOT_ASSESSMENT)
    faults += _lost_boxes(written, places)
    beside = [words for _, words in comments_of(package).values()] + _beside(root)
    faults += [Fault(ReturnFault.BESIDE, words=words[:120]) for words in beside]
    rows = [
        ReturnedRow(key, places.get(key, ""), *(fields.get(name) for name in FIELDS))
        for key, fields in written.items()
    ]
    return ReturnedForm(sending_id, tuple(rows), tuple(faults))


def _lost_boxes(written: Mapping[str, Mapping[str, str]], places: Mapping[str, str]) -> Iterator[Fault]:
    for key, place in places.items():
        for name in FIELDS:
            if name not in written.get(key, {}):
                yield Fault(ReturnFault.NO_BOX, place, name, key)


def _beside(root: Element) -> list[str]:
    """The lines that stand neither in a box nor in words of ours."""
    for control in list(root.iter(CONTENT_CONTROL)):
        parent = control.getparent()
        if parent is not None and (value_at(control, "sdtPr/tag") or "").startswith(_TAGGED):
            parent.remove(control)
    return [line.strip() for line in text_below(root).split("\n") if line.strip()]


def ours_tag_name(text: str) -> str:
    """The name in the tag of words of ours, which tells whether they were changed."""
    return _OURS + _letters(seal(text))


def _letters(digits: str) -> str:
    """A seal in letters alone, as a tag's field wants it."""
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digits)
