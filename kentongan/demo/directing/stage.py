"""What every step of the play works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from kentongan.accounts.enums import AgencyKind
from kentongan.accounts.models import Agency, User
from kentongan.core import clocks
from kentongan.demo.models import DemoStep
from kentongan.demo.world import World

Result = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that happens at an instant; `play` returns what later steps need to find."""

    key: str
    at: datetime
    play: Callable[[], Result | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The world, and the addresses of its servers."""

    world: World
    outlets_port: int
    telegram: Any

    def office(self) -> Agency:
        """The agency whose room this is: all roles of the office are held in it."""
        return Agency.objects.get(kind=AgencyKind.REGENCY, parent=None)

    def person(self, slug: str) -> User:
        return User.objects.get(email=address(slug))


def address(slug: str) -> str:
    """Sample people have addresses that the one-click sign-in knows."""
    return f"{slug}@contoh.example"


def result_of(key: str) -> Result:
    """What an earlier step left behind."""
    found: Result = DemoStep.objects.get(key=key).result
    return found


def is_done(key: str) -> bool:
    return DemoStep.objects.filter(key=key).exists()


def perform(step: Step) -> bool:
    """Play a step once: its effects and its mark in one transaction. False when it was done."""
    with transaction.atomic():
        if is_done(step.key):
            return False
        result = step.play()
        DemoStep.objects.create(key=step.key, result=result or {}, at=clocks.now())
    return True
