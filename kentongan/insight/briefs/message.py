"""The brief as one WhatsApp message, the recommendation first."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.insight.models import Brief

from .words import tone

LIMIT = 1200  # characters: what a leader reads without opening "read more" twice
ADVICE_LIMIT = 500


def whatsapp(brief: Brief) -> str:
    """At most 1,200 characters; what does not fit is left out from the end, whole lines only."""
    head = f"*{brief.get_period_display().capitalize()} {date_format(brief.date, 'j F Y')}*"
    if settings.KENTONGAN_DEMO:
        head = f"CONTOH {head}"
    advice = " ".join(brief.recommendation.split())
    if len(advice) > ADVICE_LIMIT:
        advice = advice[:ADVICE_LIMIT].rsplit(" ", 1)[0] + " …"
    lines = [head, "", _("*Recommendation:* %(text)s") % {"text": advice}, "", *_body(brief)]
    return _fit(lines)


def _body(brief: Brief) -> list[str]:
    seen = brief.snapshot
    lines = [_("*In the media* (%(count)s articles)") % {"count": seen["articles"]}]
    for number, row in enumerate(seen["stories"], start=1):
        heard = ", ".join(filter(None, [_outlets(row), tone(row["tone_headline"])]))
        lines.append(f"{number}. {row['title']} ({heard})")
    if seen["claims"]:
        lines += ["", _("*Rumours*")]
        lines += [f"- {row['text'][:90]}: {row['state']}" for row in seen["claims"]]
    if seen["published"]:
        lines += ["", _("*Our releases*")]
        lines += [
            "- "
            + _("%(title)s: picked up by %(count)s media")
            % {"title": row["title"], "count": row["picked_up"]}
            for row in seen["published"]
        ]
    return lines


def _outlets(row: dict[str, list[str]]) -> str:
    return _("%(count)s media") % {"count": len(row["publishers"])}


def _fit(lines: list[str]) -> str:
    while len("\n".join(lines)) > LIMIT:
        lines.pop()
    return "\n".join(lines).strip()
