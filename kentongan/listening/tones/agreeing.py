"""How far two coders of an agency agree where both coded the same article."""

from collections import defaultdict
from dataclasses import dataclass

from kentongan.accounts.models import Agency
from kentongan.engine.tone import alpha
from kentongan.listening.models import CoderTone

NEWEST = 4_000  # codings looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """`alpha` over `articles` that two or more people coded; nobody is named.

    `apart` are the keys of articles on which they differ, newest first.
    """

    alpha: float | None
    articles: int
    apart: tuple[int, ...]


def between_people(agency: Agency) -> dict[str, Agreement]:
    """By part: "headline" and "body"."""
    rows = CoderTone.objects.filter(agency=agency).order_by("-at", "pk")
    told = list(rows.values_list("article_id", "tone_headline", "tone_body")[:NEWEST])
    return {
        "headline": _agreement([(article, headline) for article, headline, _body in told]),
        "body": _agreement([(article, body) for article, _headline, body in told]),
    }


def _agreement(told: list[tuple[int, int | None]]) -> Agreement:
    units: defaultdict[int, list[int]] = defaultdict(list)
    for article, tone in told:
        if tone is not None:
            units[article].append(tone)
    both = {article: tones for article, tones in units.items() if len(tones) > 1}
    return Agreement(
        alpha=alpha(both.values()),
        articles=len(both),
        apart=tuple(article for article, tones in both.items() if len(set(tones)) > 1),
    )
