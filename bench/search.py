"""Search with facets: a million generated articles beside ten thousand at the same rate a day.

    script/bench search [--sample N] [--home FOLDER]

Both fill an installation of their own (`_million.py`), are asked the same queries over HTTP's own
view code, and are compared: the default span of 90 days, and all time. `--sample N` takes N
articles instead of a million; with `--home` both installations are kept there for another time.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import _million
import numpy as np
from _report import Row, print_rows

SMALL = 10_000
TIMES = 3  # each query, the fastest counts: what else the machine does is not the search
SPANS = {"90 days": ("", 2.0), "all time": ("semua", 10.0)}  # in the address; at most so many times
ROLE = "analyst"


def queries() -> list[dict[str, str]]:
    """Rare and common words, phrases, places, fields, exclusions, cuts; by rank of frequency."""
    words = _million.spellings()
    told = [{}, {"kind": "article"}, {"language": "id"}, {"owner": "Grup 1"}, {"region": "32"}]
    told += [{"q": words[rank]} for rank in (31, 36, 45, 60, 90, 150, 300, 700, 2500, 9000, 30000)]
    told += [
        {"q": f'"{words[33]} {words[2]}"'},
        {"q": f'"{words[60]} {words[80]} {words[31]}"'},
        {"q": f"{words[40]} AND {words[55]}"},
        {"q": f"({words[70]} OR {words[500]} OR {words[900]}) NOT {words[38]}"},
        {"q": f"{words[50]} NEAR/5 {words[41]}"},
        {"q": f"judul:{words[44]}"},
        {"q": f"{words[48]} media:warta003"},
        {"q": f"{words[200][:5]}*"},
        {"q": words[35], "medium": "radio"},
        {"q": words[37], "use": "pick_up"},
        {"q": words[39], "tone": "-1"},
        {"topic": "first"},
        {"topic": "first", "q": words[64]},
        {"q": words[31], "language": "jv"},
    ]
    return told


class Room:
    """A person at the search page of one installation."""

    def __init__(self) -> None:
        from django.contrib.sessions.backends.db import SessionStore
        from django.test import Client
        from django.test.utils import setup_test_environment
        from django.urls import reverse

        from kentongan.accounts import actions
        from kentongan.accounts.models import Agency, User
        from kentongan.core import clocks
        from kentongan.listening.models import Topic

        agency = Agency.objects.get(slug="sejuta-0")
        user, made = User.objects.get_or_create(
            email="ukur@contoh.example", defaults={"name": "Ukur Contoh"}
        )
        if made:
            today = clocks.today()
            actions.grant_role(user=user, agency=agency, role=ROLE, by=None, valid_from=today)
        self.topic = str(Topic.objects.filter(agency=agency).earliest("pk").pk)
        self.address = reverse("listening:articles")
        setup_test_environment(debug=False)
        self.client = Client(headers={"host": "localhost"})
        self.client.force_login(user)
        self._store = SessionStore

    def ask(self, query: dict[str, str]) -> tuple[float, int, Any]:
        """Seconds (the shortest), statements and the context of the page."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        query = {key: self.topic if key == "topic" else value for key, value in query.items()}
        with CaptureQueriesContext(connection) as statements:
            answer = self.client.get(self.address, query, secure=True)
        if answer.status_code != 200:
            raise SystemExit(f"{query}: {answer.status_code} {answer.headers}")
        count = len(statements)  # before the next request forgets them
        shortest = min(self._seconds(query) for _each in range(TIMES))
        return shortest, count, answer.context

    def _seconds(self, query: dict[str, str]) -> float:
        started = time.perf_counter()
        self.client.get(self.address, query, secure=True)
        return time.perf_counter() - started


def measured(room: Room, **more: str) -> dict[str, Any]:
    """All queries, and the tenth page of the first."""
    asked = [query | more for query in queries()]
    found = [room.ask(query) for query in asked]
    mark = _tenth(room, asked[0])
    deep = room.ask(asked[0] | {"sebelum": mark})
    times = [each[0] for each in (*found, deep)]
    return {
        "p95": float(np.percentile(times, 95)),
        "median": float(np.median(times)),
        "slowest": str(
            max(zip(times, [*asked, {"deep": "page"}], strict=True), key=lambda e: e[0])
        ),
        "statements": [each[1] for each in (*found, deep)],
        "hits": [each[2]["counts"].total for each in (*found, deep)],
    }


def _tenth(room: Room, query: dict[str, str]) -> str:
    mark = ""
    for _page in range(9):
        found = room.client.get(room.address, query | {"sebelum": mark}, secure=True)
        mark = str(found.context["found"].more or mark)
    return mark


def measure(count: int, home: Path, end: datetime) -> Iterator[Row]:
    """Each installation in a process of its own."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, fresh, max_tasks_per_child=1) as processes:
        _filled, small = processes.submit(_asked, home / "small", SMALL, end).result()
        seconds, large = processes.submit(_asked, home, count, end).result()
    yield Row(what=f"filled to {count:,}", value=seconds, unit="s")
    yield from _rows(count, small, large)


def _asked(home: Path, count: int, end: datetime) -> tuple[float, dict[str, dict[str, Any]]]:
    """The seconds to fill the installation, and what was measured in each span."""
    from kentongan.cli.bootstrap import installation
    from kentongan.cli.running import migrate

    os.environ["KENTONGAN_HOME"] = str(home)
    with installation(owner=True):
        migrate()
        seconds = _million.fill(count, end=end)
        room = Room()
        return seconds, {name: measured(room, span=span) for name, (span, _most) in SPANS.items()}


def _rows(
    count: int, smalls: dict[str, dict[str, Any]], larges: dict[str, dict[str, Any]]
) -> Iterator[Row]:
    """Both spans beside the default one of the small installation."""
    small = smalls["90 days"]
    for name, (_span, most) in SPANS.items():
        told = larges[name]
        yield Row(
            what=f"p95 of {len(told['statements'])} searches, {name}", value=told["p95"] * 1000,
            unit="ms", peer=f"{SMALL:,} articles", peer_value=small["p95"] * 1000,
            note=f"slowest {told['slowest']}",
        )  # fmt: skip
        yield Row(
            what=f"{name}: {count:,} over {SMALL:,}", value=told["p95"] / small["p95"], unit="x",
            must=most, at_most=True,
            note=f"median {told['median'] * 1000:.0f} ms beside {small['median'] * 1000:.0f} ms",
        )  # fmt: skip
        same = smalls[name]
        pairs = zip(told["statements"], same["statements"], same["hits"], strict=True)
        more = max(one - other for one, other, hits in pairs if hits)  # no hits, no texts of them
        yield Row(what=f"{name}: statements more", value=more, must=0, at_most=True)
    hits = larges["90 days"]["hits"]
    yield Row(what="hits, 90 days", value=max(hits), note=_least(hits))


def _least(hits: Sequence[int]) -> str:
    return f"least {min(hits)}, median {int(np.median(hits))}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=_million.MILLION, help="articles")
    parser.add_argument("--home", type=Path, help="where both installations are kept")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    options = parser.parse_args()
    for name in ("DATABASE_URL", "KENTONGAN_PUBLIC_URL"):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kentongan.settings.production"
    home = options.home or Path(tempfile.mkdtemp(prefix="kentongan-search-"))
    end = datetime.now().astimezone().replace(minute=0, second=0, microsecond=0)
    rows = list(measure(options.sample, home, end - timedelta(hours=1)))
    if options.json:
        print(json.dumps([asdict(row) | {"met": row.met} for row in rows], ensure_ascii=False))
    else:
        print_rows(rows)
    sys.exit(0 if all(row.met for row in rows) else 1)


if __name__ == "__main__":
    main()
