"""Carrying comments to a new version of the draft against loading that version alone: reading and storing it.

Run it from the top of the project: `python -m tests.benchmarks.carrying`.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from consult.case import Case
from consult.comments.carrying import load_next_version
from consult.comments.operations import split_comment
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.draft.operations import load_draft
from consult.draft.queries import outline
from consult.draft.reading import read_draft
from consult.operation import Session
from consult.responses.operations import register_response
from consult.synthetic import paragraph as words
from consult.vocabulary import Category
from tests.benchmarks.measure import Row, best_of, print_rows
from tests.consult.word_files import heading, paragraph, word_file

GOAL_RATIO = 10.0
RUNS = 3
PASSAGES, ANCHORS = 2_000, 3_000
CHANGED = 0.3
_IN_SECTION = 20


def texts(passages: int) -> list[str]:
    """The paragraphs of a draft; made-up words about as varied as written Swedish."""
    chance = Random(1)
    return [" ".join(words(chance).split()) for _ in range(passages)]


def changed(before: list[str]) -> list[str]:
    """The paragraphs of the next version: some reworded, some moved, some gone and some new."""
    chance = Random(2)
    after = list(before)
    for _ in range(int(CHANGED * len(before))):
        at, roll = chance.randrange(len(after)), chance.random()
        if roll < 0.6:
            written = after[at].split()
            written[chance.randrange(len(written))] = "omarbetad"
            after[at] = " ".join(written)
        elif roll < 0.8:
            after.insert(chance.randrange(len(after)), after.pop(at))
        else:
            after[at] = " ".join(words(chance).split())
    return after


def draft(paragraphs: list[str]) -> bytes:
    """A Word file with a heading before every twenty paragraphs."""
    pieces = [
        (heading(f"{sentence.split()[1].capitalize()} {at}", 1) if at % _IN_SECTION == 0 else "")
        + paragraph(sentence)
        for at, sentence in enumerate(paragraphs)
    ]
    return word_file("".join(pieces))


def tie(session: Session, anchors: int) -> None:
    """Comments on passages of the draft, one after the other."""
    (consultee,) = add_consultees(session, [RegisterEntry("Almviks kommun", Category.MUNICIPALITY)])
    answer = register_response(
        session, consultee_ids=[consultee], received_on="2026-05-02", text="Synpunkt. " * anchors
    )
    places = [one.id for each in outline(session) for one in each.passages]
    for number in range(anchors):
        start = number * len("Synpunkt. ")
        split_comment(session, answer, [(start, start + 9)], passage_ids=[places[number % len(places)]])


def rows(passages: int = PASSAGES, anchors: int = ANCHORS, runs: int = RUNS) -> Iterator[Row]:
    """Measure the carrying of so many anchors to a version of so many passages."""
    before = texts(passages)
    first, second = draft(before), draft(changed(before))
    with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "fall", title="Fall") as case:
        version = case.change(load_draft, read_draft("a.docx", first), file_name="a.docx", content=first)
        case.change(tie, anchors)
        with Case.create(Path(folder) / "bara", title="Bara utkastet") as alone:

            def load() -> None:
                read = read_draft("b.docx", second)
                alone.change(load_draft, read, file_name="b.docx", content=second)

            def carry() -> None:
                read = read_draft("b.docx", second)
                case.change(load_next_version, read, file_name="b.docx", content=second, replaces=version)

            ours, reference = best_of(runs, carry), best_of(runs, load)
        yield Row(f"carry {anchors} anchors, {passages} passages", ours, reference, GOAL_RATIO)


if __name__ == "__main__":
    print_rows(rows())
