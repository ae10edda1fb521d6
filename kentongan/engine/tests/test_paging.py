"""Articles on several pages: only the same article's next page is followed."""

import pytest

from kentongan.engine.extract import following, join

HERE = "http://warta.localhost/kabar/banjir-surut"


@pytest.mark.parametrize(
    ("url", "markup", "found"),
    [
        (HERE, '<link rel="next" href="?page=2">', f"{HERE}?page=2"),
        (f"{HERE}?page=2", '<a href="?page=1">1</a><a href="?page=3">3</a>', f"{HERE}?page=3"),
        (HERE, '<a href="/kabar/banjir-surut/2">Selanjutnya</a>', f"{HERE}/2"),
        (HERE, '<a href="/kabar/banjir-surut?halaman=2">2</a>', f"{HERE}?halaman=2"),
        (HERE, '<a rel="next" href="/kabar/pasar-buka">Berita berikutnya</a>', None),
        (HERE, '<a href="http://lain.localhost/kabar/banjir-surut?page=2">2</a>', None),
        (f"{HERE}?page=3", '<a href="?page=1">1</a><a href="?page=2">2</a>', None),
        (HERE, '<a href="http://[">x</a><a href="?page=all">Semua</a>', None),
        ("file:/a.html", '<a href="?page=2">2</a>', None),
    ],
)
def test_the_next_page_of_the_same_article(url: str, markup: str, found: str | None) -> None:
    assert following(f"<html><body>{markup}".encode(), url=url) == found


def test_pages_are_joined_and_what_each_repeats_stands_once() -> None:
    pages = ["Lead.\nSatu.\nIkuti kami.", "Lead.\nDua.\nIkuti kami.", "Tiga."]
    assert join(pages) == "Lead.\nSatu.\nIkuti kami.\nDua.\nTiga."
