"""The director tries a step that fails again, and then says which one it was."""

from typing import Any

import pytest
from django.db import OperationalError

from kentongan.demo.directing import Director, StepFailed, director
from kentongan.demo.directing.director import TRIES, has_ended
from kentongan.demo.directing.stage import Result, Stage, Step
from kentongan.demo.world import World, load

pytestmark = pytest.mark.django_db


class OneStep(Director):
    """A play of one step, which raises these errors one after the other and then succeeds."""

    errors: list[Exception] = []

    def steps(self) -> list[Step]:
        return [Step(key="only", at=self.stage.world.start, play=self._raise)]

    def _raise(self) -> Result:
        if self.errors:
            raise self.errors.pop(0)
        return {}


@pytest.fixture
def play(settings: Any, monkeypatch: pytest.MonkeyPatch) -> OneStep:
    settings.KENTONGAN_DEMO = True
    monkeypatch.setattr(director, "AGAIN_SECONDS", 0)
    world: World = load()
    return OneStep(stage=Stage(world=world, outlets_port=0, telegram=None))


def test_a_step_that_keeps_failing_ends_the_play(
    play: OneStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OneStep, "errors", [ValueError("no such page")] * TRIES)
    with pytest.raises(StepFailed, match="only") as failure:
        play.play()
    assert isinstance(failure.value.__cause__, ValueError)
    assert not has_ended()


def test_a_step_that_fails_once_is_played_again(
    play: OneStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OneStep, "errors", [ValueError("once")])
    play.play()
    assert has_ended()


def test_a_database_that_is_away_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert director._will_pass(OperationalError("starting up"))
    assert not director._will_pass(ValueError("no such page"))
