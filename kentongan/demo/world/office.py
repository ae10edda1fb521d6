"""Reads the office's side: knowledge base, agenda, citizens' messages, the script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from kentongan.demo.world.dates import WIB, WorldCalendar
from kentongan.demo.world.office_records import (
    QA,
    AgendaEntry,
    Brief,
    CitizenMessage,
    Clarification,
    Content,
    Door,
    EmergencyNotice,
    Fact,
    Issue,
    OfficeStep,
    Release,
    Verb,
    WatchDuty,
    WatchRule,
    WatchTopic,
)
from kentongan.demo.world.texts import split_paragraphs

Table = Mapping[str, Any]


def read_messages(table: Table, calendar: WorldCalendar) -> tuple[CitizenMessage, ...]:
    """Citizens' messages in order of time."""
    messages = [
        CitizenMessage(
            id=key,
            door=Door(row["door"]),
            provider=row.get("provider", ""),
            kind=row["kind"],
            at=calendar.moment(row["at"]),
            sender=row["sender"],
            contact=row.get("contact", ""),
            text=calendar.expand(row["text"].strip()),
            wished_reply=row["wished_reply"],
            story=row.get("story"),
            claim=row.get("claim"),
            answer=calendar.expand(row.get("answer", "").strip()),
        )
        for key, row in table.items()
    ]
    return tuple(sorted(messages, key=lambda message: message.at))


def read_facts(table: Table, calendar: WorldCalendar) -> tuple[Fact, ...]:
    """The facts of the knowledge base."""
    return tuple(
        Fact(
            id=key,
            statement=calendar.expand(row["statement"]),
            owner=row["owner"],
            source=calendar.expand(row["source"]),
            dated=calendar.date(row["dated"]),
            valid_until=calendar.date(row["valid_until"]),
        )
        for key, row in table.items()
    )


def read_questions(table: Table, calendar: WorldCalendar) -> tuple[QA, ...]:
    """The questions and answers of the knowledge base."""
    return tuple(
        QA(
            id=key,
            question=row["question"],
            answer=calendar.expand(row["answer"]),
            owner=row["owner"],
            dated=calendar.date(row["dated"]),
            valid_until=calendar.date(row["valid_until"]),
            facts=tuple(row.get("facts", ())),
        )
        for key, row in table.items()
    )


def read_agenda(table: Table, calendar: WorldCalendar) -> tuple[AgendaEntry, ...]:
    """The officials' appointments in order of time."""
    entries = []
    for key, row in table.items():
        starts_at = calendar.moment(row["at"])
        entries.append(
            AgendaEntry(
                id=key,
                person=row["person"],
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=row["minutes"]),
                title=row["title"],
                place=row["place"],
                public=row.get("public", True),
                covered_by=row.get("covered_by", ""),
            )
        )
    return tuple(sorted(entries, key=lambda entry: entry.starts_at))


def read_topics(table: Table) -> tuple[WatchTopic, ...]:
    """The topics the office watches."""
    return tuple(
        WatchTopic(
            slug=slug,
            name=row["name"],
            any_of=tuple(row["any_of"]),
            none_of=tuple(row.get("none_of", ())),
        )
        for slug, row in table.items()
    )


def read_rules(table: Table) -> tuple[WatchRule, ...]:
    """What rings in the control room."""
    return tuple(WatchRule(**row) for row in table.values())


def read_duties(table: Table) -> tuple[WatchDuty, ...]:
    """Who is on duty when."""
    return tuple(
        WatchDuty(
            person=row["person"],
            weekdays=tuple(row["weekdays"]),
            starts=time.fromisoformat(row["starts"]),
            ends=time.fromisoformat(row["ends"]),
        )
        for row in table.values()
    )


def read_script(
    table: Table, *, messages: tuple[CitizenMessage, ...], calendar: WorldCalendar
) -> tuple[OfficeStep, ...]:
    """The office's steps in order of time, each with its content."""
    contents: dict[str, Content] = {message.id: message for message in messages}
    for section, read in _READERS.items():
        for slug, row in table[section].items():
            contents[slug] = read(slug, row, calendar)
    steps = [
        OfficeStep(
            at=calendar.moment(row["at"]),
            verb=Verb(row["verb"]),
            by=row["by"],
            content=contents[row["content"]],
            note=calendar.expand(row.get("note", "")),
        )
        for row in table["step"]
    ]
    return tuple(sorted(steps, key=lambda step: step.at))


def _emergency(slug: str, row: Table, calendar: WorldCalendar) -> EmergencyNotice:
    fields = {name: calendar.expand(row[name]) for name in ("event", "area", "instruction")}
    return EmergencyNotice(
        slug=slug,
        template=row["template"],
        contact=row["contact"],
        valid_until=calendar.moment(row["valid_until"]),
        story=row["story"],
        **fields,
    )


def _release(slug: str, row: Table, calendar: WorldCalendar) -> Release:
    return Release(
        slug=slug,
        title=row["title"],
        dateline=calendar.expand(row["dateline"]),
        lead=calendar.expand(row["lead"]),
        body=_paragraphs(row["body"], calendar),
        key_messages=tuple(row["key_messages"]),
        spokesperson=row["spokesperson"],
        contact=row["contact"],
        picture=row["picture"],
        picture_caption=row["picture_caption"],
        picture_alt=row["picture_alt"],
        facts=tuple(row["facts"]),
        story=row["story"],
        correction=calendar.expand(row.get("correction", "")),
    )


def _clarification(slug: str, row: Table, calendar: WorldCalendar) -> Clarification:
    return Clarification(
        slug=slug,
        title=row["title"],
        claim=row["claim"],
        answer=calendar.expand(row["answer"]),
        verdict=row["verdict"],
        body=_paragraphs(row["body"], calendar),
        evidence=tuple(calendar.expand(text) for text in row["evidence"]),
        fact_check=row["fact_check"],
        spokesperson=row["spokesperson"],
        story=row["story"],
    )


def _issue(slug: str, row: Table, calendar: WorldCalendar) -> Issue:
    return Issue(
        slug=slug,
        title=row["title"],
        story=row["story"],
        summary=calendar.expand(row["summary"]),
        impact=row["impact"],
        likelihood=row["likelihood"],
    )


def _brief(slug: str, row: Table, calendar: WorldCalendar) -> Brief:
    return Brief(
        slug=slug,
        day=calendar.date(row["day"]),
        recommendation=calendar.expand(row["recommendation"].strip()),
    )


_READERS: dict[str, Callable[[str, Table, WorldCalendar], Content]] = {
    "emergency": _emergency,
    "release": _release,
    "clarification": _clarification,
    "issue": _issue,
    "brief": _brief,
}


def _paragraphs(text: str, calendar: WorldCalendar) -> tuple[str, ...]:
    return tuple(calendar.expand(part) for part in split_paragraphs(text))


def day_start(calendar: WorldCalendar, number: int) -> datetime:
    """Midnight (WIB) at which a day of the world begins."""
    return datetime.combine(calendar.day(number), time(), WIB)
