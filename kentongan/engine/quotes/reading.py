"""Reads a text sentence by sentence: who speaks, what is said, who "ia" is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kentongan.engine import text as texts
from kentongan.engine.people import Holder
from kentongan.engine.quotes import attributing
from kentongan.engine.quotes.attributing import Attribution
from kentongan.engine.quotes.lexicon import HUMANS, LEADS, NEUTRAL, TITLED
from kentongan.engine.quotes.marks import Paragraph, paragraphs
from kentongan.engine.quotes.model import KnownBy, Mention, Quote, QuoteReading, Rule
from kentongan.engine.quotes.phrases import NOBODY, Hits, Named, head
from kentongan.engine.quotes.private import has_name, without_names
from kentongan.engine.quotes.speakers import Scene, Speakers
from kentongan.engine.quotes.tokens import Token, sentences, tokens

LONGEST_QUOTE: Final = 1_000  # characters; what is longer is cut with "…"
MOST_KEPT: Final = 60  # quotes of one text
LEAST_WORDS: Final = 3  # fewer are a title or irony
FORGOTTEN: Final = 6  # sentences after which "ia" is nobody known


def read(text: str, *, speakers: Speakers, title: str = "") -> QuoteReading:
    """Quotes of holders in the gazetteer, and institutions it knows; of nobody else.

    `title` only helps to know whom the text is about. The first 60,000 characters are read.
    """
    parts = [replace(each, masked=_without_dateline(each.masked)) for each in paragraphs(text)]
    everything = "\n".join((title, *(each.filled(each.masked) for each in parts)))
    found = tokens(everything)
    scene = Scene(speakers, found)
    institutions = _institutions(scene, found)
    if institutions is None:
        return QuoteReading()
    told = _Telling(scene)
    for part in parts:
        told.paragraph(part)
    return QuoteReading(quotes=tuple(told.quotes[:MOST_KEPT]), institutions=institutions)


def _without_dateline(line: str) -> str:
    found = texts.dateline(line)
    return line[len(found) :] if found and line.startswith(found) else line


def _institutions(scene: Scene, found: Sequence[Token]) -> tuple[Mention, ...] | None:
    """Bodies by how often they are named; None where the text names no holder at all."""
    hits = scene.hits(found).values()
    if not hits:
        return None
    bodies = [hit.holder for hit in hits if hit.holder.is_body]
    counts = Counter(body.key for body in bodies)
    holders = {body.key: body for body in bodies}
    return tuple(Mention(holder=holders[key], count=count) for key, count in counts.most_common())


class _Telling:
    """Where the reading stands: whom "ia" means, and what still waits for its speaker."""

    def __init__(self, scene: Scene) -> None:
        self.quotes: list[Quote] = []
        self._scene = scene
        self._back: Named = NOBODY
        self._spoken_by: Named = NOBODY  # of the quotation just before
        self._age = 0
        self._waiting: list[str] = []

    def paragraph(self, part: Paragraph) -> None:
        found = tokens(part.masked)
        for sentence in sentences(found):
            self._sentence(part, sentence)

    def _sentence(self, part: Paragraph, found: Sequence[Token]) -> None:
        hits = self._scene.hits(found)
        spoken = _spoken(part, found)
        told = attributing.find(found, hits, after_quotation=bool(spoken))
        self._age += 1
        if told is not None:
            named = self._meant(told.named)
            self._keep(part, found, spoken, told, named)
            self._follow(named)
            self._spoken_by = named if spoken or told.rule == "before" else NOBODY
        elif spoken:
            self._continue(part, found, spoken)
        else:
            self._spoken_by = NOBODY
            self._waiting.clear()
            self._notice(found, hits)

    def _meant(self, named: Named) -> Named:
        if not named.back:
            return named
        known = self._back.hit is not None and self._age <= FORGOTTEN
        return replace(self._back, known_by="pronoun") if known else NOBODY

    def _keep(
        self,
        part: Paragraph,
        found: Sequence[Token],
        spoken: Sequence[Token],
        told: Attribution,
        named: Named,
    ) -> None:
        if named.hit is None or named.known_by is None:
            self._waiting.clear()
            return
        for words in self._waiting:
            self._add(named.hit.holder, words, True, told.rule, named.known_by)
        self._waiting.clear()
        if spoken and not _is_inlaid(part, found, told, spoken[0]):
            for hole in spoken:
                words = part.quoted[hole.quotation]
                self._add(named.hit.holder, words, True, told.rule, named.known_by)
            return
        words = part.filled(_said(part.masked, found, told))
        if len(texts.words(words)) >= LEAST_WORDS:
            self._add(named.hit.holder, words, False, told.rule, named.known_by)

    def _continue(self, part: Paragraph, found: Sequence[Token], spoken: Sequence[Token]) -> None:
        """Nothing but a quotation: by whoever spoke just before."""
        alone = sum(each.is_word for each in found) == 0
        named = self._spoken_by
        if alone and part.open and spoken[-1].quotation == len(part.quoted) - 1:
            # The speaker is told at the end of the last paragraph.
            self._waiting += [part.quoted[hole.quotation] for hole in spoken]
        elif alone and named.hit is not None and named.known_by is not None:
            for hole in spoken:
                words = part.quoted[hole.quotation]
                self._add(named.hit.holder, words, True, "continued", named.known_by)
        elif not alone:
            self._spoken_by = NOBODY

    def _add(self, holder: Holder, words: str, direct: bool, rule: Rule, known_by: KnownBy) -> None:
        plain = without_names(words, known=self._scene.known, names=self._scene.names)
        kept = plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1].rstrip()}…"
        quote = Quote(holder=holder, text=kept, direct=direct, rule=rule, known_by=known_by)
        self.quotes.append(quote)

    def _follow(self, named: Named) -> None:
        self._back, self._age = named, 0
        if named.hit is not None and named.hit.holder.is_body:
            self._back = NOBODY  # "ia" is no institution

    def _notice(self, found: Sequence[Token], hits: Hits) -> None:
        """Somebody whom a sentence begins with is meant by the "ia" of the next one."""
        if has_name(_strange_runs(found, hits), known=self._scene.known) or _has_somebody(
            found, hits
        ):
            self._back = NOBODY
            return
        start = next((at for at, each in enumerate(found) if _is_content(each)), 0)
        named, _end = head(found, hits, start, len(found))
        if named.hit is not None and not named.hit.holder.is_body:
            self._back, self._age = named, 0


def _is_content(token: Token) -> bool:
    return token.folded not in LEADS and (token.is_word or token.is_hole)


def _is_inlaid(part: Paragraph, found: Sequence[Token], told: Attribution, hole: Token) -> bool:
    """A few words of theirs inside the writer's sentence: harga “yang sudah dua kali lipat”."""
    if told.rule != "before" or hole.start < found[told.end - 1].start:
        return False
    between = [each for each in found[told.end :] if each.start < hole.start and each.is_word]
    of_another = any(each.folded in HUMANS for each in between)  # a victim's words, retold
    small = part.quoted[hole.quotation][:1].islower()
    return len(between) >= LEAST_WORDS and (small or of_another)


def _strange_runs(found: Sequence[Token], hits: Hits) -> Iterator[str]:
    """Runs of capitalised words that belong to no holder."""
    covered = _covered(hits)
    run: list[str] = []
    for at, each in enumerate(found):
        if each.is_word and each.is_capital and at not in covered:
            run.append(each.text)
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _covered(hits: Hits) -> set[int]:
    return {at for hit in hits.values() for at in range(hit.start, hit.end)}


def _has_somebody(found: Sequence[Token], hits: Hits) -> bool:
    """Whether a person who is no holder may be meant by what follows."""
    covered = _covered(hits)
    runs: Iterator[bool] = (
        each.folded in HUMANS and at not in covered and _is_one(found, at)
        for at, each in enumerate(found)
    )
    return any(runs)


def _is_one(found: Sequence[Token], at: int) -> bool:
    """ "seorang warga", "Pak Karjo", "pedagang Suhartini": one person, not many."""
    after = found[at + 1] if at + 1 < len(found) else None
    named = after is not None and after.is_word and after.is_capital
    return found[at].folded == "seorang" or named or (at == 0 and found[at].folded == "ketua")


def _spoken(part: Paragraph, found: Sequence[Token]) -> list[Token]:
    """Quotations of a sentence that are speech, not titles or single words."""
    return [
        each
        for at, each in enumerate(found)
        if each.is_hole
        and len(texts.words(part.quoted[each.quotation])) >= LEAST_WORDS
        and not (at > 0 and found[at - 1].folded in TITLED)
    ]


def _said(masked: str, found: Sequence[Token], told: Attribution) -> str:
    """The sentence without the words that tell who says it."""
    before = masked[found[0].start : found[told.start].start].strip(" ,")
    after = masked[found[told.end - 1].end : found[-1].end].strip(" ,:")
    if told.rule == "before":
        verb = found[told.end - 1]
        before, after = "", after.removeprefix("bahwa ")
        if verb.folded not in NEUTRAL:
            return f"{verb.text} {after}"
    joined = f"{before}, {after}" if before and after.strip(".") else before or after
    return joined.strip()
