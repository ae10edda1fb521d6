"""A worker's threads share what the C library keeps for them."""

import re
import subprocess
import sys

import pytest

from kentongan.cli import memory

EIGHT_THREADS = """
import ctypes, threading
from pathlib import Path
from kentongan.cli import memory
{before}
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
together = threading.Barrier(8)
def hold():
    together.wait()
    for _ in range(200):
        library.malloc(50_000)
    together.wait()
threads = [threading.Thread(target=hold) for _ in range(8)]
for each in threads: each.start()
for each in threads: each.join()
print(Path("/proc/self/maps").read_text())
"""
ARENA = 0x4000000  # bytes that glibc reserves for one, aligned to as much


def arenas(before: str) -> int:
    """Arenas of a process in which eight threads take memory at once, besides the first one."""
    command = [sys.executable, "-c", EIGHT_THREADS.format(before=before)]
    maps = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw-p 00000000 00:00 0 *$", maps, re.MULTILINE)
    return sum(int(start, 16) % ARENA == 0 for start, _end in found)


@pytest.mark.skipif(not memory.share_arenas(8), reason="no glibc")
def test_threads_share_arenas() -> None:
    assert arenas("memory.share_arenas(2)") <= 1 < arenas("")
