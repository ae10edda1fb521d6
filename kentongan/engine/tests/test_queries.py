"""The query language: what it reads, what it matches, and how it says that it does not."""

import pytest

from kentongan.engine.queries import (
    Alias,
    Document,
    Matcher,
    Problem,
    QueryError,
    expand,
    match,
    of_lists,
    parse,
    passage,
    root,
)
from kentongan.engine.queries.passages import LENGTH

TEXT = Document(
    title="Kebanjiran di Kota Batu",
    text="Kemenkeu menyalurkan dana bantuan. Petugas melatih warga membersihkan jembatannya.",
    media="Koran Contoh koran.example",
)


@pytest.mark.parametrize(
    "query",
    [
        "banjir",
        "latihan",
        "jembatan",
        "penyaluran AND dana",
        "penyaluran dan dana",
        "longsor OR banjir",
        "longsor atau banjir",
        "banjir NOT longsor",
        "banjir bukan longsor",
        "banjir -longsor",
        '"dana bantuan"',
        "batu NEAR/1 kota",
        "dana dekat/3 menyalurkan",
        "(longsor or banjir) (dana or beras)",
        "judul:banjir",
        "isi:(dana or beras)",
        "media:koran banjir",
        "bantu*",
        '"Kementerian Keuangan"',
    ],
)
def test_it_matches(query: str) -> None:
    assert match(expand(parse(query)), TEXT) is not None


@pytest.mark.parametrize(
    "query",
    [
        "=banjir",
        "longsor",
        "banjir NOT dana",
        '"bantuan dana"',
        "batu NEAR/1 jembatan",
        "judul:dana",
        "isi:banjir",
        "media:tempo banjir",
        "koran",
        "anjir",
    ],
)
def test_it_does_not_match(query: str) -> None:
    assert match(expand(parse(query)), TEXT) is None


def test_it_tells_which_words_decided() -> None:
    found = match(parse('banjir and "dana bantuan"'), TEXT)
    assert found is not None
    assert found.words == ("kebanjiran", "dana bantuan")


@pytest.mark.parametrize(
    ("query", "problem", "at"),
    [
        ("", Problem.EMPTY, 0),
        ("x" * 2001, Problem.TOO_LONG, 2000),
        ("(banjir", Problem.OPEN_BRACKET, 0),
        ("banjir)", Problem.LONE_BRACKET, 6),
        ('dana "banjir', Problem.OPEN_QUOTE, 5),
        ("banjir AND", Problem.MISSING_OPERAND, 10),
        ("banjir AND OR dana", Problem.MISSING_OPERAND, 11),
        ("warna:biru", Problem.UNKNOWN_FIELD, 0),
        ("dana NEAR/99 banjir", Problem.NEAR_DISTANCE, 5),
        ("dana NEAR/3 (banjir longsor)", Problem.NEAR_OPERANDS, 5),
        ("ba*", Problem.SHORT_PREFIX, 0),
        ("!!!", Problem.NO_WORD, 0),
        ("NOT banjir", Problem.ONLY_NOT, 0),
        ("banjir OR NOT dana", Problem.ONLY_NOT, 0),
        ("(" * 30 + "banjir" + ")" * 30, Problem.TOO_DEEP, 21),
        ("NOT " * 3000 + "x", Problem.TOO_LONG, 2000),
        ("judul:" * 300 + "x", Problem.TOO_DEEP, 126),
    ],
)
def test_an_error_names_the_place(query: str, problem: Problem, at: int) -> None:
    with pytest.raises(QueryError) as error:
        parse(query)
    assert (error.value.problem, error.value.at) == (problem, at)


def test_many_queries_give_what_each_gives_alone() -> None:
    queries = {q: parse(q) for q in ("banjir", "longsor", "bantu*", "dana -banjir", "judul:batu")}
    alone = {key: match(query, TEXT) for key, query in queries.items()}
    found = Matcher(queries).matches(TEXT)
    assert found == {key: each for key, each in alone.items() if each is not None}
    assert list(found) == ["banjir", "bantu*", "judul:batu"]


def test_the_simple_form_is_the_same_language() -> None:
    query = of_lists(["banjir"], ["kota batu"], ["batu bara"])
    assert query is not None
    assert match(query, TEXT) is not None
    assert match(query, Document(title="Kota Batu kaya batu bara", text="")) is None
    assert of_lists([], [], ["banjir"]) is None


def test_an_ambiguous_name_needs_its_context() -> None:
    alias = Alias(names=("Surabaya",), ambiguous=("SBY",), context=("Pemkot",))
    query = expand(parse("SBY"), [alias])
    assert match(query, Document(title="SBY berpidato", text="Di Jakarta.")) is None
    assert match(query, Document(title="Pemkot SBY menata taman", text="")) is not None
    assert match(query, Document(title="Surabaya menata taman", text="")) is not None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("menulis", "tulis"),
        ("dibangunnya", "bangun"),
        ("mengungsi", "ungsi"),
        ("longsornya", "longsor"),
        ("kepala", "kepala"),
        ("beras", "beras"),
        ("training", "training"),
    ],
)
def test_roots(word: str, expected: str) -> None:
    assert root(word) == expected


def shown(query: str, text: str) -> str:
    return "".join(
        f"[{piece.text}]" if piece.is_hit else piece.text for piece in passage(parse(query), text)
    )


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("melatih", "Petugas [melatih] warga."),
        ("latihan", "Petugas [melatih] warga."),
        ('"petugas melatih"', "[Petugas melatih] warga."),
        ("pet*", "[Petugas] melatih warga."),
        ("petugas NEAR/3 warga", "[Petugas] melatih [warga]."),
        ("petugas -warga", "[Petugas] melatih warga."),
        ("media:petugas", ""),
        ("longsor", ""),
    ],
)
def test_a_passage_marks_the_words_that_a_query_wants(query: str, told: str) -> None:
    assert shown(query, "Petugas melatih warga.") == told


def test_a_passage_is_cut_at_words_around_the_first_hit() -> None:
    text = "awal " * 100 + "banjir " + "akhir " * 100

    told = shown("banjir", text)

    assert told.startswith("… awal")
    assert "[banjir]" in told
    assert told.endswith("akhir …")
    assert len(told) < LENGTH + 10
