"""What later steps of the loop offer on a story's page, by the hook `kentongan_story_actions`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail import hooks

from kentongan.accounts.models import User

from .models import Story

HOOK = "kentongan_story_actions"
NUMBERS = "kentongan_story_number_actions"  # where the office writes its own figure


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAction:
    """One button: a form with nothing but the button, or with `method` "get" a link.

    With `why_not` it cannot be pressed, and says why.
    """

    label: str | Promise
    url: str
    method: str = "post"
    icon: str = ""
    why_not: str | Promise = ""


def offered(story: Story, user: User, hook: str = HOOK) -> list[StoryAction]:
    """The buttons of every app that registered some, in the order of their registration."""
    return [action for register in hooks.get_hooks(hook) for action in register(story, user)]
