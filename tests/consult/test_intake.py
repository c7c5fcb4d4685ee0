"""Many files at once: folders, archives, a bad file among them, and who sent each."""

import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.case import Case
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.draft.operations import load_draft
from consult.draft.reading import read_draft
from consult.errors import RefusalReason
from consult.responses.intake import read_arrivals, read_incoming
from consult.responses.operations import register_response, set_document_role
from consult.responses.parts import Incoming, apart, composed
from consult.responses.queries import response_ids, response_with_file, the_response
from consult.responses.reading import ReadResponse, TextBlock
from consult.responses.records import IncomingFile
from consult.responses.senders import expected_senders
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
        "svar.zip/boverket.txt",
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
    assert (incoming.sent_on, incoming.subject) == ("2026-05-20", "Yttrande")
    files = [(file.file_name, file.role) for file in incoming.files]
    assert files == [("svar.eml", DocumentRole.COVER), ("yttrande.txt", DocumentRole.ANSWER)]
    places = [incoming.text[part.start : part.end] for part in incoming.parts]
    assert places == ["Hej! Svaret bifogas.", "Vi tillstyrker."]


def mail(body: str, *attachments: tuple[str, str], sender: str = "r@region.example") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = sender, "Remissvar"
    message["Date"] = "Mon, 11 May 2026 10:00:00 +0200"
    message.set_content(body)
    for name, text in attachments:
        if name.endswith(".eml"):
            inner = EmailMessage()
            inner["From"], inner["Subject"] = text, "Svar"
            inner.set_content(f"Vi tillstyrker.\n{name}")
            message.add_attachment(inner, filename=name)
        else:
            message.add_attachment(text.encode(), maintype="text", subtype="plain", filename=name)
    return message.as_bytes()


def read(case: Case, folder: Path, content: bytes) -> list[Incoming]:
    path = folder / "mejl.eml"
    path.write_bytes(content)
    arrivals = read_arrivals([path], expected=case.read(expected_senders))
    return [arrival.incoming for arrival in arrivals if arrival.incoming is not None]


def roles(incoming: Incoming) -> list[tuple[str, str]]:
    return [(part.name, part.role.value) for part in incoming.parts]


TWO = ["cover", "answer"]
LONG = "Kommunen har läst förslaget och vill se fler bussar. " * 40


@pytest.mark.parametrize(
    ("body", "attachments", "expected"),
    [
        ("Hej! Här kommer vårt yttrande.", [("almvik.txt", "Vi avstyrker.")], ["cover", "answer"]),
        (
            "Hej! Se bilagor.",
            [("Bilaga 1.txt", "Tabell"), ("kartor.txt", "Karta"), ("Almvik.txt", "Vi avstyrker.")],
            ["cover", "annex", "annex", "answer"],
        ),
        (LONG, [("logo.png", "x"), ("tabell.txt", "Tal")], ["answer", "annex", "annex"]),
        (LONG, [("Yttrande.txt", "Vi avstyrker.")], ["cover", "answer"]),
        (
            "Hej!",
            [("yttrande.txt", "Vi avstyrker."), ("Reservation S.txt", "Vi reserverar oss.")],
            ["cover", "answer", "reservation"],
        ),
        (
            "Hej!",
            [("x.txt", "Vi avstyrker."), ("y.txt", "Särskilt yttrande\nMen.")],
            ["cover", "answer", "reservation"],
        ),
        ("Vi tillstyrker.", [], ["answer"]),
        ("Vi tillstyrker.", [("bild.png", "x")], ["answer", "annex"]),
    ],
)
def test_which_part_of_a_mail_is_the_answer_is_told(
    case: Case, tmp_path: Path, body: str, attachments: list[tuple[str, str]], expected: list[str]
) -> None:
    (incoming,) = read(case, tmp_path, mail(body, *attachments))
    assert [role for _, role in roles(incoming)] == expected
    for part in incoming.parts:
        assert incoming.text[part.start : part.end] == part.text
    assert incoming.text.startswith(body.strip())


def test_the_parts_of_a_mail_are_found_in_the_registered_text(case: Case, tmp_path: Path) -> None:
    content = mail("Hej! Ja.", ("Almviks kommun.txt", "\nJa.\nVi tillstyrker.\n"), ("bilaga.txt", "Ja."))
    (incoming,) = read(case, tmp_path, content)
    listed = case.read(expected_senders).listed
    key = case.change(
        register_response,
        consultee_ids=[listed[0].id],
        received_on="2026-05-11",
        text=incoming.text,
        files=incoming.files,
    )
    response = case.read(the_response, key)
    read_from = {each.file_name: response.text[each.start : each.end] for each in response.documents}
    assert read_from == {
        "mejl.eml": "Hej! Ja.",
        "Almviks kommun.txt": "Ja.\nVi tillstyrker.",
        "bilaga.txt": "Ja.",
    }
    annex = next(each for each in response.documents if each.file_name == "bilaga.txt")
    case.change(set_document_role, key, annex.id, "reservation")
    changed = {each.id: each.role for each in case.read(the_response, key).documents}
    assert changed[annex.id] is DocumentRole.RESERVATION
    case.undo()
    assert case.read(the_response, key).documents == response.documents


def test_a_part_whose_words_were_corrected_has_no_place(case: Case, tmp_path: Path) -> None:
    (incoming,) = read(case, tmp_path, mail("Hej!", ("yttrande.txt", "Vi tilstyrker.")))
    key = case.change(
        register_response,
        consultee_ids=[case.read(expected_senders).listed[0].id],
        received_on="2026-05-11",
        text=incoming.text.replace("tilstyrker", "tillstyrker"),
        files=incoming.files,
    )
    places = {each.file_name: (each.start, each.end) for each in case.read(the_response, key).documents}
    assert places == {"mejl.eml": (0, 4), "yttrande.txt": (None, None)}


THREE = (
    ("Yttrande.txt", "Almviks kommun\nVi tillstyrker."),
    ("bilaga 1.txt", "Tal om Almvik"),
    ("svar.eml", "Bergslanda kommun <kommun@bergslanda.example>"),
    ("hembygd.txt", "Almviks hembygdsförening\nVi avstyrker."),
)


def test_a_mail_with_three_answers_gives_three_that_are_known_again(case: Case, tmp_path: Path) -> None:
    content = mail("Tre svar.", *THREE)
    several = read(case, tmp_path, content)
    assert [roles(each)[1:] for each in several] == [
        [("Yttrande.txt", "answer"), ("bilaga 1.txt", "annex")],
        [("svar.eml", "answer")],
        [("hembygd.txt", "answer")],
    ]
    listed = {each.name: each.id for each in case.read(expected_senders).listed}
    senders = ("Almviks kommun", "Bergslanda kommun", "Almviks hembygdsförening")
    for incoming, sender in zip(several, senders, strict=True):
        assert case.read(response_with_file, incoming.known_by) is None
        assert roles(incoming)[0] == ("mejl.eml", "cover")
        assert incoming.text.startswith("Tre svar.")
        case.change(
            register_response,
            consultee_ids=[listed[sender]],
            received_on="2026-05-11",
            text=incoming.text,
            files=incoming.files,
        )
    for incoming, sender in zip(read(case, tmp_path, content), senders, strict=True):
        known = case.read(response_with_file, incoming.known_by)
        assert known is not None
        assert known.senders == sender
    whole = several[0].whole
    assert whole is not None
    assert case.read(response_with_file, whole.known_by) is not None
    assert len(case.read(response_ids)) == 3


@pytest.mark.parametrize(
    ("written", "letter", "name", "certain"),
    [
        ("kommun@almvik.example", "Vi tillstyrker.", "Almviks kommun", True),
        ("kommun@almvik.example", "Almviks kommun\nYttrande", "Almviks kommun", True),
        ("kommun@almvik.example", "Bergslanda kommun\nYttrande", "Almviks kommun", False),
        ("okänd@kund.example", "Bergslanda kommun\nYttrande", "Bergslanda kommun", True),
    ],
)
def test_a_mail_and_its_letter_speak_for_the_same_sender_or_somebody_is_asked(
    case: Case, tmp_path: Path, written: str, letter: str, name: str, certain: bool
) -> None:
    path = tmp_path / "mejl.eml"
    path.write_bytes(mail("Hej!", ("yttrande.txt", letter), sender=written))
    (arrival,) = read_arrivals([path], expected=case.read(expected_senders))
    assert arrival.suggestion is not None
    assert (arrival.suggestion.name, arrival.suggestion.certain) == (name, certain)


def test_a_mail_of_one_sender_stays_whole_and_can_be_taken_apart(case: Case, tmp_path: Path) -> None:
    content = mail("Hej!", ("yttrande.txt", "Almviks kommun\nJa."), ("svar.txt", "Almviks kommun\nNej."))
    (incoming,) = read(case, tmp_path, content)
    assert incoming.whole is None
    one, other = apart(incoming)
    assert (roles(one)[1], roles(other)[1]) == (("yttrande.txt", "answer"), ("svar.txt", "answer"))
    assert one.whole is other.whole is incoming


def test_the_own_draft_that_comes_back_is_kept_without_its_text(case: Case, tmp_path: Path) -> None:
    sent = word_file(paragraph("Almarike 2040") + paragraph("Länet ska växa."))
    case.change(load_draft, read_draft("utkast.docx", sent), file_name="utkast.docx", content=sent)
    message = EmailMessage()
    message["From"] = "kommun@almvik.example"
    message.set_content("Vi har inget att erinra mot bifogat förslag.")
    for name, content in (("remiss.docx", sent), ("ändrad.docx", word_file(paragraph("Länet ska krympa.")))):
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    (incoming,) = read(case, tmp_path, message.as_bytes())
    assert "växa" not in incoming.text
    assert "krympa" in incoming.text
    assert roles(incoming)[1] == ("remiss.docx", "annex")
    assert [(left.what, left.example) for left in incoming.left_out] == [("own_draft", "remiss.docx")]
    assert incoming.files[1].content == sent


LETTERS = st.text("ab \n", max_size=12)


@given(LETTERS, st.lists(st.tuples(st.sampled_from(["x.txt", "bilaga.txt", "y.eml", "z.png"]), LETTERS)))
def test_every_part_is_found_word_for_word_in_the_whole(body: str, attached: list[tuple[str, str]]) -> None:
    def came(name: str, text: str) -> Incoming:
        blocks = tuple(TextBlock(line) for line in text.split("\n"))
        return composed(IncomingFile(name, text.encode()), ReadResponse(blocks), (), ())

    blocks = tuple(TextBlock(line) for line in body.split("\n"))
    brought = [came(name, text) for name, text in attached]
    incoming = composed(IncomingFile("mejl.eml", b"x"), ReadResponse(blocks), brought, ())
    for each in (incoming, *apart(incoming)):
        end = 0
        for part in each.parts:
            if part.text.strip():
                assert part.start >= end
                assert each.text[part.start : part.end] == part.text
                end = part.end
            else:
                assert part.start == part.end
        assert sum(part.role is DocumentRole.ANSWER for part in each.parts) >= 1
    said = [text.strip("\n") for text in (body, *(text for _, text in attached)) if text.strip()]
    assert [part.text for part in incoming.parts if part.text.strip()] == said
