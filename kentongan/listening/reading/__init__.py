"""Pages into readings: by their site's learned layout where there is one, guarded, kept packed."""

from .again import settled, twin
from .keeping import kept, purge, read_again, unpack
from .parsing import Fetched, parse

__all__ = ["Fetched", "kept", "parse", "purge", "read_again", "settled", "twin", "unpack"]
