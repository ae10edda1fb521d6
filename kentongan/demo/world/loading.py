"""Loads the whole world from its data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kentongan.demo.world import office
from kentongan.demo.world.articles import Desk
from kentongan.demo.world.composing import compose, read_subject
from kentongan.demo.world.copying import CopyOrder, make_copy
from kentongan.demo.world.dates import FORTNIGHT_DAYS, HISTORY_DAYS, WorldCalendar
from kentongan.demo.world.office_records import CitizenMessage
from kentongan.demo.world.records import (
    Agency,
    Article,
    ArticleKind,
    FactCheck,
    Outlet,
    Person,
    SourceKind,
    Truth,
    World,
)
from kentongan.demo.world.texts import ArticleText, read_articles, split_paragraphs

DATA = Path(__file__).parent / "data"


def load(seed: int = 1, *, weeks: int = 0) -> World:
    """The demo world; `seed` changes its ordinary news, `weeks` moves all of it in time."""
    calendar = WorldCalendar(weeks=weeks)
    outlets = _outlets()
    written = {text.keys["id"]: text for text in _written_texts()}
    desk = Desk(outlets=outlets, calendar=calendar)
    articles = [desk.publish(text) for text in written.values()]
    copies = _copies({**written, **_own_texts()}, outlets)
    articles += [desk.publish(text, hand_written=False) for text in copies]
    articles += [desk.publish(text, hand_written=False) for text in _ordinary(outlets, seed)]
    articles.sort(key=lambda article: (article.published_at, article.outlet, article.path))
    checks = tuple(_fact_checks(written, {article.id: article for article in articles}))
    messages = office.read_messages(_table("messages"), calendar)
    knowledge = _table("knowledge")
    room = _table("alerts")
    return World(
        seed=seed,
        weeks=weeks,
        start=office.day_start(calendar, 1 - HISTORY_DAYS),
        fortnight=office.day_start(calendar, 1),
        end=office.day_start(calendar, FORTNIGHT_DAYS + 1),
        agencies=tuple(Agency(slug=slug, **row) for slug, row in _table("agencies").items()),
        people=tuple(Person(slug=slug, **row) for slug, row in _table("people").items()),
        outlets=tuple(outlets.values()),
        articles=tuple(articles),
        fact_checks=checks,
        citizen_messages=messages,
        facts=office.read_facts(knowledge["fact"], calendar),
        questions=office.read_questions(knowledge["question"], calendar),
        agenda=office.read_agenda(_table("agenda"), calendar),
        topics=office.read_topics(knowledge["topic"]),
        rules=office.read_rules(room["rule"]),
        duties=office.read_duties(room["duty"]),
        office_script=office.read_script(_table("office"), messages=messages, calendar=calendar),
        truth=_truth(articles, messages),
    )


def shifted(world: World, *, weeks: int) -> World:
    """The same world, so many weeks later (or earlier)."""
    return load(world.seed, weeks=world.weeks + weeks)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _outlets() -> dict[str, Outlet]:
    outlets = {}
    for slug, row in _table("outlets").items():
        row["source_kind"] = SourceKind(row["source_kind"])
        row["disallow"] = tuple(row.get("disallow", ()))
        outlets[slug] = Outlet(slug=slug, **row)
    return outlets


def _written_texts() -> list[ArticleText]:
    paths = sorted((DATA / "articles").glob("*.txt"))
    return [text for path in paths for text in read_articles(path)]


def _own_texts() -> dict[str, ArticleText]:
    # The office's releases and clarifications, for outlets that take them over word for word.
    table = _table("office")
    texts = {}
    for slug, row in (table["release"] | table["clarification"]).items():
        lead = row.get("lead") or row["answer"]
        keys = {"story": row["story"], "release": slug}
        texts[slug] = ArticleText(
            outlet="", keys=keys, paragraphs=(lead, *split_paragraphs(row["body"])), revisions=()
        )
    return texts


def _copies(written: Mapping[str, ArticleText], outlets: Mapping[str, Outlet]) -> list[ArticleText]:
    copies = []
    for key, row in _table("copies").items():
        row["swap"] = tuple((old, new) for old, new in row.get("swap", ()))
        row["drop"] = tuple(row.get("drop", ()))
        row["append"] = tuple(row.get("append", ()))
        order = CopyOrder(id=key, **row)
        copies.append(make_copy(order, original=written[order.of], outlet=outlets[order.outlet]))
    return copies


def _ordinary(outlets: Mapping[str, Outlet], seed: int) -> list[ArticleText]:
    texts: list[ArticleText] = []
    for path in sorted((DATA / "history").glob("*.toml")):
        subject = read_subject(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        texts += compose(subject, outlets=outlets, seed=seed)
    return texts


def _fact_checks(
    written: Mapping[str, ArticleText], articles: Mapping[str, Article]
) -> list[FactCheck]:
    checks = []
    for key, text in written.items():
        article = articles[key]
        if article.kind is not ArticleKind.FACT_CHECK:
            continue
        checks.append(
            FactCheck(
                article_id=key,
                title=article.title,
                claim=text.keys["claim"],
                claim_seen=text.keys["claim_seen"],
                rating=text.keys["rating"],
                rating_value=int(text.keys["rating_value"]),
                conclusion=text.keys["conclusion"],
                published_at=article.published_at,
                story=article.story,
            )
        )
    return sorted(checks, key=lambda check: check.published_at)


def _truth(articles: list[Article], messages: tuple[CitizenMessage, ...]) -> Truth:
    return Truth(
        stories={article.id: article.story for article in articles},
        copies=frozenset((article.id, article.copy_of) for article in articles if article.copy_of),
        claims={message.id: message.claim for message in messages if message.claim},
        pick_ups=frozenset(
            (article.id, article.from_release) for article in articles if article.from_release
        ),
    )
