"""The world is the same each time, whole, and nobody's real one."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from kentongan.demo.world import World, load, shifted
from kentongan.demo.world.office_records import Verb
from kentongan.demo.world.records import Article, ArticleKind

SHINGLE_WORDS = 3

# Real outlets, fact-checkers, brands, provinces and regencies that must not slip into the texts.
REAL_NAMES = (Path(__file__).parent / "real_names.txt").read_text(encoding="utf-8").split()


def every_text(world: World) -> str:
    articles = [
        text
        for article in world.articles
        for version in (article.version_at(article.published_at), *article.revisions)
        for text in (version.title, *version.paragraphs)
    ]
    names = [agency.name for agency in world.agencies]
    names += [person.name for person in world.people]
    names += [outlet.name for outlet in world.outlets]
    messages = [message.text + message.answer for message in world.citizen_messages]
    steps = [repr(step.content).replace("Asia/Jakarta", "") for step in world.office_script]
    return "\n".join([*articles, *names, *messages, *steps])


def shingles(article: Article) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", article.text.lower())
    return {tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}


def containment(article: Article, other: Article) -> float:
    own, others = shingles(article), shingles(other)
    return len(own & others) / min(len(own), len(others))


def test_one_seed_gives_one_world(world: World) -> None:
    assert load(seed=1) == world


def test_another_seed_changes_only_ordinary_news(world: World) -> None:
    other = load(seed=2)

    assert other != world
    assert len(other.articles) == len(world.articles)
    assert [a for a in other.articles if a.hand_written] == [
        a for a in world.articles if a.hand_written
    ]
    assert other.office_script == world.office_script


def test_the_world_has_the_promised_size(world: World) -> None:
    history = [a for a in world.articles if a.published_at < world.fortnight]
    lively = [a for a in world.articles if a.published_at >= world.fortnight]

    assert len(world.outlets) == 12
    assert world.fortnight - world.start == timedelta(weeks=8)
    assert world.end - world.fortnight == timedelta(weeks=2)
    assert 120 <= len(history) <= 160
    assert 90 <= len(lively) <= 110
    assert sum(a.hand_written for a in world.articles) >= 45
    assert len(world.fact_checks) >= 8
    assert len(world.facts) + len(world.questions) >= 12
    assert len(world.agenda) >= 10
    assert {m.door for m in world.citizen_messages} == {"chat", "web", "phone", "counter"}
    assert min(Counter(a.outlet for a in world.articles).values()) >= 8


def test_every_kind_of_article_is_there(world: World) -> None:
    assert {a.kind for a in world.articles} == set(ArticleKind)
    assert all("berbayar" in a.text or "dipasang" in a.text for a in world.articles
               if a.kind is ArticleKind.ADVERTORIAL)  # fmt: skip


def test_articles_are_ordered_and_have_addresses_of_their_own(world: World) -> None:
    times = [a.published_at for a in world.articles]
    addresses = {(a.outlet, a.path) for a in world.articles}

    assert times == sorted(times)
    assert all(world.start <= at < world.end for at in times)
    assert len(addresses) == len(world.articles) == len({a.id for a in world.articles})
    assert len({(a.outlet, a.number) for a in world.articles}) == len(world.articles)


def test_later_versions_come_later_and_differ(world: World) -> None:
    revised = [a for a in world.articles if a.revisions]

    assert revised
    for article in revised:
        versions = [article.version_at(article.published_at), *article.revisions]
        assert [v.at for v in versions] == sorted({v.at for v in versions})
        assert len({v.title for v in versions}) == len(versions)
        assert len({v.paragraphs for v in versions}) == len(versions)


def test_texts_are_written_out(world: World) -> None:
    text = every_text(world)

    assert not re.search(r"\{[HhTtw]-?\d*\}", text)
    assert not re.search(r"\[\d+-\d+", text)


def test_copies_hold_their_original(world: World) -> None:
    for copy, original in world.truth.copies:
        first, second = world.article(original), world.article(copy)
        assert first.published_at < second.published_at
        assert first.story == second.story
        assert containment(second, first) >= 0.6, copy


def test_what_is_no_copy_does_not_look_like_one(world: World) -> None:
    originals = [a for a in world.articles if not a.is_copy and not a.from_release]
    news = [a for a in originals if a.section != "buletin"]
    cut = {a.id: shingles(a) for a in news}
    for index, article in enumerate(news):
        for other in news[index + 1 :]:
            shared = cut[article.id] & cut[other.id]
            smaller = min(len(cut[article.id]), len(cut[other.id]))
            assert len(shared) / smaller < 0.3, (article.id, other.id)


def test_messages_repeat_claims_that_were_checked(world: World) -> None:
    checked = {check.article_id for check in world.fact_checks}

    assert len(world.truth.claims) >= 8
    assert set(world.truth.claims.values()) <= checked
    assert not any(
        world.article(claim).kind is ArticleKind.SATIRE for claim in world.truth.claims.values()
    )


def test_the_office_acts_in_order_with_its_own_people(world: World) -> None:
    people = {person.slug: person for person in world.people}
    agencies = {agency.slug for agency in world.agencies}

    assert [s.at for s in world.office_script] == sorted(s.at for s in world.office_script)
    assert all(people[step.by].role for step in world.office_script)
    assert {person.agency for person in world.people} <= agencies
    assert {agency.parent for agency in world.agencies} - {None} <= agencies
    assert {fact.owner for fact in world.facts} <= agencies


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("draft_release", "approve_release"),
        ("propose_verdict", "confirm_verdict"),
        ("publish_emergency", "confirm_emergency"),
    ],
)
def test_two_people_are_behind_each_decision(world: World, first: str, second: str) -> None:
    begun = {step.content: step for step in world.office_script if step.verb == first}
    ended = {step.content: step for step in world.office_script if step.verb == second}

    assert begun.keys() == ended.keys()
    for content, step in begun.items():
        assert step.by != ended[content].by
        assert step.at < ended[content].at


def test_an_emergency_notice_is_confirmed_within_the_hour(world: World) -> None:
    times = {step.verb: step.at for step in world.office_script}

    assert times[Verb.CONFIRM_EMERGENCY] - times[Verb.PUBLISH_EMERGENCY] <= timedelta(minutes=60)


def test_outlets_take_over_what_the_office_published_before(world: World) -> None:
    published = {
        step.content.slug: step.at
        for step in world.office_script
        if step.verb in {"approve_release", "publish_clarification"}
        and hasattr(step.content, "slug")
    }

    assert world.truth.pick_ups
    for article, text in world.truth.pick_ups:
        assert world.article(article).published_at > published[text]


def test_a_shifted_world_moves_by_whole_weeks(world: World) -> None:
    later = shifted(world, weeks=5)
    article, moved = world.article("kesehatan-pertala-1"), later.article("kesehatan-pertala-1")

    assert later.fortnight - world.fortnight == timedelta(weeks=5)
    assert moved.published_at - article.published_at == timedelta(weeks=5)
    assert "Sabtu (7/3/2026)" in article.text
    assert "Sabtu (11/4/2026)" in moved.text
    assert shifted(later, weeks=-5) == world


def test_no_date_is_written_by_hand(world: World) -> None:
    """Half a year later nothing may still speak of the spring in which the texts were set."""
    far = every_text(load(weeks=26))

    assert re.search(r"\b7 Maret\b|\b6 Maret\b", every_text(world))
    assert not re.findall(r"\b\d{1,2} (?:Januari|Februari|Maret|April)\b", far)
    assert not re.findall(r"\(\d{1,2}/[1-5](?:/\d{4})?\)", far)


def test_nothing_real_is_named(world: World) -> None:
    text = every_text(world)
    found = [name for name in REAL_NAMES if re.search(rf"\b{re.escape(name)}\b", text)]

    assert found == []
