"""Real saved pages and feeds: every file is told of, nothing is fetched, nothing invented."""

import gzip
from pathlib import Path

import pytest
from django.contrib.postgres.search import SearchQuery

from kentongan.engine.tests.shared import shared_file
from kentongan.listening import actions
from kentongan.listening.enums import ArticleKind, Outcome
from kentongan.listening.ingest import ingest
from kentongan.listening.models import Article, SearchDocument, Story

pytestmark = pytest.mark.django_db

PAGE = """<html><head><title>Jalan Lumbung diperbaiki</title>
<meta property="article:published_time" content="2026-03-02T08:15:00"></head>
<body><article><h1>Jalan Lumbung diperbaiki</h1><p>{}</p></article></body></html>"""
SENTENCE = (
    "Dinas Pekerjaan Umum memperbaiki Jalan Lumbung sepanjang dua kilometer mulai Senin pagi. "
)


def test_a_page_without_address_and_zone_keeps_what_it_tells(tmp_path: Path) -> None:
    file = tmp_path / "jalan.html"
    file.write_text(PAGE.format(SENTENCE * 6), encoding="utf-8")
    (result,) = ingest([file])
    article = Article.objects.get(pk=result.article_id or 0)
    assert result.outcome is Outcome.STORED
    assert not article.address_known
    assert article.published_at is None
    assert article.published_local is not None
    assert article.published_local.hour == 8


def test_reading_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "jalan.html.gz"
    file.write_bytes(gzip.compress(PAGE.format(SENTENCE * 6).encode()))
    assert [each.outcome for each in ingest([file, file])] == [Outcome.STORED, Outcome.SAME]


@pytest.mark.parametrize("body", [b"", b"   ", b"\x1f\x8b broken"])
def test_a_bad_file_is_told_and_the_rest_goes_on(tmp_path: Path, body: bytes) -> None:
    bad, good = tmp_path / "a.html.gz", tmp_path / "b.html"
    bad.write_bytes(body)
    good.write_text(PAGE.format(SENTENCE * 6), encoding="utf-8")
    outcomes = [each.outcome for each in ingest([tmp_path])]
    assert outcomes == [Outcome.NOT_READABLE, Outcome.STORED]


def test_every_real_page_is_stored_with_title_text_and_time() -> None:
    folder = shared_file("data/extraction/indonesian/pages")
    results = list(ingest([folder]))
    assert {each.outcome for each in results} <= {Outcome.STORED}
    for result in results:
        article = Article.objects.get(pk=result.article_id or 0)
        assert article.title
        assert article.text
        assert article.published_at or article.published_local, article.title


def test_real_index_pages_are_told_apart() -> None:
    results = list(ingest([shared_file("data/extraction/indonesian/index_pages")]))
    assert {each.outcome for each in results} <= {Outcome.INDEX}


def test_feed_entries_become_stubs_with_the_feeds_text() -> None:
    results = list(ingest(sorted(shared_file("data/feeds").glob("*.rss"))))
    assert {each.outcome for each in results} == {Outcome.FEED}
    kinds = set(Article.objects.values_list("kind", flat=True))
    assert kinds == {ArticleKind.STUB}
    assert Article.objects.count() > 200


def test_analysis_gives_every_article_a_story_and_makes_it_searchable() -> None:
    list(ingest([shared_file("data/extraction/indonesian/pages")]))
    actions.analyse(everything=True)
    assert not Article.objects.filter(story=None).exists()
    assert Story.objects.filter(article_count=0).count() == 0
    assert SearchDocument.objects.count() == Article.objects.count()
    title = Article.objects.exclude(title="").values_list("title", flat=True)[0]
    query = SearchQuery(title.split()[0], config="indonesian")
    assert SearchDocument.objects.filter(tsv=query).exists()


def test_a_lead_begins_with_prose(tmp_path: Path) -> None:
    page = tmp_path / "berita.html"
    prose = "Kios pupuk di Wanapala kosong selama sepuluh hari, kata ketua kelompok tani kemarin."
    furniture = "Rangga Putuwijaya, Simpan Bagikan"
    page.write_text(
        f"<html lang=id><head><title>Pupuk kosong</title></head><body><article><h1>Pupuk kosong"
        f"</h1><p>{furniture}</p><p>{prose}</p>" + f"<p>{prose} Petani menunggu kiriman.</p>" * 6
        + "</article></body></html>"
    )  # fmt: skip
    list(ingest([page]))
    assert Article.objects.get().lead.startswith("Kios pupuk di Wanapala")
