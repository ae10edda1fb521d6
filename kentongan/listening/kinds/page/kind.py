from typing import ClassVar

from django.utils.translation import gettext_lazy

from kentongan.engine import charset, links
from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import Brought, Found, Kind, Watched, Words, stub


class PageKind(Kind):
    """A page that lists news; which of its links are articles is learned from look to look."""

    slug: ClassVar[str] = "page"
    label: ClassVar[Words] = gettext_lazy("page with links")
    help: ClassVar[Words] = gettext_lazy(
        "For outlets with neither feed nor sitemap. Which links are articles is learned."
    )
    example: ClassVar[str] = "https://koran.example/berita/"
    rank: ClassVar[int] = 90

    def fits(self, response: Response) -> bool:
        return True

    def read(self, response: Response, watched: Watched) -> Brought:
        text = charset.decode(response.body, header=response.charset).text
        seen = links.find(text, base=response.final_url)
        pattern = links.learn(seen, before=links.Pattern.from_json(watched.learned))
        found = tuple(
            Found(url=link.url, reading=stub(link.title, language=watched.language))
            for link in pattern.pick(seen)
        )
        return Brought(found=found, learned=pattern.as_json())


KIND = PageKind()
