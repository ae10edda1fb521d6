"""The machine suggests a tone only after it was measured against the office's own coding."""

import pytest
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import rules
from kentongan.core.tasks import drain
from kentongan.listening import actions, tones
from kentongan.listening.models import Article, Coding, LearnedTone

from .factories import article

pytestmark = pytest.mark.django_db
SOUNDS = {1: "warga puas layanan cepat", -1: "warga marah layanan lambat", 0: "rapat digelar"}


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def analyst(agency: Agency) -> User:
    return member(agency, Role.ANALYST)


def rows(count: int, start: int = 0) -> list[Article]:
    """Articles as they are stored, each of a story of its own, sounding by turns."""
    made = []
    for number in range(start, start + count):
        tone = (number % 3) - 1
        each = article(
            f"https://koran{number}.example/a", f"{SOUNDS[tone]} di desa{number}", SOUNDS[tone]
        )
        made.append(each)
    return made


def code(articles: list[Article], by: User, agency: Agency, turn: int = 0) -> None:
    for place, each in enumerate(articles):
        tone = ((place + turn) % 3) - 1
        actions.code_tone(article=each, agency=agency, headline=tone, body=tone, by=by)


def test_below_the_rule_nothing_is_measured_or_suggested(agency: Agency, analyst: User) -> None:
    code(rows(30), analyst, agency)
    drain("listening")
    learned = LearnedTone.objects.get(agency=agency, part="headline")
    assert learned.samples < rules.value("nada.kode")
    assert (learned.alpha, learned.usable, learned.counts) == (None, False, {})


@pytest.fixture
def learned(agency: Agency, analyst: User) -> Agency:
    code(rows(60), analyst, agency)
    drain("listening")
    return agency


def test_enough_coding_is_learned_by_itself_measured_and_suggests(learned: Agency) -> None:
    model = LearnedTone.objects.get(agency=learned, part="headline")
    assert model.usable
    assert model.alpha is not None
    assert model.alpha > 0.9
    actions.create_topic(agency=learned, name="Layanan", words=["layanan"])
    fresh = article("https://baru.example/a", "Layanan lambat di pasar, warga marah", SOUNDS[-1])
    actions.analyse(everything=True)
    suggestion = Coding.objects.get(article=fresh, machine=True)
    assert (suggestion.tone_headline, suggestion.tone_body) == (-1, -1)
    assert "marah" in suggestion.why


def test_another_agency_learns_nothing_of_it(learned: Agency) -> None:
    other = AgencyFactory.create()
    actions.create_topic(agency=other, name="Layanan", words=["layanan"])
    article("https://baru.example/a", "Layanan lambat di pasar, warga marah", SOUNDS[-1])
    actions.analyse(everything=True)
    assert not Coding.objects.filter(agency=other).exists()


def test_coding_without_rhyme_or_reason_suggests_nothing(agency: Agency, analyst: User) -> None:
    articles = rows(60)
    for place, each in enumerate(articles):
        tone = (place // 7 % 3) - 1
        actions.code_tone(article=each, agency=agency, headline=tone, body=tone, by=analyst)
    drain("listening")
    model = LearnedTone.objects.get(agency=agency, part="headline")
    assert model.alpha is not None
    assert model.alpha < float(rules.value("nada.alpha"))
    assert not model.usable


def test_a_model_that_is_no_longer_good_takes_its_suggestions_along(
    learned: Agency, analyst: User
) -> None:
    actions.create_topic(agency=learned, name="Layanan", words=["layanan"])
    article("https://baru.example/a", "Layanan lambat di pasar, warga marah", SOUNDS[-1])
    actions.analyse(everything=True)
    assert Coding.objects.filter(machine=True).exists()
    Coding.objects.filter(machine=False).delete()
    actions.learn_tones(agency=learned)
    assert not Coding.objects.exists()


def test_a_story_shows_the_machines_word_as_a_suggestion_until_a_person_codes(
    learned: Agency, analyst: User
) -> None:
    synchronise()
    office = signed_in(analyst)
    actions.create_topic(agency=learned, name="Layanan", words=["layanan"])
    fresh = article("https://baru.example/a", "Layanan lambat di pasar, warga marah", SOUNDS[-1])
    actions.analyse(everything=True)
    fresh.refresh_from_db()
    address = reverse("listening:story", args=[fresh.story_id])
    assert "saran mesin" in office.get(address).content.decode()
    office.post(reverse("listening:code", args=[fresh.pk]), {"headline": "1", "body": "1"})
    assert not Coding.objects.filter(article=fresh, machine=True).exists()
    Article.objects.update(analysed_at=None)
    actions.analyse(everything=True)
    assert Coding.objects.get(article=fresh).tone_headline == 1


def test_two_coders_agreement_is_measured_and_shown_without_names(
    agency: Agency, analyst: User
) -> None:
    synchronise()
    second = member(agency, Role.WRITER)
    articles = rows(12)
    code(articles, analyst, agency)
    code(articles[:9], second, agency)
    actions.code_tone(article=articles[9], agency=agency, headline=1, body=-1, by=second)
    found = tones.between_people(agency)["headline"]
    assert found.articles == 10
    assert found.alpha is not None
    assert 0.5 < found.alpha < 1
    assert found.apart == (articles[9].pk,)
    page = signed_in(analyst).get(reverse("listening:tones")).content.decode()
    main = page.split('class="nice-padding office"')[1]
    assert "10 berita" in main
    assert articles[9].title in main
    assert second.name not in main


def test_the_page_says_what_is_still_missing(agency: Agency, analyst: User) -> None:
    synchronise()
    code(rows(3), analyst, agency)
    page = signed_in(analyst).get(reverse("listening:tones")).content.decode()
    assert "3 dari 60" in page


def test_a_second_coder_codes_without_seeing_the_first(agency: Agency, analyst: User) -> None:
    synchronise()
    (first,) = rows(1)
    code([first], analyst, agency)
    office: Client = signed_in(member(agency, Role.WRITER))
    page = office.get(reverse("listening:second_coding")).content.decode()
    assert first.title in page
    assert "checked" not in page.split('id="second"')[1]
    office.post(reverse("listening:second_coding"), {"article": first.pk, "headline": "1"})
    assert first.title not in office.get(reverse("listening:second_coding")).content.decode()
    assert Coding.objects.get().by == analyst
    assert tones.between_people(agency)["headline"].articles == 1
