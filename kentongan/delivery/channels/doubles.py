"""What the channels' doubles share: a log that outlives them, and orders to misbehave."""

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

LOG = "log.jsonl"
CONTROL = "control.json"


class Journal:
    """`log.jsonl` in the double's folder: one JSON object per thing it accepted."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._path = folder / LOG
        self._lock = threading.RLock()
        self._number = max((int(entry.get("id", 0)) for entry in self.read()), default=0)

    def next_number(self) -> int:
        with self._lock:
            self._number += 1
            return self._number

    def write(self, **entry: Any) -> None:
        line = json.dumps({**entry, "at": time.time()}, ensure_ascii=False)
        with self._lock, self._path.open("a", encoding="utf-8") as out:
            out.write(line + "\n")
            out.flush()
            os.fsync(out.fileno())

    def read(self) -> list[dict[str, Any]]:
        """Whole lines only: the last one may have been cut by a kill."""
        if not self._path.exists():
            return []
        entries = []
        for line in self._path.read_text(encoding="utf-8").splitlines():
            try:
                entries.append(json.loads(line))
            except ValueError:
                continue
        return entries


class Behaviour:
    """`control.json`: {"throttle": 2, "slow": 0.5}. A count is used up, one by one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / CONTROL
        self._lock = threading.RLock()

    def set(self, **wishes: Any) -> None:
        with self._lock:
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(wishes), encoding="utf-8")
            fresh.replace(self._path)

    def get(self, name: str) -> Any:
        with self._lock:
            return self._read().get(name)

    def take(self, name: str) -> bool:
        """Whether to misbehave so now; counts down when a number was given."""
        with self._lock:
            wishes = self._read()
            left = wishes.get(name)
            if not left:
                return False
            if left is not True:
                wishes[name] = int(left) - 1
                self.set(**wishes)
            return True

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
