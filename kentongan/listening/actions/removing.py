"""Taking articles out again that a person put in, as long as nobody has worked with them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model

from kentongan.listening.analysis import grouping, wait_for_lock
from kentongan.listening.models import (
    Article,
    Coding,
    Post,
    RawPage,
    Story,
    StoryIndex,
)

# What the machine makes of an article, and can make again.
MACHINE_MADE = frozenset(
    {
        "texts", "search_document", "topic_matches", "copies", "copied_by", "pick_ups", "codings",
        "table_rows", "entry",
    }
)  # fmt: skip


def worked_with(keys: Collection[int]) -> set[int]:
    """Of these articles, those that a person has coded, marked, chosen or built on."""
    found = set(
        Coding.objects.filter(article__in=keys, machine=False).values_list("article_id", flat=True)
    )
    for relation in Article._meta.related_objects:
        if relation.get_accessor_name() in MACHINE_MADE:
            continue
        name, model = relation.field.name, relation.related_model
        rows: Any = model._default_manager.filter(**{f"{name}__in": keys})
        found |= set(rows.values_list(name, flat=True))
    return found


def remove(keys: Collection[int]) -> None:
    """Delete articles and every trace in the indexes; inside a transaction.

    A story that is left with nothing goes with them, unless something refers to it.
    """
    wait_for_lock()
    stories = set(
        Article.objects.filter(pk__in=keys, story__isnull=False).values_list("story", flat=True)
    )
    parts = {part for story in stories for part in grouping.parts_of(story)} | stories
    grouping.forget_members(parts, keys)
    RawPage.objects.filter(article__in=keys).delete()
    Article.objects.filter(pk__in=keys).delete()
    grouping.refresh(stories)
    for story in Story.objects.filter(pk__in=stories, articles=None):
        if not _is_referred_to(story):
            story.delete()


def _is_referred_to(story: Story) -> bool:
    for relation in story._meta.related_objects:
        model: type[Model] = relation.related_model
        if model in (StoryIndex, Post):  # a post does without its story
            continue
        if model._default_manager.filter(**{relation.field.name: story.pk}).exists():
            return True
    return False
