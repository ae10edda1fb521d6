"""Whom a phrase names as the one who speaks: a holder, or somebody who is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kentongan.engine.people import TITLES
from kentongan.engine.quotes.lexicon import (
    ACTING,
    ASIDES,
    DEGREES,
    HUMANS,
    LEADS,
    MEANT_BACK,
    NATION,
    NOT_SAID,
    NOT_SUBJECT,
    OPENERS,
    PRONOUNS,
    REGIONS,
    SPOKE,
    STOPS,
)
from kentongan.engine.quotes.model import KnownBy
from kentongan.engine.quotes.speakers import Hit
from kentongan.engine.quotes.tokens import Token

Hits = Mapping[int, Hit]
_PASSED = TITLES | ACTING | REGIONS | NATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who speaks: a holder, somebody known before (`back`), or neither: a person left out."""

    hit: Hit | None = None
    known_by: KnownBy | None = None
    back: bool = False


NOBODY = Named()
BACK = Named(back=True)


@dataclass(slots=True)
class _Found:
    person: Hit | None = None
    office: Hit | None = None
    body: Hit | None = None
    somebody: bool = False  # a name, or an office, that is not in the gazetteer
    after: bool = False  # such a name after that of a holder
    led: bool = False  # "petugas BPBD" is not BPBD
    spoke: bool = False
    end: int = 0
    hits: list[Hit] = field(default_factory=list)

    def take(self, hit: Hit) -> None:
        self.hits.append(hit)
        if hit.known_by in ("name", "short_name"):
            self.person = self.person or hit
        elif hit.known_by == "office":
            self.office = self.office or hit
        else:
            self.body = self.body or hit


def head(found: Sequence[Token], hits: Hits, start: int, end: int) -> tuple[Named, int]:
    """Who the phrase from `start` names, and where it ends; `end` bounds it."""
    if start < end and found[start].folded in PRONOUNS:
        return BACK, start + 1
    told = _walk(found, hits, start, end)
    of_others = any(hit.start and found[hit.start - 1].folded in NOT_SUBJECT for hit in told.hits)
    return (NOBODY if of_others else _decided(told)), told.end


def _walk(found: Sequence[Token], hits: Hits, at: int, end: int) -> _Found:
    told, last = _Found(), at
    while at < end:
        token, hit = found[at], hits.get(at)
        if hit is not None:
            told.take(hit)
            at = last = hit.end
        elif token.text == "(":
            at, aged = _over_brackets(found, at, end)
            told.somebody |= aged
            told.after |= aged and told.person is not None
        elif _spoke(found, at):
            told.spoke, at = True, at + _spoke(found, at)
        elif (
            token.folded in _PASSED
            or token.text in ".,"
            or (token.is_capital and told.person and token.folded in DEGREES)
        ):
            at += 1
        elif token.is_hole or (told.hits and token.folded in STOPS):
            break
        elif token.is_word and token.is_capital and token.folded not in ASIDES:
            told.somebody |= at > 0 or token.folded in HUMANS
            told.after |= told.person is not None
            told.led |= not told.hits and token.folded not in LEADS
            at += 1
            last = at
        elif told.hits or token.folded in STOPS:
            break
        else:
            told.led |= token.folded not in LEADS
            at += 1
    told.end = last
    return told


def _decided(told: _Found) -> Named:
    if told.person is not None:
        before = told.office is not None and told.office.start < told.person.start
        other_office = before and told.office and told.office.holder != told.person.holder
        wrong = told.after or told.spoke or other_office
        return NOBODY if wrong else Named(hit=told.person, known_by=told.person.known_by)
    if told.body is not None and told.spoke and told.office is None:
        return Named(hit=told.body, known_by="spokesperson")
    if told.somebody or told.led:
        return NOBODY
    if told.office is not None:
        return Named(hit=told.office, known_by="office")
    return Named(hit=told.body, known_by="body") if told.body is not None else NOBODY


def subject(found: Sequence[Token], hits: Hits, start: int, verb: int) -> Named:
    """Who stands before a verb of saying; nobody where the verb is denied or still to come."""
    if any(each.folded in NOT_SAID for each in found[max(start, verb - 3) : verb]):
        return NOBODY
    if verb > start and found[verb - 1].folded in ("yang", "untuk", "dan"):
        return NOBODY
    kept = _without_asides(found, hits, start, verb)
    if not kept:
        return NOBODY
    begin, until = kept
    named, end = head(found, hits, begin, until)
    between = found[end:verb]
    strange = any(each.folded in HUMANS | MEANT_BACK for each in between if named.hit)
    return NOBODY if strange else named


def _without_asides(
    found: Sequence[Token], hits: Hits, start: int, verb: int
) -> tuple[int, int] | None:
    """The part before the verb that holds the subject: its first part that is no aside."""
    begin, at = start, start
    while begin < verb:
        begin = _over_leads(found, begin, verb)
        if begin < verb and found[begin].folded in OPENERS and begin not in hits:
            at = _comma(found, begin, verb)
            held = next((place for place in range(begin, verb) if place in hits), None)
            if at == verb:  # no comma: "Menjawab hal itu Bupati mengakui"
                stands_free = held is not None and found[held - 1].folded not in NOT_SUBJECT
                return (held, verb) if held is not None and stands_free else None
            begin = at + 1
            continue
        return begin, _first_aside(found, begin, verb)
    return None


def _first_aside(found: Sequence[Token], begin: int, verb: int) -> int:
    for at in range(begin, verb - 1):
        if found[at].text == "," and found[at + 1].folded in ASIDES:
            return at
    return verb


def _over_leads(found: Sequence[Token], at: int, end: int) -> int:
    while at < end and (found[at].folded in LEADS or found[at].text in ",-–—:"):
        at += 1
    return at


def _comma(found: Sequence[Token], at: int, end: int) -> int:
    return next((place for place in range(at, end) if found[place].text == ","), end)


def _over_brackets(found: Sequence[Token], at: int, end: int) -> tuple[int, bool]:
    """Where a bracket closes; whether it tells an age."""
    close = next((place for place in range(at, end) if found[place].text == ")"), end - 1)
    inside = found[at + 1 : close]
    return close + 1, bool(inside) and inside[0].text.isdigit() and len(inside[0].text) <= 2


def _spoke(found: Sequence[Token], at: int) -> int:
    """How many words here say that somebody speaks for a body: "juru bicara"."""
    if found[at].folded not in SPOKE:
        return 0
    return 2 if found[at].folded == "juru" else 1
