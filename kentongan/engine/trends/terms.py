"""Terms of headlines, and which of them are new."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from kentongan.engine.people import GIVEN_NAMES, TITLES, looks_like_a_person
from kentongan.engine.stories.terms import content_words, is_template, plain_title
from kentongan.engine.text import words

LEAST_DOCUMENTS = 3
LEAST_OWNERS = 2
RARE = 0.25
"""Most that the past may lead one to expect, for each document found."""
RECURRING = 0.1
"""Share of past days with the term from which it is a word of a section, not news."""
LEAST_LETTERS = 3
LOUDEST = 0.8
"""Most that one owner may have of the documents."""
SAME = 0.8
"""A word that is mostly told inside a longer term is not told beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """How often a term was told in a window and before it.

    `documents` of so many `owners`, the busiest owner with `most_of_one`; `past_documents` on
    `past_days` different days.
    """

    term: str
    documents: int
    owners: int
    most_of_one: int = 0
    past_documents: int = 0
    past_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    """`expected`: documents that its past led to expect in the window; `strength` >= 0 orders.

    `strength` is the log-likelihood ratio of what was found to what was expected.
    """

    term: str
    documents: int
    owners: int
    expected: float
    strength: float


def title_terms(
    title: str, *, publisher: str = "", known: Collection[str] = (), hidden: Collection[str] = ()
) -> list[str]:
    """Words and pairs of neighbouring words of a headline, as written but in small letters.

    Without dates, numbers alone, function words, and titles whose wording recurs daily. Names of
    people are left out, unless all their words are `known` (office-holders, places); `hidden` are
    further words to leave out.
    """
    if is_template(title):
        return []
    told = content_words(plain_title(title, publisher))
    private = _private(title, known) | set(hidden)
    plain = [word if _is_term(word) and word not in private else "" for word in told]
    pairs = [f"{first} {second}" for first, second in pairwise(plain) if first and second]
    return list(dict.fromkeys([*filter(None, plain), *pairs]))


def _is_term(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isalpha() and word not in _NO_NEWS


def _private(title: str, known: Collection[str]) -> set[str]:
    """Given names, and "Pak" with the name after it."""
    told = title.split()
    titled = {
        word
        for first, second in pairwise(told)
        if first.strip(".").casefold() in TITLES and looks_like_a_person(f"{first} {second}")
        for word in words(f"{first} {second}")
    }
    return {word for word in words(title) if word in GIVEN_NAMES or word in titled} - set(known)


_NO_NEWS = frozenset(
    words(
        "senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni juli"
        " agustus september oktober november desember wib wita wit hari ini kemarin besok pagi"
        " siang sore malam pekan bulan tahun nol satu dua tiga empat lima enam tujuh delapan"
        " sembilan sepuluh sebelas belas puluh ratus ribu juta miliar triliun pertama kedua ketiga"
    )
)


def new_terms(uses: Iterable[TermUse], *, days: float, past_days: float) -> list[NewTerm]:
    """Terms of a window of so many `days` that the `past_days` before hardly knew.

    The most surprising first. A word of a section (it comes back on many days), of one owner only,
    or inside a longer new term is left out.
    """
    found = [each for each in uses if _is_news(each, past_days)]
    judged = [_judged(each, days, past_days) for each in found]
    news = [each for each in judged if each.expected <= RARE * each.documents]
    return sorted(_longest(news), key=lambda each: (-each.strength, each.term))


def _is_news(use: TermUse, past_days: float) -> bool:
    if use.documents < LEAST_DOCUMENTS or use.owners < LEAST_OWNERS:
        return False
    if use.most_of_one > LOUDEST * use.documents:
        return False
    return use.past_days <= RECURRING * past_days


def _judged(use: TermUse, days: float, past_days: float) -> NewTerm:
    expected = (use.past_documents + 0.5) * days / max(past_days, days)
    ratio = use.documents * log(use.documents / expected) - (use.documents - expected)
    return NewTerm(
        term=use.term,
        documents=use.documents,
        owners=use.owners,
        expected=expected,
        strength=max(ratio, 0.0) * use.owners / (use.owners + 1),
    )


def _longest(terms: Sequence[NewTerm]) -> list[NewTerm]:
    """Without the words that are mostly told in a pair, and pairs that share their documents."""
    inside: dict[str, int] = {}
    for each in terms:
        for word in each.term.split(" ") if " " in each.term else ():
            inside[word] = max(inside.get(word, 0), each.documents)
    return [each for each in terms if inside.get(each.term, 0) < SAME * each.documents]
