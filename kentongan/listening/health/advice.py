"""What to do about a source, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.core import clocks
from kentongan.listening.enums import PollOutcome
from kentongan.listening.models import Source

WAIT_UNTIL = 3  # failures in a row that may be a passing fault
WHAT_TO_DO = {
    PollOutcome.EMPTY: gettext_lazy(
        "The address answers but lists nothing. Open it; the outlet may have moved its feed."
    ),
    PollOutcome.NOT_READABLE: gettext_lazy(
        "This is no longer a feed or sitemap. Look for the outlet’s feed and add it anew."
    ),
    PollOutcome.REFUSED: gettext_lazy(
        "The address leads into a private network. Pause this source and ask the outlet."
    ),
    PollOutcome.ROBOTS: gettext_lazy(
        "The site does not want to be read by programs, and we keep to that. Ask the outlet."
    ),
    PollOutcome.TOO_LARGE: gettext_lazy("The answer is too large. Look for a smaller feed."),
    PollOutcome.TOO_SLOW: gettext_lazy("The site answers too slowly. We try again by ourselves."),
    PollOutcome.UNREACHABLE: gettext_lazy(
        "The site cannot be reached. Check the address and our own connection."
    ),
    PollOutcome.HTTP_ERROR: gettext_lazy(
        "The site answers with an error. Open the address; the feed may have moved."
    ),
    PollOutcome.BLOCKED: gettext_lazy(
        "The site lets people in and turns programs away. We do not get round that. Ask the outlet"
        " to let us read its feed, or pause this source."
    ),
    PollOutcome.SIGN_IN: gettext_lazy(
        "The mailbox does not take the name or the password. Change them under “Mailbox” on this"
        " page."
    ),
}


def advice(source: Source) -> str:
    """Empty when nothing needs doing."""
    if not source.active:
        return _("Paused: nobody looks at it. Resume it when it is needed again.")
    if not source.last_outcome:
        return _("Not looked at yet. That happens within a minute, while the worker runs.")
    told = str(WHAT_TO_DO.get(PollOutcome(source.last_outcome), ""))
    if told and 0 < source.failures < WAIT_UNTIL:
        return _("We try again by ourselves. If it stays so: %(advice)s") % {"advice": told}
    return told or _quieter_faults(source)


def _quieter_faults(source: Source) -> str:
    """What is wrong with a source that answers."""
    if source.is_silent(clocks.now()):
        return _(
            "It answers, but has brought nothing for longer than is usual for it. Open the outlet’s"
            " home page: if there is newer news, its feed has moved."
        )
    if source.clock_skew and not source.clock_correction:
        return _(
            "Its clock seems to be %(hours)s hours ahead of ours. Compare with the outlet’s page;"
            " if so, press the button below."
        ) % {"hours": source.clock_skew}
    return ""
