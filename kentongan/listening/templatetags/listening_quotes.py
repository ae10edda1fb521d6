"""Blocks of quotes for the pages of a story and of an article."""

from typing import Any

from django import template

from kentongan.listening.models import Article, Story
from kentongan.listening.timeline import quoted

register = template.Library()


@register.inclusion_tag("listening/quoted/story.html")
def quoted_in_story(story: Story) -> dict[str, Any]:
    return {"speakers": quoted.in_story(story), "most": quoted.MOST}


@register.inclusion_tag("listening/quoted/article.html")
def quoted_in_article(article: Article) -> dict[str, Any]:
    return {"quotes": quoted.in_article(article)}
