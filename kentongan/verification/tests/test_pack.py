"""The first two sentences of an answer, per verdict."""

from kentongan.core import packs

PACK = packs.read("kentongan.verification", "phrases.toml")
PHRASES = PACK["phrase"]
SAMPLES = {field["name"]: field["sample"] for field in PACK["fields"]}
VERDICTS = {
    "true",
    "partly_true",
    "misleading",
    "false",
    "scam",
    "satire",
    "unproven",
    "out_of_scope",
    "clarification",
}


def test_every_verdict_has_its_words_and_so_has_none_yet() -> None:
    assert {phrase["verdict"] for phrase in PHRASES} == VERDICTS | {"unknown"}
    assert len({phrase["slug"] for phrase in PHRASES}) == len(PHRASES)


def test_the_fields_listed_are_the_fields_used() -> None:
    assert packs.fields(PHRASES) == set(SAMPLES)
    assert PACK["note"] == "Contoh, sesuaikan."


def test_the_answer_opens_with_the_verdict_and_is_short() -> None:
    for phrase in PHRASES:
        text = packs.fill(f"{phrase['first']} {phrase['second']}", SAMPLES)
        assert "[" not in text
        assert len(text.split()) <= 40
        assert phrase["when"].endswith(".")


def test_the_words_used_most_are_fixed() -> None:
    firsts = {phrase["slug"]: phrase["first"] for phrase in PHRASES}
    assert firsts["false-bantuan-palsu"] == "Tidak benar. Bantuan itu tidak ada, jangan isi data."
    assert firsts["unknown-umum"] == "Belum kami periksa. Jangan disebar dulu."


def test_opinion_is_not_called_a_hoax_and_our_own_conduct_is_only_clarified() -> None:
    """Refusal R5."""
    assert not any("hoaks" in text.lower() for text in packs.texts(PHRASES))
    clarified = [phrase for phrase in PHRASES if phrase["verdict"] == "clarification"]
    assert all(phrase["first"].startswith("Klarifikasi:") for phrase in clarified)
    assert any("dokumen" in packs.fields(phrase) for phrase in clarified)
