"""The stage and its reasons in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kentongan.engine.trends import StageReading, StageReason

STAGES: dict[str, str | Promise] = {
    "origin": gettext_lazy("origin"),
    "mediation": gettext_lazy("mediation and amplification"),
    "organization": gettext_lazy("organization"),
    "resolution": gettext_lazy("resolution"),
}
ACTORS: dict[str, str | Promise] = {
    "petition": pgettext_lazy("organised actor", "a petition"),
    "council": pgettext_lazy("organised actor", "the council"),
    "organisation": pgettext_lazy("organised actor", "an organisation"),
    "protest": pgettext_lazy("organised actor", "a protest"),
    "hashtag": pgettext_lazy("organised actor", "a hashtag"),
}
REASONS: dict[str, str | Promise] = {
    "decided_and_declining": gettext_lazy(
        "A decision was issued, and it has not risen for %(value)s days (limit %(limit)s)."
    ),
    "actors": gettext_lazy(
        "%(name)s is told of by %(value)s publishers (limit %(limit)s)."
    ),
    "days_high": gettext_lazy(
        "%(value)s of the last 14 days were above the usual plus two scatters (limit %(limit)s)."
    ),
    "outlets": gettext_lazy("%(value)s publishers of general news tell it (limit %(limit)s)."),
    "growth": gettext_lazy("%(value)s more than yesterday (limit %(limit)s)."),
    "specialists": gettext_lazy("Only specialist outlets tell it."),
    "low": gettext_lazy(
        "%(value)s articles today, below the usual plus one scatter (%(limit)s)."
    ),
    "quiet": gettext_lazy("Nobody has told it for %(value)s days."),
    "decided": gettext_lazy(
        "A decision was issued %(value)s days ago; the decline is not long enough."
    ),
    "declining": gettext_lazy("It has not risen for %(value)s days, but no decision is recorded."),
}  # fmt: skip
SHARES = frozenset({"growth"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStage:
    """The stage, what decided, what was true as well, and what the rule looked at."""

    name: str
    label: str
    why: str
    also: tuple[str, ...]
    inputs: str


def stage(reading: StageReading) -> ToldStage:
    told = [_reason(each) for each in reading.reasons]
    inputs = reading.inputs
    return ToldStage(
        name=reading.stage,
        label=str(STAGES[reading.stage]),
        why=told[0] if told else _("Too little is told of it to be further."),
        also=tuple(told[1:]),
        inputs=_(
            "Looked at: %(days)s articles a day in the last 7 days, usual %(usual)s, scatter"
            " %(scatter)s; %(owners)s publishers, %(general)s of them of general news."
        )
        % {
            "days": ", ".join(map(str, inputs.days[-7:])),
            "usual": number(inputs.expected),
            "scatter": number(inputs.scatter),
            "owners": inputs.owners,
            "general": inputs.general_owners,
        },
    )


def number(value: float) -> str:
    """One decimal, with a comma; whole numbers without."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _reason(reason: StageReason) -> str:
    percent = reason.code in SHARES
    values = {
        "value": f"{reason.value:.0%}" if percent else number(reason.value),
        "limit": f"{reason.limit:.0%}" if percent else number(reason.limit),
        "name": str(ACTORS.get(reason.name, reason.name)),
    }
    text = str(REASONS[reason.code]) % values
    return text[:1].upper() + text[1:]
