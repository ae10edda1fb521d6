"""A circulating text finds the fact-check that answers it; doubts leave it to a person."""

from datetime import UTC, datetime

import pytest

from bench import claims as bench
from kentongan.engine.claims import (
    ClaimIndex,
    ClaimMatch,
    FactCheck,
    MemoryClaimStore,
    analyse,
    stance,
)
from kentongan.engine.tests.shared import shared_file

VACCINE = FactCheck(
    id="vaccine",
    title="Vaksin Polio di Posyandu Kabupaten Lawu Membuat Anak Lumpuh",
    claim="Jangan bawa anak ke posyandu! Vaksin polio di Kabupaten Lawu sudah bikin 12 anak lumpuh",
    published_at=datetime(2026, 2, 1, tzinfo=UTC),
)
SUBSIDY = FactCheck(
    id="subsidy",
    title="Tautan Pendaftaran Bantuan Pupuk Subsidi Rp 2 Juta dari Bupati Lawu",
    claim="Bupati Lawu membagikan bantuan pupuk 2 juta rupiah, daftar lewat tautan ini",
)
DAM = FactCheck(
    id="dam",
    title="Bendungan Wiso Jebol dan Tujuh Desa Harus Mengungsi",
    claim="Awas bendungan wiso sudah jebol malam ini, tujuh desa segera mengungsi ke bukit",
)


@pytest.fixture
def index() -> ClaimIndex:
    known = ClaimIndex()
    known.add_many([VACCINE, SUBSIDY, DAM])
    return known


def first(index: ClaimIndex, text: str) -> ClaimMatch:
    return index.match(text)[0]


def test_the_same_words_are_confirmed(index: ClaimIndex) -> None:
    match = first(index, f"{VACCINE.claim}, tolong sebarkan ke grup warga sebelum terlambat")
    assert (match.id, match.decision) == ("vaccine", "confirm")
    assert match.score >= 0.8
    assert any(line.startswith("words: ") and "polio" in line for line in match.why)
    assert "numbers: 12" in match.why


def test_misspelt_and_shortened_words_are_found(index: ClaimIndex) -> None:
    match = first(index, "bu bidan, bner kah vaksinnya polioo bkin anak2 lumpuh di posyandu")
    assert match.id == "vaccine"


def test_a_question_to_the_office_finds_nothing_to_confirm(index: ClaimIndex) -> None:
    matches = index.match("jam berapa loket perpanjangan kartu keluarga buka hari sabtu ya min")
    assert all(match.decision == "none" for match in matches)


def test_an_empty_index_and_an_empty_text_match_nothing(index: ClaimIndex) -> None:
    assert ClaimIndex().match("bendungan jebol") == []
    assert index.match("") == []
    assert index.match("   https://contoh.example/a ") == []


@pytest.mark.parametrize(
    ("text", "guard"),
    [
        ("bendungan wiso jebol tujuh desa mengungsi", "short"),
        (f"[SALAH] {DAM.claim} dan sekitarnya", "debunk"),
        (f"Benarkah {DAM.claim}?", "debunk"),
        (VACCINE.claim.replace("12", "45"), "numbers"),
        (f"{DAM.claim.replace('sudah jebol', 'tidak jebol')} bersama", "negation"),
        (f"{SUBSIDY.claim.replace('Lawu', 'Muria')} sekarang", "names"),
    ],
)
def test_a_guard_leaves_the_match_to_a_person(index: ClaimIndex, text: str, guard: str) -> None:
    match = first(index, text)
    assert f"guard: {guard}" in match.why
    assert match.decision != "confirm"


def test_a_question_tag_is_no_negation(index: ClaimIndex) -> None:
    match = first(index, f"{DAM.claim} bener gak ya min")
    assert "guard: negation" not in match.why
    assert match.decision == "confirm"


def test_an_old_fact_check_is_only_suggested(index: ClaimIndex) -> None:
    text = f"{VACCINE.claim}, tolong sebarkan ke grup warga"
    [soon, *_] = index.match(text, at=datetime(2026, 3, 1, tzinfo=UTC))
    [late, *_] = index.match(text, at=datetime(2028, 3, 1, tzinfo=UTC))
    assert (soon.decision, late.decision) == ("confirm", "suggest")
    assert "guard: old" in late.why


def test_named_entities_must_occur(index: ClaimIndex) -> None:
    named = FactCheck(
        id="bank", title=SUBSIDY.title, claim=SUBSIDY.claim, entities=("Bank Muria", "Sulbar")
    )
    index = ClaimIndex()
    index.add(named)
    text = "Bupati Lawu membagikan bantuan pupuk subsidi 2 juta rupiah, tautan pendaftaran di sini"
    assert "guard: names" in first(index, text).why
    assert "guard: names" not in first(index, f"{text} untuk warga Sulawesi Barat").why
    assert "names: Sulbar" in first(index, f"{text} untuk warga Sulawesi Barat").why


def test_an_office_adds_its_own_nicknames() -> None:
    index = ClaimIndex(aliases={"wadukku": "bendungan wiso"})
    index.add_many([VACCINE, DAM])
    assert first(index, "wadukku gimana kabare").id == "dam"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[HOAKS] Bendungan Jebol", "debunk"),
        ("Cek Fakta: Vaksin Polio", "debunk"),
        ("Tidak benar bendungan jebol", "debunk"),
        ("Kabar bendungan jebol itu hoaks", "debunk"),
        ("Bupati membantah isu bendungan jebol", "debunk"),
        ("Bendungan Wiso jebol malam ini", "claim"),
        ("Salahkan hujan, bendungan jebol", "claim"),
    ],
)
def test_stance(text: str, expected: str) -> None:
    assert stance(text) == expected


def test_a_fact_check_added_again_replaces_itself(index: ClaimIndex) -> None:
    index.add(FactCheck(id="dam", title="Jembatan Gantung Putus"))
    fresh = ClaimIndex()
    fresh.add_many([VACCINE, SUBSIDY, FactCheck(id="dam", title="Jembatan Gantung Putus")])
    for text in (DAM.claim, "jembatan gantung putus", VACCINE.claim):
        assert index.match(text) == fresh.match(text)


def test_batches_find_what_single_calls_find() -> None:
    singly, batched = ClaimIndex(), ClaimIndex()
    for each in (VACCINE, SUBSIDY, DAM):
        singly.add(each)
    batched.add_many([VACCINE, SUBSIDY, DAM])
    texts = [VACCINE.claim, DAM.claim, "bupati lawu bagi pupuk", ""]
    assert batched.match_many(texts) == [singly.match(text) for text in texts]


def test_the_store_is_asked_once_a_batch() -> None:
    calls: list[str] = []

    class Counting(MemoryClaimStore):
        def __getattribute__(self, name: str) -> object:
            if not name.startswith("_"):
                calls.append(name)
            return super().__getattribute__(name)

    index = ClaimIndex(Counting())
    index.add_many([VACCINE, SUBSIDY, DAM])
    index.match_many([VACCINE.claim, DAM.claim])
    assert calls == ["add_many", "statistics", "candidates"]


def test_candidates_with_equal_sums_come_in_the_order_of_their_ids() -> None:
    store = MemoryClaimStore()
    titles = {"c": "banjir", "a": "banjir", "b": "banjir bandang"}
    store.add_many([analyse(FactCheck(id=name, title=title)) for name, title in titles.items()])
    [found] = store.candidates([{"title:banjir": 1.0}], limit=2)
    assert [document.fact_check.id for document in found] == ["a", "b"]


def test_quality_on_citizens_messages() -> None:
    shared_file("data/claims/queries_dev.csv")
    known, asked = bench.fact_checks(), bench.messages()
    found = bench.measure(bench.engine(known), asked)
    assert found["R@1"] >= 0.714, found
    assert found["R@5"] >= 0.80, found
    assert found["MRR"] >= 0.747, found
    judged = bench.decisions(known, asked)
    assert judged["confirm"] >= 25, judged
    assert judged["confirm right"] >= 0.95, judged
