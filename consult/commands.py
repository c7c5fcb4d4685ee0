"""The verbs of the command line; each is one function of the parsed arguments."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from consult.analysis.queries import open_work
from consult.analysis.search import search_everything
from consult.case import Case
from consult.comments.queries import comment_ids, comments_with
from consult.consultees.matching import match_name, names_on
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_named, consultee_rows
from consult.consultees.reading import RowFault, entries, read_table, suggest_mapping
from consult.consultees.records import Consultee, RegisterEntry
from consult.consultees.register import county_codes, entries_of_counties
from consult.demo import write_demo_case, write_demo_inputs
from consult.documents.containers import read_file
from consult.documents.plain_text import decoded
from consult.draft.operations import load_draft
from consult.draft.queries import outline
from consult.draft.reading import read_draft
from consult.errors import ConsultError, FileRefusedError, NotFoundError, RefusalReason, SenderUnknownError
from consult.labels import error_text, field_label, label, left_out_text, told_text
from consult.reports.excel import write_excel
from consult.reports.report import Layout, ReportOptions
from consult.reports.word import write_word
from consult.reports.writing import check_ending
from consult.responses.intake import Incoming, read_incoming
from consult.responses.operations import register_response
from consult.responses.queries import response_ids, response_rows, response_with_file
from consult.responses.senders import suggested_sender
from consult.synthetic import generate
from consult.vocabulary import Language

DONE, REFUSED = 0, 1
Verb = Callable[[Namespace], int]


def speaks() -> Language:
    """The language of the messages: English where the system's is, else Swedish."""
    return Language.ENGLISH if os.environ.get("LANG", "").startswith("en") else Language.SWEDISH


def tell(arguments: Namespace, document: Any, lines: Iterable[str]) -> None:
    """Print one JSON document when it was asked for, else lines of text."""
    if getattr(arguments, "json", False):
        print(json.dumps(document, ensure_ascii=False, indent=1, default=str))
    else:
        for text in lines:
            print(text)


def complain(text: str) -> None:
    """Give the reason of a refusal on stderr."""
    print(text, file=sys.stderr)


def _figures(figures: Mapping[str, int]) -> list[str]:
    """Figures as lines of text."""
    return [f"{told_text(name, speaks())}: {figure}" for name, figure in figures.items()]


def new(arguments: Namespace) -> int:
    """Make a case file."""
    with Case.create(
        arguments.case,
        title=arguments.title,
        registry_number=arguments.registry_number,
        authority=arguments.authority,
        counties=county_codes(arguments.county),
    ) as case:
        print(case.path)
    return DONE


def load(arguments: Namespace) -> int:
    """Read a draft and store it."""
    content = read_file(arguments.file)
    draft = read_draft(arguments.file.name, content)
    with Case.open(arguments.case) as case:
        version = case.change(
            load_draft, draft, file_name=arguments.file.name, content=content, label=arguments.label
        )
    left_out = [asdict(left) for left in draft.left_out]
    document = {
        "id": version,
        "title": draft.title,
        "sections": len(draft.sections),
        "passages": draft.passages,
        "left_out": left_out,
    }
    lines = _figures({"sections": len(draft.sections), "passages": draft.passages})
    lines += [f"- {left_out_text(left.what, speaks())}: {left.count}" for left in draft.left_out]
    tell(arguments, document, lines)
    return DONE


def show_outline(arguments: Namespace) -> int:
    """List the draft's sections with their passages."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(outline)
    document = [
        {
            "id": each.section.id,
            "number": each.section.number,
            "title": each.section.title,
            "level": each.section.level,
            "comments": each.comments,
            "passages": [
                {"id": one.id, "kind": one.kind, "label": one.label, "text": one.text}
                for one in each.passages
            ],
        }
        for each in found
    ]
    indented = (f"{'  ' * (each.section.level - 1)}{each.section.heading}" for each in found)
    tell(arguments, document, indented)
    return DONE


def add_to_list(arguments: Namespace) -> int:
    """Add consultees from the register, by county, and from a list."""
    if not arguments.county and arguments.file is None:
        arguments.wrong_use("--county or --file is wanted")
    wanted: list[RegisterEntry] = list(entries_of_counties(arguments.county))
    faults: list[RowFault] = []
    if arguments.file is not None:
        table = read_table(arguments.file.name, read_file(arguments.file))
        mapping = suggest_mapping(table.headers)
        if "name" not in mapping:
            raise FileRefusedError(str(arguments.file), RefusalReason.NO_NAMES)
        listed, faults = entries(table, mapping)
        wanted += listed
    with Case.open(arguments.case) as case:
        added = case.change(add_consultees, wanted)
    for fault in faults:
        complain(f"{arguments.file.name}, {fault.row}: {field_label(fault.field, speaks())} = {fault.value}")
    document = {"added": len(added), "already_there": len(wanted) - len(added), "refused": len(faults)}
    tell(arguments, document, _figures(document))
    return REFUSED if faults else DONE


def import_responses(arguments: Namespace) -> int:
    """Register files as responses; a refused one never stops the rest."""
    with Case.open(arguments.case) as case:
        senders = [_sender_named(case, name) for name in arguments.consultee]
        told = [_import(case, path, senders, arguments) for path in arguments.files]
    for each in told:
        if each["message"]:
            complain(f"{each['file']}: {each['message']}")
    lines = (
        f"{each['file']}: {told_text(each['status'], speaks())} {each['consultee']}".rstrip() for each in told
    )
    tell(arguments, told, lines)
    return REFUSED if any(each["status"] == "refused" for each in told) else DONE


def _sender_named(case: Case, name: str) -> Consultee:
    found = case.read(consultee_named, name)
    if found is None:
        raise NotFoundError("consultee", name)
    return found


def _import(case: Case, path: Path, named: Sequence[Consultee], arguments: Namespace) -> dict[str, Any]:
    told: dict[str, Any] = {"file": path.name, "status": "refused", "consultee": "", "characters": 0}
    try:
        incoming = read_incoming(path)
        suggested = (
            None if named else case.read(suggested_sender, path.name, incoming.text, incoming.read.sender)
        )
        senders = [suggested] if suggested else named
        if not senders:
            # What is wrong with the file comes before what follows from it.
            raise incoming.problem or SenderUnknownError(path.name)
        if case.read(response_with_file, incoming.file.content) is not None:
            raise FileRefusedError(path.name, RefusalReason.REGISTERED_ALREADY)
        told["id"] = case.change(
            register_response,
            consultee_ids=[sender.id for sender in senders],
            received_on=arguments.received_on or incoming.read.sent_on or date.today().isoformat(),
            channel=arguments.channel,
            subject=incoming.read.subject or path.stem,
            text=incoming.text,
            files=incoming.files,
        )
    except ConsultError as error:
        return told | {"message": error_text(error, speaks())}
    status = "registered" if incoming.text else "registered_without_text"
    return told | {
        "status": status,
        "consultee": ", ".join(sender.name for sender in senders),
        "characters": len(incoming.text),
        "message": _why_no_text(incoming),
    }


def _why_no_text(incoming: Incoming) -> str:
    if incoming.text:
        return ""
    problem = incoming.problem or FileRefusedError(incoming.file.file_name, RefusalReason.UNREADABLE_FORMAT)
    return error_text(problem, speaks())


def list_responses(arguments: Namespace) -> int:
    """List the register of responses."""
    with Case.open(arguments.case, read_only=True) as case:
        rows = case.read(response_rows, case.read(response_ids))
    lines = (
        f"{row.received_on}  {row.registry_number}  {row.senders}  {label(row.status, speaks())}"
        for row in rows
    )
    tell(arguments, [asdict(row) for row in rows], lines)
    return DONE


def list_comments(arguments: Namespace) -> int:
    """List all comments, word for word."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(comments_with, case.read(comment_ids))
    lines = (f"{each.number}  {each.summary or ' '.join(each.quote.split())}" for each in found)
    tell(arguments, [asdict(each) for each in found], lines)
    return DONE


def list_consultees(arguments: Namespace) -> int:
    """List those consulted, with what was sent and answered."""
    with Case.open(arguments.case, read_only=True) as case:
        rows = case.read(consultee_rows)
    document = [asdict(row.consultee) | _without(asdict(row), "consultee") for row in rows]
    tell(arguments, document, (f"{row.consultee.name}  {label(row.status, speaks())}" for row in rows))
    return DONE


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


def match_senders(arguments: Namespace) -> int:
    """Tell whom of the register each line of a list means."""
    lines = decoded(arguments.file.name, read_file(arguments.file)).splitlines()
    told = [_matched(number, name) for number, line in enumerate(lines, 1) for name in names_on(line)]
    texts = (f"{each['line']}: {each['text']}  →  {each['consultee'] or '–'}" for each in told)
    tell(arguments, told, texts)
    return DONE


def _matched(number: int, name: str) -> dict[str, Any]:
    match = match_name(name)
    return {
        "line": number,
        "text": name.strip(),
        "consultee": match.entry.name if match else None,
        "category": match.entry.category if match else None,
        "confidence": match.confidence if match else 0.0,
        "reason": match.reason if match else None,
    }


def search(arguments: Namespace) -> int:
    """Search in everything."""
    with Case.open(arguments.case, read_only=True) as case:
        hits = case.read(search_everything, " ".join(arguments.words), arguments.limit)
    tell(
        arguments, [asdict(hit) for hit in hits], (f"{hit.kind}: {hit.title}  {hit.excerpt}" for hit in hits)
    )
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


def check(arguments: Namespace) -> int:
    """Tell whether the file and its history are whole, and what is left to do."""
    with Case.open(arguments.case, read_only=True) as case:
        faults, left = case.faults(), asdict(case.read(open_work))
    lines = faults or [told_text("whole", speaks())]
    tell(arguments, {"whole": not faults, "faults": faults, **left}, lines + _figures(left))
    return REFUSED if faults else DONE


def make_synthetic(arguments: Namespace) -> int:
    """Fill a case, which is made when it is not there, with made-up work."""
    numbers = {"responses": arguments.responses, "comments": arguments.comments, "seed": arguments.seed}
    if not arguments.case.exists():
        Case.create(arguments.case, title=f"Syntetiskt ärende {arguments.seed}", authority="Region").close()
    with Case.open(arguments.case) as case:
        case.change(generate, **numbers)
        print(case.path)
    return DONE


def demo(arguments: Namespace) -> int:
    """Make the demo case, what it was made from, and both reports."""
    path = write_demo_case(arguments.folder)
    for written in (path, *write_demo_inputs(arguments.folder)):
        print(written)
    with Case.open(path, read_only=True) as case:
        for name, write in (("samradsredogorelse.docx", write_word), ("synpunkter.xlsx", write_excel)):
            write(case, arguments.folder / name, ReportOptions())
            print(arguments.folder / name)
    return DONE
