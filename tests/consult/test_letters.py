"""Letters to those consulted: to whom, what stands in them, and the files they are."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.policy import default
from pathlib import Path

import docx
import pytest

from consult.case import Case
from consult.comments.queries import comment_ids, comment_rows
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_rows
from consult.consultees.reading import entries, read_table, suggest_mapping
from consult.errors import TargetRefusedError
from consult.reports.files import write
from consult.reports.letter_files import safe_stem
from consult.reports.options import (
    Kind,
    ReportOptions,
)
from tests.consult.cases import small_case
from tests.consult.demo_case import worded_demo
from tests.consult.word_reports import paragraphs, part

OPTIONS = ReportOptions(date=date(2026, 6, 22))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with worded_demo(tmp_path_factory.mktemp("demo")) as opened:
        yield opened


def text_of(file: Path) -> str:
    return "\n".join(paragraphs(part(file)))


def test_feedback_by_mail_carries_the_letter(demo: Case, tmp_path: Path) -> None:
    files = write(demo, tmp_path / "mejl", replace(OPTIONS, kind=Kind.FEEDBACK), mails=True)
    mail = email.message_from_bytes(files[0].read_bytes(), policy=default)
    (letter,) = mail.iter_attachments()
    assert letter.get_filename() == files[0].with_suffix(".docx").name
    (tmp_path / "brev.docx").write_bytes(letter.get_content())
    assert "Ert remissvar" in text_of(tmp_path / "brev.docx")


def test_letters_go_one_to_each_with_names_that_every_system_takes(demo: Case, tmp_path: Path) -> None:
    files = write(demo, tmp_path / "brev", replace(OPTIONS, kind=Kind.FEEDBACK))
    assert len(files) == len(set(files))
    assert all(re.fullmatch(r"[a-z0-9-]+\.docx", file.name) for file in files)
    answered = [row for row in demo.read(consultee_rows) if row.responses]
    assert len(files) == len(answered)
    for file, row in zip(files, answered, strict=True):
        assert row.consultee.name in text_of(file)


def test_a_letter_is_addressed(case: Case, tmp_path: Path) -> None:
    listed = "Namn;Kategori;Postadress;Kontaktperson\nSkogens vänner;Förening;Storgatan 1, 123 45 Ås;Eva Ek\n"
    table = read_table("lista.csv", listed.encode())
    found = entries(table, suggest_mapping(table.headers))[0]
    case.change(add_consultees, found)
    files = write(case, tmp_path / "brev", replace(OPTIONS, kind=Kind.INVITATION))
    text = text_of(next(file for file in files if "skogens" in file.name))
    assert "Skogens vänner\nEva Ek\nStorgatan 1, 123 45 Ås" in text


def test_a_letter_holds_the_receivers_own_comments_and_no_others(demo: Case, tmp_path: Path) -> None:
    files = write(demo, tmp_path / "brev", replace(OPTIONS, kind=Kind.FEEDBACK))
    texts = {file.stem: text_of(file) for file in files}
    for row in demo.read(comment_rows, demo.read(comment_ids)):
        if "," in row.senders:
            continue
        own = f"aterkoppling-{safe_stem(row.senders)}"
        assert row.quote in texts[own]
        assert not any(
            row.quote in text for name, text in texts.items() if name != own and len(row.quote) > 60
        )


def test_mails_are_drafts_that_a_mail_program_opens(demo: Case, tmp_path: Path) -> None:
    enclosed = tmp_path / "förslaget.docx"
    docx.Document().save(str(enclosed))
    options = replace(OPTIONS, kind=Kind.INVITATION)
    files = write(demo, tmp_path / "mejl", options, mails=True, everyone=True, attached=[enclosed])
    assert len(files) == len(demo.read(consultee_rows))
    mail = email.message_from_bytes(files[0].read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Remiss: Almarike 2040 – regional utvecklingsstrategi"
    assert [each.get_filename() for each in mail.iter_attachments()] == ["förslaget.docx"]
    body = mail.get_body()
    assert body is not None
    assert "{" not in body.get_content()
    assert "*" not in body.get_content()


def test_a_reminder_goes_to_those_who_have_not_answered(case: Case, tmp_path: Path) -> None:
    files = write(case, tmp_path / "brev", replace(OPTIONS, kind=Kind.REMINDER))
    assert [file.name for file in files] == ["paminnelse-almarikes-bygdeforbund.docx"]


def test_a_file_stands_where_a_folder_is_wanted(demo: Case, tmp_path: Path) -> None:
    (tmp_path / "brev").write_text("upptaget")
    with pytest.raises(TargetRefusedError):
        write(demo, tmp_path / "brev", replace(OPTIONS, kind=Kind.FEEDBACK))
