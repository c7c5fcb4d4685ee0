"""Content controls of Word (29500-1, 17.5.2): words nobody can change, boxes nobody can remove."""

from collections.abc import Sequence
from itertools import count

from docx.oxml.ns import nsdecls

from consult.reports.markup import attribute, escaped
from consult.reports.style_sheet import NOTE

LONGEST_NAME = 64
"""Characters of a control's tag or title (17.5.2.1 and 17.5.2.42)."""
WHOLE = '<w:lock w:val="sdtContentLocked"/>'
"""Neither the control nor what is in it can be changed."""
_KEPT = '<w:lock w:val="sdtLocked"/>'

_BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="6" w:color="7A8B8F"/>'
    for side in ("top", "left", "bottom", "right")
)
_BOX_LOOK = (
    f'<w:pBdr>{_BORDER}</w:pBdr><w:spacing w:before="80" w:after="160"/><w:ind w:left="140" w:right="140"/>'
)


class Controls:
    """Makes the markup of a document's content controls, each with a number of its own."""

    def __init__(self, styles: dict[str, str]) -> None:
        """Begin.

        Args:
            styles: The identifiers of our styles in the document.
        """
        self._styles = styles
        self._numbers = count(1)

    def fixed(self, tag: str, text: str, style: str) -> str:
        """Words of ours that nobody can change; line feeds part paragraphs."""
        content = "".join(self.paragraph(line, style) for line in text.split("\n"))
        return self.control(tag, "", content, WHOLE)

    def box(self, tag: str, title: str, prompt: str, text: str = "") -> str:
        """A box to write in; the prompt stands there until somebody writes."""
        if text:
            lines = "".join(self.paragraph(line, "Normal", _BOX_LOOK) for line in text.split("\n"))
            return self.control(tag, title, lines, _KEPT)
        return self.control(tag, title, self._prompt(prompt), f"{_KEPT}<w:showingPlcHdr/>")

    def choice(self, tag: str, title: str, prompt: str, choices: Sequence[str], chosen: str = "") -> str:
        """A list to choose from."""
        listed = "".join(
            f'<w:listItem w:displayText="{attribute(each)}" w:value="{attribute(each)}"/>' for each in choices
        )
        shown = self.paragraph(chosen, "Normal", _BOX_LOOK) if chosen else self._prompt(prompt)
        empty = "" if chosen else "<w:showingPlcHdr/>"
        return self.control(tag, title, shown, f"{_KEPT}{empty}<w:dropDownList>{listed}</w:dropDownList>")

    def paragraph(self, line: str, style: str, look: str = "", ink: str = "") -> str:
        """A paragraph."""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{look}</w:pPr>'
            f'<w:r>{ink}<w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        )

    def control(self, tag: str, title: str, content: str, properties: str) -> str:
        """A content control around some paragraphs."""
        alias = f'<w:alias w:val="{attribute(title[:LONGEST_NAME])}"/>' if title else ""
        return (
            f'<w:sdt {nsdecls("w")}><w:sdtPr>{alias}<w:tag w:val="{tag}"/>'
            f'<w:id w:val="{next(self._numbers)}"/>{properties}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def _prompt(self, line: str) -> str:
        return self.paragraph(line, "Normal", _BOX_LOOK, f'<w:rPr><w:color w:val="{NOTE}"/></w:rPr>')
