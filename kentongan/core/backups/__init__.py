"""One file that holds an installation: database, media and the keys to read them.

Face: `save`, `read_manifest`, `unpacked` and `bring_back` for one backup, `keep_nightly`,
`standing` and its parts for those of every night. Every error is a `BackupError` in words.
"""

from .errors import BackupError
from .keeping import (
    LEAST_FREE,
    SOON_FULL,
    Kept,
    Standing,
    days_left,
    keep_nightly,
    kept,
    newest,
    standing,
)
from .manifest import Manifest, read_manifest
from .reading import unpacked
from .restoring import Target, bring_back
from .writing import save

__all__ = [
    "LEAST_FREE",
    "SOON_FULL",
    "BackupError",
    "Kept",
    "Manifest",
    "Standing",
    "Target",
    "bring_back",
    "days_left",
    "keep_nightly",
    "kept",
    "newest",
    "read_manifest",
    "save",
    "standing",
    "unpacked",
]
