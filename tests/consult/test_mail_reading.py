"""Mails: who wrote what and when, their attachments, and those that are broken or mean harm."""

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.mail import DEEPEST, LONGEST_NAME, MOST_PARTS, read, safe_name
from consult.responses.reading.records import ReadResponse

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "mail"
LONGEST_SECONDS = 30.0
HEAD = b"From: a@almvik.example\nDate: Mon, 2 Nov 2026 23:30:00 +0100\nSubject: Svar\n"
PDF = b"%PDF-1.4 \xff\x00"


def mail(text: str = "Vi tillstyrker.", page: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Åsa Öberg <asa@almvik.example>"
    made["Date"] = "Mon, 02 Nov 2026 23:30:00 +0100"
    made["Subject"] = "Svar på remiss: åtgärder för vår region och mycket mer som gör raden lång"
    if text:
        made.set_content(text)
    if page and text:
        made.add_alternative(page, subtype="html")
    elif page:
        made.set_content(page, subtype="html")
    return made


def found(content: EmailMessage | bytes) -> ReadResponse:
    return read("svar.eml", content if isinstance(content, bytes) else content.as_bytes())


def refused(content: bytes) -> RefusalReason:
    with pytest.raises(FileRefusedError) as refusal:
        read("svar.eml", content)
    assert refusal.value.file == "svar.eml"
    return refusal.value.reason


def reason(content: bytes) -> RefusalReason | None:
    """Why a file is refused; None when it is read."""
    try:
        read("svar.eml", content)
    except FileRefusedError as error:
        return error.reason
    return None


def parts(*each: bytes, kind: bytes = b"mixed", boundary: bytes = b"b") -> bytes:
    inner = b"".join(b"--" + boundary + b"\n" + part + b"\n" for part in each)
    head = b"Content-Type: multipart/" + kind + b'; boundary="' + boundary + b'"\n\n'
    return head + inner + b"--" + boundary + b"--\n"


def test_what_a_mail_says_of_itself() -> None:
    response = found(mail())
    assert response.sender == "Åsa Öberg <asa@almvik.example>"
    assert response.sent_on == "2026-11-02"
    assert response.subject == "Svar på remiss: åtgärder för vår region och mycket mer som gör raden lång"
    assert response.text == "Vi tillstyrker."
    assert response.left_out == ()


def test_earlier_mails_quoted_below_are_kept_word_for_word() -> None:
    text = (
        "Vi avstår.\n\n-----Ursprungligt meddelande-----\nFrån: Regionen\nSkickat: den 1 oktober 2026\n\n"
        "> Välkommen med svar\n> > senast i november"
    )
    assert found(mail(text)).text == text


def test_the_text_is_read_rather_than_the_page_when_there_are_both() -> None:
    assert found(mail("Texten", "<p>Sidan")).text == "Texten"
    assert found(mail("", "<p>Vi <b>till</b>styrker &ndash; nu<p>Hej")).text == "Vi tillstyrker – nu\nHej"


def test_an_empty_text_beside_a_page_is_not_the_body() -> None:
    assert found(mail(" \n", "<p>Sidan")).text == "Sidan"


def test_attachments_come_with_names_that_are_safe() -> None:
    made = mail()
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="../../yttrande åäö.pdf")
    made.add_attachment("a;b", subtype="csv", filename="C:\\temp\\svar.csv")
    made.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="faktura\u202efdp.exe")
    made.add_attachment(b"y", maintype="application", subtype="pdf")
    names = {each.file_name: each.content for each in found(made).attachments}
    assert list(names) == ["yttrande åäö.pdf", "svar.csv", "fakturafdp.exe", "bilaga.pdf"]
    assert names["yttrande åäö.pdf"] == PDF


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("svar.docx", "svar.docx"),
        ("", "bilaga"),
        ("..", "bilaga"),
        ("a/..", "bilaga"),
        ("\0\x01", "bilaga"),
        ("???", "bilaga"),
        ("a\0b\n.txt. .", "ab .txt"),
        ("nul.txt", "_nul.txt"),
        ("a:b|c.txt", "a_b_c.txt"),
        ("x" * 300 + ".docx", "x" * (LONGEST_NAME - 5) + ".docx"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name, "bilaga") == safe


@given(st.text())
def test_every_name_becomes_safe(name: str) -> None:
    safe = safe_name(name, "bilaga")
    assert safe == safe.strip(". ")
    assert safe.isprintable() or "\u00a0" in safe
    assert 0 < len(safe) <= LONGEST_NAME + 1
    assert not set(safe) & set('/\\<>:"|?*')


def test_a_forwarded_mail_is_an_attachment_that_can_be_read() -> None:
    made = mail("Se bifogat")
    made.add_attachment(mail("Det ursprungliga svaret"))
    (forwarded,) = found(made).attachments
    assert forwarded.file_name.endswith(".eml")
    assert read(forwarded.file_name, forwarded.content).text == "Det ursprungliga svaret"


def test_pictures_of_a_page_are_listed_and_others_are_attachments() -> None:
    picture = b"Content-Type: image/png; name=logga.png\n\npng"
    page = b"Content-Type: text/html\n\n<p>Hej<img src=cid:1>"
    response = found(HEAD + parts(parts(page, picture, kind=b"related", boundary=b"c"), picture))
    assert response.text == "Hej"
    assert response.left_out == (LeftOut("picture", 1, "logga.png"),)
    assert [each.file_name for each in response.attachments] == ["logga.png"]


def test_lines_broken_for_the_journey_are_joined() -> None:
    body = "Vi till \nstyrker.\n> ett \n> två\n-- \nÅsa".encode()
    response = found(HEAD + b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + body)
    assert response.text == "Vi till styrker.\n> ett två\n-- \nÅsa"


@pytest.mark.parametrize("charset", ["finns-inte", "utf-8", "", "idna", "\0", "x" * 5_000])
def test_unknown_charsets(charset: str) -> None:
    kind = f'Content-Type: text/plain; charset="{charset}"\n\n'.encode()
    assert found(HEAD + kind + "Åtgärder".encode("cp1252")).text == "Åtgärder"
    assert found(HEAD + kind + "Åtgärder".encode()).text == "Åtgärder"


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("Svar på remiss".encode(), "Svar på remiss"),
        ("Svar på remiss".encode("cp1252"), "Svar på remiss"),
        (b"=?iso-8859-1?Q?Svar_p=E5?=\n =?iso-8859-1?Q?_remiss?=", "Svar på remiss"),
        (b"=?finns-inte?Q?Svar_p=C3=A5_remiss?=", "Svar på remiss"),
        (b"=?utf-8?B?!!!?= x", "x"),
        (b"a\0b", "ab"),
    ],
)
def test_subjects(written: bytes, subject: str) -> None:
    assert found(b"From: a@b.example\nSubject: " + written + b"\n\nHej").subject == subject


@pytest.mark.parametrize(
    "date", [b"", b"igen", b"Mon, 99 Nov 2026", b"\0", b"1 Jan 99999 10:00 +9999", b"9" * 9_999]
)
def test_dates_that_are_none(date: bytes) -> None:
    assert found(b"From: a\nDate: " + date + b"\n\nHej").sent_on == ""


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\0\0\0"])
def test_empty_files(content: bytes) -> None:
    assert refused(content) is RefusalReason.EMPTY


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0" * 50, b"%PDF-1.4\n", b"Hej\n\nPris: 5\n", b"\xff\xfeH\0e\0j\0"]
)
def test_what_is_no_mail(content: bytes) -> None:
    assert refused(content) is RefusalReason.DAMAGED


def test_a_mail_without_a_body() -> None:
    assert found(HEAD).blocks == ()
    assert refused(b"From: a@b.example\n\n") is RefusalReason.EMPTY


def test_an_encrypted_mail() -> None:
    kind = b'Content-Type: multipart/encrypted; boundary="b"\n\n'
    assert refused(HEAD + kind) is RefusalReason.ENCRYPTED


def test_text_with_nul_and_a_missing_end() -> None:
    response = found(HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nHe\0j\n')
    assert response.text == "Hej"


def test_one_boundary_for_two_levels_loses_nothing() -> None:
    text, page = b"Content-Type: text/plain\n\nHej", b"Content-Type: text/html\n\n<p>Hej"
    file = b"Content-Type: application/zip; name=a.zip\n\nPK"
    twice = parts(parts(text, page, kind=b"alternative")) + b"\n--b\n" + file + b"\n--b--\n"
    response = found(HEAD + twice)
    assert response.text == "Hej"
    assert [each.file_name for each in response.attachments] == ["a.zip"]


def test_parts_beyond_the_bounds_are_listed() -> None:
    each = b"Content-Type: application/pdf; name=a.pdf\n\nx"
    response = found(HEAD + parts(*[each] * (MOST_PARTS + 10)))
    assert len(response.attachments) == MOST_PARTS - 1
    assert response.left_out == (LeftOut("attachment", 11, "a.pdf"),)
    deep = b"Content-Type: text/plain\n\nDjupt"
    for level in range(DEEPEST + 5):
        deep = parts(deep, boundary=b"b%d" % level)
    assert found(HEAD + deep).left_out == (LeftOut("attachment", 1),)


def nested(levels: int, *, rest: bytes = b"") -> bytes:
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(levels)
    )
    return HEAD + opening + b"\nHej\n" + rest


@pytest.mark.parametrize(
    "content",
    [
        nested(3_000),
        nested(200),
        nested(200, rest=b"a\n" * 10_000_000),
        HEAD + b"Content-Type: message/rfc822\n\n" * 3_000 + b"\nHej",
        HEAD + b"Content-Type: message/rfc822\n\n" * 100 + b"\nHej",
        HEAD + parts(*[b"\nx"] * 3_000),
        HEAD + b"Content-Type: text/plain" + b"; a=b" * 200_000 + b"\n\nHej",
        HEAD + b"Content-Type: text/plain; x=" + b'"\\' * 500_000 + b"\n\nHej",
        HEAD + b"Content-Type: text/plain" + b"(" * 500_000 + b"\n\nHej",
        b"From: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\nHej",
        b"From: a\n" + b"X: y\n" * 500_000 + b"\nHej",
        HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"!" * 5_000_000,
        HEAD + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n" + b"M!" * 100_000,
        HEAD + b"\n" + b"Hej\n" * 5_000_000,
    ],
)
def test_mails_that_mean_harm_take_seconds(content: bytes) -> None:
    before = time.perf_counter()
    assert reason(content) in (None, RefusalReason.DAMAGED, RefusalReason.TOO_LARGE)
    assert time.perf_counter() - before < LONGEST_SECONDS


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_odd_mails_are_read_or_refused(head: bytes, body: bytes) -> None:
    reason(b"From: a@b.example\nContent-Type: " + head + b"\n\n" + body)


@pytest.mark.parametrize(
    ("name", "begins", "sender", "sent_on", "attachment"),
    [
        ("mail_malformed_1.eml", "--Sent", "<femucca@tin.it>", "2016-05-24", "20160523_916527.jpg_.zip"),
        ("mail_test_2.eml", "\tUfficio Meteo", "<meteo@regione.vda.it>", "2015-11-29", "Bollettino.pdf"),
    ],
)
def test_mails_that_were_sent(name: str, begins: str, sender: str, sent_on: str, attachment: str) -> None:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the samples are not here")
    response = read(name, path.read_bytes())
    assert begins in response.text
    assert (response.sender, response.sent_on) == (sender, sent_on)
    assert [each.file_name for each in response.attachments] == [attachment]
