"""A case with a draft and a comment on each of its sections and passages, for tests of new versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consult.case import Case
from consult.comments.carrying import load_next_version
from consult.comments.operations import split_comment
from consult.comments.queries import the_comment
from consult.comments.records import CarriedVersion
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.draft.operations import load_draft
from consult.draft.queries import outline
from consult.draft.records import ReadDraft, ReadPassage, ReadSection
from consult.operation import Session
from consult.responses.operations import register_response
from consult.vocabulary import Category, PassageKind


def read(*parts: tuple[str, str, int, Sequence[str]]) -> ReadDraft:
    """A draft of sections: number, title, level and paragraphs."""
    return ReadDraft(
        "Almarike 2040",
        tuple(
            ReadSection(
                number,
                title,
                level,
                "document.xml",
                tuple(ReadPassage(PassageKind.PARAGRAPH, text, "document.xml") for text in texts),
            )
            for number, title, level, texts in parts
        ),
    )


@dataclass
class Loaded:
    """A case with a draft, a comment on each passage and one on each section."""

    case: Case
    on_passage: dict[str, str]
    on_section: dict[str, str]

    def next(self, *parts: tuple[str, str, int, Sequence[str]], label: str = "Version 2") -> CarriedVersion:
        return self.case.change(
            load_next_version, read(*parts), file_name="ny.docx", content=label.encode(), label=label
        )

    def places(self, comment_id: str) -> list[tuple[str, str, bool]]:
        """Heading, passage and whether to review, of a comment's anchors."""
        found = self.case.read(the_comment, comment_id)
        return [(each.heading, each.passage_text, each.to_review) for each in found.anchors]


def comment_on_all(session: Session) -> tuple[dict[str, str], dict[str, str]]:
    """A comment on each passage and on each section, by their keys."""
    (consultee,) = add_consultees(session, [RegisterEntry("Almviks kommun", Category.MUNICIPALITY)])
    outlined = outline(session)
    lines = [
        f"Synpunkt på {one}."
        for each in outlined
        for one in (each.section.id, *(passage.id for passage in each.passages))
    ]
    text = "\n".join(lines)
    answer = register_response(session, consultee_ids=[consultee], received_on="2026-05-02", text=text)
    on_passage, on_section = {}, {}
    at = 0
    for each in outlined:
        span = [(at, at + len(lines[0]))]
        on_section[each.section.id] = split_comment(session, answer, span, section_ids=[each.section.id])
        at += len(lines[0]) + 1
        for one in each.passages:
            span = [(at, at + len(lines[0]))]
            on_passage[one.id] = split_comment(session, answer, span, passage_ids=[one.id])
            at += len(lines[0]) + 1
    return on_passage, on_section


def loaded(folder: Path, draft: ReadDraft) -> Loaded:
    case = Case.create(folder / "fall", title="Almarike 2040", author="Anna")
    case.change(load_draft, draft, file_name="a.docx", content=b"1", label="Remissversion")
    on_passage, on_section = case.change(comment_on_all)
    return Loaded(case, on_passage, on_section)
