"""What a person says of a weak signal."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.listening.enums import Steep
from kentongan.listening.models import SignalMark, TermHour


@transaction.atomic
def move_signal(*, agency: Agency, term: str, letter: Steep, by: User) -> SignalMark:
    """Put a signal into another field."""
    return _mark(agency, term, by, letter=letter, dismissed=False, why="signal moved")


@transaction.atomic
def dismiss_signal(*, agency: Agency, term: str, by: User) -> SignalMark:
    """It is none; it does not come back to this agency's board until taken back."""
    return _mark(agency, term, by, dismissed=True, why="signal dismissed")


@transaction.atomic
def restore_signal(*, agency: Agency, term: str, by: User) -> None:
    """Forget what was said of it: the machine sorts it again."""
    require(by, agency, *WRITERS)
    with history.context(by=by, why="signal restored"):
        SignalMark.objects.filter(agency=agency, term=term).delete()


def _mark(agency: Agency, term: str, by: User, *, why: str, **values: object) -> SignalMark:
    require(by, agency, *WRITERS)
    if not TermHour.objects.filter(term=term).exists():
        raise ValidationError(_("This word is no longer counted. Open the board again."))
    with history.context(by=by, why=why):
        mark, _new = SignalMark.objects.update_or_create(
            agency=agency, term=term, defaults={**values, "by": by, "at": clocks.now()}
        )
    return mark
