"""The engine's short reasons, in words an officer reads."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

GUARDS = {
    "short": lambda: _("The text is short; compare it yourself."),
    "debunk": lambda: _("The text itself denies or asks."),
    "numbers": lambda: _("The numbers differ."),
    "negation": lambda: _("One of the two denies."),
    "names": lambda: _("Another person, place or institution is named."),
    "old": lambda: _("The fact-check is older than 18 months."),
    "thin": lambda: _("Little is in common."),
}


def explain(why: Iterable[str]) -> list[str]:
    """ "words: banjir, tanggul" becomes "Same words: banjir, tanggul"."""
    return [_one(*line.split(": ", 1)) for line in why if ": " in line]


def _one(kind: str, rest: str) -> str:
    if kind == "guard":
        return GUARDS[rest]() if rest in GUARDS else rest
    labels = {"words": _("Same words"), "numbers": _("Same numbers"), "names": _("Same names")}
    return f"{labels.get(kind, kind)}: {rest}"
