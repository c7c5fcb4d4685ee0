"""Our answer form as a Word file: a heading and a box of its own for each section, and a list of stances.

Every line of ours stands in a content control that cannot be changed, every box in one that cannot be
removed (29500-1, 17.5.2): so what is written can be told from what we asked, wherever it is written.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml.parser import parse_xml

from consult.case import Case
from consult.documents.answer_forms import BoxKind, fixed_tag, tag_of
from consult.draft.records import Section
from consult.labels import prepared_text
from consult.reports.answer_form import FormContent, FormOptions, form_content
from consult.reports.styles import own_document, set_language, style_ids
from consult.reports.word_controls import Controls
from consult.reports.writing import check_ending, replacing


def write_answer_form(case: Case, target: Path, options: FormOptions | None = None) -> None:
    """Write the form.

    Args:
        case: The case, with its draft.
        target: Where; a file that is there is replaced when all is written.
        options: How the form shall be.

    Raises:
        InvalidValueError: No draft has been loaded.
        TargetRefusedError: The target cannot be written, or another program has it open.
    """
    check_ending(target, ".docx")
    content = form_content(case, options or FormOptions())
    document = own_document()
    _describe(document, content)
    body: Any = document.element.body
    for child in [each for each in body if each is not body.sectPr]:
        body.remove(child)
    form = _Form(content, style_ids(document))
    for markup in form.all():
        body.sectPr.addprevious(parse_xml(markup))
    with replacing(target) as file:
        document.save(file)


def _describe(document: Document, content: FormContent) -> None:
    properties = document.core_properties
    properties.title = content.words.text("form.title", title=content.title)
    properties.author = properties.last_modified_by = content.authority
    properties.language = content.words.locale
    properties.comments = properties.keywords = properties.category = ""
    set_language(document, content.words.locale)


class _Form:
    """The lines and boxes of the form, in order."""

    def __init__(self, content: FormContent, styles: dict[str, str]) -> None:
        self._content = content
        self._words = content.words
        self._controls = Controls(styles)

    def all(self) -> Iterator[str]:
        """The markup of the form's parts, in order."""
        words = self._words
        yield self._fixed(words.text("form.title", title=self._content.title), "Heading1")
        tag = tag_of(BoxKind.FORM, self._content.version_id)
        yield self._controls.fixed(tag, self._content.authority or self._content.title, "SamradNote")
        for line in self._content.introduction:
            yield self._fixed(line, "Normal")
        yield self._fixed(words.text("form.who"), "Heading2")
        yield from self._question(words.text("form.sender"), tag_of(BoxKind.SENDER))
        yield from self._question(words.text("form.email"), tag_of(BoxKind.EMAIL))
        yield from self._choice(words.text("form.overall"), tag_of(BoxKind.OVERALL))
        for section in self._content.sections:
            yield from self._section(section)
        yield self._fixed(words.text("form.other"), "Heading2")
        yield self._box(tag_of(BoxKind.OTHER), words.text("form.other"))

    def _section(self, section: Section) -> Iterator[str]:
        words = self._words
        yield self._fixed(section.heading, f"Heading{min(section.level + 1, 6)}")
        about = section.heading
        yield from self._question(words.text("form.view"), tag_of(BoxKind.VIEW, section.id), about)
        yield from self._choice(words.text("form.stance"), tag_of(BoxKind.STANCE, section.id), about)
        yield from self._question(words.text("form.wording"), tag_of(BoxKind.WORDING, section.id), about)

    def _question(self, question: str, tag: str, about: str = "") -> Iterator[str]:
        yield self._fixed(question, "SamradNote")
        yield self._box(tag, f"{about}: {question}" if about else question)

    def _choice(self, question: str, tag: str, about: str = "") -> Iterator[str]:
        yield self._fixed(question, "SamradNote")
        prompt = prepared_text("prompt_choose", self._words.language)
        title = f"{about}: {question}" if about else question
        yield self._controls.choice(tag, title, prompt, self._content.stances)

    def _box(self, tag: str, title: str) -> str:
        return self._controls.box(tag, title, prepared_text("prompt_write", self._words.language))

    def _fixed(self, line: str, style: str) -> str:
        return self._controls.fixed(fixed_tag(line), line, style)
