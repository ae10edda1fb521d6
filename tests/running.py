"""The real program on a home of its own, started and stopped like a person does."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LONGEST = 1200  # seconds; a stuck program ends here, it is not a measure of speed
FOREIGN = ("KENTONGAN_", "DATABASE_URL", "DJANGO_")


@dataclass(frozen=True, slots=True)
class Program:
    """A running installation: where it answers, and where its data lies."""

    base: str
    home: Path

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.base + path, timeout=30) as answer:  # noqa: S310
            return str(answer.read().decode())

    def said(self) -> str:
        """What it printed so far."""
        return log_of(self.home).read_text(encoding="utf-8", errors="replace")

    def mails(self) -> list[dict[str, Any]]:
        """What the mail double took, in order."""
        return lines(self.home / "doubles" / "email" / "log.jsonl")

    def mail_text(self, entry: dict[str, Any]) -> str:
        path = self.home / "doubles" / "email" / entry["file"]
        return path.read_text(encoding="utf-8", errors="replace")

    def telegram(self) -> list[dict[str, Any]]:
        return lines(self.home / "doubles" / "telegram" / "log.jsonl")


def lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def environment(home: Path, **more: str) -> dict[str, str]:
    """This machine's environment without anything that points to another installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return kept | {"KENTONGAN_HOME": str(home)} | more


def command(
    home: Path, *arguments: str, settings: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kentongan.cli", *arguments],
        env=environment(home, **(settings or {})),
        capture_output=True,
        timeout=LONGEST,
        check=False,
        **options,
    )


def log_of(home: Path) -> Path:
    return home.parent / f"{home.name}.log"


@contextmanager
def running(home: Path, *options: str) -> Iterator[Program]:
    """`kentongan up` until the block ends; Ctrl-C ends it."""
    port = port_of(home)
    with log_of(home).open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kentongan.cli", "up", "--port", str(port), *options],
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        program = Program(f"http://127.0.0.1:{port}", home)
        try:
            wait_for(lambda: process.poll() is not None or _answers(program), seconds=LONGEST / 4)
            assert process.poll() is None, program.said()[-3000:]
            yield program
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


@contextmanager
def working(home: Path, **settings: str) -> Iterator[None]:
    """`kentongan worker` until the block ends; Ctrl-C ends it."""
    with log_of(home).open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kentongan.cli", "worker"],
            env=environment(home, **settings),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            yield
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def wait_for(condition: Any, *, seconds: float = 120.0) -> Any:
    """The first true answer of the condition."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.3)
    raise AssertionError(f"waited {seconds:.0f} seconds in vain")


def links(text: str) -> list[str]:
    return re.findall(r"https?://[^\s\"'<>]+", text)


def port_of(home: Path) -> int:
    """The port that a demo's own doubles call; any free one for another home."""
    marker = home / "demo.json"
    if marker.exists():
        return int(json.loads(marker.read_text(encoding="utf-8"))["web_port"])
    return free_port()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(program: Program) -> bool:
    try:
        return bool(program.get("/"))
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
