"""Verbs that write documents."""

from argparse import Namespace
from dataclasses import replace
from typing import Any

from consult.case import Case
from consult.commands.telling import DONE, complain, speaks
from consult.labels import told_text
from consult.reports.answer_form import FormOptions
from consult.reports.answer_form_excel import write_answer_sheet
from consult.reports.answer_form_word import write_answer_form
from consult.reports.files import write
from consult.reports.gate import named_persons
from consult.reports.options import Column, Form, Kind, Layout, Part, ReportOptions
from consult.reports.settings import saved_options
from consult.reports.template import check_template
from consult.reports.writing import check_ending
from consult.vocabulary import Language


def answer_form(arguments: Namespace) -> int:
    """Make an answer form from the draft, in Word or Excel by the file's ending."""
    options = FormOptions(Language(arguments.language), arguments.depth)
    with Case.open(arguments.case, read_only=True) as case:
        write = write_answer_sheet if arguments.file.suffix.lower() == ".xlsx" else write_answer_form
        write(case, arguments.file, options)
        print(arguments.file)
    return DONE


KINDS = {
    "redogorelse": Kind.REPORT,
    "synpunkter": Kind.RESPONSES,
    "kommenterat-utkast": Kind.COMMENTED_DRAFT,
    "andrat-utkast": Kind.AMENDED_DRAFT,
    "andringar": Kind.CHANGES,
    "aterkoppling": Kind.FEEDBACK,
    "missiv": Kind.INVITATION,
    "paminnelse": Kind.REMINDER,
}


def report(arguments: Namespace) -> int:
    """Write a document: the samrådsredogörelse in Word or Excel, the commented draft, letters and more."""
    targets = [target for target in (arguments.out, arguments.word, arguments.excel) if target is not None]
    if not targets:
        arguments.wrong_use("--out, --word or --excel is wanted")
    for target, ending in ((arguments.word, ".docx"), (arguments.excel, ".xlsx")):
        if target is not None:
            check_ending(target, ending)
    with Case.open(arguments.case, read_only=True) as case, case.snapshot() as snapshot:
        options = _options(arguments, snapshot.read(saved_options, KINDS[arguments.kind]))
        lacking = check_template(options.template).missing if options.template else ()
        if lacking:
            complain(f"{told_text('template_lacks', speaks())}: {', '.join(lacking)}")
        for target in targets:
            files = write(
                snapshot,
                target,
                options,
                mails=arguments.mails,
                everyone=arguments.everyone,
                attached=arguments.attach,
            )
            for file in files:
                print(file)
        if options.mask_private_persons:
            for each in snapshot.read(named_persons):
                complain(f"{told_text('named_person', speaks())}: {each.words}")
    return DONE


def _options(arguments: Namespace, kept: ReportOptions) -> ReportOptions:
    """The choices kept in the case, but for those named in the words given."""
    named: dict[str, Any] = {
        "language": arguments.language and Language(arguments.language),
        "layout": arguments.layout and Layout(arguments.layout),
        "form": arguments.form and Form(arguments.form),
        "parts": tuple(Part(part) for part in arguments.parts),
        "columns": tuple(Column(column) for column in arguments.columns),
        "template": arguments.template,
        "date": arguments.date,
        "mask_senders": arguments.hide_senders,
    }
    # Whoever publishes from a script says so in the script: what was chosen in the window does not count.
    kept = replace(kept, mask_private_persons=not arguments.show_private_persons)
    return replace(kept, **{name: value for name, value in named.items() if value})
