"""Drafts made of XML and read, and what the tests look at in them."""

from collections.abc import Mapping

from consult.draft.reading import read_draft
from consult.draft.records import ReadDraft, ReadPassage
from tests.consult.word_files import STYLES, word_file


def read(
    body: str,
    *,
    styles: str = STYLES,
    numbering: str = "",
    parts: Mapping[str, tuple[str, str]] | None = None,
) -> ReadDraft:
    """The draft with a body, and with styles, lists and other parts as in `word_file`."""
    content = word_file(body, styles=styles, numbering=numbering, parts=parts)
    return read_draft("utkast.docx", content)


def passages(draft: ReadDraft) -> list[ReadPassage]:
    return [passage for section in draft.sections for passage in section.passages]


def texts(draft: ReadDraft) -> list[str]:
    return [passage.text for passage in passages(draft)]


def headings(draft: ReadDraft) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.title) for section in draft.sections]


def left_out(draft: ReadDraft) -> dict[str, tuple[int, str]]:
    return {found.what: (found.count, found.example) for found in draft.left_out}


def style(identifier: str, name: str, more: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{more}</w:style>'
