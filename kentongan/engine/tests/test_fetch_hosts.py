"""Turns at a host: paced, fewer for the slow, none for the busy."""

from datetime import UTC, datetime

import pytest

from kentongan.engine.fetch.hosts import HostBudget, Politeness, host_of, read_retry_after

HOST = "warta.example"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def budget(clock: Clock) -> HostBudget:
    return HostBudget(clock)


def test_turns_are_two_seconds_apart_and_hosts_do_not_wait_for_each_other(
    budget: HostBudget, clock: Clock
) -> None:
    assert budget.take(HOST) == 0
    assert budget.take("lain.example") == 0
    budget.done(HOST, status=200, elapsed=0.1)
    assert budget.take(HOST) == 2
    clock.now += 2
    assert budget.take(HOST) == 0


def test_one_request_at_a_time(clock: Clock) -> None:
    budget = HostBudget(clock, politeness=Politeness(concurrent=2))
    assert budget.take(HOST) == 0
    clock.now += 100
    assert budget.take(HOST) == 0
    clock.now += 100
    assert budget.take(HOST) > 0
    budget.done(HOST, status=200, elapsed=0.1)
    clock.now += 2
    assert budget.take(HOST) == 0


def test_a_slow_host_is_asked_less_and_recovers(budget: HostBudget, clock: Clock) -> None:
    budget.done(HOST, status=200, elapsed=10)
    assert budget.take(HOST) == 20
    for _ in range(20):
        clock.now += 60
        budget.done(HOST, status=200, elapsed=0.2)
    assert budget.take(HOST) == 2


def test_a_crawl_delay_is_heeded_within_reason(budget: HostBudget, clock: Clock) -> None:
    budget.set_crawl_delay(HOST, 10)
    budget.done(HOST, status=200, elapsed=0.1)
    assert budget.take(HOST) == 10
    budget.set_crawl_delay(HOST, 99_999)
    clock.now += 10
    budget.done(HOST, status=200, elapsed=0.1)
    assert budget.take(HOST) == 60


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_left_alone(budget: HostBudget, clock: Clock, status: int) -> None:
    budget.done(HOST, status=status, elapsed=0.1, retry_after=300)
    assert budget.take(HOST) == 300
    clock.now += 300
    budget.done(HOST, status=status, elapsed=0.1)
    assert budget.take(HOST) == 120, "without a wish: a minute, doubled for the second time"
    clock.now += 120
    budget.done(HOST, status=200, elapsed=0.1)
    assert budget.take(HOST) == 2


def test_a_wish_for_a_year_is_cut_to_a_day(budget: HostBudget) -> None:
    budget.done(HOST, status=429, elapsed=0.1, retry_after=3e7)
    assert budget.take(HOST) == 86_400


def test_a_dead_host_is_asked_ever_less_but_never_given_up(
    budget: HostBudget, clock: Clock
) -> None:
    waits = []
    for _ in range(30):
        budget.done(HOST, status=None, elapsed=10)
        waits.append(budget.take(HOST))
        clock.now += waits[-1]
    assert waits[:4] == [5, 10, 20, 40]
    assert waits[-1] == 900


def test_another_process_takes_over(budget: HostBudget, clock: Clock) -> None:
    budget.done(HOST, status=429, elapsed=0.1, retry_after=300)
    other = HostBudget(clock)
    other.restore(HOST, budget.state(HOST))
    assert other.take(HOST) == 300


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("120", 120),
        ("9" * 400, 999_999_999),
        ("Mon, 24 Nov 2025 05:10:00 GMT", 600),
        ("Mon, 24 Nov 2025 04:00:00 GMT", 0),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    now = datetime(2025, 11, 24, 5, 0, tzinfo=UTC)
    assert read_retry_after(header, now=now) == seconds


def test_the_key_of_a_host() -> None:
    assert host_of("https://WARTA.example./a") == "warta.example"
    assert host_of("http://a.localhost:8001/") == "a.localhost:8001"
