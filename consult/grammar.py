"""The command line's grammar, and the running of one command."""

from argparse import ArgumentParser, _SubParsersAction
from datetime import date
from pathlib import Path

from consult.commands import archiving, assessing, copies, open_data, past, secrecy, team
from consult.commands.cases import check, demo, make_synthetic, new, search
from consult.commands.comments import list_comments, list_groups
from consult.commands.consultees import add_to_list, list_consultees, match_senders
from consult.commands.drafts import load, show_outline
from consult.commands.reporting import KINDS, answer_form, report
from consult.commands.responses import import_responses, list_responses
from consult.commands.suggestions import accept, suggest
from consult.commands.telling import REFUSED, Verb, complain, speaks, tell
from consult.commands.web_forms import import_form
from consult.database.server import is_server
from consult.errors import ConsultError
from consult.history.happenings import PAGE
from consult.labels import error_text
from consult.reports.answer_form import USUAL_DEPTH
from consult.reports.options import Column, Form, Layout, Part
from consult.team.operations import Role
from consult.vocabulary import Asked, Category, Channel, Language


def run(words: list[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 something was refused (told on stderr).
    """
    arguments = parser().parse_args(words)
    verb: Verb = arguments.run
    try:
        return verb(arguments)
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))
        return REFUSED
    except ConsultError as error:
        complain(error_text(error, speaks()))
        fields = {name: str(value) for name, value in error.fields.items()}
        if getattr(arguments, "json", False):
            tell(arguments, {"refused": type(error).__name__, **fields}, ())
        return REFUSED


def parser() -> ArgumentParser:
    """The command line's grammar; a wrong use ends with exit code 2."""
    root = ArgumentParser(prog="samrad-cli", description="Consultation of a regional strategy.")
    verbs = root.add_subparsers(dest="verb", required=True)
    making = _verb(verbs, "new", new, json_wanted=False)
    making.add_argument("--title", required=True)
    making.add_argument("--registry-number", default="")
    making.add_argument("--authority", default="")
    making.add_argument("--county", action="extend", nargs="+", default=[], help="code, such as 14")
    _add_drafts(verbs)
    adding = _verb(verbs, "add-consultees", add_to_list)
    adding.add_argument("--county", action="extend", nargs="+", default=[], help="code, such as 14")
    adding.add_argument("--file", type=Path, help="CSV or XLSX with a column of names")
    _add_import(verbs)
    _add_web_form(verbs)
    _add_lists(verbs)
    searching = _verb(verbs, "search", search)
    searching.add_argument("words", nargs="+")
    searching.add_argument("--limit", type=int, default=20, help="hits of each kind")
    matching = verbs.add_parser("match-senders", help=match_senders.__doc__)
    matching.add_argument("file", type=Path, help="a list, a name a line")
    matching.add_argument("--json", action="store_true", help="one JSON document on stdout")
    matching.set_defaults(run=match_senders)
    _add_suggestions(verbs)
    _add_form(verbs)
    _add_report(verbs)
    _add_open_data(verbs)
    _add_assessing(verbs)
    _add_copies(verbs)
    _add_secrecy(verbs)
    _add_archive(verbs)
    _add_team(verbs)
    _add_past(verbs)
    _verb(verbs, "check", check)
    generating = _verb(verbs, "generate", make_synthetic, json_wanted=False)
    for number, default in (("--responses", 200), ("--comments", 2000), ("--seed", 1)):
        generating.add_argument(number, type=_positive, default=default)
    showing = verbs.add_parser("demo", help=demo.__doc__)
    showing.add_argument("folder", type=Path)
    showing.set_defaults(run=demo)
    return root


def _add_lists(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    for name, listing in (
        ("responses", list_responses),
        ("comments", list_comments),
        ("groups", list_groups),
        ("consultees", list_consultees),
    ):
        _verb(verbs, name, listing)


def _add_drafts(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    loading = _verb(verbs, "load-draft", load)
    loading.add_argument("file", type=Path)
    loading.add_argument("--label", default="")
    loading.add_argument(
        "--replaces",
        metavar="LABEL",
        help="the version it takes the place of, from which the comments are carried along",
    )
    _verb(verbs, "outline", show_outline)


def _add_import(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    importing = _verb(verbs, "import-responses", import_responses)
    importing.add_argument("paths", type=Path, nargs="+", help="files, folders, archives and mails")
    importing.add_argument(
        "--consultee", action="append", default=[], help="who sent them all; more than one is a joint answer"
    )
    importing.add_argument("--received-on", default="", help="YYYY-MM-DD; else what a mail says, or today")
    importing.add_argument("--channel", choices=[each.value for each in Channel], default=Channel.EMAIL.value)


def _add_web_form(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    reading = _verb(verbs, "import-web-form", import_form)
    reading.add_argument("file", type=Path, help="XLSX or CSV, a response a row")
    reading.add_argument("--sheet", default="", help="its name; the first with any text otherwise")
    chosen = reading.add_mutually_exclusive_group()
    chosen.add_argument("--mapping", default="", help="a saved one; known by the headers otherwise")
    chosen.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADER=ROLE[:SECTION]",
        help="header or letter of a column, and what it holds; the others are not read in",
    )
    reading.add_argument("--save-mapping", default="", metavar="NAME", help="keep the mapping")
    reading.add_argument("--check", action="store_true", help="tell what would be done; store nothing")
    reading.add_argument("--received-on", default="", help="YYYY-MM-DD, for rows without a date; else today")
    reading.add_argument("--nameless", default="", metavar="NAME", help="of those who gave no name")
    reading.add_argument("--new-category", choices=[each.value for each in Category], default="")
    reading.add_argument("--listed-only", action="store_true", help="senders not on the list are faults")
    reading.add_argument("--again", action="store_true", help="register rows that are there already, too")
    reading.add_argument("--leave-out", type=_positive, action="extend", nargs="+", default=[], metavar="ROW")


def _add_suggestions(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    suggesting = _verb(verbs, "suggest", suggest)
    accepting = _verb(verbs, "accept", accept)
    for made in (suggesting, accepting):
        made.add_argument("--response", default="", help="its key; all responses otherwise")
    accepting.add_argument(
        "--min-confidence", type=_share, default=0.0, help="from 0 to 1; what is less sure stays unread"
    )


def _add_report(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    reporting = _verb(verbs, "report", report, json_wanted=False)
    reporting.add_argument("--kind", choices=list(KINDS), default="redogorelse")
    reporting.add_argument(
        "--out", type=Path, help=".docx, .xlsx for the redogorelse; a folder for one letter each"
    )
    reporting.add_argument("--word", type=Path, help="the same as --out, for a .docx")
    reporting.add_argument("--excel", type=Path, help="the same as --out, for a .xlsx")
    reporting.add_argument("--language", choices=[each.value for each in Language])
    reporting.add_argument("--layout", choices=[each.value for each in Layout])
    reporting.add_argument("--form", choices=[each.value for each in Form])
    reporting.add_argument("--parts", choices=[each.value for each in Part], nargs="+", default=[])
    reporting.add_argument("--columns", choices=[each.value for each in Column], nargs="+", default=[])
    reporting.add_argument("--template", type=Path, help="the region's own Word file")
    reporting.add_argument(
        "--date", type=date.fromisoformat, help="on the title page, YYYY-MM-DD; else today"
    )
    reporting.add_argument(
        "--show-private-persons", action="store_true", help="their names are hidden otherwise"
    )
    reporting.add_argument("--hide-senders", action="store_true", help="hide who sent what")
    reporting.add_argument("--mails", action="store_true", help="letters as drafts of e-mails (.eml)")
    reporting.add_argument("--everyone", action="store_true", help="missiv: also to those who have got it")
    reporting.add_argument("--attach", type=Path, nargs="+", default=[], help="goes with each e-mail")


def _add_assessing(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    sending = _verb(verbs, "send-for-assessment", assessing.send)
    sending.add_argument("file", type=Path, help=".xlsx or .docx")
    sending.add_argument("--section", default="", metavar="N", help="with all below it; else the whole draft")
    sending.add_argument("--everything", action="store_true", help="also what has a decision already")
    sending.add_argument("--to", default="", metavar="NAME", help="who assesses")
    sending.add_argument(
        "--asked", choices=[each.value for each in Asked], default=Asked.RECOMMENDATION.value
    )
    sending.add_argument("--language", choices=[each.value for each in Language], default="sv")
    sending.add_argument(
        "--show-private-persons", action="store_true", help="their names are hidden otherwise"
    )
    taking = _verb(verbs, "take-back", assessing.take)
    taking.add_argument("file", type=Path)
    taking.add_argument(
        "--accept",
        choices=["all", "none"],
        default="none",
        help="all: store what nobody else has changed meanwhile; none: only tell",
    )


def _add_copies(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    leaving = _verb(verbs, "check-out", copies.leave)
    leaving.add_argument("copy", type=Path)
    leaving.add_argument("--without-originals", action="store_true", help="texts only, not the files")
    leaving.add_argument("--encrypt", action="store_true", help="with a new key, which is told once")
    coming = _verb(verbs, "merge", copies.come_back)
    coming.add_argument("copy", type=Path)
    _verb(verbs, "conflicts", copies.list_conflicts)
    settling = _verb(verbs, "resolve", copies.resolve)
    settling.add_argument("id", help="of the conflict")
    settling.add_argument("--take", required=True, metavar="A|B|TEXT", help="a side's letter, or other words")
    _verb(verbs, "pairs", copies.list_pairs)
    joining = _verb(verbs, "join", copies.join_pair)
    joining.add_argument("id", help="of the pair")
    joining.add_argument("--keep", choices=["A", "B", "both"], required=True)


def _add_secrecy(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    taking = _verb(verbs, "redact", secrecy.take_out)
    taking.add_argument("--response", action="append", default=[], help="its key; goes whole")
    taking.add_argument("--consultee", action="append", default=[], help="its key; name and addresses go")
    taking.add_argument("--phrase", action="append", default=[], help="words that go wherever they stand")
    taking.add_argument("--document", action="append", default=[], help="key of a file that goes")
    taking.add_argument("--decision", required=True, metavar="NUMBER")
    taking.add_argument("--reason", required=True)
    taking.add_argument("--decided-on", default="", help="YYYY-MM-DD; else today")
    taking.add_argument("--role", default="", help="of who decided")
    taking.add_argument("--delete-backups", action="store_true", help="they hold what was taken out")
    marking = _verb(verbs, "mark-secret", secrecy.mark)
    marked = marking.add_mutually_exclusive_group(required=True)
    marked.add_argument("--response", help="its key")
    marked.add_argument("--comment", help="its key")
    marking.add_argument("--provision", required=True, help='such as "21 kap. 3 §"')
    marking.add_argument("--authority", required=True)
    marking.add_argument("--on", default="", help="YYYY-MM-DD; else today")
    marking.add_argument("--note", default="")
    lifting = _verb(verbs, "lift-marking", secrecy.lift)
    lifting.add_argument("id", help="of the marking")
    lifting.add_argument("--on", default="", help="YYYY-MM-DD; else today")
    _verb(verbs, "markings", secrecy.list_markings)


def _add_archive(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    packing = _verb(verbs, "archive", archiving.pack)
    packing.add_argument("folder", type=Path, help="a new one")
    packing.add_argument("--language", choices=[each.value for each in Language], default="sv")
    looking = verbs.add_parser("check-archive", help=archiving.look_through.__doc__)
    looking.add_argument("folder", type=Path)
    looking.add_argument("--json", action="store_true", help="one JSON document on stdout")
    looking.set_defaults(run=archiving.look_through)


def _add_team(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    teaming = verbs.add_parser("team", help="a team's database on a PostgreSQL server")
    what = teaming.add_subparsers(dest="what", required=True)
    for name, verb in (
        ("init", team.make_ready),
        ("add-case", team.put_there),
        ("add-user", team.let_in),
        ("cases", team.list_cases),
    ):
        made = what.add_parser(name, help=verb.__doc__)
        made.add_argument("url", metavar="URL", help="postgresql+psycopg://user@host/database")
        made.add_argument("--json", action="store_true", help="one JSON document on stdout")
        made.set_defaults(run=verb)
        if name == "add-case":
            made.add_argument("case", type=place)
            made.add_argument("--name", default="", help="what it is called there; its title otherwise")
        elif name == "add-user":
            made.add_argument("login")
            made.add_argument("--role", choices=[each.value for each in Role], required=True)


def _add_past(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    telling = _verb(verbs, "history", past.tell_history)
    telling.add_argument("--of", default="", metavar="ID", help="a row, and what hangs on it")
    telling.add_argument("--by", default="", metavar="NAME", help="who did it")
    telling.add_argument("--since", default="", metavar="DATE", help="YYYY-MM-DD")
    telling.add_argument("--until", default="", metavar="DATE", help="YYYY-MM-DD, that day included")
    telling.add_argument("--kind", default="", metavar="KIND", help="such as comment or response")
    telling.add_argument("--limit", type=_positive, default=PAGE, help="how many at most")
    _verb(verbs, "backups", past.list_backups)
    restoring = _verb(verbs, "restore", past.put_back)
    restoring.add_argument("backup", type=Path)


def _add_open_data(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    sending = _verb(verbs, "export-open", open_data.send_out, json_wanted=False)
    taking = _verb(verbs, "import-open", open_data.take_in, json_wanted=False)
    for made in (sending, taking):
        made.add_argument("folder", type=Path)
    sending.add_argument(
        "--show-private-persons", action="store_true", help="their names and addresses are hidden otherwise"
    )
    sending.add_argument("--with-originals", action="store_true", help="also the files that came in")


def _add_form(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    asking = _verb(verbs, "answer-form", answer_form, json_wanted=False)
    asking.add_argument("file", type=Path, help=".docx or .xlsx")
    asking.add_argument("--language", choices=[each.value for each in Language], default="sv")
    asking.add_argument(
        "--depth", type=_positive, default=USUAL_DEPTH, help="level of the deepest sections asked about"
    )


def place(word: str) -> Path | str:
    """A case file, or the address of a case on a server."""
    return word if is_server(word) else Path(word)


def _share(word: str) -> float:
    """A number from 0 to 1.

    Raises:
        ValueError: It is no such number, which argparse tells as a wrong use.
    """
    number = float(word)
    if not 0 <= number <= 1:
        raise ValueError(word)
    return number


def _positive(word: str) -> int:
    """A number of at least one.

    Raises:
        ValueError: It is no such number, which argparse tells as a wrong use.
    """
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


def _verb(
    verbs: "_SubParsersAction[ArgumentParser]", name: str, verb: Verb, *, json_wanted: bool = True
) -> ArgumentParser:
    made: ArgumentParser = verbs.add_parser(name, help=verb.__doc__)
    made.add_argument("case", type=place, help="a file, or postgresql+psycopg://user@host/database?case=NAME")
    if json_wanted:
        made.add_argument("--json", action="store_true", help="one JSON document on stdout")
    made.set_defaults(run=verb, wrong_use=made.error)
    return made
