"""The 34 points of the mission, from one file: the public page, and docs/misi.md.

`python -m kentongan.web.mission docs/misi.md` writes the latter anew.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kentongan.core import packs

POINTS = 34
NOT_BUILT = "belum"
STATES = {
    "ada": "Sudah dibangun",
    "sebagian": "Sebagian dibangun",
    NOT_BUILT: "Belum dibangun",
}
NO_TEST = "belum ada"
HEAD = """\
# Misi

Tiga puluh empat hal yang diminta dari humas pemerintah digital: di layar mana masing-masing \
berada, dan uji mana yang menjalaninya. Yang belum dibangun ditulis apa adanya.

| No. | Yang diminta | Layar | Uji |
|---|---|---|---|
"""
FOOT = """
Berkas ini dibuat dari `kentongan/web/pack/mission.toml` oleh \
`python -m kentongan.web.mission docs/misi.md`; ubah di sana. Halaman umumnya `/tentang/misi/`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    name: str  # of the URL, with its namespace
    label: str  # as the menu or the page calls it


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    number: int  # 1..34
    text: str
    state: str  # a key of STATES
    screens: tuple[Screen, ...]
    tests: tuple[str, ...]  # path::name, from the root of the project
    missing: str

    @property
    def standing(self) -> str:
        """How far it is, and what is missing."""
        return STATES[self.state] + (f"; belum: {self.missing}" if self.missing else "")


@cache
def points() -> tuple[Point, ...]:
    """In the order of their numbers."""
    return tuple(sorted(_read(), key=lambda point: point.number))


def _read() -> Iterator[Point]:
    for item in packs.read("kentongan.web", "mission.toml")["points"]:
        screens = item.get("screens", {}).items()
        yield Point(
            number=item["number"],
            text=item["text"],
            state=item["state"],
            screens=tuple(Screen(name=name, label=label) for name, label in screens),
            tests=tuple(item.get("tests", ())),
            missing=item.get("missing", ""),
        )


def counts() -> list[tuple[str, int]]:
    """How many points stand where, in words and number."""
    return [
        (label, sum(point.state == state for point in points())) for state, label in STATES.items()
    ]


def as_markdown() -> str:
    """The text of docs/misi.md."""
    return HEAD + "".join(map(_row, points())) + FOOT


def _row(point: Point) -> str:
    screens = "<br>".join(f"{screen.label} (`{screen.name}`)" for screen in point.screens)
    tests = "<br>".join(f"`{test}`" for test in point.tests) or NO_TEST
    cells = [str(point.number), f"{point.text}. *{point.standing}.*"]
    return f"| {' | '.join([*cells, screens or STATES[NOT_BUILT], tests])} |\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_markdown(), encoding="utf-8")
