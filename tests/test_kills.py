"""Killed at two dozen moments, the demo ends in the same counts: none lost, none sent twice.

The moments are drawn from a seed, so that a change is what made a run fail; KENTONGAN_KILL_SEED
names another one, and `script/bench kills` tries many.
"""

import os
from pathlib import Path

import pytest

from kentongan.demo.directing import Director
from kentongan.demo.directing.stage import Stage
from kentongan.demo.world import load
from tests.conftest import Played
from tests.kills import journals
from tests.kills.play import Play
from tests.kills.schedule import FULL, draw

SEED = int(os.environ.get("KENTONGAN_KILL_SEED", "13"))
UNEQUAL = {"seconds", "brief_pdf"}


@pytest.mark.kill
@pytest.mark.xdist_group("loop")
def test_killed_at_random_moments_it_ends_in_the_same_counts(
    played: Played, tmp_path: Path
) -> None:
    play = Play(tmp_path / "kabupaten contoh", draw(SEED, steps=count_steps()))
    result = play.run()
    told = f"KENTONGAN_KILL_SEED={SEED}; settled by the officer: {play.settled}"
    assert play.made == FULL, told
    if played.result:
        assert without(result) == without(played.result), told
    mails, posts = journals.mails(play.home), journals.posts(play.home)
    assert journals.twice(mails, posts, journals.notices(play.home)) == [], told
    # Every delivery that counts as sent is in the double's own log, and nothing else is.
    # Alerts to the office go through the outbox too; other notices to colleagues do not.
    inside = journals.notices(play.home).total()
    accepted = result["deliveries"]["email"]["accepted"]
    assert mails.total() <= accepted <= mails.total() + inside, told
    assert posts.total() == result["deliveries"]["telegram"]["accepted"], told


def count_steps() -> int:
    stage = Stage(world=load(), outlets_port=0, telegram=None)
    return len(Director(stage=stage).steps())


def without(result: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in result.items() if name not in UNEQUAL}
