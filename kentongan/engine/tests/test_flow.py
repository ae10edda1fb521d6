"""Who was first, and who cannot be told from first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kentongan.engine.flow import (
    TIE,
    CopyLink,
    Publication,
    citations,
    first_publisher,
    told_time,
    trace,
)
from kentongan.engine.flow.model import Direction

START = datetime(2026, 3, 2, 1, tzinfo=UTC)
STAMPED = "https://contoh.example/20260302080000-12/banjir"  # 08.00 WIB is 01.00 UTC


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


def test_every_step_of_the_confidence_is_told() -> None:
    story = [
        replace(article("a", "A", 0, 9), feed_at=START + timedelta(minutes=2), url=STAMPED),
        article("b", "B", 90, 95),
    ]
    found = first_publisher(story, copied={"a"})
    assert found is not None
    assert found.reasons == (
        "published", "feed_agrees", "address_agrees", "seen_soon", "clear_lead", "others_copy",
    )  # fmt: skip
    assert found.confidence == 0.95


def test_who_names_a_source_is_hardly_the_first() -> None:
    found = first_publisher([article("a", "A", 0, 9)], citing={"a"})
    assert found is not None
    assert found.reasons[-1] == "cites_another"
    assert found.confidence == 0.5


def test_a_tie_halves_what_can_be_said() -> None:
    found = first_publisher([article("a", "A", 0, 9), article("b", "B", 3, 9)])
    assert found is not None
    assert (found.reasons[-1], found.confidence) == ("tie", 0.5)


def test_a_person_and_paid_space_are_never_first() -> None:
    found = first_publisher(
        [
            replace(article("warga", "x", 0, 1), private=True, social=True),
            replace(article("iklan", "I", 1, 2), paid=True),
            article("a", "A", 60, 65),
        ]
    )
    assert found is not None
    assert found.id == "a"
    assert first_publisher([replace(article("w", "x", 0, 1), private=True)]) is None


def test_a_stamp_in_the_address_counts_where_the_outlets_zone_is_known() -> None:
    scraped = replace(article("a", "A", 60 * 30, 60 * 31), url=STAMPED)
    assert told_time(scraped)[1] == "published"
    assert told_time(replace(scraped, zone="Asia/Jakarta")) == (START, "address")
    assert told_time(replace(article("a", "A", None, 50), url=STAMPED))[1] == "first_seen"


def _copy(other: str, share: float = 0.9, direction: Direction = "mutual") -> CopyLink:
    return CopyLink(other_id=other, share=share, direction=direction)


def test_copies_point_from_the_earlier_to_the_later() -> None:
    graph = trace(
        [
            article("a", "A", 0, 9),
            replace(article("b", "B", 30, 40), copies=(_copy("a"),)),
            replace(article("b2", "B", 40, 50), copies=(_copy("a", 0.7), _copy("b", 1.0))),
            replace(article("c", "C", 20, 90), copies=(_copy("b", 0.8),)),
        ]
    )
    assert [(e.kind, e.source, e.target, e.share) for e in graph.edges] == [
        ("copied", "a", "b", 0.9),
        ("same_owner", "b", "b2", 1.0),
    ]
    assert graph.first is not None
    assert "others_copy" in graph.first.reasons


def test_of_two_that_are_level_the_longer_took_the_shorter_in() -> None:
    story = [
        replace(article("a", "A", 0, 9), copies=(_copy("b", 0.9, "contains"),)),
        article("b", "B", 2, 9),
    ]
    (edge,) = trace(story).edges
    assert (edge.source, edge.target, edge.sure) == ("b", "a", False)


WIRE = "Jakarta (ANTARA) - Air naik sejak subuh dan warga mengungsi ke balai desa."


def test_a_credit_points_to_the_outlet_with_the_same_text_whatever_the_clocks_say() -> None:
    graph = trace(
        [
            replace(article("b", "B", 0, 9), text=WIRE, copies=(_copy("n", 0.9),)),
            replace(article("c", "C", 10, 19), copies=(_copy("b", 0.95), _copy("n", 0.9))),
            article("n", "N", 30, 31),
        ],
        outlets=OUTLETS,
    )
    copies = [edge for edge in graph.edges if edge.kind == "copied"]
    assert [(e.kind, e.source, e.target, e.evidence, e.sure) for e in copies] == [
        ("copied", "n", "b", "credit", True),
        ("copied", "b", "c", "time", True),
    ]
    assert copies[0].phrase == "Jakarta (ANTARA) -"
    assert graph.first is not None
    assert graph.first.id == "n"
    assert "credited" in graph.first.reasons


def test_those_that_credit_each_other_are_told_apart_by_time() -> None:
    graph = trace(
        [
            replace(article("n", "N", 0, 9), text="Dikutip dari Kabar Kali, air naik."),
            replace(article("k", "K", 30, 39), text="Melansir Antara, air naik.",
                    copies=(_copy("n"),)),
        ],
        outlets=OUTLETS,
    )  # fmt: skip
    assert [(e.source, e.target, e.evidence) for e in graph.edges if e.kind == "copied"] == [
        ("n", "k", "time")
    ]
    assert graph.first is not None
    assert graph.first.id == "n"


def test_a_credit_to_an_outlet_with_another_text_is_a_citation_only() -> None:
    graph = trace(
        [
            replace(article("b", "B", 0, 9), text=WIRE),
            article("n", "N", 30, 31),
        ],
        outlets=OUTLETS,
    )
    assert [(e.kind, e.source) for e in graph.edges] == [("cited", "")]
    assert graph.first is not None
    assert graph.first.id == "b"


OUTLETS = {
    "Kabar Kali": ("Kabar Kali", "K"), "kabarkali.example": ("Kabar Kali", "K"),
    "Antara": ("Antara", "N"), "Warta Randu": ("Warta Randu", "W"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Warga mengungsi, dikutip dari laman Kabar Kali, Senin.", ["Kabar Kali"]),
        ("Melansir kabarkali.example, air setinggi dada.", ["Kabar Kali"]),
        ("Air sudah surut sejak pagi. (Antara)", ["Antara"]),
        (WIRE, ["Antara"]),
        ("Semarang, 24/11 (ANTARA) – Air naik.", ["Antara"]),
        ("KENDAL (Antara) -- Air naik.", ["Antara"]),
        ("Jakarta (KPK) - Penyidik memeriksa saksi.", []),
        ("Seperti diberitakan Warta Randu sebelumnya, jalan putus.", ["Warta Randu"]),
        ("Dikutip dari akun Ibu Sri, air masuk rumah.", []),
        ("Kabar Kali menutup kantornya.", []),
    ],
)
def test_named_sources_are_outlets_never_people(text: str, named: list[str]) -> None:
    names = {called: name for called, (name, _owner) in OUTLETS.items()}
    assert [each.outlet for each in citations(text, names)] == named


def test_a_citation_is_an_edge_even_to_an_outlet_outside_the_story() -> None:
    graph = trace(
        [
            article("k", "K", 0, 9),
            replace(article("b", "B", 30, 40), text="Dikutip dari Kabar Kali, air naik. (Antara)"),
        ],
        outlets=OUTLETS,
    )
    assert [(e.kind, e.source, e.target, e.outlet) for e in graph.edges] == [
        ("cited", "", "b", "Antara"),
        ("cited", "k", "b", "Kabar Kali"),
    ]


def test_the_curve_counts_each_owner_once_and_posts_apart() -> None:
    graph = trace(
        [
            article("a", "A", 0, 9),
            article("a-zone", "A", 10, 19),
            article("b", "B", 20, 29),
            replace(article("p", "p", 30, 30), social=True, private=True),
        ]
    )
    assert [(step.outlets, step.posts) for step in graph.spread] == [(1, 0), (2, 0), (2, 1)]
    [jump] = graph.jumps
    assert (jump.to, jump.id) == ("social", "")
    assert jump.sure is (jump.after >= TIE)


def _posts(
    count: int, gap: float, text: str = "Bantuan dipotong panitia, jangan mau dibohongi"
) -> list[Publication]:
    return [
        replace(article(f"p{n}", f"akun{n}", n * gap, n * gap), social=True, private=True,
                text=f"{text} @teman{n} https://x.example/{n}")
        for n in range(count)
    ]  # fmt: skip


def test_many_like_posts_within_minutes_are_a_hint_without_names() -> None:
    (hint,) = trace(_posts(8, 1)).hints
    assert (hint.posts, hint.accounts) == (8, 8)
    assert hint.text == "Bantuan dipotong panitia, jangan mau dibohongi"
    assert "akun" not in repr(hint)
    assert trace(_posts(4, 1)).hints == ()
    assert trace(_posts(8, 20)).hints == ()
    assert trace(_posts(8, 1, "amin")).hints == ()


def test_nothing_leaves_an_empty_graph() -> None:
    assert trace([]).nodes == ()
