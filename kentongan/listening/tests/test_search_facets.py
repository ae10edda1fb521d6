"""The counts beside a search are those that one gets by looking at its articles one by one."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import Value

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.core import clocks
from kentongan.listening.matching import searching
from kentongan.listening.matching.compiling import tree
from kentongan.listening.matching.searching.facets import Names
from kentongan.listening.models import (
    Article,
    Coding,
    Outlet,
    OwnText,
    PickUp,
    SearchDocument,
    Story,
    Topic,
    TopicMatch,
)

pytestmark = pytest.mark.django_db
ARTICLES = 60


@pytest.fixture
def agencies() -> list[Agency]:
    return AgencyFactory.create_batch(2)


def _news(agencies: list[Agency], chance: random.Random) -> None:
    """Articles of the last days of which every fact is left to chance."""
    now = clocks.now()
    outlets = [Outlet.objects.create(domain=f"k{n}.example", name=f"Koran {n}") for n in range(3)]
    topics = [
        Topic.objects.create(agency=agencies[n % 2], name=f"Topik {n}", since=now) for n in range(4)
    ]
    stories = [
        Story.objects.create(pk=n, title=f"Kisah {n}", first_at=now, last_at=now)
        for n in range(1, 6)
    ]
    own = [
        OwnText.objects.create(agency=agencies[0], key=str(n), title="Siaran", published_at=now)
        for n in range(2)
    ]
    for number in range(ARTICLES):
        moment = now - timedelta(minutes=chance.randrange(1, 60 * 24 * 60))
        each = Article.objects.create(
            url=f"https://k.example/{number}", title="Kabar", first_seen_at=moment,
            kind=chance.choice(["article", "stub"]), language=chance.choice(["id", "jv", ""]),
            outlet=chance.choice([*outlets, None]), story=chance.choice([*stories, None]),
            is_paid=chance.random() < 0.2,
        )  # fmt: skip
        words = " ".join(chance.sample(["banjir", "jalan", "pasar"], 2))
        SearchDocument.objects.create(
            article=each, moment=moment, outlet=each.outlet, language=each.language, kind=each.kind,
            tsv=Value(f"{words} '~{moment:%Y-%m}'"),
        )  # fmt: skip
        for topic in chance.sample(topics, chance.randrange(3)):
            TopicMatch.objects.create(topic=topic, article=each)
        for agency in agencies:
            Coding.objects.create(
                agency=agency, article=each, tone_body=chance.choice([-1, 0, 1, None])
            )
        for text in chance.sample(own, chance.randrange(3)):
            PickUp.objects.create(own_text=text, article=each, containment=0.9)


def _one_by_one(articles: list[Article], agency: Agency) -> dict[str, Counter[str]]:
    told: dict[str, Counter[str]] = {
        name: Counter() for name in ("outlet", "language", "kind", "use", "story", "topic", "tone")
    }
    told["agency"] = Counter()
    for each in articles:
        told["kind"][each.kind] += 1
        told["language"][each.language] += 1
        told["outlet"][str(each.outlet_id or "")] += 1
        told["story"][str(each.story_id or "")] += 1
        if each.is_paid:
            told["use"]["paid"] += 1
        elif each.pick_ups.exists():
            told["use"]["pick_up"] += 1
        topics = [match.topic for match in each.topic_matches.select_related("topic")]
        told["topic"].update(str(topic.pk) for topic in topics)
        told["agency"].update({str(topic.agency_id) for topic in topics})
        tone = each.codings.get(agency=agency).tone_body
        told["tone"]["" if tone is None else str(tone)] += 1
    return told


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("query", ["", "banjir", "banjir -jalan", "jalan OR pasar"])
def test_the_counts_are_right(agencies: list[Agency], seed: int, query: str) -> None:
    _news(agencies, random.Random(seed))
    search = searching.Search(
        query=tree(words=(), phrases=(), exclusions=(), query=query),
        start=clocks.now() - timedelta(days=90),
        end=clocks.now(),
        outlets=list(Outlet.objects.all()),
    )
    names = Names(
        topics={each.pk: each.name for each in Topic.objects.all()},
        agencies={each.pk: each.short_name for each in agencies},
        own_agency=agencies[0].pk,
    )
    counts = searching.counted(search, names)
    articles = list(searching.page(search, size=ARTICLES).articles)
    assert counts.total == len(articles) > 0
    expected = _one_by_one(articles, agencies[0])
    for facet in counts.facets:
        if facet.name not in expected:
            continue  # of what an outlet has
        told = {each.key: each.count for each in facet.values}
        least = 2 if facet.name == "story" else 1
        assert told == {k: n for k, n in expected[facet.name].items() if k and n >= least}
