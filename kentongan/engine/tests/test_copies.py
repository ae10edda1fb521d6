"""Copies are found through edits, in either direction, and the same however they are added."""

import random

import pytest

from kentongan.engine.copies import (
    MAX_POSTINGS,
    CopyIndex,
    MemoryCopyStore,
    words_in_order,
)

FLOOD = (
    "Air Kali Wiso meluap ke empat kelurahan pada Senin dini hari setelah hujan turun sejak sore. "
    "Sebanyak 312 warga mengungsi di balai desa dan gedung sekolah dekat kantor kecamatan. "
    "Petugas badan penanggulangan bencana membuka dapur umum dan membagikan selimut, air minum, "
    "serta obat ringan. Kepala badan itu meminta warga mematikan listrik sebelum meninggalkan "
    "rumah. Jalan lingkar utara ditutup bagi kendaraan kecil sampai air turun di bawah lutut."
)
PRICE = (
    "Harga cabai di pasar induk hari ini tercatat {} rupiah untuk cabai rawit, {} rupiah untuk "
    "cabai keriting, {} rupiah untuk bawang merah, {} rupiah untuk bawang putih, {} rupiah untuk "
    "telur, {} rupiah untuk ayam, {} rupiah untuk daging sapi, {} rupiah untuk gula pasir, {} "
    "rupiah untuk minyak goreng, {} rupiah untuk beras, dan {} rupiah untuk tepung terigu, kata "
    "pengelola pasar kepada wartawan setelah memeriksa semua kios pedagang bersama petugas dinas."
)


def made_up(words: int, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("aiueokrstnm", k=6)) for _ in range(words))


def test_an_exact_copy_is_contained_wholly_both_ways() -> None:
    index = CopyIndex()
    assert index.add("a", FLOOD) == []
    [match] = index.add("b", FLOOD)
    assert (match.other_id, match.containment, match.direction) == ("a", 1.0, "mutual")


def test_a_dateline_and_a_teaser_do_not_hide_a_copy() -> None:
    index = CopyIndex()
    index.add("a", FLOOD)
    [match] = index.add("b", f"JEPARA, KABARUTARA.com - {FLOOD}\nBaca juga: Cara Menyaring Air\n")
    assert match.containment == 1.0
    assert match.direction == "mutual"


def test_the_shorter_text_is_contained_in_the_longer() -> None:
    index = CopyIndex()
    index.add("part", FLOOD)
    [match] = index.add("whole", f"{made_up(120, 1)} {FLOOD} {made_up(120, 2)}")
    assert (match.other_id, match.direction) == ("part", "contains")
    index = CopyIndex()
    index.add("whole", f"{made_up(120, 1)} {FLOOD} {made_up(120, 2)}")
    [match] = index.add("part", FLOOD)
    assert (match.other_id, match.direction) == ("whole", "contained")


def test_one_word_in_five_replaced_is_still_a_copy() -> None:
    text, other = made_up(300, 1).split(), made_up(300, 2).split()
    chance = random.Random(3)
    for place in chance.sample(range(300), k=60):
        text[place] = other[place]
    index = CopyIndex()
    index.add("a", made_up(300, 1))
    [match] = index.add("b", " ".join(text))
    assert match.containment == pytest.approx(0.8, abs=0.01)


def test_the_same_form_with_other_numbers_is_no_copy() -> None:
    index = CopyIndex()
    index.add("monday", PRICE.format(*range(41_000, 52_000, 1_000)))
    assert index.add("tuesday", PRICE.format(*range(42_500, 53_500, 1_000))) == []
    [match] = index.add("again", PRICE.format(*range(42_500, 53_500, 1_000)))
    assert match.other_id == "tuesday"


def test_short_texts_are_copies_only_when_equal() -> None:
    index = CopyIndex()
    index.add("a", "Banjir Demak: 312 warga mengungsi")
    assert index.add("b", "Banjir Demak: 312 warga mengungsi di balai desa") == []
    [match] = index.add("c", "BANJIR DEMAK: 312 Warga Mengungsi")
    assert (match.other_id, match.containment, match.direction) == ("a", 1.0, "mutual")
    assert index.add("d", "") == []
    assert index.add("e", " ") == []


def test_a_text_added_again_replaces_itself() -> None:
    index = CopyIndex()
    index.add("a", FLOOD)
    assert index.add("a", made_up(200, 1)) == []
    assert index.add("b", FLOOD) == []
    [match] = index.add("c", made_up(200, 1))
    assert match.other_id == "a"


def test_the_copy_after_the_postings_are_full_is_still_found() -> None:
    index = CopyIndex()
    index.add_many([(f"{place}", FLOOD) for place in range(MAX_POSTINGS + 5)])
    matches = index.add("last", FLOOD)
    assert len(matches) == MAX_POSTINGS


def test_in_order_counts_the_longest_common_subsequence() -> None:
    assert words_in_order([1, 2, 3, 4, 5], [9, 1, 3, 2, 5, 4]) == 3
    assert words_in_order([], [1]) == 0
    assert words_in_order([1, 1, 2], [1, 2, 1, 2]) == 3


@pytest.mark.parametrize("size", [1, 2, 7, 40])
def test_batches_find_what_single_texts_find(size: int) -> None:
    chance = random.Random(5)
    items = []
    for place in range(40):
        base = made_up(80, chance.randrange(6)).split()
        cut = chance.randrange(len(base) // 2)
        items.append((f"{chance.randrange(30)}", " ".join(base[cut : cut + 60])))
        if place % 9 == 0:
            items.append(items[-1])
    singly, batched = CopyIndex(), CopyIndex()
    one_by_one = [singly.add(*item) for item in items]
    in_batches = [
        found
        for start in range(0, len(items), size)
        for found in batched.add_many(items[start : start + size])
    ]
    assert in_batches == one_by_one
    assert any(one_by_one)


def test_the_store_is_asked_once_a_batch() -> None:
    calls: list[str] = []

    class Counting(MemoryCopyStore):
        def __getattribute__(self, name: str) -> object:
            if not name.startswith("_"):
                calls.append(name)
            return super().__getattribute__(name)

    index = CopyIndex(Counting())
    index.add_many([(f"{place}", FLOOD) for place in range(9)])
    assert sorted(calls) == ["add_many", "postings", "samples", "words"]
