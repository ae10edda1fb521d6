"""Many generated articles in an installation at once, as if they had been read and analysed.

Number 0 is the newest article and each later number is older, at an even rate of `A_DAY` a day: a
small set is so the newest part of every larger one. `fill` may be called again with a larger
count; it then adds what is missing. The same number gives the same article in every process. The
first `DRAWN` are drawn one by one; what is older repeats them inside PostgreSQL, moved back in time
by 146 days each round, which no copy index and no live story reaches.

Written by COPY, past the real path but with the rows that it leaves: articles, their words, the
search index, stories and their index, copies, postings of the last quarter, topics, suggested
tones. Not written: looks at sources and kept pages. Texts are shorter than real ones (60 to 300
words). Words come of a Zipf-like law over Indonesian roots with their affixes and made words.
"""

import argparse
import json
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

import _news
import numpy as np
import psycopg

from kentongan.engine import text as texts
from kentongan.engine.copies import CopyIndex, MemoryCopyStore
from kentongan.engine.queries import root

YEARS = 4
MILLION = 1_000_000
A_DAY = MILLION / (YEARS * 365)
STEP = timedelta(days=1) / A_DAY
CHUNK = 1000  # articles of one draw; stories and copies stay inside
DRAWN = 100_000
FIRST_KEY = 10_000_000  # number 0 has the key below it
OUTLETS = 120
OWNERS = 25
AGENCIES = 3
TOPICS = ("banjir", "jalan", "sekolah", "puskesmas", "pasar", "sampah")  # of each agency
POSTED = timedelta(days=90)  # the copy index goes no further back
LANGUAGES = ("id",) * 17 + ("jv", "su", "en")
TABLES = (
    "article", "articletext", "searchdocument", "posting", "copysignature", "story", "storyindex",
    "copy", "topicmatch", "coding", "termfrequency", "pickup",
)  # fmt: skip
COLUMNS = {
    "article": "id url canonical_url host source_id outlet_id title lead author_line published_at"
    " date_evidence first_seen_at kind language method confidence image_url is_paid"
    " paid_settled fetch_state fetch_tries fetch_detail checked_at analysed_at story_id"
    " feed_published_at",
    "articletext": "article_id revision title text body_hash fetched_at",
    "searchdocument": "article_id moment outlet_id language kind tsv",
    "posting": "hash item day",
    "copysignature": "item samples words day",
    "story": "id title first_at last_at article_count outlet_count",
    "storyindex": "story_id first_at last_at size members anchors",
    "copy": "article_id other_id containment direction is_exact",
    "topicmatch": "topic_id article_id matched",
    "coding": "agency_id article_id tone_headline tone_body machine why",
    "pickup": "own_text_id article_id containment direction",
    "terms": "term documents",
}
REPEATED = {
    "article": "id - {keys}, replace(url, id::text, (id - {keys})::text), canonical_url, host,"
    " source_id, outlet_id, title, lead, author_line, published_at - {back}, date_evidence,"
    " first_seen_at - {back}, kind, language, method, confidence, image_url, is_paid,"
    " paid_settled, fetch_state, fetch_tries, fetch_detail, checked_at - {back},"
    " analysed_at - {back}, story_id - {keys}, feed_published_at - {back}",
    "articletext": "article_id - {keys}, revision, title, text, body_hash, fetched_at - {back}",
    "searchdocument": "article_id - {keys}, moment - {back}, outlet_id, language, kind,"
    " ts_delete(tsv, '~' || to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM')) || array_to_tsvector("
    "ARRAY['~' || to_char((moment - {back}) AT TIME ZONE 'UTC', 'YYYY-MM')])",
    "story": "id - {keys}, title, first_at - {back}, last_at - {back}, article_count, outlet_count",
    "storyindex": "story_id - {keys}, first_at - {back}, last_at - {back}, size, members, anchors",
    "copy": "article_id - {keys}, other_id - {keys}, containment, direction, is_exact",
    "topicmatch": "topic_id, article_id - {keys}, matched",
    "coding": "agency_id, article_id - {keys}, tone_headline, tone_body, machine, why",
    "pickup": "own_text_id, article_id - {keys}, containment, direction",
}
KEYS = {"article": "id", "story": "id", "storyindex": "story_id"}  # the others: article_id
AFFIXES = ("{}", "{}nya", "{}an", "pe{}", "ber{}", "di{}", "ter{}", "ke{}an", "se{}", "{}kan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, as the indexes know it: its lexeme is "" for a function word."""

    text: str
    lexeme: str
    stem: str
    is_content: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What every process needs to write its share."""

    url: str
    end: datetime
    outlets: tuple[tuple[int, str, str, int], ...]  # key, domain, owner, source
    topics: tuple[tuple[int, int, str], ...]  # key, agency, word
    own_text: int


@dataclass(slots=True)
class Rows:
    """Lines of COPY by table."""

    of: defaultdict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    terms: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, *values: Any) -> None:
        self.of[table].append(values)


@dataclass(slots=True)
class Event:
    """What some articles of a chunk tell of."""

    theme: list[int]
    person: str
    place: str
    told: list["Told"] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """One article while it is being drawn."""

    key: int
    at: datetime
    outlet: int
    is_paid: bool
    title: list[int]
    body: list[int]
    event: Event
    copy_of: "Told | None" = None


# --- Words ---------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def spellings() -> tuple[str, ...]:
    """All words, the most frequent first."""
    chance = random.Random("million words")
    roots = list(dict.fromkeys((*_news.CONTENT, *_news.VERBS)))
    chance.shuffle(roots)
    forms = [shape.format(each) for shape in AFFIXES[1:] for each in roots]
    chance.shuffle(forms)
    made = ("".join(chance.choices(_news.SYLLABLES, k=chance.randint(3, 5))) for _ in range(30_000))
    figures = [str(each) for each in range(2, 200)]
    head = [*_news.FUNCTION[:30], *TOPICS, *roots, *_news.FUNCTION[30:]]
    rest = [*forms, *figures, *made]
    return tuple(dict.fromkeys(each.replace("-", "") for each in (*head, *rest)))


@lru_cache(maxsize=1)
def _frequencies() -> Any:
    ranks = np.arange(len(spellings()))
    weights = 1 / (ranks + 2.7) ** 1.05
    return np.cumsum(weights / weights.sum())


def words(connection: psycopg.Connection[Any]) -> tuple[Word, ...]:
    """Every word with what PostgreSQL and the engine make of it."""
    found = connection.execute(
        "SELECT coalesce(ts_lexize('indonesian_stem', word), ARRAY[word])"
        " FROM unnest(%s::text[]) WITH ORDINALITY AS given(word, place) ORDER BY place",
        [list(spellings())],
    ).fetchall()
    stems = texts.stem(spellings())
    return tuple(
        Word(
            text=word,
            lexeme=_lexeme(word, lexemes),
            stem=stem,
            is_content=word not in texts.STOPWORDS and len(word) > 1,
        )
        for word, (lexemes,), stem in zip(spellings(), found, stems, strict=True)
    )


def _lexeme(word: str, found: Sequence[str]) -> str:
    return word if word.isdigit() else (found[0] if found else "")


# --- Articles ------------------------------------------------------------------------------------


def drawn(number: int, setting: Setting) -> list[Told]:
    """The articles of one chunk, the oldest first."""
    chance = random.Random(f"million {number}")
    numbers = np.random.default_rng(number)
    pool = np.searchsorted(_frequencies(), numbers.random(CHUNK * 320)).tolist()
    events: list[Event] = []
    articles = []
    used = 0
    for place in range(CHUNK):
        if not events or chance.random() < 0.4:
            events.append(_event(chance))
        event = events[max(0, len(events) - 1 - int(chance.expovariate(0.15)))]
        length = min(300, max(60, int(chance.lognormvariate(4.8, 0.4))))
        article = _told(chance, event, pool[used : used + length], setting)
        used += length
        index = number * CHUNK + CHUNK - 1 - place
        article.key = FIRST_KEY - 1 - index
        article.at = setting.end - STEP * (index + 0.5)
        event.told.append(article)
        articles.append(article)
    return articles


def _event(chance: random.Random) -> Event:
    theme = chance.sample(range(30, 600), 3) + chance.sample(range(600, len(spellings())), 3)
    if chance.random() < 0.06:
        theme[0] = 30 + chance.randrange(len(TOPICS))
    names = ["".join(chance.choices(_news.SYLLABLES, k=3)).capitalize() for _each in range(3)]
    return Event(theme=theme, person=f"{names[0]} {names[1]}", place=names[2])


def _told(chance: random.Random, event: Event, body: list[int], setting: Setting) -> Told:
    copied = chance.choice(event.told) if event.told and chance.random() < 0.3 else None
    if copied is None:
        for place in range(0, len(body), 7):
            body[place] = chance.choice(event.theme)
    else:
        body = copied.body[: -len(copied.body) // 8]
    return Told(
        key=0,
        at=setting.end,
        outlet=min(OUTLETS - 1, int(chance.expovariate(0.04))),
        is_paid=chance.random() < 0.02,
        title=[*chance.sample(event.theme, 4), 36 + chance.randrange(200)],
        body=body,
        event=event,
        copy_of=copied,
    )


class Writer:
    """Makes the rows of drawn articles."""

    def __init__(self, known: Sequence[Word], setting: Setting) -> None:
        self.known, self.setting = known, setting
        watched = {word: root(word) for _key, _agency, word in setting.topics}
        roots = [root(each.text) for each in known[:4000]]
        self.topics = [
            (key, agency, word, {place for place, each in enumerate(roots) if each == wanted})
            for key, agency, word in setting.topics
            for wanted in [watched[word]]
        ]
        self.names: dict[str, str] = {}

    def chunk(self, number: int) -> Rows:
        """All rows of one chunk."""
        rows = Rows()
        articles = drawn(number, self.setting)
        stories: dict[int, list[Told]] = defaultdict(list)
        for each in articles:
            stories[each.event.told[0].key].append(each)
            self._article(rows, each)
        for members in stories.values():
            self._story(rows, members)
        fresh = [each for each in articles if each.at > self.setting.end - POSTED]
        if fresh:
            self._posted(rows, fresh)
        return rows

    def text(self, each: Told) -> str:
        """Who and where first, a full stop after every twelve words, a line for every sixty."""
        plain = [self.known[place].text for place in each.body]
        lines = [f"Kabar {each.event.person} di {each.event.place}."]
        for start in range(0, len(plain), 60):
            line = plain[start : start + 60]
            sentences = (line[at : at + 12] for at in range(0, len(line), 12))
            lines.append(" ".join(f"{' '.join(part).capitalize()}." for part in sentences))
        return "\n".join(lines)

    def title(self, each: Told) -> str:
        plain = " ".join(self.known[place].text for place in each.title)
        return f"{plain.capitalize()} {each.event.place}"

    def _article(self, rows: Rows, each: Told) -> None:
        text, title = self.text(each), self.title(each)
        outlet, domain, _owner, source = self.setting.outlets[each.outlet]
        language = LANGUAGES[each.key % len(LANGUAGES)]
        kind = "stub" if len(each.body) < 70 else "article"
        story = each.event.told[0].key
        seen = each.at + timedelta(minutes=7)
        rows.add(
            "article", each.key, f"https://{domain}/berita/{each.key}", "", domain, source, outlet,
            title, text[:200].replace("\n", " "), "", each.at, "json-ld", seen, kind, language,
            "consensus", 0.9, "", each.is_paid, False, "done", 1, "", seen, seen, story, each.at,
        )  # fmt: skip
        body_hash = sha256(" ".join(text.split()).encode()).hexdigest()
        rows.add("articletext", each.key, 1, title, text, body_hash, seen)
        rows.add("searchdocument", each.key, each.at, outlet, language, kind, self.vector(each))
        self._topics(rows, each)
        self._copy(rows, each)

    def vector(self, each: Told) -> str:
        """A tsvector as text: what `analysis.indexing` would make of the article."""
        places: defaultdict[str, list[str]] = defaultdict(list)
        at = 0
        for at, word in enumerate(each.title, 1):
            places[self.known[word].lexeme].append(f"{at}A")
        places[self._name(each.event.place)].append(f"{at + 1}A")
        shift = at + 1
        first, last = each.event.person.split()
        for place, word in ((1, "kabar"), (4, "di")):  # as PostgreSQL cuts them
            places[word].append(str(shift + place))
        for place, name in ((2, first), (3, last), (5, each.event.place)):
            places[self._name(name)].append(str(shift + place))
        for at, word in enumerate(each.body, shift + 6):
            places[self.known[word].lexeme].append(str(at))
        places.pop("", None)
        month = f"'~{each.at.astimezone(UTC):%Y-%m}'"
        return " ".join([month, *(f"'{key}':{','.join(told)}" for key, told in places.items())])

    def _name(self, name: str) -> str:
        if name not in self.names:
            self.names[name] = texts.stem([name.casefold()])[0]
        return self.names[name]

    def _topics(self, rows: Rows, each: Told) -> None:
        said = {*each.title, *each.body}
        agencies = set()
        for key, agency, word, forms in self.topics:
            if not said.isdisjoint(forms):
                rows.add("topicmatch", key, each.key, word)
                agencies.add(agency)
        for agency in sorted(agencies):
            chance = random.Random(each.key * 10 + agency)
            tones = chance.choice((-1, 0, 0, 1)), chance.choice((-1, 0, 0, 1))
            rows.add("coding", agency, each.key, *tones, True, "")

    def _copy(self, rows: Rows, each: Told) -> None:
        if each.copy_of is not None:
            rows.add("copy", each.key, each.copy_of.key, 1.0, "mutual", False)
        if each.key % 500 == 0:
            rows.add("pickup", self.setting.own_text, each.key, 0.8, "contains")

    def _posted(self, rows: Rows, articles: Sequence[Told]) -> None:
        store = MemoryCopyStore()
        index = CopyIndex(store)
        index.add_many((str(each.key), self.text(each)) for each in articles)
        for each in articles:
            entry = store._entries[str(each.key)]  # what it keeps is what we want
            day = each.at.date()
            for key in entry.postings:
                rows.add("posting", key, entry.id, day)
            rows.add("copysignature", entry.id, entry.samples, entry.words, day)

    def _story(self, rows: Rows, members: Sequence[Told]) -> None:
        first = members[0]
        free = [each for each in members if not each.is_paid]
        owners = {self.setting.outlets[each.outlet][2] for each in free}
        span = members[0].at, members[-1].at
        rows.add("story", first.key, self.title(first), *span, len(free), len(owners))
        kept, anchors = [], set[str]()
        for each in members:
            member = self._member(each)
            rows.terms.update({*member["title"], *member["body"], *member["entities"]})
            kept.append(member)
        for member in kept[-12:]:
            repeated = (key for key, times in Counter(member["body"]).items() if times >= 3)
            titled = (key for key in member["title"] if "_" not in key)
            anchors |= {*titled, *member["entities"], *repeated}
        rows.add(
            "storyindex", first.key, *span, len(members), json.dumps(kept[-12:]), sorted(anchors)
        )

    def _member(self, each: Told) -> dict[str, Any]:
        """As `engine.stories` sees it; bodies are cut to their first hundred words."""
        place = each.event.place.casefold()
        content = [self.known[at] for at in each.title if self.known[at].is_content]
        stems = [word.stem for word in content] + [self._name(place)]
        pairs = [f"{one}_{two}" for one, two in pairwise([*(w.text for w in content), place])]
        body = [self.known[at].stem for at in each.body[:100] if self.known[at].is_content]
        return {
            "id": str(each.key),
            "published_at": each.at.isoformat(),
            "title": sorted({*stems, *pairs}),
            "body": sorted(body),
            "entities": sorted({each.event.person.casefold(), place}),
            "is_template": False,
        }


# --- Writing -------------------------------------------------------------------------------------


def fill(count: int, *, end: datetime, processes: int = 2) -> float:
    """Bring the installation of this process to so many articles.

    A multiple of `CHUNK` up to `DRAWN`, of `DRAWN` above. Django must be ready
    (`cli.bootstrap.installation`). Returns the seconds it took.
    """
    from django.db import connection

    started = time.perf_counter()
    setting = prepared(end)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM listening_article WHERE id < %s", [FIRST_KEY])
        have = cursor.fetchone()[0]
        drawn_to = min(count, DRAWN) // CHUNK
        wanted = list(range(drawn_to - 1, have // CHUNK - 1, -1))
        rounds = list(range(count // DRAWN - 1, max(1, have // DRAWN) - 1, -1))
        kept = _without_indexes(cursor) if len(wanted) > 50 or rounds else []
        cursor.execute("CREATE TABLE IF NOT EXISTS million_terms (term text, documents int)")
    shares = [wanted[start : start + 10] for start in range(0, len(wanted), 10)]
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(setting,)) as pool:
        for _none in pool.map(_write, shares):
            _tell("drawn", started)
        for _none in pool.map(_repeat, rounds):
            _tell(f"{DRAWN:,} repeated", started)
    _finish(kept, len(wanted) * CHUNK, len(rounds))
    return time.perf_counter() - started


def _tell(what: str, started: float) -> None:
    print(f"{time.perf_counter() - started:6.0f} s {what}", flush=True)


def prepared(end: datetime) -> Setting:
    """Outlets, sources that nobody looks at, agencies and topics, made when they are missing."""
    from django.db import connection

    from kentongan.listening.models import OwnText, Topic

    settings = connection.settings_dict
    agencies = [_agency(number) for number in range(AGENCIES)]
    own, _made = OwnText.objects.get_or_create(
        key="million",
        defaults={
            "agency": agencies[0],
            "title": "Siaran pers contoh",
            "text": "",
            "published_at": end,
        },
    )
    topics = [
        Topic.objects.get_or_create(
            agency=agency, name=f"Topik {word}", defaults={"words": [word], "since": end}
        )[0]
        for agency in agencies
        for word in TOPICS
    ]
    parts = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    told = {name: settings[key] for name, key in (parts | {"port": "PORT"}).items()}
    return Setting(
        url=psycopg.conninfo.make_conninfo("", **{k: v for k, v in told.items() if v}),
        end=end,
        outlets=tuple(_outlet(number, end) for number in range(OUTLETS)),
        topics=tuple((each.pk, each.agency_id, each.words[0]) for each in topics),
        own_text=own.pk,
    )


def _agency(number: int) -> Any:
    from kentongan.accounts.enums import AgencyKind
    from kentongan.accounts.models import Agency

    name = f"Kabupaten Sejuta {number}"
    return Agency.objects.get_or_create(
        slug=f"sejuta-{number}",
        defaults={"name": name, "short_name": name, "kind": AgencyKind.REGENCY},
    )[0]


def _outlet(number: int, end: datetime) -> tuple[int, str, str, int]:
    from kentongan.listening.models import Outlet, Source

    domain = f"warta{number:03}.example"
    outlet, _made = Outlet.objects.get_or_create(
        domain=domain,
        defaults={
            "name": f"Warta {number:03}",
            "owner_network": f"Grup {number % OWNERS}" if number % 3 else "",
            "medium": ("online", "online", "online", "print", "radio", "tv")[number % 6],
            "region_code": f"{(11, 31, 32, 33, 34, 35, 51, 73)[number % 8]}",
        },
    )
    source, _made = Source.objects.get_or_create(
        url=f"https://{domain}/feed",
        defaults={
            "outlet": outlet,
            "name": outlet.name,
            "kind": "feed",
            "active": False,
            "added_at": end,
        },
    )
    return outlet.pk, domain, outlet.owner, source.pk


_STATE: dict[str, Any] = {}


def _begin(setting: Setting) -> None:
    connection = psycopg.connect(setting.url, autocommit=True)
    connection.execute("SET session_replication_role = replica")  # the keys are right by design
    connection.execute("SET synchronous_commit = off")
    _STATE.update(connection=connection, writer=Writer(words(connection), setting))


def _write(numbers: Sequence[int]) -> None:
    """Some chunks, the oldest first, in one transaction."""
    connection, writer = _STATE["connection"], _STATE["writer"]
    terms: Counter[str] = Counter()
    with connection.transaction(), connection.cursor() as cursor:
        for number in numbers:
            rows = writer.chunk(number)
            terms.update(rows.terms)
            for table in sorted(rows.of):
                _copy(cursor, f"listening_{table}", COLUMNS[table], rows.of[table])
        _copy(cursor, "million_terms", COLUMNS["terms"], terms.items())


def _repeat(number: int) -> None:
    """One round: all that was drawn, so many times its own length further back."""
    back = f"interval '{(STEP * DRAWN * number).total_seconds()} seconds'"
    connection = _STATE["connection"]
    with connection.transaction():
        for table, columns in REPEATED.items():
            names = ", ".join(COLUMNS[table].split())
            chosen = columns.format(keys=number * DRAWN, back=back)
            key = KEYS.get(table, "article_id")
            source = f"listening_{table} WHERE {key} BETWEEN %s AND %s ORDER BY {key}"
            statement = f"INSERT INTO listening_{table} ({names}) SELECT {chosen} FROM {source}"  # noqa: S608  # of our own
            connection.execute(statement, [FIRST_KEY - DRAWN, FIRST_KEY - 1])


def _copy(cursor: Any, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    names = ", ".join(columns.split())
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _without_indexes(cursor: Any) -> list[str]:
    """Take the indexes away that no constraint needs; returns how to make them again."""
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = ANY(%s::regclass[]) AND NOT indisunique AND NOT EXISTS"
        " (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
        [[f"listening_{table}" for table in TABLES]],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f"DROP INDEX {name}")
    return [definition for _name, definition in found]


def _finish(definitions: Sequence[str], drawn_now: int, rounds: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '768MB'")
        for definition in definitions:
            cursor.execute(definition)
        cursor.execute(
            "INSERT INTO listening_termfrequency (term, documents)"
            " SELECT term, sum(documents) FROM million_terms GROUP BY term ORDER BY term"
            " ON CONFLICT (term) DO UPDATE"
            " SET documents = listening_termfrequency.documents + EXCLUDED.documents"
        )
        cursor.execute("DROP TABLE million_terms")
        cursor.execute(
            "INSERT INTO listening_indextotals (name, documents) VALUES ('stories', %s)"
            " ON CONFLICT (name) DO UPDATE"
            " SET documents = listening_indextotals.documents + EXCLUDED.documents",
            [drawn_now],
        )
        if rounds:  # each repeats all terms once
            cursor.execute("SELECT documents FROM listening_indextotals WHERE name = 'stories'")
            before = cursor.fetchone()[0]
            after = before + rounds * DRAWN
            cursor.execute(
                "UPDATE listening_termfrequency SET documents = documents::bigint * %s / %s",
                [after, before],
            )
            cursor.execute(
                "UPDATE listening_indextotals SET documents = %s WHERE name = 'stories'", [after]
            )
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('listening_article', 'id'), %s)", [FIRST_KEY]
        )
        for table in TABLES:
            cursor.execute(f"VACUUM ANALYZE listening_{table}")


def main() -> None:
    """`python bench/_million.py 10000`: fill the home of KENTONGAN_HOME, which must be new."""
    from kentongan.cli.bootstrap import installation
    from kentongan.cli.running import migrate

    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--end", type=datetime.fromisoformat, default=None)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings.production")
    end = options.end or datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    with installation(owner=True):
        migrate()
        print(f"{fill(options.count, end=end):.0f} s")


if __name__ == "__main__":
    main()
