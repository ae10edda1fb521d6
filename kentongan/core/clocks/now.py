from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kentongan.core.models import ClockOffset


class NotADemoHome(PermissionError):
    """Only a demo's clock may be moved."""


def now() -> datetime:
    """This instant, aware, in UTC; in a demo home the demo's instant."""
    real = timezone.now()
    if not settings.KENTONGAN_DEMO:
        return real
    offset = ClockOffset.objects.first()
    if offset is None:
        return real
    return offset.frozen_at or real + (offset.shift or timedelta())


def is_frozen() -> bool:
    """Whether a demo's clock stands still."""
    if not settings.KENTONGAN_DEMO:
        return False
    return ClockOffset.objects.filter(frozen_at__isnull=False).exists()


def to_zone(at: datetime, zone: str) -> datetime:
    """The same instant, on the wall clock of a zone such as "Asia/Makassar"."""
    return at.astimezone(ZoneInfo(zone))


def today(zone: str | None = None) -> date:
    """The date of this instant in a zone, by default the installation's."""
    return to_zone(now(), zone or settings.TIME_ZONE).date()


def freeze(at: datetime) -> None:
    """Stop the demo's clock at an instant. Raises NotADemoHome."""
    _set(frozen_at=at, shift=None)


def shift(by: timedelta) -> None:
    """Let the demo's clock run, that much away from the real one. Raises NotADemoHome."""
    _set(frozen_at=None, shift=by)


def release() -> None:
    """Back to the real clock."""
    ClockOffset.objects.all().delete()


def _set(*, frozen_at: datetime | None, shift: timedelta | None) -> None:
    if not settings.KENTONGAN_DEMO:
        raise NotADemoHome
    ClockOffset.objects.update_or_create(pk=1, defaults={"frozen_at": frozen_at, "shift": shift})
