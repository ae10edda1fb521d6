"""Agreement by the published figures, and a model that learns one office's taste."""

import json
import random

import pytest

from kentongan.engine.tone import Sample, ToneModel, alpha, cross_check, train
from kentongan.engine.tone.agreement import Level

# The four observers of Krippendorff 2011, section C; a dot was not coded.
OBSERVERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def units(*rows: str) -> list[list[int | None]]:
    return [
        [None if mark == "." else int(mark) for mark in unit] for unit in zip(*rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_the_published_example_with_gaps(level: Level, published: float) -> None:
    assert alpha(units(*OBSERVERS), level=level) == pytest.approx(published, abs=0.0005)


def test_alpha_of_the_published_example_of_two_observers() -> None:
    two = units("0100000010", "1110010000")
    assert alpha(two, level="nominal") == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_the_published_nominal_example() -> None:
    two = units("001132224330", "101112224333")
    assert alpha(two, level="nominal") == pytest.approx(0.692, abs=0.0005)


def test_perfect_agreement_is_one_and_systematic_disagreement_below_nought() -> None:
    assert alpha([(1, 1), (0, 0), (-1, -1)]) == 1
    opposite = alpha([(1, -1), (-1, 1), (1, -1)])
    assert opposite is not None
    assert opposite < 0


@pytest.mark.parametrize("nothing", [[], [(1, None)], [(0, 0), (0, 0)]])
def test_where_nothing_can_be_said_alpha_says_nothing(nothing: list[tuple[int, int]]) -> None:
    assert alpha(nothing) is None


GOOD = ["jalan mulus warga senang", "antrean singkat warga puas", "bantuan tiba warga senang"]
BAD = ["jalan rusak warga marah", "antrean panjang warga kesal", "bantuan hilang warga marah"]
PLAIN = ["rapat anggaran digelar", "pelantikan pejabat digelar", "upacara bendera digelar"]


def coded(times: int = 10) -> list[Sample]:
    """Texts that differ in a place name only, three tones."""
    return [
        Sample(text=f"{text} di desa {place}", tone=tone, group=f"{place}")
        for place in range(times)
        for tone, texts in ((1, GOOD), (-1, BAD), (0, PLAIN))
        for text in texts
    ]


def test_the_model_says_what_it_learned_and_why() -> None:
    model = train((each.text, each.tone) for each in coded())
    reading = model.read("Bantuan hilang, warga marah")
    assert reading.tone == -1
    assert "hilang" in reading.why


def test_an_office_is_learned_and_not_the_world() -> None:
    """An emergency service may well find the word flood neutral."""
    model = train([("banjir surut", 1), ("banjir surut lagi", 1), ("rapat", 0), ("rapat", 0)])
    assert model.read("Banjir surut").tone == 1


def test_a_negation_turns_a_word_round() -> None:
    samples = [("layanan memuaskan", 1)] * 5 + [("layanan tidak memuaskan", -1)] * 5
    model = train(samples)
    assert model.read("pelayanan belum memuaskan").tone == -1
    assert model.read("pelayanan memuaskan").tone == 1


def test_a_model_goes_through_json_unchanged() -> None:
    model = train((each.text, each.tone) for each in coded())
    assert ToneModel.from_json(json.loads(json.dumps(model.as_json()))) == model


def test_what_can_be_learned_is_found_and_chance_is_not() -> None:
    learned = cross_check(coded())
    assert learned.alpha is not None
    assert learned.alpha > 0.9
    assert (learned.samples, learned.by_tone) == (90, (30, 30, 30))
    dice = random.Random(3)
    thrown = [
        Sample(text=each.text, tone=dice.choice((-1, 0, 1)), group=each.group) for each in coded()
    ]
    by_chance = cross_check(thrown).alpha
    assert by_chance is not None
    assert by_chance < 0.3


def test_copies_do_not_make_a_model_look_better() -> None:
    """Nothing but the group's own words tells the tone: apart from its group it is not known."""
    texts = [
        Sample(text=f"kata{group} kata{group}b", tone=(-1, 0, 1)[group % 3], group=str(group))
        for group in range(30)
        for _copy in range(3)
    ]
    found = cross_check(texts).alpha
    assert found is None or found < 0.3
