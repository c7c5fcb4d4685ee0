"""Comments for assessment as a Word file: what is ours cannot be changed, each answer has a box."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.oxml.parser import parse_xml

from consult.documents.assessment_forms import FIELDS, comment_tag, sending_tag
from consult.documents.assessment_word import ours_tag_name
from consult.labels import form_columns, prepared_text
from consult.reports.assessment_form import AssessmentForm, SentComment
from consult.reports.styles import own_document, set_language, style_ids
from consult.reports.word_controls import Controls
from consult.reports.writing import check_ending, replacing


def write_assessment_word(form: AssessmentForm, target: Path) -> None:
    """Write the file.

    Args:
        form: What it holds.
        target: Where; a file that is there is replaced when all is written.

    Raises:
        TargetRefusedError: The target cannot be written, or another program has it open.
    """
    check_ending(target, ".docx")
    words = form.report.words
    document = own_document()
    properties = document.core_properties
    properties.title = words.text("assessment.title", title=form.report.consultation.title)
    properties.author = properties.last_modified_by = form.report.consultation.authority
    properties.language = words.locale
    properties.comments = properties.keywords = properties.category = ""
    set_language(document, words.locale)
    body: Any = document.element.body
    for child in [each for each in body if each is not body.sectPr]:
        body.remove(child)
    controls = Controls(style_ids(document))
    for markup in _markup(form, controls):
        body.sectPr.addprevious(parse_xml(markup))
    with replacing(target) as file:
        document.save(file)


def _markup(form: AssessmentForm, controls: Controls) -> Iterator[str]:
    words = form.report.words
    title = words.text("assessment.title", title=form.report.consultation.title)
    yield controls.fixed(sending_tag(form.key), title, "Heading1")
    yield controls.fixed("samrad-how", words.text("assessment.how"), "Normal")
    titles = form_columns(words.language)
    for sent in form.comments:
        yield from _comment(form, controls, sent, titles)


def _comment(
    form: AssessmentForm, controls: Controls, sent: SentComment, titles: tuple[str, ...]
) -> Iterator[str]:
    words = form.report.words
    heading = f"{words.text('views.comment', number=sent.number)}: {sent.senders}"
    pieces = [
        (heading, "Heading2"),
        (sent.sections, "SamradNote"),
        (words.quoted(sent.comment.quote), "SamradQuote"),
    ]
    if sent.comment.summary.strip():
        pieces.append((f"{words.text('views.summary')}: {sent.comment.summary}", "Normal"))
    if sent.comment.proposed_wording.strip():
        wording = words.quoted(sent.comment.proposed_wording)
        pieces.append((f"{words.text('views.proposed_wording')}: {wording}", "Normal"))
    for text, style in pieces:
        if text:
            yield controls.fixed(comment_tag(sent.id, ours_tag_name(text)), text, style)
    for name, title in zip(FIELDS, titles, strict=True):
        yield controls.fixed("samrad-title", title, "SamradAfterTable")
        about, text = f"{sent.number} {title}", sent.answer.field(name)
        tag = comment_tag(sent.id, name)
        if name == "choice":
            prompt = prepared_text("prompt_choose", words.language)
            yield controls.choice(tag, about, prompt, form.choices, text)
        else:
            yield controls.box(tag, about, prepared_text("prompt_write", words.language), text)
