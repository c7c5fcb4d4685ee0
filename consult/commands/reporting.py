"""Verbs that write documents."""

from argparse import Namespace

from consult.case import Case
from consult.commands.telling import DONE
from consult.reports.excel import write_excel
from consult.reports.report import Layout, ReportOptions
from consult.reports.word import write_word
from consult.reports.writing import check_ending
from consult.vocabulary import Language


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
