"""Buttons that rooms above put on a story's page, by the hook `kentongan_story_actions`."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAction:
    """A button; `url` is posted to."""

    label: str | Promise
    url: str
