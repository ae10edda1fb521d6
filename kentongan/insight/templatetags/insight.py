from typing import Any

from django import template

from kentongan.insight.briefs.words import audience, coded, tone, tones

register = template.Library()
register.filter("tone", tone)
register.filter("audience", audience)


@register.filter("tones")
def tones_in_words(counts: Any) -> str:
    """Nothing for briefs that were kept before tones were counted."""
    return tones(counts) if counts else ""


@register.filter
def coded_of(row: dict[str, Any]) -> str:
    return coded(row["coded"], row["articles"])
