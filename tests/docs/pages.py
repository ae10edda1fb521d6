"""The project's written pages, for the tests that keep them true."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HIDDEN = frozenset({"build", "dist", "node_modules"})


@cache
def pages() -> tuple[Path, ...]:
    """Every Markdown file of the project; not those of libraries and data folders."""
    return tuple(path for path in sorted(ROOT.rglob("*.md")) if not _foreign(path))


@cache
def read(name: str) -> str:
    """One page by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def table(name: str) -> list[tuple[str, ...]]:
    """Rows of the tables of a page, without their heads."""
    rows = [
        tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|")))
        for line in read(name).splitlines()
        if line.startswith("|")
    ]
    rules = [number for number, row in enumerate(rows) if set("".join(row)) <= set("-: ")]
    heads = {number - 1 for number in rules}
    return [row for number, row in enumerate(rows) if number not in {*rules, *heads}]


def _foreign(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part.startswith(".") or part in HIDDEN for part in parts)
