"""Who sent an answer: the reason that is given, joint answers, and that a wrong sender is never certain."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.case import Case
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_rows, find_consultees
from consult.consultees.records import Consultee, RegisterEntry
from consult.consultees.register import register
from consult.errors import NotFoundError
from consult.responses.letterheads import own_reference
from consult.responses.operations import edit_response, register_from_new, register_response
from consult.responses.queries import the_response
from consult.responses.senders import ExpectedSenders, SenderSuggestion, sender_among, suggested_sender
from consult.vocabulary import Category, ReplyStatus, SenderRole


def consultee(
    name: str,
    category: Category,
    number: str = "",
    mail: str = "",
    code: str = "",
    also: tuple[str, ...] = (),
) -> Consultee:
    return Consultee(name, name, category, number, "", code, "", mail, also, 1)


LISTED = (
    consultee("Almviks kommun", Category.MUNICIPALITY, mail="kommun@almvik.example", also=("Almvik",)),
    consultee("Bergslanda kommun", Category.MUNICIPALITY, also=("Bergslanda",)),
    consultee("Almviks hembygdsförening", Category.CIVIL_SOCIETY),
    consultee("Åsa Lind", Category.PRIVATE_PERSON, mail="asa@gmail.com"),
    consultee("Falu kommun", Category.MUNICIPALITY, code="2080", also=("Falun",)),
    consultee("Göteborgs kommun", Category.MUNICIPALITY, code="1480"),
    consultee("LO", Category.ORGANISATION),
    consultee("Naturskyddsföreningen", Category.CIVIL_SOCIETY),
    consultee("Svenska kyrkan", Category.CIVIL_SOCIETY),
    consultee("Integritetsskyddsmyndigheten", Category.STATE_AGENCY),
    consultee("Trafikverket", Category.STATE_AGENCY, number="202100-6297"),
    consultee("Norra räddningstjänstförbundet", Category.MUNICIPAL_FEDERATION),
    consultee("Region Almarike", Category.REGION, mail="region@almarike.example", also=("Almarike",)),
)
EXPECTED = ExpectedSenders(LISTED, authority="Region Almarike")


def found(file_name: str, text: str = "", written: str = "") -> SenderSuggestion | None:
    return sender_among(EXPECTED, file_name, text, written)


@pytest.mark.parametrize(
    ("file_name", "text", "written", "name"),
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
    file_name: str, text: str, written: str, name: str | None
) -> None:
    sender = found(file_name, text, written)
    assert (sender.name if sender is not None and sender.certain else None) == name


@pytest.mark.parametrize(
    ("text", "written", "name", "reason"),
    [
        ("Yttrande\n\nOrg.nr: 202100-6297", "", "Trafikverket", "organisation_number"),
        ("Yttrande\norganisationsnummer 16202100-6297", "", "Trafikverket", "organisation_number"),
        ("Falu\u00a0kommun\nYttrande", "", "Falu kommun", "letterhead"),
        ("Göteborgs Stad\nStadsledningskontoret", "", "Göteborgs kommun", "other_form"),
        ("Datainspektionen\n\nTill\nRegion Almarike", "", "Integritetsskyddsmyndigheten", "former_name"),
        ("Hej!", "Registrator <x@almvik.example>", "Almviks kommun", "mail_domain"),
        ("Hej!", "Almviks kommun <noreply@kund.example>", "Almviks kommun", "mail_name"),
        ("Vb\nFrån: Anna <a@almvik.example>\nTill: Region", "", "Almviks kommun", "mail_domain"),
        ("Trafikverket 2026-05-20\nYttrande", "", "Trafikverket", "letterhead"),
        (
            "Hej, se nedan.\nFrån: Anna <a@almvik.example>",
            "Registrator <r@almarike.example>",
            "Almviks kommun",
            "mail_domain",
        ),
        ("Svar till Bergslanda kommun\nTrafikverket", "", "Trafikverket", "letterhead"),
        ("Kommunfullmäktige i Bergslanda, § 61", "", "Bergslanda kommun", "letterhead"),
        (
            "Bergslanda kommun tackar för remissen, nio mil från Almvik.",
            "",
            "Bergslanda kommun",
            "letterhead",
        ),
    ],
)
def test_the_reason_is_told(text: str, written: str, name: str, reason: str) -> None:
    sender = found("svar.pdf", text, written)
    assert sender is not None
    assert (sender.name, sender.reason.value, sender.certain, sender.listed) == (name, reason, True, True)


@pytest.mark.parametrize(
    ("file_name", "text"),
    [
        ("svar.pdf", "LO Dalarna\nYttrande"),
        ("svar.pdf", "Naturskyddsföreningen i Dalarna\nYttrande"),
        ("Naturskyddsforeningen_Dalarna.pdf", ""),
        ("svar.pdf", "SVENSKA KYRKAN\nVäxjö stift\nYttrande"),
        ("svar.pdf", "Till Region Almarike\n\nHej!"),
        ("svar.pdf", "Remissvar till Region Almarike"),
        ("svar.pdf", "Falun\nYttrande"),
        ("svar.pdf", "Falun den 3 maj 2026\nHej!"),
        ("svar.pdf", "Trafikvreket\nYttrande"),
        ("svar.pdf", "Almviks hembygdsföreningn\nYttrande"),
        ("Bergslanda kommun.pdf", "Almviks kommun\nKommunstyrelsen"),
        ("svar.pdf", "Malmö stad\nYttrande"),
        ("inkommet/Bergslanda kommun/svar.pdf", "Hej!"),
    ],
)
def test_what_may_be_wrong_is_never_certain(file_name: str, text: str) -> None:
    sender = found(file_name, text)
    assert sender is None or not sender.certain
    assert sender is None or sender.name != "Region Almarike"


@pytest.mark.parametrize(
    ("file_name", "written", "name"),
    [
        ("03_Göteborgs stad yttrande.pdf", "", "Göteborgs kommun"),
        ("Falu kn.pdf", "", "Falu kommun"),
        ("svar.pdf", '"Göteborgs Stad" <noreply@kund.example>', "Göteborgs kommun"),
        ("LO Dalarna.pdf", "", None),
        ("Remissvar.pdf", "noreply@kund.example", None),
    ],
)
def test_names_are_known_as_people_write_them(file_name: str, written: str, name: str | None) -> None:
    sender = found(file_name, "Hej!", written)
    assert (sender.name if sender else None) == name


def test_a_body_that_was_not_asked_is_offered_from_the_register(tmp_path: Path) -> None:
    with Case.create(tmp_path / "fall", title="Almarike", authority="Region Almarike") as case:
        sender = case.read(suggested_sender, "svar.pdf", "Malmö stad\nYttrande\nVi tillstyrker.")
        assert sender is not None
        assert sender.entry is not None
        assert (sender.listed, sender.consultee) == (False, None)
        key = case.change(register_from_new, sender.entry, received_on="2026-05-11", text="Vi tillstyrker.")
        assert [each.name for each in case.read(the_response, key).senders] == [sender.name]
        again = case.change(register_from_new, sender.entry, received_on="2026-05-12", text="Ja.")
        assert len(case.read(find_consultees, "")) == 1
        assert case.read(the_response, again).earlier_on == "2026-05-11"
        case.undo()
        case.undo()
        assert case.read(find_consultees, "") == []
        with pytest.raises(NotFoundError):
            case.read(the_response, key)


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        (
            "Norra räddningstjänstförbundet\nVi svarar även för Almviks kommun och Bergslanda.",
            "Norra räddningstjänstförbundet",
            [("Almviks kommun", "answered_for"), ("Bergslanda kommun", "answered_for")],
        ),
        (
            "GEMENSAMT YTTRANDE\nAlmviks kommun, KS 1\nBergslanda kommun, KS 2\nVi tillstyrker.",
            "Almviks kommun",
            [("Bergslanda kommun", "joint")],
        ),
        (
            "Almviks kommun och Bergslanda kommun yttrar sig gemensamt.",
            "Almviks kommun",
            [("Bergslanda kommun", "joint")],
        ),
        (
            "Almviks kommun\nYttrandet avges tillsammans med Bergslanda kommun.",
            "Almviks kommun",
            [("Bergslanda kommun", "joint")],
        ),
        (
            "Yttrande\nGemensamt yttrande från Almviks och Bergslanda kommuner.",
            "Almviks kommun",
            [("Bergslanda kommun", "joint")],
        ),
        ("Almviks kommun\nVi samarbetar gärna med Bergslanda kommun.", "Almviks kommun", []),
    ],
)
def test_joint_answers_are_proposed(text: str, first: str, others: list[tuple[str, str]]) -> None:
    sender = found("svar.pdf", text)
    assert sender is not None
    assert sender.name == first
    assert [(each.consultee.name, each.role.value) for each in sender.others] == others
    assert sender.certain is not bool(others)


def test_those_answered_for_have_answered(tmp_path: Path) -> None:
    with Case.create(tmp_path / "fall", title="Almarike") as case:
        names = ("Förbundet", "Almvik", "Bergslanda")
        keys = case.change(add_consultees, [RegisterEntry(name, Category.OTHER) for name in names])
        key = case.change(
            register_response,
            consultee_ids=keys[:1],
            answered_for_ids=keys[:2],
            received_on="2026-05-11",
            text="Ja.",
        )

        def behind() -> list[tuple[str, SenderRole]]:
            return [(each.name, each.role) for each in case.read(the_response, key).senders]

        def answered() -> set[str]:
            rows = case.read(consultee_rows)
            return {row.consultee.name for row in rows if row.status is ReplyStatus.ANSWERED}

        assert behind() == [("Förbundet", SenderRole.SENDER), ("Almvik", SenderRole.ANSWERED_FOR)]
        assert answered() == {"Förbundet", "Almvik"}
        case.change(edit_response, key, consultee_ids=[keys[0], keys[2]])
        assert behind()[1:] == [("Bergslanda", SenderRole.JOINT), ("Almvik", SenderRole.ANSWERED_FOR)]
        case.change(edit_response, key, consultee_ids=keys[:1], answered_for_ids=())
        assert answered() == {"Förbundet"}


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Almviks kommun\nDnr KS 2026/0188\nYttrande", "KS 2026/0188"),
        ("Vårt dnr: 430-1892-2026", "430-1892-2026"),
        ("Ert dnr RS 2026-0417\nVårt diarienummer: HAL 2026/210", "HAL 2026/210"),
        ("Vi skriver om dnr-frågan.", ""),
    ],
)
def test_the_number_of_the_sender_is_found(text: str, reference: str) -> None:
    assert own_reference(text) == reference


@given(
    st.sampled_from([entry.name for entry in register()]),
    st.sampled_from(["Till {}\n\nHej!", "Mottagare: {}", "Till:\n{}\nYttrande", "Yttrande till {}"]),
)
def test_whom_an_answer_is_written_to_never_sent_it(name: str, letter: str) -> None:
    sender = found("svar.pdf", letter.format(name))
    assert sender is None or not sender.certain
