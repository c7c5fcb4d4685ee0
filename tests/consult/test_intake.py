"""Many files at once: folders, archives, a bad file among them, and who sent each."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.case import Case
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.errors import RefusalReason
from consult.responses.intake import read_arrivals, read_incoming
from consult.responses.senders import suggested_sender
from consult.vocabulary import Category, DocumentRole
from tests.consult.word_files import paragraph, word_file

MAIL = (
    "From: Registrator <registrator@almvik.example>\r\nTo: region@almarike.example\r\n"
    "Subject: Yttrande\r\nDate: Wed, 20 May 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Hej! Svaret bifogas.\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
    'Content-Disposition: attachment; filename="yttrande.txt"\r\n\r\nVi tillstyrker.\r\n--x--\r\n'
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040") as opened:
        entries = (
            ("Almviks kommun", "kommun@almvik.example", ("Almvik",)),
            ("Almviks hembygdsförening", "", ()),
            ("Bergslanda kommun", "kommun@bergslanda.example", ()),
            ("Åsa Lind", "asa@gmail.com", ()),
        )
        opened.change(
            add_consultees,
            [RegisterEntry(name, Category.OTHER, email=mail, aliases=also) for name, mail, also in entries],
        )
        yield opened


def test_folders_and_archives_are_taken_apart_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "inkommet"
    (folder / "kommuner").mkdir(parents=True)
    (folder / "kommuner" / "almvik.docx").write_bytes(word_file(paragraph("Vi tillstyrker.")))
    (folder / "trasig.docx").write_bytes(b"PK\x03\x04")
    (folder / ".dold").write_bytes(b"x")
    archive = tmp_path / "svar.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../../boverket.txt", "Inget att erinra.")
        packed.writestr("__MACOSX/._boverket.txt", "x")
    told: list[tuple[int, int]] = []
    paths = [folder, archive, tmp_path / "saknas.docx"]
    arrivals = read_arrivals(paths, lambda done, total: told.append((done, total)))
    assert [arrival.name for arrival in arrivals] == [
        "inkommet/kommuner/almvik.docx",
        "inkommet/trasig.docx",
        "svar.zip/../../boverket.txt",
        "saknas.docx",
    ]
    texts = [arrival.incoming.text if arrival.incoming else None for arrival in arrivals]
    assert texts == ["Vi tillstyrker.", "", "Inget att erinra.", None]
    assert arrivals[2].incoming is not None
    assert arrivals[2].incoming.file.file_name == "boverket.txt"
    problems = [arrival.problem.reason if arrival.problem else None for arrival in arrivals]
    assert problems[0] is problems[2] is None
    assert problems[3] is RefusalReason.MISSING
    assert told == [(number, 4) for number in range(1, 5)]


def test_archives_that_are_none_or_lie_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "trasig.zip"
    broken.write_bytes(b"PK\x03\x04 avbruten")
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(12):
            packed.writestr(f"{number}.txt", b"\0" * 90_000_000)
    reasons = [arrival.problem.reason for arrival in read_arrivals([broken, bomb]) if arrival.problem]
    assert reasons == [RefusalReason.DAMAGED, RefusalReason.TOO_LARGE]


def test_a_mail_brings_its_text_its_date_and_its_annexes(tmp_path: Path) -> None:
    path = tmp_path / "svar.eml"
    path.write_bytes(MAIL.encode())
    incoming = read_incoming(path)
    assert incoming.text == "Hej! Svaret bifogas.\n\nVi tillstyrker."
    assert (incoming.read.sent_on, incoming.read.subject) == ("2026-05-20", "Yttrande")
    files = [(file.file_name, file.role) for file in incoming.files]
    assert files == [("svar.eml", DocumentRole.ANSWER), ("yttrande.txt", DocumentRole.ANNEX)]


@pytest.mark.parametrize(
    ("file_name", "text", "written", "found"),
    [
        ("12 Almviks kommun.docx", "", "", "Almviks kommun"),
        ("almviks_hembygdsforening.pdf", "", "", "Almviks hembygdsförening"),
        ("svar.docx", "ALMVIKS KOMMUN\nKommunstyrelsen", "", "Almviks kommun"),
        ("svar.docx", "Almviks kommun och Bergslanda kommun", "", None),
        ("Almvik.docx", "Bergslanda kommun", "", None),
        ("svar.msg", "Hej!", "Anna <anna@almvik.example>", "Almviks kommun"),
        ("svar.msg", "Hej!", "Någon <nagon@gmail.com>", None),
        ("svar.docx", "", "", None),
    ],
)
def test_a_sender_is_named_only_when_it_is_certain(
    case: Case, file_name: str, text: str, written: str, found: str | None
) -> None:
    sender = case.read(suggested_sender, file_name, text, written)
    assert (sender.name if sender else None) == found
