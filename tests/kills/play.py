"""One demo run as a person starts it, with a hand on its processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg

from kentongan.core.database.embedded import EmbeddedPostgres
from tests.running import environment

from .schedule import Kill, Victim

PAUSE = 0.05  # seconds between two looks
APPEARS = 60.0  # seconds until a process that was killed must be back
LONGEST = 1500.0  # seconds; a stuck run ends here, it is no measure of speed
TOO_MANY_STARTS = 4
# Short, so that a killed worker's jobs are not waited for long.
HEARTBEAT = {"KENTONGAN_WORKER_HEARTBEAT": "1", "KENTONGAN_WORKER_STALLED": "5"}
ROOT = Path(__file__).parents[2]
REST = (("demo-world", "--once"), ("worker",))
REST_SECONDS = 120
UNSETTLED = {"queued", "waiting", "submitting", "unconfirmed"}


@dataclass(slots=True)
class Play:
    """`demo --once --json` on a home, killed by a schedule and started again until it ends."""

    home: Path
    schedule: list[Kill]
    made: Counter[Victim] = field(default_factory=Counter)
    starts: int = 0
    officer: "subprocess.Popen[bytes] | None" = None
    process: subprocess.Popen[bytes] = field(init=False)
    _connection: psycopg.Connection[Any] | None = None
    _played: int = 0

    def run(self) -> dict[str, Any]:
        """The command's own summary. Raises AssertionError when the run does not end well."""
        deadline = time.monotonic() + LONGEST
        self._start()
        try:
            while not self._has_ended():
                assert time.monotonic() < deadline, f"still at step {self._played}"
                self._keep_officer()
                self._kill_what_is_due()
                time.sleep(PAUSE)
        finally:
            self.end()
        assert not self.schedule, f"ended before {len(self.schedule)} kills"
        result: dict[str, Any] = json.loads(self._path("out").read_text(encoding="utf-8"))
        return result if _is_settled(result) else self._settle_the_rest()

    @property
    def settled(self) -> list[dict[str, Any]]:
        """What the officer had to look up."""
        lines = self._path("officer").read_text(encoding="utf-8").splitlines()
        return [entry for entry in map(json.loads, lines) if "how" in entry]

    @property
    def log(self) -> str:
        return self._path("err").read_text(encoding="utf-8", errors="replace")

    def end(self) -> None:
        """Leave nothing behind."""
        if self._connection is not None:
            self._connection.close()
        if self.officer is not None:
            self.officer.kill()
            self.officer.wait()
        if self.process.poll() is None:
            self._kill_all()

    def _start(self) -> None:
        self.starts += 1
        assert self.starts <= TOO_MANY_STARTS, self.log[-3000:]
        with self._path("out").open("wb") as out, self._path("err").open("ab") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "kentongan.cli", "demo", "--once", "--json"],
                env=environment(self.home, **HEARTBEAT),
                stdout=out,
                stderr=err,
            )

    def _keep_officer(self) -> None:
        """From the first step on somebody is on duty."""
        if self._count_steps() and (self.officer is None or self.officer.poll() is not None):
            self.officer = self._run("-m", "tests.kills.officer", "watch")

    def _settle_the_rest(self) -> dict[str, Any]:
        """What was unconfirmed at the very end: servers and worker once more, and the officer."""
        with EmbeddedPostgres(self.home):
            helpers = [self._run("-m", "kentongan.cli", *name) for name in REST]
            officer = self._run("-m", "tests.kills.officer", "finish")
            try:
                assert officer.wait(REST_SECONDS) == 0, self.log[-3000:]
            finally:
                for process in (officer, *helpers):
                    process.terminate()
                    process.wait()
        lines = self._path("officer").read_text(encoding="utf-8").splitlines()
        result: dict[str, Any] = json.loads(lines[-1])
        return result

    def _run(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """A process beside the command, in the same home."""
        known = {"DATABASE_URL": EmbeddedPostgres(self.home).url or ""}
        marker = json.loads((self.home / "demo.json").read_text(encoding="utf-8"))
        known["KENTONGAN_PUBLIC_URL"] = f"http://127.0.0.1:{marker['web_port']}"
        known["DJANGO_SETTINGS_MODULE"] = "kentongan.settings.production"
        with self._path("officer").open("ab") as out, self._path("err").open("ab") as err:
            return subprocess.Popen(
                [sys.executable, *arguments],
                env=environment(self.home, **HEARTBEAT) | known,
                stdout=out,
                stderr=err,
                cwd=ROOT,
            )

    def _has_ended(self) -> bool:
        """Whether it ended well; whenever it ended otherwise it is started again."""
        code = self.process.poll()
        if code is not None and code != 0:
            self._start()
        return code == 0

    def _kill_what_is_due(self) -> None:
        if not self.schedule or self.schedule[0].after > self._count_steps():
            return
        kill = self.schedule.pop(0)
        time.sleep(kill.delay)
        if kill.victim is Victim.GROUP:
            self._kill_all()
        else:
            os.kill(self._find(kill.victim), signal.SIGKILL)
        self.made[kill.victim] += 1

    def _count_steps(self) -> int:
        try:
            if self._connection is None:
                url = EmbeddedPostgres(self.home).url
                if url is None:
                    return 0
                self._connection = psycopg.connect(url, autocommit=True, connect_timeout=5)
            row = self._connection.execute("SELECT count(*) FROM demo_demostep").fetchone()
            self._played = row[0] if row else 0
        except psycopg.errors.UndefinedTable:
            return 0
        except psycopg.Error:
            self._connection = None
        return self._played

    def _find(self, victim: Victim) -> int:
        deadline = time.monotonic() + APPEARS
        while time.monotonic() < deadline:
            found = self._postgres() if victim is Victim.POSTGRES else self._child(victim.value)
            if found is not None:
                return found
            time.sleep(PAUSE)
        raise AssertionError(f"{victim} is not there: {self.log[-3000:]}")

    def _postgres(self) -> int | None:
        return EmbeddedPostgres(self.home).status().pid

    def _child(self, name: str) -> int | None:
        for process in self._tree():
            try:
                if name in process.cmdline():
                    return process.pid
            except psutil.Error:
                continue
        return None

    def _tree(self) -> list[psutil.Process]:
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def _kill_all(self) -> None:
        """The command first, so that it starts nothing again; then all it has started."""
        server = self._postgres()
        processes = [*self._tree()]
        self.process.kill()
        if server is not None:
            postmaster = psutil.Process(server)
            processes += [postmaster, *postmaster.children(recursive=True)]
        for process in processes:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        self.process.wait()

    def _path(self, name: str) -> Path:
        self.home.parent.mkdir(parents=True, exist_ok=True)
        return self.home.with_name(f"{self.home.name}.{name}")


def _is_settled(result: dict[str, Any]) -> bool:
    states = {state for channel in result["deliveries"].values() for state in channel}
    return not states & UNSETTLED
