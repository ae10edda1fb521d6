"""What every benchmark prints: a row for each figure, the peer beside it, and what it must reach.

A benchmark has a function `measure(sample)` that returns rows, and ends with

    if __name__ == "__main__":
        report(measure)

`sample` takes only so many items (None: all of them), as the quality tests do. Options of the
command: `--sample N`, `--json`. Exit code 1 when a row misses what it must reach.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. `must` is the least it must reach, or the most where `at_most` is set."""

    what: str
    value: float
    unit: str = ""
    peer: str = ""
    peer_value: float | None = None
    must: float | None = None
    at_most: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        if self.must is None:
            return True
        return self.value <= self.must if self.at_most else self.value >= self.must


Measure = Callable[[int | None], Iterable[Row]]


def seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """The shortest of `times` runs."""
    return min(_once(work) for _ in range(times))


def report(measure: Measure) -> None:
    """Measure, print, and end the process."""
    options = _options()
    rows = list(measure(options.sample))
    if options.json:
        print(json.dumps([asdict(row) | {"met": row.met} for row in rows], ensure_ascii=False))
    else:
        print_rows(rows)
    sys.exit(0 if all(row.met for row in rows) else 1)


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, help="take only so many items")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    return parser.parse_args()


def print_rows(rows: Iterable[Row]) -> None:
    table = Table("what", "ours", "peer", "its figure", "must", "", "note", highlight=False)
    for row in rows:
        sign = "<=" if row.at_most else ">="
        must = "" if row.must is None else f"{sign} {_figure(row.must)}"
        verdict = "" if row.must is None else ("reached" if row.met else "MISSED")
        peer = "" if row.peer_value is None else _figure(row.peer_value)
        ours = f"{_figure(row.value)} {row.unit}".strip()
        table.add_row(row.what, ours, row.peer, peer, must, verdict, row.note)
    Console(width=160, soft_wrap=True).print(table)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
