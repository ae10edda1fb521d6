"""Pages that were read before: whether they changed, and whether two addresses are one article."""

from dataclasses import replace

from kentongan.engine.text import words
from kentongan.listening import storing
from kentongan.listening.addresses import tidy
from kentongan.listening.enums import READABLE
from kentongan.listening.models import Article, RawPage
from kentongan.listening.readings import Reading

from .keeping import unpack
from .parsing import Fetched, parse

ALIKE = 0.5  # least share of words in common of two titles of one article


def settled(host: str, page: Fetched, reading: Reading) -> Reading:
    """The reading, with the words as we keep them where the page itself has not changed.

    A site's layout learned since reads the same page a little differently, which is no news:
    the page as it was served last time is read in today's way, and that is compared.
    """
    if page.article.analysed_at is None:
        return reading
    kept = page.article.texts.order_by("-revision").first()
    if kept is None or storing.body_hash(reading.text) == kept.body_hash:
        return reading
    before = _last(page.article)
    old = parse(host, [before])[0] if before is not None else None
    if isinstance(old, Reading) and storing.body_hash(old.text) == storing.body_hash(reading.text):
        return replace(reading, text=kept.text)
    return reading


def twin(article: Article, reading: Reading, final_url: str) -> Article | None:
    """The article that this one is another view of: /amp/, ?page=all, m., a shortener.

    The page says so itself, and the titles must bear it out: some sites name one address on all
    their pages.
    """
    told = {tidy(url) for url in (reading.canonical_url, final_url) if url} - {article.url}
    rows = Article.objects.filter(url__in=told, kind__in=READABLE).exclude(pk=article.pk)
    for other in rows if told else ():
        mine, theirs = set(words(reading.title)), set(words(other.title))
        if len(mine & theirs) >= ALIKE * len(mine | theirs):
            return other
    return None


def _last(article: Article) -> Fetched | None:
    rows = RawPage.objects.filter(host=article.host, article=article).order_by("-fetched_at", "pk")
    first = rows.first()
    if first is None:
        return None
    more = rows.filter(fetched_at=first.fetched_at).exclude(pk=first.pk)
    return Fetched(
        article=article,
        body=unpack(first),
        url=first.url,
        more=tuple((each.url, unpack(each)) for each in more),
    )
