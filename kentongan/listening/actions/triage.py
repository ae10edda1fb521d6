"""Looking at articles one after another: seen, coded, not about us, and all of it undone."""

from django.db import transaction

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks
from kentongan.listening import tasks
from kentongan.listening.enums import Verdict
from kentongan.listening.models import (
    Article,
    Coding,
    Topic,
    TopicLesson,
    TopicMatch,
    TriageMark,
)

from .tones import code_tone, uncode_tone
from .topics import change_topic


@transaction.atomic
def mark_article(
    *,
    article: Article,
    agency: Agency,
    verdict: Verdict,
    by: User,
    headline: int | None = None,
    body: int | None = None,
) -> TriageMark:
    """Looked at, with a tone if one was given. "Not about us" takes it out of the topics.

    A mark that was there is undone first.
    """
    require(by, agency, *WRITERS)
    unmark_article(article=article, agency=agency, by=by)
    coded = Coding.objects.filter(agency=agency, article=article, machine=False).exists()
    codes_now = verdict == Verdict.SEEN and (headline, body) != (None, None)
    if codes_now:
        code_tone(article=article, agency=agency, headline=headline, body=body, by=by)
    topics = _let_go(article, agency) if verdict == Verdict.NOT_OURS else []
    mark = TriageMark.objects.create(
        agency=agency,
        article=article,
        verdict=verdict,
        topics=topics,
        made_coding=codes_now and not coded,
        by=by,
        at=clocks.now(),
    )
    _teach(topics)
    return mark


@transaction.atomic
def unmark_article(*, article: Article, agency: Agency, by: User) -> None:
    """Undo a mark: the article is waiting again, its topics have it back, its coding is gone
    where the mark had made it."""
    require(by, agency, *WRITERS)
    mark = TriageMark.objects.filter(agency=agency, article=article).first()
    if mark is None:
        return
    topics = Topic.objects.filter(agency=agency, pk__in=mark.topics)
    TopicMatch.objects.bulk_create(
        [TopicMatch(topic=topic, article=article) for topic in topics], ignore_conflicts=True
    )
    if mark.made_coding:
        uncode_tone(article=article, agency=agency, by=by)
    mark.delete()
    _teach(mark.topics)


@transaction.atomic
def exclude_word(*, topic: Topic, word: str, by: User) -> None:
    """A telling word becomes an exclusion of its topic; the topic's form takes it out again."""
    if word not in topic.exclusions:
        topic.exclusions = [*topic.exclusions, word]
        change_topic(topic=topic, by=by)
    _set_ignored(topic, word, ignored=True)


@transaction.atomic
def ignore_word(*, topic: Topic, word: str, ignored: bool, by: User) -> None:
    """Take back, or restore, a word that the machine had learned."""
    require(by, topic.agency, *WRITERS)
    _set_ignored(topic, word, ignored=ignored)


def _set_ignored(topic: Topic, word: str, *, ignored: bool) -> None:
    lesson = TopicLesson.objects.select_for_update().filter(topic=topic).first()
    if lesson is not None:
        rest = [each for each in lesson.ignored if each != word]
        lesson.ignored = [*rest, word] if ignored else rest
        lesson.save(update_fields=["ignored"])


def _let_go(article: Article, agency: Agency) -> list[int]:
    """Take an article out of the agency's topics; returns their keys."""
    matches = TopicMatch.objects.filter(article=article, topic__agency=agency)
    topics = sorted(matches.values_list("topic_id", flat=True))
    matches.delete()
    Coding.objects.filter(agency=agency, article=article, machine=True).delete()
    return topics


def _teach(topics: list[int]) -> None:
    for topic in topics:
        tasks.start_lesson(topic)
