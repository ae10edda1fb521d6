"""What is known about a message that somebody pastes: our answers and checked claims."""

from dataclasses import dataclass

from .models import ClarificationPage
from .verdicts import words

LIMIT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One answer; `sure` when it is the same claim, otherwise it is only like it."""

    title: str
    url: str
    verdict: str
    publisher: str
    sure: bool


def check_text(text: str) -> list[Known]:
    """At most five, the surest first; empty means that we have not checked it."""
    found = ClarificationPage.objects.live().public().search(text, operator="or")[:LIMIT]
    return [
        Known(
            title=page.title,
            url=page.get_url() or "",
            verdict=str(words(page.verdict).label),
            publisher=page.agency.short_name,
            sure=False,
        )
        for page in found
    ]
