"""Two hundred articles that wait to be sorted, and what became of them, in a running home.

`command(home, "manage", "shell", "-c", "from tests.journeys.triage_pile import fill; fill()")`
"""

import json
import time
from datetime import timedelta

from django.db import transaction

from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import primary_agency
from kentongan.core import clocks
from kentongan.listening import storing, triage
from kentongan.listening.enums import ArticleKind
from kentongan.listening.models import (
    Article,
    Coding,
    Story,
    Topic,
    TopicLesson,
    TopicMatch,
    TriageMark,
)
from kentongan.planning.models import Issue

PERSON = "kepala-diskominfo@contoh.example"
TOPIC = "Batu"
COUNT = 200
HOST = "https://pilah.example/"
FOREIGN = 20  # every so many-th article is of gem stones, which is not about us
PATIENCE = 90.0  # seconds until the worker has learned


def is_foreign(number: int) -> bool:
    return number % FOREIGN == 5


@transaction.atomic
def fill() -> None:
    """The only ones in the list; number 0 comes first. The worker sees them when all is done."""
    agency, now = _agency(), clocks.now()
    person = User.objects.get(email=PERSON)
    Story.objects.filter(articles__url__startswith=HOST).delete()
    Article.objects.filter(url__startswith=HOST).delete()
    while keys := triage.waiting(agency).keys:
        TriageMark.objects.bulk_create(
            TriageMark(agency=agency, article_id=key, verdict="seen", by=person, at=now)
            for key in keys
        )
    topic, _made = Topic.objects.get_or_create(
        agency=agency, name=TOPIC, defaults={"words": ["batu"], "since": now}
    )
    made = [_article(number, now - timedelta(seconds=number)) for number in range(COUNT)]
    Story.objects.bulk_create(
        Story(id=each.pk, title=each.title, first_at=now, last_at=now, article_count=1,
              outlet_count=1)
        for each in made
    )  # fmt: skip
    for each in made:
        each.story_id, each.analysed_at = each.pk, now
    Article.objects.bulk_update(made, ["story", "analysed_at"])
    TopicMatch.objects.bulk_create(TopicMatch(topic=topic, article=each) for each in made)


def _article(number: int, at: object) -> Article:
    text = (
        f"Batu akik jenis {number} dijual di toko perhiasan. Harga akik naik. Cincin akik laku."
        if is_foreign(number)
        else f"Batu dari tebing menutup jalan desa nomor {number}. Petugas membersihkan jalan."
    )
    reading = storing.Reading(
        title=f"Pilah {number:03}: {text.split('.')[0]}", text=text, kind=ArticleKind.ARTICLE,
        lead=text, published_at=at, language="id",  # type: ignore[arg-type]  # a time
    )  # fmt: skip
    made, _new = storing.create(url=f"{HOST}{number}", reading=reading, at=at)  # type: ignore[arg-type]  # a time
    return made


def tell() -> None:
    """What the database holds of the two hundred, as JSON, after the topic has learned."""
    agency = _agency()
    lesson = _lesson(Topic.objects.get(agency=agency, name=TOPIC))
    mine = {each.pk: int(each.url.removeprefix(HOST)) for each in _articles()}
    marks = TriageMark.objects.filter(agency=agency, article__in=mine)
    codings = Coding.objects.filter(agency=agency, article__in=mine, machine=False)
    told = {
        "marks": {mine[each.article_id]: each.verdict for each in marks},
        "tones": {mine[each.article_id]: [each.tone_headline, each.tone_body] for each in codings},
        "matched": sorted(
            mine[key] for key in TopicMatch.objects.filter(
                article__in=mine, topic__agency=agency
            ).values_list("article", flat=True)
        ),
        "issues": sorted(
            mine[each.story_id] for each in Issue.objects.filter(agency=agency, story__in=mine)
            if each.story_id
        ),
        "learned": lesson.words if lesson else [],
    }  # fmt: skip
    print(json.dumps(told))  # noqa: T201  # read by the journey


def _articles() -> list[Article]:
    return list(Article.objects.filter(url__startswith=HOST))


def _lesson(topic: Topic) -> TopicLesson | None:
    """What was learned, waiting for the worker's job."""
    until = time.monotonic() + PATIENCE
    while True:
        lesson = TopicLesson.objects.filter(topic=topic).first()
        if (lesson is not None and lesson.words) or time.monotonic() > until:
            return lesson
        time.sleep(1)


def _agency() -> Agency:
    agency = primary_agency(User.objects.get(email=PERSON))
    assert agency is not None
    return agency
