"""The backups of every night: made once a day, seven kept, their age and growth known."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import disk_usage
from zoneinfo import ZoneInfo

from kentongan.core.database import EmbeddedPostgres
from kentongan.core.home import Home

from .errors import BackupError
from .manifest import Manifest, read_manifest
from .writing import save

KEPT = 7
FIRST_HOUR = 1  # in Jakarta; a machine that is off at night makes its backup when it is on again
STALE_AFTER = timedelta(hours=48)
SOON_FULL = 30  # days
LEAST_FREE = 1_000_000_000  # bytes
_NAMES = "kentongan-????-??-??.tar"
_ZONE = ZoneInfo("Asia/Jakarta")
_DRAFT_AGE = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One nightly backup: its file, its size in bytes and what it says of itself."""

    path: Path
    size: int
    manifest: Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How safe an installation is: when the newest backup was made, how long the disk lasts.

    `newest` and `days_left` are None where nothing is known; `free` is in bytes.
    """

    newest: datetime | None
    is_stale: bool
    days_left: float | None
    free: int

    @property
    def is_soon_full(self) -> bool:
        soon = self.days_left is not None and self.days_left < SOON_FULL
        return soon or self.free < LEAST_FREE


def standing(home: Home, url: str, now: datetime) -> Standing:
    """An installation younger than two days needs no backup yet."""
    last = newest(home)
    since = max(filter(None, (last, installed_at(home))), default=now)
    return Standing(
        newest=last,
        is_stale=now - since > STALE_AFTER,
        days_left=days_left(home, url),
        free=disk_usage(home.path).free,
    )


def keep_nightly(*, home: Home, url: str, now: datetime) -> Path | None:
    """Make the backup of this day unless it is there, and let the oldest go.

    None when it is there or the night has not come. Raises BackupError.
    """
    local = now.astimezone(_ZONE)
    path = home.backups / f"kentongan-{local:%Y-%m-%d}.tar"
    if local.hour < FIRST_HOUR or path.exists():
        return None
    _sweep(home, now)
    save(home=home, url=url, path=path)
    for old in sorted(home.backups.glob(_NAMES))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def kept(home: Home) -> list[Kept]:
    """The nightly backups that can be read, oldest first."""
    found = []
    for path in sorted(home.backups.glob(_NAMES)):
        try:
            size = path.stat().st_size
            found.append(Kept(path=path, size=size, manifest=read_manifest(path)))
        except (BackupError, OSError):
            continue
    return sorted(found, key=lambda each: each.manifest.made)


def newest(home: Home) -> datetime | None:
    """When the newest nightly backup was made."""
    backups = kept(home)
    return backups[-1].manifest.made if backups else None


def days_left(home: Home, url: str) -> float | None:
    """Days until the disk is full at the pace of the last week; None while that is not known.

    The pace is what data (database, media) grew between the oldest and the newest backup, plus
    what seven backups grow with it; room for the backups still to come up to seven is set aside.
    A database on another server does not count. Under a day of backups nothing is known.
    """
    backups = kept(home)
    if len(backups) < 2:
        return None
    first, last = backups[0], backups[-1]
    days = (last.manifest.made - first.manifest.made) / timedelta(days=1)
    if days < 0.9:
        return None
    is_here = EmbeddedPostgres(home.path).url == url
    grown = (_data(last.manifest, is_here) - _data(first.manifest, is_here)) / days
    pace = grown + KEPT * (last.size - first.size) / days
    free = disk_usage(home.path).free - max(0, KEPT - len(backups)) * last.size
    if free <= 0:
        return 0.0
    return free / pace if pace > 0 else None


def installed_at(home: Home) -> datetime | None:
    """Since when this home is in use: its keys are written at first start and at a restore."""
    try:
        return datetime.fromtimestamp((home.secrets / "field_key").stat().st_mtime, UTC)
    except OSError:
        return None


def _data(manifest: Manifest, database_is_here: bool) -> int:
    return manifest.media_bytes + (manifest.database_bytes if database_is_here else 0)


def _sweep(home: Home, now: datetime) -> None:
    """Drafts that a killed process left."""
    for draft in home.backups.glob(".kentongan-*.part"):
        if now - datetime.fromtimestamp(draft.stat().st_mtime, UTC) > _DRAFT_AGE:
            draft.unlink(missing_ok=True)
