"""The pace of looking, beside the usual rule on the same fortnights of publishing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kentongan.engine import pace

DAY = 24 * 60
DAYS = 14
WINDOW = 30  # entries in a feed
Next = Callable[[int, int, int, int], int]  # before, elapsed, new, seen: all in minutes or entries


def _published(each_day: int) -> list[int]:
    """Minutes; nine tenths between six and ten, as outlets work."""
    minutes = []
    for day in range(DAYS):
        for number in range(each_day):
            place = (number * 997 + day * 131) % 960 if number % 10 else (number * 61) % 360 - 360
            minutes.append(day * DAY + 360 + place)
    return sorted(minutes)


def _play(published: list[int], following: Next) -> tuple[int, float, int]:
    """(looks, mean minutes until an entry is seen, entries that fell off the list unseen)."""
    at, before, seen, looks, waited, lost = 30, 30, 0, 0, 0, 0
    last = 0
    while at < DAYS * DAY:
        out = sum(1 for minute in published if minute <= at)
        fresh = published[seen:out]
        lost += max(0, len(fresh) - WINDOW)
        waited += sum(at - minute for minute in fresh[-WINDOW:])
        looks += 1
        listed = min(out, WINDOW)
        before = following(before, at - last, min(len(fresh), WINDOW), listed)
        last, seen = at, out
        at += before
    return looks, waited / max(seen, 1), lost


def _usual() -> Next:
    def following(before: int, elapsed: int, new: int, seen: int) -> int:
        share = 1 - new / seen if seen else 1.0
        step = (10 if new else 60) if share > 0.67 else (-60 if share < 0.33 else 0)
        return min(max(before + step, 10), DAY)

    return following


def _ours() -> Next:
    rate = 0.0

    def following(before: int, elapsed: int, new: int, seen: int) -> int:
        nonlocal rate
        rate = pace.smoothed(rate, new=new, elapsed=timedelta(minutes=elapsed))
        wait = pace.interval(rate, new=new, seen=seen, before=timedelta(minutes=before))
        return round(wait.total_seconds() / 60)

    return following


@pytest.mark.parametrize("each_day", [3, 20, 80, 300])
def test_news_is_seen_sooner_than_by_the_usual_rule_and_nothing_is_lost(each_day: int) -> None:
    published = _published(each_day)
    looks, waited, lost = _play(published, _ours())
    _usual_looks, usual_waited, _usual_lost = _play(published, _usual())
    assert lost == 0
    assert waited < usual_waited
    assert looks < DAYS * 24 * 6  # never every ten minutes all day


def test_a_list_that_is_all_new_is_looked_at_again_soon() -> None:
    wait = pace.interval(1.0, new=30, seen=30, before=timedelta(hours=2))
    assert wait == timedelta(minutes=30)


def test_a_silent_source_is_asked_ever_less_but_once_a_day() -> None:
    before = timedelta(minutes=30)
    for _look in range(10):
        before = pace.interval(0.0, new=0, seen=0, before=before)
    assert before == timedelta(hours=24)
