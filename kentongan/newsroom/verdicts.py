"""The words of a verdict as the public reads them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERDICTS = {
    "true": _("True"),
    "partly_true": _("Partly true"),
    "misleading": _("Misleading"),
    "false": _("False"),
    "scam": _("Scam"),
    "satire": _("Satire"),
    "unproven": _("Not proven"),
    "out_of_scope": _("Not ours to check"),
    "clarification": _("Clarification"),
}


def words(verdict: str) -> str | Promise:
    return VERDICTS.get(verdict, VERDICTS["clarification"])
