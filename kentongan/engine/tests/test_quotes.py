"""Who said what: the limits on whom it names. How well it reads is measured in tests/quality."""

import time

import pytest

from kentongan.engine.people import Gazetteer, Holder
from kentongan.engine.quotes import Quote, Speakers, read
from kentongan.engine.quotes.marks import MOST_CHARACTERS
from kentongan.engine.quotes.reading import LONGEST_QUOTE, MOST_KEPT

REGENT = Holder(
    key="regent", name="Ratna Kusumaningrum", office="Bupati Wanasari",
    body="Pemerintah Kabupaten Wanasari",
)  # fmt: skip
HEALTH = Holder(
    key="health", name="dr. Hadi Prasetyawan, M.Kes.", office="Kepala Dinas Kesehatan",
    body="Dinas Kesehatan Kabupaten Wanasari",
)  # fmt: skip
RELIEF = Holder(
    key="relief", name="Badan Penanggulangan Bencana Daerah Kabupaten Wanasari",
    aliases=("BPBD Wanasari",),
)  # fmt: skip
SPEAKERS = Speakers.of(Gazetteer.of([REGENT, HEALTH, RELIEF]), places={"wanasari", "kalibening"})


def quotes(text: str, title: str = "") -> tuple[Quote, ...]:
    return read(text, speakers=SPEAKERS, title=title).quotes


def keys(text: str) -> list[str]:
    return [each.holder.key for each in quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"Rumah saya hanyut," kata Nuraini, warga Kalibening.',
        'Korban, Wahyu Saputra (17), mengatakan "saya terpeleset di jembatan".',
        '"Kami takut," ujar seorang siswa kelas lima.',
        "Pelapor, Yuliana Safitri, mengaku dimintai uang oleh Bupati Ratna Kusumaningrum.",
        "Rahmat Contoh, wartawan, mengatakan Bupati Wanasari tidak hadir.",
        'Petugas BPBD Wanasari bernama Samiaji berkata, "Perahu kami bocor."',
    ],
)
def test_nobody_but_holders_and_institutions_is_quoted(text: str) -> None:
    assert quotes(text) == ()


def test_names_of_others_are_left_out_of_what_is_kept() -> None:
    told = quotes('"Ibu Siti Aminah sudah pulang ke Kalibening," kata Bupati Ratna Kusumaningrum.')
    assert [each.text for each in told] == ["[nama] sudah pulang ke Kalibening"]
    told = quotes('"Saya menugasi dr. Hadi Prasetyawan," kata Bupati Ratna Kusumaningrum.')
    assert [each.text for each in told] == ["Saya menugasi dr. Hadi Prasetyawan"]
    assert (
        "Hadi Saputra"
        not in quotes('"Hadi Saputra sudah kami temui," kata Bupati Ratna Kusumaningrum.')[0].text
    )


def test_an_office_with_another_name_is_another_person() -> None:
    assert keys("Kepala Dinas Kesehatan Wanasari Hadi Prasetyawan menyebut obat masih cukup.") == [
        "health"
    ]
    assert keys("Kepala Dinas Kesehatan Wanasari, Budi Santoso, menyebut obat masih cukup.") == []
    assert keys("Plt. Bupati Wanasari menyebut anggaran masih cukup.") == []
    assert keys("Mantan Bupati Wanasari menyebut anggaran masih cukup.") == []
    assert keys("Kepala Dinas Kesehatan Karangjati menyebut obat masih cukup.") == []


def test_ia_is_whoever_spoke_last_unless_another_person_came_between() -> None:
    before = "Bupati Wanasari Ratna Kusumaningrum datang pagi."
    assert keys(f'{before} "Air mulai surut," katanya.') == ["regent"]
    assert keys(f'{before} Seorang warga menangis. "Rumah saya hilang," katanya.') == []
    assert keys(f'{before} Siti Aminah menangis. "Rumah saya hilang," katanya.') == []


def test_each_quote_says_by_what_rule_it_was_attributed() -> None:
    (named,) = quotes('"Air mulai surut," kata Bupati Ratna Kusumaningrum.')
    (meant,) = quotes("Menurut BPBD Wanasari, air mulai surut.")
    assert (named.direct, named.rule, named.known_by) == (True, "after", "name")
    assert (meant.direct, meant.rule, meant.known_by) == (False, "according", "body")
    assert named.confidence > meant.confidence > 0.5


def test_institutions_are_named_with_how_often() -> None:
    found = read(
        "BPBD Wanasari membuka posko. Badan Penanggulangan Bencana Daerah (BPBD) mengirim perahu. "
        "BPBD Karangjati tidak.",
        speakers=SPEAKERS,
    )
    assert [(each.holder.key, each.count) for each in found.institutions] == [("relief", 3)]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        "“Kami " * 50_000,
        'kata Bupati Wanasari, "' * 20_000,
        "Bupati " * 60_000,
        "Menurut Bupati Wanasari, " * 20_000,
        "Bupati Wanasari mengatakan, 'a" * 20_000,
        "(" * 100_000 + "Bupati Wanasari mengatakan air surut",
    ],
)
def test_hostile_text_is_bounded_in_time_and_size(text: str) -> None:
    started = time.process_time()
    told = quotes(text)
    assert time.process_time() - started < 10  # seconds: far below any catastrophe
    assert len(told) <= MOST_KEPT
    assert all(len(each.text) <= LONGEST_QUOTE for each in told)


def test_what_stands_after_the_limit_is_not_read() -> None:
    assert (
        keys("a " * MOST_CHARACTERS + '"Air surut semua," kata Bupati Ratna Kusumaningrum.') == []
    )
