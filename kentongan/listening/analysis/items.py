"""Articles as the analysis takes them: each with its newest words."""

from collections.abc import Sequence
from dataclasses import dataclass

from kentongan.listening.models import Article, ArticleText


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article with its newest words."""

    article: Article
    text: str
    body_hash: str

    @property
    def key(self) -> str:
        return str(self.article.pk)


def with_texts(articles: Sequence[Article]) -> list[Item]:
    """Those that have a text, each with its newest."""
    newest = ArticleText.objects.filter(article__in=articles).order_by("article", "revision")
    texts = {text.article_id: text for text in newest}
    return [
        Item(article=each, text=texts[each.pk].text, body_hash=texts[each.pk].body_hash)
        for each in articles
        if each.pk in texts
    ]
