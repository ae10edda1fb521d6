"""Takes the article out of a news page: words, title, moment, address, and what kind of page it is.

No single extractor wins on every site, so several read the body and the one that agrees most
with the others is believed. Nothing here fetches, and no page can make it raise.
"""

from kentongan.engine.extract.article import extract_article
from kentongan.engine.extract.model import ExtractedArticle, PageKind
from kentongan.engine.extract.paging import following, join

__all__ = ["ExtractedArticle", "PageKind", "extract_article", "following", "join"]
