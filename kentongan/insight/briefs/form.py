"""The weekly form as rows of words, for page, PDF and table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.insight.models import Brief

from .weekly import PERCENT, change, conclusion
from .words import tones


def week_rows(brief: Brief) -> Iterator[tuple[str, str]]:
    """What is asked and the answer; nothing for a brief that is not of a week."""
    week: dict[str, Any] = brief.snapshot.get("week") or {}
    if not week:
        return
    yield _("Articles this week"), str(week["count"])
    yield _("Week before"), f"{week['before']}{_by(change(week))}"
    yield _("Leading topic"), _topic(week)
    yield _("Positive articles"), str(week["tones"][2])
    yield _("Tone of the text, coded by people"), tones(week["tones"]) or _("not coded yet")
    yield _("News media and social media"), f"{week['media']} : {week['social']}"
    yield _("Busiest day"), _peak(week["peak"])
    yield _("Words most used"), ", ".join(f"{word} ({count})" for word, count in week["words"])
    if week.get("signals"):
        yield _("Weak signals, by a machine"), ", ".join(week["signals"])
    yield _("Conclusion"), conclusion(week)


def _by(percent: int | None) -> str:
    return "" if percent is None else f" ({percent:+d} %)".replace("-", "−")


def _topic(week: dict[str, Any]) -> str:
    if not week["topics"]:
        return "–"
    name, count = week["topics"][0]
    return f"{name}, {round(count * PERCENT / week['count'])} % ({count})"


def _peak(peak: list[Any]) -> str:
    day, count = peak
    return f"{date_format(date.fromisoformat(day), 'l, j F')} ({count})" if day else "–"
