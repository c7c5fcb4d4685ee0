"""Fields of a Word file: the result is text, the instruction is not (ISO/IEC 29500-1, 17.16)."""

from dataclasses import dataclass, field

from consult.documents.markup import Element
from consult.documents.word_tags import VALUE, WORD, is_on, value_at

_KIND = f"{WORD}fldCharType"
_CHECKBOX = f"{WORD}checkBox"
_CHOICES = f"{WORD}ddList"
_DEEPEST = 20
"""Fields within fields, more than anybody makes: Word itself stops at 20."""
CHECKED, UNCHECKED = "☒", "☐"


@dataclass(slots=True)
class _Field:
    in_result: bool = False
    instruction: list[str] = field(default_factory=list)
    is_contents: bool = False


class Fields:
    """The fields that are open at the place where the reading stands, outermost first."""

    def __init__(self, *, keep_contents: bool) -> None:
        """Begin a story.

        Args:
            keep_contents: Whether a table of contents is read as text.
        """
        self._open: list[_Field] = []
        self._beyond = 0
        self._keep_contents = keep_contents

    @property
    def any_open(self) -> bool:
        """Whether there is any field here."""
        return bool(self._open)

    @property
    def shows(self) -> bool:
        """Whether text here is seen: not what is computed inside another field's instruction.

        Text between a field's own begin and separator is shown: it is none of the instruction,
        which has an element of its own, and a damaged field must not swallow what follows.
        """
        return all(each.in_result for each in self._open[:-1])

    @property
    def in_contents(self) -> bool:
        """Whether text here belongs to a table of contents."""
        return any(each.is_contents for each in self._open)

    def mark(self, kind: str) -> None:
        """Go past a field character: begin, separate or end."""
        if kind == "begin" and len(self._open) == _DEEPEST:
            self._beyond += 1
        elif kind == "end" and self._beyond:
            self._beyond -= 1
        elif kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            current = self._open[-1]
            current.in_result = True
            words = "".join(current.instruction).split()
            current.is_contents = not self._keep_contents and words[:1] == ["TOC"]
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Go past a piece of an instruction."""
        if self._open:
            self._open[-1].instruction.append(text)

    def end_paragraph(self) -> None:
        """A field that has no result when its paragraph ends is not let hide what comes after."""
        for each in self._open:
            each.in_result = True


def field_kind(element: Element) -> str:
    """What a field character is: begin, separate or end."""
    return element.get(_KIND, "")


def form_text(element: Element) -> str:
    """What a form field without a result shows: its box, ticked or not, or the choice made."""
    box = next(element.iter(_CHECKBOX), None)
    if box is not None:
        state = box.find(f"{WORD}checked")
        state = box.find(f"{WORD}default") if state is None else state
        return CHECKED if is_on(state) else UNCHECKED
    choices = next(element.iter(_CHOICES), None)
    if choices is None:
        return ""
    entries = [each.get(VALUE, "") for each in choices.iterfind(f"{WORD}listEntry")]
    chosen = value_at(choices, "result") or "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
