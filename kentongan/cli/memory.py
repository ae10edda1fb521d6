"""Memory that the C library keeps for itself.

glibc gives each thread an arena of its own and hardly ever gives one back: a worker with eight
threads grew by a fifth in half an hour with nothing kept by Python. Elsewhere this does nothing.
"""

import asyncio
import ctypes
import sys
from typing import Any

ARENAS = 2
TRIM_SECONDS = 60.0
_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h


def share_arenas(most: int = ARENAS) -> bool:
    """Let all threads share so many arenas; whether this C library can do that."""
    library = _glibc()
    return library is not None and bool(library.mallopt(_ARENA_MAX, most))


async def give_back_regularly() -> None:
    """Every minute, return to the system what was freed; runs until it is cancelled."""
    library = _glibc()
    while library is not None:
        await asyncio.sleep(TRIM_SECONDS)
        library.malloc_trim(0)


def _glibc() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None
