"""`python -m kentongan.core.database start|stop|url|status [--home FOLDER]`, for scripts."""

import argparse
import sys
from pathlib import Path

from kentongan.core.database import EmbeddedPostgres, PostgresError
from kentongan.settings import environment


def main() -> int:
    """Run one verb; the exit code is 0 when it did what it says, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m kentongan.core.database")
    parser.add_argument("verb", choices=("start", "stop", "url", "status"))
    parser.add_argument("--home", type=Path, default=environment.home())
    parser.add_argument("--now", action="store_true", help="stop although others are connected")
    chosen = parser.parse_args()
    server = EmbeddedPostgres(chosen.home.expanduser())
    try:
        return _run(server, chosen.verb, now=chosen.now)
    except PostgresError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _run(server: EmbeddedPostgres, verb: str, *, now: bool) -> int:
    if verb == "start":
        _say(server.ensure())
        return 0
    if verb == "url":
        _say(server.url or "")
        return 0 if server.url else 1
    if verb == "stop":
        stopped = server.stop(now=now) or not server.status().running
        _say("stopped" if stopped else "still in use")
        return 0 if stopped else 1
    status = server.status()
    for name in status.__slots__:
        _say(f"{name}: {getattr(status, name)}")
    return 0 if status.running else 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    raise SystemExit(main())
