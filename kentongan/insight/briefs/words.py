"""How a brief says its figures."""

from django.utils.translation import gettext as _


def tone(value: int | None) -> str:
    return {-1: _("negative"), 0: _("neutral"), 1: _("positive"), None: ""}[value]


def audience(count: int) -> str:
    """An estimate, so it is rounded: "about 120,000 people"."""
    if not count:
        return ""
    rounded = round(count, -3) or count
    return _("about %(count)s people") % {"count": f"{rounded:,}".replace(",", ".")}
