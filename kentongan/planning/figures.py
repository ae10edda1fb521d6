"""The office's own figures beside those that the media tell of a story."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.engine import numbers
from kentongan.engine.stories.terms import content_stems
from kentongan.listening.models import Story, StoryIndex
from kentongan.listening.timeline import OwnNumber

from .models import Fact, Issue

SHARED = 3  # words that a fact and a story have in common when they tell of the same thing
SHARED_WITH_ISSUE = 2  # where the office follows the story by an issue
BEFORE, AFTER = timedelta(days=1), timedelta(days=7)  # of the story's first and last article
LOOKED_AT = 200


def own_numbers(story: Story, agency: Agency) -> list[OwnNumber]:
    """What valid facts of the agency, and its issue about this story, count.

    A fact is of the story when it is as old, and has enough words in common with what the story
    is found by; only where the agency watches the story or has an issue about it.
    """
    issue = Issue.objects.filter(agency=agency, story=story).first()
    found = list(_of_issue(issue, agency)) if issue else []
    if issue is None and agency.pk not in story.watching_agencies():
        return found
    least = SHARED_WITH_ISSUE if issue else SHARED
    terms = _terms(story, issue)
    for fact in _facts(story, agency):
        if len(terms & set(content_stems(f"{fact.statement} {fact.value}"))) >= least:
            found.extend(_of_fact(fact))
    return found


def _facts(story: Story, agency: Agency) -> list[Fact]:
    first = clocks.to_zone(story.first_at, agency.zone).date() - BEFORE
    last = clocks.to_zone(story.last_at, agency.zone).date() + AFTER
    rows = Fact.objects.filter(agency=agency, withdrawn=False, as_of__range=(first, last))
    return list(rows.order_by("-as_of", "-pk")[:LOOKED_AT])


def _terms(story: Story, issue: Issue | None) -> set[str]:
    row = StoryIndex.objects.filter(pk=story.pk).first()
    words = f"{story.title} {issue.title} {issue.summary}" if issue else story.title
    anchors = {part for each in row.anchors for part in each.split()} if row else set()
    return anchors | set(content_stems(words))


def _of_fact(fact: Fact) -> Iterator[OwnNumber]:
    # "312 orang" alone counts nothing: the statement says what.
    text = f"{fact.value} {fact.statement}" if fact.value else fact.statement
    yield from _told(text, fact.as_of, reverse("fact:edit", args=[fact.pk]))


def _of_issue(issue: Issue, agency: Agency) -> Iterator[OwnNumber]:
    at = clocks.to_zone(issue.closed_at or issue.opened_at, agency.zone).date()
    text = f"{issue.summary}\n{issue.decision}"
    yield from _told(text, at, reverse("planning:issue", args=[issue.pk]))


def _told(text: str, as_of: date, url: str) -> Iterator[OwnNumber]:
    for each in numbers.read(text):
        yield OwnNumber(kind=each.kind, unit=each.unit, value=each.value, url=url, as_of=as_of)
