import pytest
from hypothesis import given
from hypothesis import strategies as st

from kentongan.engine import text


def test_normal_form_has_plain_quotes_dashes_and_blanks() -> None:
    rough = "\ufeff\u201cHalo\u201d \u2013 kata\u00a0Bupati\u200b\r\n\r\n  esok\x00"
    assert text.normalise(rough) == '"Halo" - kata Bupati\nesok'


def test_words_are_folded_and_numbers_whole() -> None:
    assert text.words("Jum’at, anak-anak terima Rp1.250.000,5 (COVID-19)") == [
        "jumat", "anak", "anak", "terima", "rp", "1.250.000,5", "covid", "19",
    ]  # fmt: skip


def test_sentences_do_not_end_at_a_title_or_an_initial() -> None:
    told = 'Bupati dr. H. Arga W. Putra hadir di Jl. Melati No. 5. "Aman," katanya. Warga lega!'
    assert text.sentences(told) == [
        "Bupati dr. H. Arga W. Putra hadir di Jl. Melati No. 5.",
        '"Aman," katanya.',
        "Warga lega!",
    ]


def test_stems_join_the_forms_of_a_word() -> None:
    assert text.stem(["membangun", "dibangun", "bangunan"]) == ["bangun"] * 3


def test_function_words_are_stopwords_and_names_are_not() -> None:
    assert {"yang", "dengan", "ujarnya", "yg"} <= text.STOPWORDS
    assert not {"banjir", "bupati", "bansos"} & text.STOPWORDS


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("JAKARTA, KOMPAS.com - Bupati datang.", "JAKARTA, KOMPAS.com"),
        ("Mataram, NTB (ANTARA News) - Bupati datang.", "Mataram, NTB (ANTARA News)"),
        ("Jakarta (ANTARA) - Bupati datang.", "Jakarta (ANTARA)"),
        ("REPUBLIKA.CO.ID, JAKARTA - Bupati datang.", "REPUBLIKA.CO.ID, JAKARTA"),
        ("TEMPO.CO, Jakarta - Bupati datang.", "TEMPO.CO, Jakarta"),
        ("Jakarta, CNN Indonesia -- Bupati datang.", "Jakarta, CNN Indonesia"),
        ("Jakarta, WartaOtomotif - Bupati datang.", "Jakarta, WartaOtomotif"),
        ("Jakarta - Bupati datang.", "Jakarta"),
        ("KOMPAS.com – Bupati datang.", "KOMPAS.com"),
    ],
)
def test_the_dateline_is_told_and_stripped(lead: str, shown: str) -> None:
    assert text.dateline(lead) == shown
    assert text.strip_boilerplate(lead) == "Bupati datang."


def test_a_sentence_with_a_dash_is_no_dateline() -> None:
    lead = "Pemerintah Kabupaten membuka posko - tiga di antaranya di sekolah."
    assert text.dateline(lead) == ""
    assert text.strip_boilerplate(lead) == lead


def test_what_outlets_add_is_left_out() -> None:
    page = """Jalan dibuka kembali.
Baca juga: Banjir surut
Simak Video 'Banjir':
[Gambas:Video 20detik]
Warga membaca juga pengumuman itu. Lihat Video 'Warga Pulang':
ADVERTISEMENT
SCROLL TO CONTINUE WITH CONTENT
Posko tetap siaga. (fyk/ash)
Editor: Rani"""
    assert text.strip_boilerplate(page) == (
        "Jalan dibuka kembali.\nWarga membaca juga pengumuman itu.\nPosko tetap siaga."
    )


def test_markup_becomes_lines_and_scripts_vanish() -> None:
    html = (
        "<p>Satu <b>dua</b>\n tiga</p><script>jahat()</script><div>empat<br>lima &amp; enam</div>"
    )
    assert text.strip_markup(html) == "Satu dua tiga\nempat\nlima & enam"


def test_twice_escaped_markup_is_undone() -> None:
    assert text.strip_markup("&lt;p&gt;Satu&lt;/p&gt;") == "Satu"
    assert text.strip_markup("Tom &amp; Jerry < 3") == "Tom & Jerry < 3"


def test_hostile_nesting_costs_only_what_is_nested() -> None:
    assert text.strip_markup("<p>Atas</p>" + "<div>" * 90_000 + "dalam") == "Atas"


@given(st.text(max_size=300))
def test_any_text_passes(anything: str) -> None:
    once = text.normalise(anything)
    assert text.normalise(once) == once
    assert "\n\n" not in once
    text.strip_boilerplate(anything)
    text.strip_markup(anything)
    assert all(text.words(anything))
