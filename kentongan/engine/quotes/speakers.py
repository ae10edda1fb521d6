"""Finds office-holders and institutions in a text, and nobody else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kentongan.engine import text as texts
from kentongan.engine.people import GIVEN_NAMES, TITLES, Gazetteer, Holder
from kentongan.engine.quotes.forms import Form, forms
from kentongan.engine.quotes.lexicon import ACTING, DAYS, NATION, REGIONS
from kentongan.engine.quotes.model import KnownBy
from kentongan.engine.quotes.tokens import Token

_SHORTEST: Final = 3  # letters of a name that stands for the whole
Index = Mapping[str, Sequence[Form]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A holder told in the tokens from `start` up to, not including, `end`."""

    start: int
    end: int
    holder: Holder
    known_by: KnownBy


@dataclass(frozen=True, slots=True)
class Speakers:
    """A gazetteer made ready for reading many texts.

    `index` goes by the first word of a form; `known` are the case-folded words of offices, bodies
    and `places`, `names` those of the holders' names: neither is a private person's.
    """

    index: Index = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, gazetteer: Gazetteer, *, places: Collection[str] = ()) -> "Speakers":
        """Prepare a gazetteer once; `places` are case-folded names of regions, no person's."""
        found: defaultdict[str, dict[Form, None]] = defaultdict(dict)
        for holder in gazetteer.holders:
            for form in forms(holder):
                if form.words:
                    found[form.words[0]][form] = None
        longest = {key: sorted(each, key=_length, reverse=True) for key, each in found.items()}
        every = [form for each in longest.values() for form in each]
        known = (word for form in every if form.kind != "name" for word in form.words)
        names = (word for form in every if form.kind == "name" for word in form.words)
        return cls(longest, frozenset(known) | frozenset(places), frozenset(names))


def _length(form: Form) -> int:
    return len(form.words)


class Scene:
    """One text with its title: which places it names, and whom by the whole name."""

    def __init__(self, speakers: Speakers, found: Sequence[Token]) -> None:
        self._index = speakers.index
        self._text = f" {' '.join(each.folded for each in found)} "
        self._short: dict[str, Holder] = {}
        self.known, self.names = speakers.known, speakers.names
        named = {hit.start: hit for hit in self._by_name(found)}
        for token, holder in _first_names(named.values()).items():
            if not _is_shared(token, found, named):
                self._short[token] = holder

    def hits(self, found: Sequence[Token]) -> dict[int, Hit]:
        """Holders in the tokens of a sentence, by where they start; the longest form wins."""
        hits: dict[int, Hit] = {}
        end = 0
        for at in self._likely(found):
            hit = self._at(found, at) if at >= end else None
            if hit is not None:
                hits[at], end = hit, hit.end
        return hits

    def _likely(self, found: Sequence[Token]) -> list[int]:
        index, short = self._index, self._short
        return [at for at, each in enumerate(found) if each[1] in index or each[1] in short]

    def _by_name(self, found: Sequence[Token]) -> list[Hit]:
        hits = (self._at(found, at, only_names=True) for at in self._likely(found))
        return [hit for hit in hits if hit is not None]

    def _at(self, found: Sequence[Token], at: int, *, only_names: bool = False) -> Hit | None:
        written = [form for form in self._index.get(found[at].folded, ()) if _is(form, found, at)]
        if only_names:
            written = [form for form in written if form.kind == "name"]
        if written:
            longest = [form for form in written if _length(form) == _length(written[0])]
            hits = {hit.holder.key: hit for form in longest if (hit := self._hit(form, found, at))}
            return next(iter(hits.values())) if len(hits) == 1 else None
        holder = self._short.get(found[at].folded)
        if holder is None or not found[at].is_capital or _after_given_name(found, at):
            return None
        end = _over_name(holder, found, at)
        return None if _goes_on(found, end) else _made(at, end, holder, "short_name")

    def _hit(self, form: Form, found: Sequence[Token], at: int) -> Hit | None:
        end = at + len(form.words)
        if form.kind == "name":
            return None if _goes_on(found, end) else _made(at, end, form.holder, "name")
        if form.kind == "office":
            return self._office(form, found, at, end)
        other_place = _goes_on(found, end) and found[end].folded not in NATION
        if other_place and (form.needs or len(form.words) < 2 or form.exact):
            other_place = not self._names_somebody(found, end)
            return None if other_place else self._if_placed(form, at, end, "body")
        return self._if_placed(form, at, end, "body")

    def _office(self, form: Form, found: Sequence[Token], at: int, end: int) -> Hit | None:
        """ "Bupati Laras" is told by the name too: it needs no place."""
        after = _over_titles(found, end)
        last = _over_name(form.holder, found, after)
        if last > after:
            whole = " ".join(each.folded for each in found[after:last])
            full = any(whole == " ".join(texts.words(name)) for name in form.holder.names())
            known_by: KnownBy = "name" if full else "short_name"
            return None if _goes_on(found, last) else _made(at, last, form.holder, known_by)
        if at > 0 and found[at - 1].folded in ACTING:  # somebody else stands in for the holder
            return None
        return self._if_placed(form, at, end, "office")

    def _if_placed(self, form: Form, at: int, end: int, known_by: KnownBy) -> Hit | None:
        placed = not form.needs or f" {' '.join(form.needs)} " in self._text
        return _made(at, end, form.holder, known_by) if placed else None

    def _names_somebody(self, found: Sequence[Token], at: int) -> bool:
        at = _over_titles(found, at)
        hit = self._at(found, at, only_names=True) if at < len(found) else None
        return hit is not None


def _made(start: int, end: int, holder: Holder, known_by: KnownBy) -> Hit:
    return Hit(start=start, end=end, holder=holder, known_by=known_by)


def _is(form: Form, found: Sequence[Token], at: int) -> bool:
    told = found[at : at + len(form.words)]
    if tuple(each.folded for each in told) != form.words:
        return False
    if form.kind == "name":
        return all(each.is_capital for each in told)
    if len(form.words) == 1 and not told[0].is_capital:
        return False
    return all(each.text.isupper() for each in told if each.text.upper() in form.exact)


def _goes_on(found: Sequence[Token], at: int) -> bool:
    """Whether the next word is one more name: of another person, or of another place."""
    if at >= len(found) or not found[at].is_word or not found[at].is_capital:
        return False
    return found[at].folded not in DAYS | TITLES | ACTING


def _over_titles(found: Sequence[Token], at: int) -> int:
    while at < len(found) and (found[at].folded in TITLES or found[at].text in ".,"):
        if found[at].text == "," and (at + 1 >= len(found) or not found[at + 1].is_capital):
            break
        at += 1
    return at


def _over_name(holder: Holder, found: Sequence[Token], at: int) -> int:
    """The end of the words from `at` that are parts of the holder's name."""
    parts = {word for name in holder.names() for word in texts.words(name)} - TITLES
    while at < len(found) and found[at].is_capital and found[at].folded in parts:
        at += 1
    return at


def _first_names(named: Iterable[Hit]) -> dict[str, Holder]:
    """Single words that stand for one of the holders whose whole name was told."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    holders: dict[str, Holder] = {}
    for hit in named:
        for name in hit.holder.names():
            for word in texts.words(name):
                if len(word) >= _SHORTEST and word not in TITLES | REGIONS:
                    owners[word].add(hit.holder.key)
                    holders[word] = hit.holder
    return {word: holders[word] for word, keys in owners.items() if len(keys) == 1}


def _is_shared(token: str, found: Sequence[Token], named: Mapping[int, Hit]) -> bool:
    """Whether somebody else in the text has that name too: "Bayu Prasetyo", "Bayu (34)"."""
    covered = {at for hit in named.values() for at in range(hit.start, hit.end)}
    return any(
        _goes_on(found, at + 1) or _is_aged(found, at + 1) or _after_given_name(found, at)
        for at, each in enumerate(found)
        if each.folded == token and each.is_capital and at not in covered
    )


def _is_aged(found: Sequence[Token], at: int) -> bool:
    return at + 1 < len(found) and found[at].text in "(," and found[at + 1].text[:2].isdigit()


def _after_given_name(found: Sequence[Token], at: int) -> bool:
    return at > 0 and found[at - 1].is_capital and found[at - 1].folded in GIVEN_NAMES
