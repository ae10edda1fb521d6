"""Who said what: precision and recall on passages written for the purpose.

Misses count against recall; a quote of somebody who did not say it, or whose words are not those
told, counts against precision. Nobody outside the gazetteer is ever named: that is no floor.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kentongan.engine.people import Gazetteer, Holder
from kentongan.engine.queries import known_aliases
from kentongan.engine.quotes import Quote, Speakers, read

from . import floors

CORPUS = Path(__file__).parent / "quotes.toml"
SAMPLE: dict[str, Any] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
LEAST = 60  # passages


def _holders() -> Iterator[Holder]:
    for key, (name, office, body) in SAMPLE["holders"].items():
        yield Holder(key=key, name=name, office=office, body=body)
    for key, names in SAMPLE["bodies"].items():
        yield Holder(key=key, name=names[0], aliases=tuple(names[1:]))
    for alias in known_aliases():
        if alias.body == "national":
            yield Holder(key=alias.names[-1], name=alias.names[0], aliases=alias.names[1:])


@pytest.fixture(scope="module")
def speakers() -> Speakers:
    return Speakers.of(Gazetteer.of(_holders()))


def test_precision_and_recall(speakers: Speakers) -> None:
    right = wrong = missed = 0
    for passage in SAMPLE["passages"]:
        told = list(read(passage["text"].strip(), speakers=speakers).quotes)
        for gold in passage.get("said", ()):
            found = next((each for each in told if _is(each, gold)), None)
            right, missed = right + (found is not None), missed + (found is None)
            if found is not None:
                told.remove(found)
        wrong += len(told)
    assert len(SAMPLE["passages"]) >= LEAST
    floors.check("quotes.precision", right / (right + wrong))
    floors.check("quotes.recall", right / (right + missed))


def test_the_sample_is_the_one_that_was_measured() -> None:
    for name in ("quotes.precision", "quotes.recall"):
        assert floors.digest(CORPUS) == floors.FLOORS[name]["sha256"]


def _is(quote: Quote, gold: list[str]) -> bool:
    holder, way, words = gold
    return quote.holder.key == holder and quote.direct == (way == "d") and words in quote.text
