"""Failure mode 8: the times that tell who was first differ; each is shown for what it is."""

from datetime import UTC, datetime, timedelta

from kentongan.engine.flow import Publication, first_publisher

START = datetime(2026, 3, 2, 1, tzinfo=UTC)


def _at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_the_evidence_that_decided_is_named_and_ties_are_ties() -> None:
    first = first_publisher(
        [
            Publication(id="edit", owner="A", published_at=_at(400), first_seen_at=_at(30)),
            Publication(id="feed", owner="B", feed_at=_at(10), first_seen_at=_at(20)),
            Publication(id="page", owner="C", published_at=_at(13), first_seen_at=_at(20)),
            Publication(id="zone", owner="C", published_at=_at(14), first_seen_at=_at(20)),
        ]
    )
    assert first is not None
    assert (first.id, first.evidence, first.ties) == ("feed", "feed", ("page",))
    assert first.confidence <= 0.5


def test_a_stamp_beats_the_time_of_reading_where_the_zone_is_known() -> None:
    page = Publication(
        id="a", owner="A", published_at=_at(1500), first_seen_at=_at(1600),
        url="https://contoh.example/20260302080000-1/a", zone="Asia/Jakarta",
    )  # fmt: skip
    first = first_publisher([page])
    assert first is not None
    assert (first.at, first.evidence) == (START, "address")
