"""Reading 200 mixed responses against the bare parsers, which give the words in any order and layout.

The child process that ours are read in is part of ours.

Run it from the top of the project: `python -m tests.benchmarks.responses`.
"""

from email import message_from_bytes
from email.message import EmailMessage
from io import BytesIO
from pathlib import PurePath
from zipfile import ZipFile

import lxml.html
import pypdfium2
from lxml import etree
from striprtf.striprtf import rtf_to_text

from consult.responses.reading import read_response
from tests.benchmarks.measure import Row, best_of, print_rows
from tests.consult.test_open_document_reading import document, p
from tests.consult.test_pdf_reading import column, drawn, pages_of
from tests.consult.word_files import paragraph, word_file

GOAL_RATIO = 3.0
RUNS = 5
FILES = 200
_SHARES = (
    *((".docx",) * 7),
    *((".pdf",) * 6),
    *((".eml",) * 3),
    *((".html", ".rtf", ".odt", ".txt")),
)
"""Of twenty responses, as a region gets them."""
_SENTENCE = "Kommunen delar bilden av behovet, men saknar åtgärder för landsbygden och för unga. "
_PARAGRAPHS = 40
_LINES, _PAGES = 42, 3

Answer = tuple[str, bytes]


def answers(count: int) -> list[Answer]:
    """So many responses of some three pages."""
    return [_answer(number, _SHARES[number % len(_SHARES)]) for number in range(count)]


def _answer(number: int, suffix: str) -> Answer:
    texts = [f"{n}. {_SENTENCE * 3}Svar {number}." for n in range(_PARAGRAPHS)]
    if suffix == ".docx":
        content = word_file("".join(paragraph(text) for text in texts))
    elif suffix == ".pdf":
        line = f"{_SENTENCE[:70]} {number}"
        content = pages_of([drawn(column(72, 760, [line] * _LINES))] * _PAGES)
    elif suffix == ".eml":
        mail = EmailMessage()
        mail["From"], mail["Subject"] = f"Svarande {number} <svar@almvik.example>", "Yttrande"
        mail.set_content("\n\n".join(texts))
        mail.add_attachment(word_file(paragraph(texts[0])), "application", "octet-stream", filename="a.docx")
        content = mail.as_bytes()
    elif suffix == ".html":
        content = f"<html><body>{''.join(f'<p>{text}</p>' for text in texts)}</body></html>".encode()
    elif suffix == ".rtf":
        body = "\\par ".join(texts).encode("cp1252")
        content = b"{\\rtf1\\ansi\\ansicpg1252 " + b"".join(_escaped(letter) for letter in body) + b"}"
    elif suffix == ".odt":
        content = document("".join(p(text) for text in texts))
    else:
        content = "\n\n".join(texts).encode()
    return f"svar {number}{suffix}", content


def _escaped(letter: int) -> bytes:
    return bytes((letter,)) if letter < 128 else b"\\'%02x" % letter


def _bare(made: list[Answer]) -> None:
    for name, content in made:
        _parsed(name, content)


def _parsed(name: str, content: bytes) -> None:
    """What the parser alone does with a response."""
    suffix = PurePath(name).suffix
    if suffix in (".docx", ".odt"):
        with ZipFile(BytesIO(content)) as archive:
            for entry in archive.namelist():
                if entry.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(entry))
    elif suffix == ".pdf":
        pages = pypdfium2.PdfDocument(content)
        for page in pages:
            page.get_textpage().get_text_range()
        pages.close()
    elif suffix == ".eml":
        for part in message_from_bytes(content).walk():
            part.get_payload(decode=True)
    elif suffix == ".html":
        lxml.html.fromstring(content).xpath("string()")
    elif suffix == ".rtf":
        rtf_to_text(content.decode("cp1252"))  # type: ignore[no-untyped-call]  # it has no types
    else:
        content.decode()


def rows(count: int = FILES, runs: int = RUNS) -> list[Row]:
    """Measure the reading of so many responses."""
    made = answers(count)
    ours = best_of(runs, lambda: [read_response(*each) for each in made])
    reference = best_of(runs, lambda: _bare(made))
    return [Row(f"read {count} mixed responses", ours, reference, GOAL_RATIO)]


if __name__ == "__main__":
    print_rows(rows())
