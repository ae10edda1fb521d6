"""From one state of a rumour to the next."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kentongan.accounts.models import User
from kentongan.core import history
from kentongan.verification.enums import TRANSITIONS, ClaimStatus
from kentongan.verification.models import Claim


def hold(claim: Claim) -> None:
    """Read the claim again and let nobody else change it until the transaction ends."""
    claim.refresh_from_db(from_queryset=Claim.objects.select_for_update())


def check_move(claim: Claim, to: ClaimStatus) -> None:
    if to not in TRANSITIONS[ClaimStatus(claim.status)]:
        raise ValidationError(
            _("A rumour that is “%(now)s” cannot become “%(next)s”.")
            % {"now": claim.get_status_display(), "next": to.label}
        )


def move(claim: Claim, to: ClaimStatus, *, by: User | None, why: str) -> None:
    check_move(claim, to)
    claim.status = to
    with history.context(by=by, why=why):
        claim.save(update_fields=["status"])
