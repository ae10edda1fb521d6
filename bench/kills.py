"""Kills: the demo's counts after being killed at random moments, with many seeds.

    script/bench kills          (or: python bench/kills.py [seeds] [first seed])

Every run has ten kills of the worker, ten of PostgreSQL, three of the web process and one of the
whole group, and is compared with one undisturbed run. A run lasts five to eight minutes.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings.dev")
django.setup()

from tests.kills import journals  # noqa: E402  # Django first
from tests.kills.play import Play  # noqa: E402
from tests.kills.schedule import draw  # noqa: E402
from tests.running import command  # noqa: E402
from tests.test_kills import count_steps, without  # noqa: E402


def main(seeds: int = 5, first: int = 1) -> int:
    folder = Path(tempfile.mkdtemp(prefix="kentongan-kills-"))
    done = command(folder / "undisturbed", "demo", "--once", "--json")
    wanted = without(json.loads(done.stdout))
    wrong = sum(not run(folder / str(seed), seed, wanted) for seed in range(first, first + seeds))
    print(f"{seeds - wrong} of {seeds} ended in the counts of an undisturbed run ({folder})")
    return wrong


def run(home: Path, seed: int, wanted: dict[str, object]) -> bool:
    """Whether the run with this seed ended as it should; says so."""
    play = Play(home, draw(seed, steps=count_steps()))
    began = time.monotonic()
    result = without(play.run())
    seen = journals.mails(home), journals.posts(home), journals.notices(home)
    twice = journals.twice(*seen)
    different = {
        name: (wanted[name], result[name]) for name in wanted if wanted[name] != result[name]
    }
    print(
        f"seed {seed}: {time.monotonic() - began:.0f} s, {play.made.total()} kills,"
        f" {len(play.settled)} settled by a person, twice: {twice}, different: {different}",
        flush=True,
    )
    return not (twice or different)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
