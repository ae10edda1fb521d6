"""The words of a verdict as the public reads them, and their number for ClaimReview."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    label: str | Promise
    rating: int | None  # 1 is false, 5 is true; None is not on that scale


VERDICTS = {
    "true": Words(label=_("True"), rating=5),
    "partly_true": Words(label=_("Partly true"), rating=3),
    "misleading": Words(label=_("Misleading"), rating=2),
    "false": Words(label=_("False"), rating=1),
    "scam": Words(label=_("Scam"), rating=1),
    "satire": Words(label=_("Satire"), rating=None),
    "unproven": Words(label=_("Not proven"), rating=None),
    "out_of_scope": Words(label=_("Not ours to check"), rating=None),
    "clarification": Words(label=_("Clarification"), rating=None),
}
UNKNOWN = Words(label=_("Clarification"), rating=None)


def words(verdict: str) -> Words:
    return VERDICTS.get(verdict, UNKNOWN)
