"""How a brief says its figures."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def tone(value: int | None) -> str:
    return {-1: _("negative"), 0: _("neutral"), 1: _("positive"), None: ""}[value]


def tones(counts: Sequence[int]) -> str:
    """Negative, neutral, positive as "3 negative, 1 neutral"; what is none is left out."""
    names = (_("negative"), _("neutral"), _("positive"))
    told = [f"{count} {name}" for count, name in zip(counts, names, strict=True) if count]
    return ", ".join(told)


def coded(count: int, articles: int) -> str:
    """How much of a story a person has looked at."""
    if not count:
        return ""
    return _("%(coded)s of %(articles)s articles coded by a person") % {
        "coded": count,
        "articles": articles,
    }


def media(count: int) -> str:
    return ngettext("%(count)s medium", "%(count)s media", count) % {"count": count}


def audience(count: int) -> str:
    """An estimate, so it is rounded: "about 120,000 people"."""
    if not count:
        return ""
    rounded = round(count, -3) or count
    return _("about %(count)s people") % {"count": f"{rounded:,}".replace(",", ".")}
