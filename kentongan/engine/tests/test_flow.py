"""Who was first, and who cannot be told from first."""

from datetime import UTC, datetime, timedelta

from kentongan.engine.flow import Publication, first_publisher

START = datetime(2026, 3, 2, 1, tzinfo=UTC)


def article(name: str, owner: str, told: float | None, seen: float) -> Publication:
    return Publication(
        id=name,
        owner=owner,
        published_at=None if told is None else START + timedelta(minutes=told),
        first_seen_at=START + timedelta(minutes=seen),
    )


def test_the_earliest_told_time_is_first() -> None:
    found = first_publisher([article("b", "B", 30, 40), article("a", "A", 10, 45)])
    assert found is not None
    assert (found.id, found.at, found.evidence, found.ties) == (
        "a",
        START + timedelta(minutes=10),
        "published",
        (),
    )


def test_less_than_five_minutes_is_a_tie_and_an_owner_counts_once() -> None:
    found = first_publisher(
        [
            article("a", "A", 0, 9),
            article("a-zone", "A", 1, 9),
            article("b-zone", "B", 4, 9),
            article("b", "B", 3, 9),
            article("c", "C", 5, 9),
        ]
    )
    assert found is not None
    assert (found.id, found.ties) == ("a", ("b",))


def test_a_time_later_than_our_first_sight_does_not_count() -> None:
    found = first_publisher([article("late", "A", 420, 5), article("b", "B", 30, 40)])
    assert found is not None
    assert (found.id, found.evidence) == ("late", "first_seen")


def test_no_time_told_leaves_what_we_saw() -> None:
    found = first_publisher([article("a", "A", None, 5)])
    assert found is not None
    assert found.evidence == "first_seen"


def test_nothing_has_no_first() -> None:
    assert first_publisher([]) is None
