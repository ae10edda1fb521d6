"""Soak: hours of sources that misbehave, read by real worker processes.

    script/bench soak [--minutes 120]

Twenty sites on loopback publish far more than ten times what the demo's do, and two answers in
five are slow, refused for a while (429 with Retry-After), cut off, rubbish, silent in their middle,
or errors. Two `kentongan worker` processes on a home of their own read them. Towards the end
nothing new is published; then every address that a feed ever named must have one row with one
final outcome, analysed, every look at a source one `Poll`, and the workers' memory must not have
grown over the last half.
"""

import argparse
import asyncio
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import _news
import numpy as np
import psutil
from _report import Row, print_rows
from _server import NOT_FOUND, Answer, plain, serving
from django.db import connections

from kentongan.cli.bootstrap import installation
from kentongan.cli.running import migrate

LISTED = 40  # entries of a feed
EVERY = 2.0  # seconds between two new articles of all sites
LOOK_EVERY = 20.0  # seconds between two looks at one source
DRAIN = 900.0  # seconds at the end in which nothing new comes: the longest a page is tried
SAMPLE_EVERY = 5.0
LONG = 40.0  # minutes from which a page may fail until it is given up, 11 minutes later
MOST_GROWTH = 0.05  # of the mean, over the last half
MOST_MEMORY = 400.0  # MB
FAULTS = ("slow", "busy", "reset", "cut", "rubbish", "hang", "error", "gone")
FINAL = ("done", "refused", "gone")


@dataclass(slots=True, kw_only=True)
class Play:
    """When what is served; `failures` is how often a page fails before it answers."""

    start: float
    quiet: float  # from here on nothing new and no faults of feeds
    failures: int
    seen: Counter[str] = field(default_factory=Counter)

    def listed(self, site: int, now: float) -> list[_news.Story]:
        newest = int((min(now, self.quiet) - self.start) / EVERY)
        first = max(0, newest - LISTED * _news.SITES)
        return [each for each in self._until(newest)[first:] if each.site == site][::-1][:LISTED]

    def _until(self, newest: int) -> list[_news.Story]:
        while len(STORIES) < newest:
            STORIES.append(next(COMING))
        return STORIES[:newest]

    def fault(self, path: str) -> str:
        """What goes wrong with this answer, "" when nothing does."""
        self.seen[path] += 1
        if path == "/feed":
            chance = random.Random(f"{path} {time.time()}")
            faulty = time.time() < self.quiet and chance.random() < 0.2
            return chance.choice(FAULTS) if faulty else ""
        chance = random.Random(path)
        name = chance.choice(FAULTS) if chance.random() < 0.4 else ""
        lasting = name in {"rubbish", "gone", "slow"}
        return name if lasting or self.seen[path] <= chance.randint(1, self.failures) else ""


STORIES: list[_news.Story] = []
COMING: Iterator[_news.Story] = _news.endless(step=EVERY, seed=7)


def misbehaving(play: Play) -> Answer:
    """Answers of all sites, as the play wants them."""

    async def answer(host: str, path: str, writer: asyncio.StreamWriter) -> None:
        site = _news.Site(int(host[5:7]), writer.get_extra_info("sockname")[1])
        if path == "/robots.txt":
            writer.write(NOT_FOUND)
            return
        body = _body(play, site, path)
        if body is None:
            writer.write(NOT_FOUND)
            return
        await _send(play.fault(path), body, writer)

    return answer


def _body(play: Play, site: _news.Site, path: str) -> bytes | None:
    if path == "/feed":
        return _news.feed(site, play.listed(site.number, time.time()))
    with contextlib.suppress(IndexError, ValueError):
        return _news.page(STORIES[int(path.split("/")[4].split("-")[1])], site)
    return None


async def _send(fault: str, body: bytes, writer: asyncio.StreamWriter) -> None:
    answer = plain(body)
    if fault == "slow":
        for start in range(0, len(answer), len(answer) // 4 + 1):
            writer.write(answer[start : start + len(answer) // 4 + 1])
            await writer.drain()
            await asyncio.sleep(0.7)
    elif fault == "busy":
        writer.write(plain(b"", status="429 Too Many Requests", headers="Retry-After: 7\r\n"))
    elif fault in {"reset", "cut"}:
        writer.write(answer[: len(answer) // 2] if fault == "cut" else b"")
        writer.transport.abort() if fault == "reset" else writer.close()
    elif fault == "rubbish":
        writer.write(plain(random.Random(len(body)).randbytes(20_000)))
    elif fault == "hang":
        writer.write(answer[: len(answer) // 2])
        await writer.drain()
        await asyncio.sleep(60)
        writer.close()
    elif fault == "error":
        writer.write(plain(b"", status="500 Internal Server Error"))
    elif fault == "gone":
        writer.write(plain(b"", status="410 Gone"))
    else:
        writer.write(answer)


@dataclass(slots=True)
class Worker:
    """A worker process and its memory over time, in MB, its own children counted in."""

    process: subprocess.Popen[bytes]
    memory: list[tuple[float, float]] = field(default_factory=list)

    def sample(self) -> None:
        with contextlib.suppress(psutil.NoSuchProcess):
            me = psutil.Process(self.process.pid)
            self.memory.append((time.time(), me.memory_info().rss / 1e6))

    def growth(self) -> float:
        """Slope over the last half times its length, as a share of its mean."""
        half = np.array(self.memory[len(self.memory) // 2 :])
        times, sizes = half[:, 0], half[:, 1]
        return float(np.polyfit(times, sizes, 1)[0] * np.ptp(times) / sizes.mean())

    def most(self) -> float:
        return max(size for _at, size in self.memory)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=120.0, help="how long, in all")
    minutes = parser.parse_args().minutes
    home = Path(tempfile.mkdtemp(prefix="kentongan-soak-"))
    for name in ("DATABASE_URL", "KENTONGAN_PUBLIC_URL"):
        os.environ.pop(name, None)
    os.environ |= {
        "KENTONGAN_HOME": str(home),
        "KENTONGAN_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "kentongan.settings.production",
    }
    with installation(owner=True):
        migrate()
        rows = list(_soak(home, minutes))
    print_rows(rows)
    sys.exit(0 if all(row.met for row in rows) else 1)


def _soak(home: Path, minutes: float) -> Iterable[Row]:
    connections.close_all()
    start, length = time.time(), minutes * 60
    quiet = start + length - min(DRAIN, length / 2)
    play = Play(start=start, quiet=quiet, failures=3 if minutes >= LONG else 1)
    print(
        f"home {home}, until {time.strftime('%H:%M', time.localtime(start + length))}", flush=True
    )
    with serving(lambda _port: misbehaving(play)) as port:
        names = [_news.Site(number, port).host for number in range(_news.SITES)]
        os.environ["KENTONGAN_INTRANET"] = ",".join(f"{name}=127.0.0.1" for name in names)
        _watch(names)
        workers = [_start(home, number) for number in range(2)]
        try:
            _run(workers, play, start + length)
        finally:
            for worker in workers:
                worker.process.send_signal(signal.SIGINT)
            for worker in workers:
                worker.process.wait(30)
        yield from _judge(workers, play, names)


def _watch(names: Iterable[str]) -> None:
    from kentongan.core import clocks
    from kentongan.listening.models import Outlet, Source

    for name in names:
        outlet = Outlet.objects.create(name=name, domain=name.split(":")[0])
        Source.objects.create(
            outlet=outlet, name=name, kind="feed", url=f"http://{name}/feed", added_at=clocks.now()
        )


def _start(home: Path, number: int) -> Worker:
    log = (home / f"worker{number}.log").open("ab")
    command = [sys.executable, "-m", "kentongan.cli", "worker", "--concurrency", "8"]
    return Worker(
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # noqa: S603
    )


def _run(workers: list[Worker], play: Play, until: float) -> None:
    from django.db.models import Count

    from kentongan.core import clocks
    from kentongan.listening.models import Article, Source

    looked = told = 0.0
    while time.time() < until:
        now = time.time()
        for worker in workers:
            worker.sample()
            if worker.process.poll() is not None:
                raise SystemExit("a worker ended by itself; see its log in the home")
        if now - looked > LOOK_EVERY and now < until - 20:
            looked = now
            Source.objects.update(next_poll_at=clocks.now())
            _wake()
        if now - told > 60:
            told = now
            states = Article.objects.order_by().values_list("fetch_state").annotate(Count("pk"))
            sizes = [round(worker.memory[-1][1]) for worker in workers]
            print(f"{now - play.start:6.0f} s {dict(states)} MB {sizes}", flush=True)
            quiet = now > play.quiet + 60
            waiting = Article.objects.filter(fetch_state="pending").exists()
            unread = Article.objects.filter(analysed_at=None, fetch_state__in=FINAL).exists()
            if quiet and not waiting and not unread:
                return
        time.sleep(SAMPLE_EVERY)


def _wake() -> None:
    from kentongan.listening import actions

    actions.poll_due()


def _judge(workers: list[Worker], play: Play, names: list[str]) -> Iterable[Row]:
    from kentongan.listening.models import Article, Poll

    told = {
        _news.Site(each.site, int(names[0].split(":")[1])).url(each.path) for each in _served(play)
    }
    known = dict(Article.objects.values_list("url", "fetch_state"))
    states = Counter(known.values())
    final = sum(states[name] for name in FINAL)
    unread = Article.objects.filter(
        analysed_at=None, kind__in=("article", "stub"), fetch_state__in=("done", "refused")
    ).count()
    polls = Counter(Poll.objects.values_list("outcome", flat=True))
    yield Row(what="addresses that feeds named", value=len(told), note=str(dict(states)))
    yield Row(what="of them lost", value=len(told - known.keys()), must=0, at_most=True)
    yield Row(what="rows without a final outcome", value=len(known) - final, must=0, at_most=True)
    yield Row(what="read but not analysed", value=unread, must=0, at_most=True)
    yield Row(what="looks, each with one outcome", value=polls.total(), note=str(dict(polls)))
    for number, worker in enumerate(workers):
        yield Row(
            what=f"worker {number}: growth over the last half", value=worker.growth(),
            must=MOST_GROWTH, at_most=True, note="share of its mean",
        )  # fmt: skip
        yield Row(
            what=f"worker {number}: most memory", value=worker.most(), unit="MB",
            must=MOST_MEMORY, at_most=True,
        )  # fmt: skip


def _served(play: Play) -> list[_news.Story]:
    """What feeds listed before the quiet began, as it is drawn again here."""
    coming = _news.endless(step=EVERY, seed=7)
    return [next(coming) for _each in range(int((play.quiet - play.start) / EVERY))]


if __name__ == "__main__":
    main()
