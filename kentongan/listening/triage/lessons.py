"""What "not about us" teaches a topic: words that such articles have and the others have not.

The words lower an article in the list and are offered as exclusions; they hide nothing by
themselves, and a person takes each of them back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.engine.text import STOPWORDS, words
from kentongan.listening.enums import Verdict
from kentongan.listening.models import Topic, TopicLesson, TopicMatch, TriageMark

NEWEST = 300  # articles of each kind that a topic learns from
LEAST = 3  # articles not about us that hold the word
SHARE = 0.8  # of the articles with the word, those not about us, one doubt counted against it
MOST = 8  # words of a topic
SHORTEST = 3  # letters


def learn(topic: Topic) -> TopicLesson:
    """Learn a topic's telling words anew from what people marked."""
    away = _texts(_not_ours(topic))
    kept = _texts(_ours(topic))
    lesson, _made = TopicLesson.objects.update_or_create(
        topic=topic,
        defaults={"words": _telling(topic, away, kept), "learned_at": clocks.now()},
    )
    return lesson


def lessons(agency: Agency) -> list[TopicLesson]:
    """Of the agency's active topics, those that learned something."""
    rows = TopicLesson.objects.filter(topic__agency=agency, topic__active=True)
    found = rows.select_related("topic__agency").order_by("topic__name")
    return [lesson for lesson in found if lesson.words]


def doubts(
    agency: Agency, rows: Sequence[tuple[int, str, str, list[int]]]
) -> dict[int, tuple[str, ...]]:
    """By article (key, title, lead, keys of its topics), why none of its topics may mean it."""
    telling = {lesson.topic_id: set(lesson.telling) for lesson in lessons(agency)}
    found = {}
    for key, title, lead, topics in rows if telling else ():
        held = _words(title, lead)
        reasons = [held & telling.get(topic, set()) for topic in topics]
        if reasons and all(reasons):
            found[key] = tuple(sorted(set().union(*reasons)))
    return found


def _telling(topic: Topic, away: list[set[str]], kept: list[set[str]]) -> list[str]:
    """Words of many articles not about us and of few others, the most telling first."""
    wanted = set(words(" ".join([*topic.words, *topic.phrases])))
    against, for_us = Counter(w for held in away for w in held), Counter(w for h in kept for w in h)
    shares = {
        word: times / (times + for_us[word] + (1 if for_us[word] else 0))
        for word, times in against.items()
        if times >= LEAST and word not in wanted
    }
    known = [word for word, share in shares.items() if share >= SHARE]
    return sorted(known, key=lambda word: (-shares[word], -against[word], word))[:MOST]


def _not_ours(topic: Topic) -> Any:
    rows = TriageMark.objects.filter(
        agency=topic.agency_id, verdict=Verdict.NOT_OURS, topics__contains=[topic.pk]
    )
    return rows.order_by("-at").values_list("article__title", "article__lead")[:NEWEST]


def _ours(topic: Topic) -> Any:
    seen = TriageMark.objects.filter(agency=topic.agency_id, verdict=Verdict.SEEN)
    rows = TopicMatch.objects.filter(topic=topic, article__in=seen.values("article"))
    return rows.order_by("-article").values_list("article__title", "article__lead")[:NEWEST]


def _texts(rows: Iterable[tuple[str, str]]) -> list[set[str]]:
    return [_words(title, lead) for title, lead in rows]


def _words(title: str, lead: str) -> set[str]:
    return {
        word
        for word in words(f"{title}\n{lead}")
        if len(word) >= SHORTEST and word not in STOPWORDS and not word[0].isdigit()
    }
