"""One series of numbers for every door, and an answer that reaches who asked."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.delivery import actions as delivery
from kentongan.delivery.models import ChannelAccount
from kentongan.delivery.signals import message_received
from kentongan.desk import actions, numbers
from kentongan.desk.enums import CaseKind, CaseStatus, Door, ReplyBy
from kentongan.desk.models import CallBack, CitizenCase

pytestmark = pytest.mark.django_db
TEXT = "Kapan jembatan gantung Karang Saruna diperbaiki?"


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def ask(agency: Agency, **fields: object) -> actions.OpenedCase:
    wishes = {"kind": CaseKind.QUESTION, "door": Door.WEB, "text": TEXT} | fields
    return actions.open_case(agency=agency, **wishes)  # type: ignore[arg-type]  # made above


@given(st.integers(min_value=0, max_value=7), st.integers(min_value=1, max_value=9))
def test_one_wrong_digit_is_always_noticed(place: int, change: int) -> None:
    number = numbers.new_number()
    digit = (int(number[place]) + change) % 10
    assert numbers.is_valid(number)
    assert not numbers.is_valid(number[:place] + str(digit) + number[place + 1 :])


def test_a_number_is_read_in_pairs_and_understood_however_it_is_typed() -> None:
    number = numbers.new_number()
    assert numbers.clean(f"{numbers.in_pairs(number)}".replace(" ", "-")) == number


def test_number_and_pin_open_the_case_and_nothing_else_does(agency: Agency) -> None:
    opened = ask(agency)
    assert actions.find_case(number=opened.case.read_number, pin=opened.pin) == opened.case
    assert actions.find_case(number=opened.case.number, pin="000000x") is None
    assert actions.find_case(number="12345678", pin=opened.pin) is None


def test_every_kind_has_its_deadline_with_the_working_shown(agency: Agency) -> None:
    for kind in CaseKind:
        case = ask(agency, kind=kind).case
        assert case.due_at is not None
        assert case.due_trace[-1]["counted"] is not None


def test_what_is_wrong_names_the_field(agency: Agency) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(agency, text=" ", reply_by=ReplyBy.PHONE, received_at=clocks.now() + timedelta(days=1))
    assert set(refused.value.message_dict) == {"text", "contact", "received_at"}


def test_a_letter_counts_from_the_day_it_came(agency: Agency) -> None:
    officer = member(agency, Role.COMPLAINTS_OFFICER)
    came = clocks.now() - timedelta(days=2)
    case = ask(agency, door=Door.LETTER, by=officer, received_at=came).case
    assert case.received_at == came
    assert case.entered_at > came
    with pytest.raises(PermissionDenied):
        ask(agency, door=Door.LETTER, by=member(agency, Role.AUDITOR))


def test_who_wants_a_call_stands_on_the_list_until_called(agency: Agency) -> None:
    ask(agency, reply_by=ReplyBy.PHONE, contact="0811 000 111", door=Door.PHONE)
    officer = member(agency, Role.COMPLAINTS_OFFICER)
    (call,) = CallBack.objects.waiting().visible_to(officer)
    actions.record_call(call=call, result="Sudah dijelaskan.", by=officer)
    assert not CallBack.objects.waiting().exists()


def test_an_answer_goes_out_by_mail_and_stands_on_the_status_page(agency: Agency) -> None:
    delivery.ensure_accounts(agency=agency)
    case = ask(agency, reply_by=ReplyBy.EMAIL, contact="wati@warga.example").case
    officer = member(agency, Role.COMPLAINTS_OFFICER)
    actions.answer_case(case=case, text="Minggu depan.", by=officer)
    case.refresh_from_db()
    assert case.status == CaseStatus.ANSWERED
    assert case.messages.filter(text="Minggu depan.").exists()


def test_a_chat_message_told_twice_opens_one_case(agency: Agency) -> None:
    account = ChannelAccount.objects.create(
        agency=agency, channel="telegram", name="Kanal", handle="@contoh"
    )
    for external_id in ("1", "1", "2"):
        message_received.send(
            sender=None, account=account, external_id=external_id, sender_ref="5",
            sender_name="Sari", text=TEXT, at=clocks.now(), reply_ref="5",
        )  # fmt: skip
    case = CitizenCase.objects.get()
    assert case.messages.count() == 2
    assert case.door == Door.CHAT


def test_a_citizen_asks_and_follows_without_an_account(agency: Agency) -> None:
    client = Client()
    form = {"kind": "question", "text": TEXT, "reply_by": "web"}
    shown = client.post("/tanya/", form, follow=True)
    case = CitizenCase.objects.get()
    assert case.read_number in shown.content.decode()
    officer = member(agency, Role.COMPLAINTS_OFFICER)
    actions.answer_case(case=case, text="Bulan depan.", by=officer)
    page = client.get("/status/").content.decode()
    assert "Bulan depan." in page
    client.post("/status/tambah/", {"text": "Terima kasih, tanggal berapa?"})
    case.refresh_from_db()
    assert case.status == CaseStatus.REOPENED
    client.post("/status/tutup/")
    assert "Bulan depan." not in client.get("/status/").content.decode()


def test_a_wrong_page_is_reported_from_the_page(agency: Agency) -> None:
    Client().post("/halaman-keliru/", {"text": "Nomor telepon salah", "page_url": "/agenda/"})
    case = CitizenCase.objects.get()
    assert (case.page_url, case.kind) == ("/agenda/", CaseKind.COMPLAINT)


def test_guessing_pins_ends_soon(agency: Agency) -> None:
    number = ask(agency).case.number
    client = Client()
    answers = [
        client.post("/status/", {"number": number, "pin": f"{guess:06}"}).status_code
        for guess in range(12)
    ]
    assert answers[-1] == 429


def test_the_counter_takes_in_and_prints_the_pin_once(agency: Agency) -> None:
    officer = signed_in(member(agency, Role.COMPLAINTS_OFFICER))
    form = {"door": "counter", "kind": "complaint", "text": TEXT, "reply_by": "web"}
    officer.post("/admin/layani/loket/", form)
    case = CitizenCase.objects.get()
    receipt = officer.get(f"/admin/layani/{case.pk}/tanda-terima.pdf")
    assert receipt["Content-Type"] == "application/pdf"
    other = signed_in(member(agency, Role.HEAD))
    assert other.get(f"/admin/layani/{case.pk}/tanda-terima.pdf").status_code == 302


def test_other_agencies_do_not_see_a_case(agency: Agency) -> None:
    case = ask(agency).case
    stranger = signed_in(member(AgencyFactory.create(), Role.COMPLAINTS_OFFICER))
    assert stranger.get(f"/admin/layani/{case.pk}/").status_code == 404
