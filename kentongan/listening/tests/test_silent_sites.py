"""Sites that do not answer: nothing is lost, nobody is pressed, nothing false is told."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from procrastinate.contrib.django.models import ProcrastinateJob

from kentongan.core import clocks
from kentongan.engine.fetch import TooLarge
from kentongan.engine.tests.loopback import free_port, page, serving
from kentongan.listening import actions, tasks
from kentongan.listening.actions import reading
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import Article, HostTurn
from kentongan.settings import intranet

from .factories import article, source

pytestmark = pytest.mark.django_db
UNREACHABLE = "Situs tidak terjangkau saat ini."


@pytest.fixture
def silent(settings: Any) -> Iterator[str]:
    """The address of a server that we may read and that is switched off."""
    port = free_port()
    settings.KENTONGAN_INTRANET = intranet.read(f"127.0.0.1:{port}").places
    web._session.cache_clear()
    yield f"http://127.0.0.1:{port}"
    web._session.cache_clear()


def waiting(silent: str) -> Article:
    found = article(f"{silent}/a", "Jalan Lumbung diperbaiki", at=clocks.now())
    found.source, found.fetch_state = source(f"{silent}/feed"), FetchState.PENDING
    found.save()
    return found


def test_a_silent_site_is_told_as_unreachable_not_as_closed_by_robots(silent: str) -> None:
    poll = actions.poll(source=source(f"{silent}/feed"))
    assert (poll.outcome, poll.detail) == (PollOutcome.UNREACHABLE, UNREACHABLE)
    with pytest.raises(ValidationError, match=UNREACHABLE):
        actions.add_source(url=f"{silent}/lain")


def test_its_pages_wait_and_one_job_asks_again_without_holding_others_up(silent: str) -> None:
    found = waiting(silent)
    for _twice in range(2):
        tasks.read_host(found.host)
    found.refresh_from_db()
    assert (found.fetch_state, found.fetch_tries) == (FetchState.PENDING, 0)
    (job,) = ProcrastinateJob.objects.all()
    assert (job.task_name.rsplit(".", 1)[1], job.lock) == ("read_again", None)
    assert job.scheduled_at is not None


def test_after_days_of_silence_the_feeds_text_is_what_stays(silent: str) -> None:
    found = waiting(silent)
    found.first_seen_at = clocks.now() - reading.PATIENCE - timedelta(minutes=1)
    told = actions.read_page(article=found)
    assert (told.fetch_state, told.fetch_detail) == (FetchState.REFUSED, UNREACHABLE)


def test_a_turn_is_given_back_when_no_page_came_of_it(settings: Any) -> None:
    with serving({"/besar": page(b"x" * 11_000_000)}) as site:
        name = f"127.0.0.1:{site.port}"
        settings.KENTONGAN_INTRANET = intranet.read(name).places
        web._session.cache_clear()
        with pytest.raises(TooLarge):
            web.read(f"http://{name}/besar")
        assert HostTurn.objects.get(name=name).taken_at is None
        web._wait(name, 30.0)  # as its robots.txt wishes
        with pytest.raises(web.HostBusy, match="detik kemudian"):
            web._wait(name, 30.0)
    web._session.cache_clear()
