"""What a person decides about stories. The machine keeps to it, also when it starts afresh."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks
from kentongan.listening.analysis import follow, grouping, wait_for_lock
from kentongan.listening.enums import StoryDecisionKind
from kentongan.listening.models import Article, Post, Story, StoryDecision


@transaction.atomic
def merge_stories(*, into: Story, other: Story, by: User) -> StoryDecision:
    """Put `other` with `into`: its articles move there, and so do all that come to it later.

    `other` stays as an empty story that is `merged_into` the first.
    """
    _require_writer(by)
    wait_for_lock()
    into, other = _current(into), _current(other)
    if into == other:
        raise ValidationError(_("Choose another story."))
    decision = StoryDecision.objects.create(
        kind=StoryDecisionKind.MERGE,
        story=into,
        other=other,
        here=_keys(into),
        there=_keys(other),
        by=by,
        at=clocks.now(),
    )
    Article.objects.filter(story=other).update(story=into)
    Post.objects.filter(story=other).update(story=into)
    other.merged_into = into
    other.save(update_fields=["merged_into"])
    grouping.refresh([into.pk, other.pk])
    return decision


@transaction.atomic
def split_story(*, story: Story, articles: Collection[Article], by: User) -> StoryDecision:
    """Take articles out into a story of their own (`decision.other`).

    The machine never again puts one of them with one of those that stay.
    """
    _require_writer(by)
    wait_for_lock()
    there = sorted(article.pk for article in articles)
    here = sorted(set(_keys(story)) - set(there))
    if not there or not set(there) <= set(_keys(story)):
        raise ValidationError(_("Choose articles of this story."))
    if not here:
        raise ValidationError(_("Leave at least one article in the story."))
    other = _new_story(there, here)
    decision = StoryDecision.objects.create(
        kind=StoryDecisionKind.SPLIT,
        story=story,
        other=other,
        here=here,
        there=there,
        by=by,
        at=clocks.now(),
    )
    _move(there, source=story, target=other)
    follow([story.pk])
    other.refresh_from_db()
    return decision


@transaction.atomic
def undo_story_decision(*, decision: StoryDecision, by: User) -> StoryDecision:
    """Make it as if it had not been decided, for the articles that came since too.

    Later decisions about the same stories must be undone first.
    """
    _require_writer(by)
    wait_for_lock()
    decision.refresh_from_db()
    if decision.undone_at is not None:
        raise ValidationError(_("This was undone already."))
    if _later(decision):
        raise ValidationError(_("Undo the later decision about these stories first."))
    decision.undone_by, decision.undone_at = by, clocks.now()
    decision.save(update_fields=["undone_by", "undone_at"])
    story, other = decision.story, decision.other
    if decision.kind == StoryDecisionKind.MERGE:
        other.merged_into = None
        other.save(update_fields=["merged_into"])
        Article.objects.filter(pk__in=decision.there, story=story).update(story=other)
        grouping.refresh([story.pk, other.pk])
    else:
        _move(_keys(other), source=other, target=story)
        Post.objects.filter(story=other).update(story=story)
    follow([story.pk, other.pk])
    return decision


def _require_writer(by: User) -> None:
    """Stories belong to every agency: whoever writes for one of them may sort them."""
    if not holds_any(by, WRITERS):
        raise PermissionDenied(_("Only people who write for an agency may sort stories."))


def _current(story: Story) -> Story:
    """The story itself, or the one it was put together with."""
    end = grouping.merged_into([story.pk]).get(story.pk, story.pk)
    return Story.objects.get(pk=end)


def _keys(story: Story) -> list[int]:
    return sorted(Article.objects.filter(story=story).values_list("pk", flat=True))


def _new_story(there: list[int], here: list[int]) -> Story:
    """A story of the articles `there`; its key is that of an article whose key no story has."""
    keys = [*there, *here]
    taken = set(Story.objects.filter(pk__in=keys).values_list("pk", flat=True))
    free = [key for key in keys if key not in taken]
    if not free:
        raise ValidationError(_("These stories were put together by hand: undo that instead."))
    first = Article.objects.filter(pk__in=there).order_by(grouping.MOMENT, "pk")[0]
    at = first.published_at or first.first_seen_at
    return Story.objects.create(pk=free[0], title=first.title[:300], first_at=at, last_at=at)


def _move(keys: Collection[int], *, source: Story, target: Story) -> None:
    """Move articles, in what people see and in what the clusterer compares with."""
    Article.objects.filter(pk__in=keys).update(story=target)
    grouping.forget_members(grouping.parts_of(source.pk), keys)
    grouping.rebuild_index(source.pk)
    grouping.rebuild_index(target.pk)
    grouping.refresh([source.pk, target.pk])


def _later(decision: StoryDecision) -> bool:
    touched = [decision.story_id, decision.other_id]
    rows = StoryDecision.objects.filter(undone_at=None, pk__gt=decision.pk)
    return rows.filter(Q(story__in=touched) | Q(other__in=touched)).exists()
