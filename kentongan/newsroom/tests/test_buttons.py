"""From an issue to its release, from a decided rumour to its clarification: one button."""

import pytest

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.newsroom import actions
from kentongan.newsroom.models import ClarificationPage, ReleasePage
from kentongan.planning import actions as planning
from kentongan.planning.models import Issue
from kentongan.verification.enums import Verdict
from kentongan.verification.models import Claim
from kentongan.verification.tests.factories import decided, rumour

from .factories import Office, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Office:
    return office()


def an_issue(house: Office) -> Issue:
    return planning.open_issue(
        agency=house.agency, title="Jembatan Arung rusak", by=house.writer, summary="Truk memutar."
    )


def a_decided_rumour(house: Office, verdict: Verdict = Verdict.FALSE) -> Claim:
    claim = rumour(house.agency)
    decided(claim, verdict)
    return Claim.objects.get(pk=claim.pk)


def test_an_issue_leads_to_a_filled_release_in_the_editor(house: Office) -> None:
    issue, writer = an_issue(house), signed_in(house.writer)
    screen = writer.get(f"/admin/putuskan/{issue.pk}/").content.decode()
    address = f"/admin/rilis/isu/{issue.pk}/"
    assert f'<form method="post" action="{address}">' in screen
    assert "Tulis siaran pers" in screen
    assert writer.get(address).status_code == 405
    answer = writer.post(address, follow=True)
    page = ReleasePage.objects.get()
    assert answer.redirect_chain == [(f"/admin/pages/{page.pk}/edit/", 302)]
    assert answer.status_code == 200
    assert (page.issue, page.title, page.lead) == (issue, "Jembatan Arung rusak", "Truk memutar.")
    assert (page.contact_name, page.live) == ("Wening Penulis", False)


def test_the_second_press_opens_the_draft_that_is_there(house: Office) -> None:
    issue, writer = an_issue(house), signed_in(house.writer)
    for _press in range(2):
        writer.post(f"/admin/rilis/isu/{issue.pk}/")
    page = ReleasePage.objects.get()
    screen = writer.get(f"/admin/putuskan/{issue.pk}/").content.decode()
    assert f'href="/admin/pages/{page.pk}/edit/"' in screen
    assert "Lanjutkan siaran pers" in screen


def test_a_closed_issue_says_why_nothing_is_written(house: Office) -> None:
    issue, writer = an_issue(house), signed_in(house.writer)
    planning.close_issue(issue=issue, decision="Jembatan sudah dibuka.", by=house.writer)
    screen = writer.get(f"/admin/putuskan/{issue.pk}/").content.decode()
    assert "disabled>Tulis siaran pers</button> Isu ini sudah ditutup." in screen
    answer = writer.post(f"/admin/rilis/isu/{issue.pk}/", follow=True)
    assert "Isu ini sudah ditutup." in answer.content.decode()
    assert not ReleasePage.objects.exists()


def test_a_decided_rumour_leads_to_its_clarification(house: Office) -> None:
    claim, writer = a_decided_rumour(house), signed_in(house.writer)
    address = f"/admin/rilis/kabar/{claim.pk}/"
    screen = writer.get(f"/admin/pilah/{claim.pk}/").content.decode()
    assert f'<form method="post" action="{address}">' in screen
    assert "Tulis klarifikasi" in screen
    writer.post(address)
    answer = writer.post(address, follow=True)
    page = ClarificationPage.objects.get()
    assert answer.redirect_chain == [(f"/admin/pages/{page.pk}/edit/", 302)]
    assert (page.claim, page.verdict, page.claim_text) == (claim, "false", claim.text)
    assert page.fact == "Hasil uji menunjukkan air aman."
    assert "Buka klarifikasi" in writer.get(f"/admin/pilah/{claim.pk}/").content.decode()


def test_an_undecided_rumour_says_what_comes_first(house: Office) -> None:
    claim, writer = rumour(house.agency), signed_in(house.writer)
    screen = writer.get(f"/admin/pilah/{claim.pk}/").content.decode()
    assert "disabled>Tulis klarifikasi</button> Dua orang memutuskan dulu" in screen
    writer.post(f"/admin/rilis/kabar/{claim.pk}/")
    assert not ClarificationPage.objects.exists()


def test_what_is_true_is_not_called_wrong(house: Office) -> None:
    right = actions.draft_for_claim(claim=a_decided_rumour(house, Verdict.TRUE), by=house.writer)
    assert "tidak benar" not in right.warning


def test_who_does_not_write_there_has_no_button(house: Office) -> None:
    issue, claim = an_issue(house), a_decided_rumour(house)
    for role in (Role.LEADER, Role.AUDITOR):
        reader = signed_in(member(house.agency, role))
        page = reader.get(f"/admin/putuskan/{issue.pk}/").content.decode()
        assert "Tulis siaran pers" not in page
        page = reader.get(f"/admin/pilah/{claim.pk}/").content.decode()
        assert "Tulis klarifikasi" not in page
        assert "Buka isu" not in page
        reader.post(f"/admin/rilis/isu/{issue.pk}/")
    assert not ReleasePage.objects.exists()
    stranger = signed_in(member(AgencyFactory.create(), Role.WRITER))
    assert stranger.post(f"/admin/rilis/isu/{issue.pk}/").status_code == 404
    assert stranger.post(f"/admin/rilis/kabar/{claim.pk}/").status_code == 404
