"""Growth: a new site is read as fast beside a million articles as beside ten thousand.

    script/bench growth [--sample N]        (N articles instead of a million, a tenth beside it)

Each home is filled past the real path (`_million.py`), the newest articles being of the days in
which the new site writes, so that copies and stories meet them. Then a fresh worker reads the
pages from HTTP to the search, as in `ingest`. `KENTONGAN_BENCH_HOME` may name a home that is
filled already (`bench/_million.py COUNT --end 2026-03-05T00:00:00+00:00`); the larger one begins
as its copy.
"""

import multiprocessing
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import _million

from bench import _news, _path
from bench._office import database_pid, office, two_cores, worker
from bench._path import Edition
from bench._report import Row, report
from bench._server import from_memory, serving
from bench._spent import spent_on

SMALL = 10_000
PAGES = 1_000
END = _news.START + timedelta(days=_news.DAYS)  # when the newest article was there
WARM = Edition(count=20, first=1, sites=1, seed=9)  # a site that is not counted
LEAST = 0.9  # of the speed in the small home
MOST_MEMORY = 400.0  # MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """How a new site was read in a home of `size` articles; memory in MB."""

    size: int
    a_second: float
    processor: float  # seconds for each page
    memory: float
    missing: int


def measure(sample: int | None) -> Iterable[Row]:
    """Each home in a process of its own: settings are read once in a process."""
    two_cores()
    size = _whole(sample or _million.MILLION)
    pages = min(PAGES, size // 10)
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, fresh, max_tasks_per_child=1) as processes:
        small = processes.submit(grown, _whole(min(SMALL, size // 10)), pages, new=True).result()
        large = processes.submit(grown, size, pages, new=False).result()
    yield Row(
        what=f"articles a second, {large.size:,} over {small.size:,}",
        value=large.a_second / small.a_second, must=LEAST,
        note=f"{large.a_second:.3g} beside {small.a_second:.3g}, {pages} pages",
    )  # fmt: skip
    yield Row(
        what="of the processors for each", value=1000 * large.processor, unit="ms",
        peer=f"{small.size:,} articles", peer_value=1000 * small.processor,
    )  # fmt: skip
    yield Row(
        what="most memory of the worker", value=max(small.memory, large.memory), unit="MB",
        must=MOST_MEMORY, at_most=True,
    )  # fmt: skip
    yield Row(
        what="articles that are not whole", value=small.missing + large.missing, must=0,
        at_most=True,
    )  # fmt: skip


def grown(size: int, pages: int, *, new: bool) -> Grown:
    """Fill a home, new or begun as `KENTONGAN_BENCH_HOME`, and read a new site in it."""
    if new:
        os.environ.pop("KENTONGAN_BENCH_HOME", None)
    edition = Edition(count=pages, sites=1)
    with serving(partial(from_memory, partial(_path.bodies, [WARM, edition]))) as port:
        hosts = [site.host for each in (WARM, edition) for site in each.places(port)]
        with office(hosts) as home:
            _million.fill(size, end=END)
            with worker(home) as memory:
                _path.read(WARM, port)
                read = partial(_path.read, edition, port)
                spent = spent_on([memory.pid, database_pid()], read)
                found = Grown(
                    size=size, a_second=pages / spent.clock, processor=spent.processor / pages,
                    memory=memory.most, missing=0,
                )  # fmt: skip
            return replace(found, missing=_path.incomplete(WARM.count + pages))


def _whole(size: int) -> int:
    """What `_million.fill` can bring an installation to."""
    step = _million.CHUNK if size <= _million.DRAWN else _million.DRAWN
    return max(step, size // step * step)


if __name__ == "__main__":
    report(measure)
