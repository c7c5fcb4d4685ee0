"""Word files, word for word."""

from consult.documents.package import OfficePackage
from consult.documents.word import read_word
from consult.documents.word_blocks import Block
from consult.documents.word_form import read_form
from consult.documents.word_remarks import read_remarks
from consult.draft.records import LeftOut
from consult.errors import RefusalReason
from consult.responses.reading.records import ReadResponse, TextBlock
from consult.text import clean_text
from consult.vocabulary import PassageKind


def read(file_name: str, content: bytes) -> ReadResponse:
    """The text of a Word file in reading order.

    A line a paragraph, the numbers of headings and list items before them; a line a table row, its
    cells apart by tabs; the notes last. Between kinds stands an empty line.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is no Word file, or cannot be read.
    """
    found = read_word(file_name, content)
    blocks = found.blocks
    running = [block for block in blocks if block.kind is not PassageKind.FOOTNOTE]
    notes = [block for block in blocks if block.kind is PassageKind.FOOTNOTE]
    lines: list[str] = []
    before: Block | None = None
    for block in [*running, *notes]:
        if before is not None and block.table and _row(block) == _row(before):
            lines[-1] += f"\t{_cell_text(block)}"
        else:
            if before is not None and _group(block) != _group(before):
                lines.append("")
            lines.append(_cell_text(block) if block.table else f"{block.label} {block.text}".strip())
        before = block
    left_out = tuple(LeftOut(each.kind.value, each.count, each.example) for each in found.omissions)
    text = clean_text("\n".join(lines))
    package = OfficePackage(file_name, content, RefusalReason.NOT_WORD)
    form = read_form(package)
    return ReadResponse(
        tuple(TextBlock(line) for line in text.split("\n")),
        left_out=left_out,
        sender=form.sender if form is not None else "",
        form=form,
        remarks=read_remarks(package),
    )


def _row(block: Block) -> tuple[int, int | None]:
    return block.table, block.row


def _group(block: Block) -> tuple[PassageKind, int, bool]:
    return block.kind, block.table, bool(block.level)


def _cell_text(block: Block) -> str:
    """A cell on one line: its paragraphs would look like rows."""
    return " ".join(block.lines).replace("\n", " ").replace("\t", " ")
