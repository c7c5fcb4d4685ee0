"""Verbs that write documents."""

from argparse import Namespace

from consult.case import Case
from consult.commands.telling import DONE
from consult.reports.answer_form import FormOptions
from consult.reports.answer_form_excel import write_answer_sheet
from consult.reports.answer_form_word import write_answer_form
from consult.reports.excel import write_excel
from consult.reports.options import Layout, ReportOptions
from consult.reports.word import write_word
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


def report(arguments: Namespace) -> int:
    """Write the samrådsredogörelse in Word, in Excel, or both."""
    if arguments.word is None and arguments.excel is None:
        arguments.wrong_use("--word or --excel is wanted")
    options = ReportOptions(
        language=Language(arguments.language),
        layout=Layout(arguments.layout),
        template=arguments.template,
        mask_private_persons=not arguments.show_private_persons,
    )
    with Case.open(arguments.case, read_only=True) as case, case.snapshot() as snapshot:
        for target, write, ending in (
            (arguments.word, write_word, ".docx"),
            (arguments.excel, write_excel, ".xlsx"),
        ):
            if target is not None:
                check_ending(target, ending)
                write(snapshot, target, options)
                print(target)
    return DONE
