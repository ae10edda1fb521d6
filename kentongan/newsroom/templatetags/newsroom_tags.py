from django import template

from kentongan.newsroom.verdicts import words

register = template.Library()


@register.filter
def verdict_label(verdict: str) -> str:
    return str(words(verdict).label)
