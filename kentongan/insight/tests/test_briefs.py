"""No brief leaves without advice; the WhatsApp text is short and begins with it."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.insight import actions, briefs
from kentongan.insight.enums import BriefPeriod, BriefState
from kentongan.insight.models import Brief
from kentongan.listening import actions as listening
from kentongan.listening import storing
from kentongan.listening.enums import ArticleKind
from kentongan.listening.models import Article, Outlet, SignalScan

pytestmark = pytest.mark.django_db
ADVICE = "Umumkan jadwal air bersih sebelum pukul sepuluh."


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


def publish(number: int, title: str, at: datetime | None = None) -> None:
    outlet, _made = Outlet.objects.get_or_create(
        domain=f"media{number}.example",
        defaults={"name": f"Media {number}", "estimated_audience": 1000},
    )
    reading = storing.Reading(
        title=title,
        text=f"{title}. " * 12,
        kind=ArticleKind.ARTICLE,
        lead=title,
        published_at=at or clocks.now() - timedelta(minutes=5),
    )
    url = f"https://media{number}.example/{number}"
    storing.create(url=url, reading=reading, at=clocks.now(), outlet=outlet)


def brief_of_today(agency: Agency) -> Brief:
    day = clocks.today(agency.zone)
    return actions.compile_brief(agency=agency, date=day, period=BriefPeriod.DAY)


def test_a_brief_without_advice_is_not_sent(agency: Agency) -> None:
    brief, writer = brief_of_today(agency), member(agency, Role.WRITER)
    with pytest.raises(ValidationError) as refused:
        actions.send_brief(brief=brief, by=writer)
    assert list(refused.value.message_dict) == ["recommendation"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Brief.objects.filter(pk=brief.pk).update(state=BriefState.SENT)


def test_a_sent_brief_stays_as_it_was_sent(agency: Agency) -> None:
    brief, writer = brief_of_today(agency), member(agency, Role.WRITER)
    actions.recommend(brief=brief, text=ADVICE, by=writer)
    actions.send_brief(brief=brief, by=writer)
    publish(1, "Banjir merendam enam desa di Muara Saruna")
    assert brief_of_today(agency).snapshot["articles"] == 0
    with pytest.raises(ValidationError):
        actions.recommend(brief=Brief.objects.get(), text="Lain", by=writer)


def test_stories_are_told_with_publishers_and_audience(agency: Agency) -> None:
    for number in (1, 2):
        publish(number, "Banjir merendam enam desa di Muara Saruna")
    listening.analyse(everything=True)
    (story,) = brief_of_today(agency).snapshot["stories"]
    assert story["publishers"] == ["Media 1", "Media 2"]
    assert (story["audience"], story["copies"]) == (2000, 1)


def test_the_pdf_counts_articles_and_never_shows_a_path_of_this_machine(agency: Agency) -> None:
    publish(1, "Banjir merendam enam desa di Muara Saruna")
    reading = storing.Reading(
        title="Jalan Lumbung diperbaiki",
        text="Dinas memperbaiki Jalan Lumbung mulai Senin pagi. " * 6,
        kind=ArticleKind.ARTICLE,
        published_at=clocks.now() - timedelta(minutes=5),
    )
    storing.create(url="file:/home/ada/jalan.html", reading=reading, at=clocks.now())
    listening.analyse(everything=True)
    brief = brief_of_today(agency)
    brief.recommendation = ADVICE
    reader = PdfReader(BytesIO(briefs.pdf(brief)))
    told = " ".join("".join(each.extract_text() for each in reader.pages).split())
    assert "1 berita dari 1 media" in told
    assert "alamat tidak diketahui" in told
    assert "file:" not in told


def test_the_whatsapp_text_is_short_and_begins_with_the_advice(agency: Agency) -> None:
    for number in range(12):
        publish(number, f"Peristiwa nomor {number} yang judulnya panjang sekali " * 3)
    listening.analyse(everything=True)
    brief = brief_of_today(agency)
    actions.recommend(brief=brief, text=ADVICE * 20, by=member(agency, Role.WRITER))
    text = briefs.whatsapp(brief)
    assert len(text) <= briefs.LIMIT
    assert text.split("\n")[2].startswith("*Rekomendasi:* Umumkan")


def test_the_pdf_is_accessible(agency: Agency) -> None:
    publish(1, "Banjir merendam enam desa di Muara Saruna")
    listening.analyse(everything=True)
    brief = brief_of_today(agency)
    actions.recommend(brief=brief, text=ADVICE, by=member(agency, Role.WRITER))
    assert b"pdfuaid" in briefs.pdf(brief)


def test_hari_ini_opens_with_its_five_cards(agency: Agency) -> None:
    page = signed_in(member(agency, Role.HEAD)).get("/admin/").content.decode()
    titles = ["Perlu keputusan Anda", "Yang sedang ramai", "Jatuh tempo", "Agenda dan liputan"]
    places = [page.index(title) for title in [*titles, "Terkirim, dan", "Kirim laporan pagi"]]
    assert places == sorted(places)


def test_the_button_gathers_a_brief_and_advice_sends_it(agency: Agency) -> None:
    office = signed_in(member(agency, Role.HEAD))
    office.post("/admin/ukur/laporan/buat/")
    brief = Brief.objects.get()
    address = f"/admin/ukur/laporan/{brief.pk}/kirim/"
    office.post(address, {"recommendation": ADVICE, "send": "1"})
    brief.refresh_from_db()
    assert brief.state == BriefState.SENT


def test_only_what_a_person_coded_counts_as_tone(agency: Agency) -> None:
    listening.create_topic(agency=agency, name="Banjir", words=["banjir"])
    for number in (1, 2, 3):
        publish(number, "Banjir merendam enam desa di Muara Saruna")
    listening.analyse(everything=True)
    article = Article.objects.order_by("pk")[0]
    writer = member(agency, Role.WRITER)
    listening.code_tone(article=article, agency=agency, headline=-1, body=1, by=writer)
    (story,) = brief_of_today(agency).snapshot["stories"]
    assert (story["coded"], story["articles"]) == (1, 3)
    assert (story["tones_headline"], story["tones_body"]) == ([1, 0, 0], [0, 0, 1])


def test_the_weekly_form_compares_with_the_week_before(agency: Agency) -> None:
    listening.create_topic(agency=agency, name="Banjir", words=["banjir"])
    day = clocks.today(agency.zone)
    for number, back in enumerate((1, 1, 2, 8, 9)):
        at = briefs.window(day - timedelta(days=back), BriefPeriod.DAY, agency.zone).starts_at
        publish(number, f"Banjir hari {number}", at=at + timedelta(hours=9))
    publish(9, "Pasar murah")
    listening.analyse(everything=True)
    brief = actions.compile_brief(agency=agency, date=day, period=BriefPeriod.WEEK)
    rows = dict(briefs.week_rows(brief))
    assert rows["Berita minggu ini"] == "3"
    assert rows["Minggu sebelumnya"] == "2 (+50 %)"
    assert rows["Topik utama"] == "Banjir, 100 % (3)"
    assert rows["Media massa dan media sosial"] == "3 : 0"
    assert rows["Kesimpulan"].startswith("3 berita, naik 50 % dari minggu sebelumnya (2).")


def test_the_weekly_form_tells_the_signals_of_the_weeks_scan(agency: Agency) -> None:
    day = clocks.today(agency.zone)
    span = briefs.window(day, BriefPeriod.WEEK, agency.zone)
    told = [{"letter": "L", "term": f"tanda {n}", "owners": n, "title": ""} for n in (1, 3)]
    for weeks in (0, 1):
        SignalScan.objects.create(
            agency=agency, week=day - timedelta(weeks=weeks), signals=told[: 2 - weeks],
            at=span.ends_at - timedelta(hours=1, weeks=weeks),
        )  # fmt: skip
    brief = actions.compile_brief(agency=agency, date=day, period=BriefPeriod.WEEK)
    assert dict(briefs.week_rows(brief))["Sinyal lemah, dari mesin"] == "tanda 3, tanda 1"
