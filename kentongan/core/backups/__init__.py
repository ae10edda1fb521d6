"""One file that holds an installation: database, media and the keys to read them.

Face: `save`, `read_manifest`, `unpacked` and `bring_back` for one backup, `keep_nightly`,
`newest` and `days_left` for those of every night. Every error is a `BackupError` in words.
"""

from .errors import BackupError
from .keeping import Kept, days_left, keep_nightly, kept, newest
from .manifest import Manifest, read_manifest
from .reading import unpacked
from .restoring import Target, bring_back
from .writing import save

__all__ = [
    "BackupError",
    "Kept",
    "Manifest",
    "Target",
    "bring_back",
    "days_left",
    "keep_nightly",
    "kept",
    "newest",
    "read_manifest",
    "save",
    "unpacked",
]
