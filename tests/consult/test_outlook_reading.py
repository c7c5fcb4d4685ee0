"""Mails that Outlook has saved, made here stream by stream, and some that were sent."""

import struct
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.outlook import read
from consult.responses.reading.records import ReadResponse
from tests.consult.word_files import compound

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "mail"
LONGEST_SECONDS = 30.0
Streams = Mapping[str, bytes]
NOON = (
    (datetime(2025, 11, 1, 12, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC))
    // timedelta(microseconds=1)
    * 10
)
"""The same day wherever the tests are likely to run."""

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
"""The example of [MS-OXRTFCP] 3.1."""


class CompoundFile:
    """A compound file ([MS-CFB]) of sectors of 512 bytes, with small streams in the small sectors."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.chains: list[int] = []
        self.small, self.small_chains = bytearray(), list[int]()
        self.entries: list[bytes] = []

    def written(self, tree: Mapping[str, bytes | Streams]) -> bytes:
        self.entries.append(b"")
        child = self._children(tree)
        start, size = self._chain(bytes(self.small)), len(self.small)
        self.entries[0] = _entry("Root Entry", 5, child=child, start=start, size=size)
        small = b"".join(struct.pack("<I", each) for each in self.small_chains)
        small_start, small_count = self._chain(small, b"\xff"), -(-len(small) // 512)
        directory = self._chain(b"".join(self.entries))
        count = next(n for n in range(1, 110) if n * 128 >= len(self.sectors) + n)
        fat_start = len(self.sectors)
        chains = [*self.chains, *[_FAT] * count]
        chains += [_FREE] * (count * 128 - len(chains))
        fat = struct.pack(f"<{count * 128}I", *chains)
        places = [*range(fat_start, fat_start + count), *[_FREE] * (109 - count)]
        header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
        header += struct.pack(
            "<HHHHH6xIIIIIIIII",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            count,
            directory,
            0,
            4096,
            small_start,
            small_count,
            _END,
            0,
        )
        return header + struct.pack("<109I", *places) + b"".join(self.sectors) + fat

    def _children(self, tree: Mapping[str, bytes | Streams]) -> int:
        """Number of the first child; each has the next one to its right."""
        after = _FREE
        for name, content in reversed(list(tree.items())):
            if isinstance(content, bytes):
                made = _entry(name, 2, right=after, start=self._stream(content), size=len(content))
            else:
                made = _entry(name, 1, right=after, child=self._children(content))
            self.entries.append(made)
            after = len(self.entries) - 1
        return after

    def _stream(self, content: bytes) -> int:
        if not content:
            return _END
        if len(content) >= 4096:
            return self._chain(content)
        start = len(self.small_chains)
        count = -(-len(content) // 64)
        self.small += content.ljust(count * 64, b"\0")
        self.small_chains += [*range(start + 1, start + count), _END]
        return start

    def _chain(self, content: bytes, filling: bytes = b"\0") -> int:
        start, count = len(self.sectors), -(-len(content) // 512)
        if not count:
            return _END
        padded = content.ljust(count * 512, filling)
        self.sectors += [padded[at : at + 512] for at in range(0, len(padded), 512)]
        self.chains += [*range(start + 1, start + count), _END]
        return start


def _entry(
    name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0
) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(wide), kind, 1, _FREE, right, child)
    return wide.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def properties(header: int, fixed: Mapping[tuple[int, int], int]) -> bytes:
    rows = (struct.pack("<HHIQ", kind, identifier, 6, value) for (identifier, kind), value in fixed.items())
    return bytes(header) + b"".join(rows)


def texts(found: Mapping[int, str]) -> dict[str, bytes]:
    return {f"__substg1.0_{key:04X}001F": text.encode("utf-16-le") for key, text in found.items()}


WRITTEN = texts(
    {
        0x001A: "IPM.Note",
        0x0037: "Svar på remiss",
        0x0042: "Åsa Öberg",
        0x0064: "SMTP",
        0x0065: "asa@almvik.example",
        0x1000: "Vi avstår.\r\n\r\nFrån: Regionen\r\nSkickat: igår\0",
    }
)


def message(
    streams: Streams = WRITTEN,
    *attachments: Streams,
    fixed: Mapping[tuple[int, int], int] | None = None,
) -> bytes:
    tree: dict[str, bytes | Streams] = {
        "__properties_version1.0": properties(32, fixed or {(0x39, 0x40): NOON})
    }
    tree |= streams
    for number, each in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = each
    return CompoundFile().written(tree)


def attachment(
    name: str, content: bytes, method: int = 1, flags: int = 0, more: Streams | None = None
) -> Streams:
    table = properties(8, {(0x3705, 3): method, (0x3714, 3): flags})
    data = {"__substg1.0_37010102": content} if content else {}
    return {"__properties_version1.0": table, **texts({0x3707: name}), **data, **(more or {})}


def found(content: bytes) -> ReadResponse:
    return read("svar.msg", content)


def refused(content: bytes) -> RefusalReason:
    with pytest.raises(FileRefusedError) as refusal:
        read("svar.msg", content)
    assert refusal.value.file == "svar.msg"
    return refusal.value.reason


def reason(content: bytes) -> RefusalReason | None:
    """Why a file is refused; None when it is read."""
    try:
        read("svar.msg", content)
    except FileRefusedError as error:
        return error.reason
    return None


def with_body(**streams: bytes) -> bytes:
    kept = {key: value for key, value in WRITTEN.items() if "1000" not in key}
    return message({**kept, **{f"__substg1.0_{key[1:]}": value for key, value in streams.items()}})


def stored(rich: bytes) -> bytes:
    return struct.pack("<IIII", len(rich) + 12, len(rich), 0x414C454D, 0) + rich


def test_what_a_mail_says_of_itself() -> None:
    response = found(message())
    assert response.sender == "Åsa Öberg <asa@almvik.example>"
    assert response.sent_on == "2025-11-01"
    assert response.subject == "Svar på remiss"
    assert response.text == "Vi avstår.\n\nFrån: Regionen\nSkickat: igår"


def test_the_time_of_delivery_serves_when_that_of_sending_is_missing() -> None:
    assert found(message(fixed={(0x0E06, 0x40): NOON})).sent_on == "2025-11-01"
    assert found(message(fixed={(0x0039, 0x40): 2**64 - 1})).sent_on == ""


@pytest.mark.parametrize(
    ("says", "sender"),
    [
        (
            {0x0C1A: "Registrator", 0x0C1E: "EX", 0x0C1F: "/O=X/CN=R", 0x5D01: "r@b.example"},
            "Registrator <r@b.example>",
        ),
        ({0x0C1A: "Registrator", 0x0C1E: "EX", 0x0C1F: "/O=X/CN=R"}, "Registrator"),
        ({0x0C1A: "r@b.example", 0x0C1E: "SMTP", 0x0C1F: "R@b.example"}, "r@b.example"),
        (
            {0x0042: "Nämnden", 0x5D02: "n@b.example", 0x0C1A: "Åsa", 0x5D01: "a@b.example"},
            "Nämnden <n@b.example>",
        ),
        ({}, ""),
    ],
)
def test_senders(says: dict[int, str], sender: str) -> None:
    assert found(message(texts({0x1000: "Hej", **says}))).sender == sender


def test_texts_in_the_code_page_of_the_mail() -> None:
    streams = {"__substg1.0_1000001E": "Hyvää päivää – Ł".encode("cp1250", "replace")}
    assert found(message(streams, fixed={(0x3FFD, 3): 1250})).text == "Hyvää päivää – Ł"
    assert found(message({"__substg1.0_1000001E": "Åtgärd".encode("cp1252")})).text == "Åtgärd"
    assert (
        found(message({"__substg1.0_1000001E": "Åtgärd".encode()}, fixed={(0x3FFD, 3): 4_000_000})).text
        == "Åtgärd"
    )


def test_the_page_is_read_when_there_is_no_text() -> None:
    page = "<p>Vi <b>till</b>styrker<p>Åsa"
    assert found(with_body(_10130102=page.encode())).text == "Vi tillstyrker\nÅsa"
    assert found(with_body(_1013001F=page.encode("utf-16-le"))).text == "Vi tillstyrker\nÅsa"


def test_rich_text_is_unpacked() -> None:
    assert found(with_body(_10090102=HELLO)).text == "hello world"


def test_the_text_of_rich_text() -> None:
    rich = (
        rb"{\rtf1\ansi\ansicpg1252\fromtext{\fonttbl{\f0 Arial;}}{\*\generator x;}\uc1 "
        rb"\'c5tg\'e4rd \u8211?\par "
        rb"\{a\}\tab b\~c {\pict\bin3 }}}}d\line \u-10179?\u-8704?}"
    )
    assert found(with_body(_10090102=stored(rich))).text == "Åtgärd –\n{a}\tb\u00a0c d\n\U0001f600"


def test_a_page_within_rich_text_is_read_as_a_page() -> None:
    rich = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}"
        rb"{\*\htmltag64 <p class=\'22x\'22>}\htmlrtf {\f0 \htmlrtf0 Vi avst\'e5r {\*\htmltag84 &ndash;}"
        rb"\htmlrtf \endash\htmlrtf0  nu\htmlrtf }\htmlrtf0 "
        rb"{\*\htmltag72 </p>}\par {\*\mhtmltag1 <p>nej}slut}"
    )
    assert found(with_body(_10090102=stored(rich))).text == "Vi avstår – nu\nslut"


@pytest.mark.parametrize(
    "broken", [b"x", HELLO[:16] + b"\xff", b"\0" * 40, struct.pack("<IIII", 0, 2**31, 0x75465A4C, 0)]
)
def test_rich_text_that_cannot_be_unpacked(broken: bytes) -> None:
    response = found(with_body(_10090102=broken))
    assert response.text == ""
    assert [each.what for each in response.left_out] in (["rich_text_body"], [])


def test_attachments_by_method() -> None:
    picture = attachment("logga.png", b"png", flags=4, more=texts({0x370E: "image/png", 0x3712: "1@x"}))
    each = (
        attachment("../yttrande\u202efdp.pdf", b"%PDF" * 2_000),
        attachment("Vidarebefordrat", b"", method=5),
        attachment("Kalkyl", b"", method=6),
        attachment("länk.docx", b"", method=7),
        attachment("", b"x"),
    )
    response = found(message(WRITTEN, *each, picture))
    names = [(found.file_name, len(found.content)) for found in response.attachments]
    assert names == [("yttrandefdp.pdf", 8_000), ("bilaga", 1)]
    assert response.left_out == (
        LeftOut("embedded_message", 1, "Vidarebefordrat"),
        LeftOut("embedded_object", 1, "Kalkyl"),
        LeftOut("attachment", 1, "länk.docx"),
        LeftOut("picture", 1, "logga.png"),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", RefusalReason.EMPTY),
        (b"From: a\n\nHej", RefusalReason.DAMAGED),
        (compound("WordDocument"), RefusalReason.DAMAGED),
        (CompoundFile().written({"WordDocument": b"x" * 5_000}), RefusalReason.DAMAGED),
        (message()[:1_000], RefusalReason.DAMAGED),
        (message({}), RefusalReason.EMPTY),
        (message(texts({0x001A: "IPM.Note.SMIME", 0x0037: "x"})), RefusalReason.ENCRYPTED),
    ],
)
def test_what_is_refused(content: bytes, reason: RefusalReason) -> None:
    assert refused(content) is reason


WHOLE = message(WRITTEN, attachment("a.pdf", b"x" * 5_000))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_damaged_files_are_read_or_refused(place: int, damage: bytes, cut: bool) -> None:
    content = WHOLE[:place] + damage + (b"" if cut else WHOLE[place + len(damage) :])
    reason(content)


@given(st.binary(max_size=300))
def test_odd_rich_text_is_read_or_listed(rich: bytes) -> None:
    found(with_body(_10090102=stored(rb"{\rtf1\fromhtml1 " + rich)))
    found(with_body(_10090102=struct.pack("<IIII", 0, 4_000, 0x75465A4C, 0) + rich))


@pytest.mark.parametrize(
    "content",
    [
        message(WRITTEN, *[attachment(f"{number}.txt", b"x") for number in range(700)]),
        with_body(_10090102=stored(b"{" * 3_000_000)),
        with_body(_10090102=stored(rb"\u8211?" * 400_000)),
    ],
)
def test_large_mails_take_seconds(content: bytes) -> None:
    before = time.perf_counter()
    assert reason(content) is None
    assert time.perf_counter() - before < LONGEST_SECONDS


@pytest.mark.parametrize(
    ("name", "begins", "sender", "sent_on", "attachments"),
    [
        (
            "attachment_msg_pdf.msg",
            "Test email with 1 msg",
            "Nick Booth",
            "2010-06-17",
            ["smbprn.00009008.KdcPjl.pdf"],
        ),
        (
            "example_received_unicode.msg",
            "..less you are",
            "Mike Farman <mike.farman@alfresco.com>",
            "2010-01-11",
            ["alfresco.gif"],
        ),
        ("mail_outlook_1.msg", "Wenn Sie diesen", "NueblingV@w-vwa.de", "2017-09-18", []),
        (
            "simple_test_msg.msg",
            "This is a test",
            "Travis Ferguson <travis@overwrittenstack.com>",
            "2007-07-06",
            [],
        ),
    ],
)
def test_mails_that_were_sent(
    name: str, begins: str, sender: str, sent_on: str, attachments: list[str]
) -> None:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the samples are not here")
    response = read(name, path.read_bytes())
    assert response.text.startswith(begins)
    assert (response.sender, response.sent_on) == (sender, sent_on)
    assert [each.file_name for each in response.attachments] == attachments


def test_a_mail_to_many() -> None:
    path = SAMPLES / "lots-of-recipients.msg"
    if not path.exists():
        pytest.skip("the samples are not here")
    response = read(path.name, path.read_bytes())
    assert response.sender == "vishwajit Mankar <vishu_mankar@yahoo.com>"
    assert len(response.attachments) == 1
