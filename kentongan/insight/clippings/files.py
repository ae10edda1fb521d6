"""A clipping as PDF/UA with a code to scan for people on paper, and as a table."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook

from kentongan.accounts.lists import harmless
from kentongan.core import clocks
from kentongan.core.documents import Clipping as Cutting
from kentongan.core.documents import ClippingData, Figure, Letterhead, compile_pdf, qr_figure
from kentongan.delivery import pictures
from kentongan.insight.briefs.words import tone
from kentongan.insight.models import Clipping, ClippingItem
from kentongan.listening.enums import ScanKind
from kentongan.listening.models import Article, Coding, HandEntry
from kentongan.listening.timeline import Excerpts, publisher

MOST_SCANS = 30
SCAN_SIDE = 1200  # pixels


def pdf(clipping: Clipping) -> bytes:
    """The chosen articles, each with a code that leads to it."""
    agency = clipping.agency
    coded = list(_coded(clipping))
    excerpts = Excerpts()
    scans = _scans(clipping, [item.article_id for item, _code in coded])
    data = ClippingData(
        letterhead=Letterhead(name=agency.name, address=agency.address, phone=agency.phone),
        sample=settings.KENTONGAN_DEMO,
        title=clipping.title,
        period=f"{_told(clipping, clipping.starts_at)} – {_told(clipping, clipping.ends_at)}",
        generated_at=_told(clipping, clipping.made_at),
        articles=tuple(
            _cutting(
                clipping, item, code,
                scan=_scan(item) if item.article_id in scans else None,
                excerpt=excerpts.of(item.article),
            )
            for item, code in coded
        ),
    )  # fmt: skip
    assets = {_asset(key): content for key, content in scans.items()}
    return compile_pdf("clipping", data, at=clipping.made_at, assets=assets)


def as_xlsx(clipping: Clipping) -> bytes:
    """One row an article; no cell is taken for a formula, no column names a journalist."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Clipping")[:31])
    sheet.append(
        [
            _("Topic"), _("Title"), _("Outlet"), _("Published"), _("Lead"),
            _("Tone of the headline"), _("Tone of the body"), _("Address"),
        ]
    )  # fmt: skip
    excerpts = Excerpts()
    for item, code in _coded(clipping):
        article = item.article
        sheet.append(
            [
                harmless(cell)
                for cell in (
                    item.topic,
                    article.title,
                    publisher(article),
                    _when(clipping, article),
                    excerpts.of(article),
                    tone(code.tone_headline if code else None),
                    tone(code.tone_body if code else None),
                    article.url if article.address_known else _("address unknown"),
                )
            ]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _coded(clipping: Clipping) -> Iterator[tuple[ClippingItem, Coding | None]]:
    """The chosen articles with what a person of the agency coded; two queries."""
    items = list(clipping.items.filter(chosen=True).select_related("article__outlet"))
    codes = Coding.objects.filter(
        agency=clipping.agency, machine=False, article__in=[each.article_id for each in items]
    )
    known = {code.article_id: code for code in codes}
    for item in items:
        yield item, known.get(item.article_id)


def _scans(clipping: Clipping, articles: Sequence[int]) -> dict[int, bytes]:
    """Pictures of what the agency wrote down itself, small enough for a file that is mailed.

    A picture shows the whole text: there is none of an outlet that allows the headline only.
    """
    rows = HandEntry.objects.filter(
        agency=clipping.agency, article__in=articles, scan_kind=ScanKind.IMAGE
    ).exclude(article__outlet__excerpt_limit=0)
    found = {}
    for row in rows[:MOST_SCANS]:
        try:
            found[row.article_id] = pictures.reduced(str(row.scan.name), longest=SCAN_SIDE)
        except OSError:
            continue
    return found


def _scan(item: ClippingItem) -> Figure:
    alt = _("Scan of the article “%(title)s”; what it says stands above.")
    return Figure(alt=alt % {"title": item.article.title}, asset=_asset(item.article_id))


def _asset(article: int) -> str:
    return f"pindaian-{article}.jpg"


def _cutting(
    clipping: Clipping,
    item: ClippingItem,
    code: Coding | None,
    scan: Figure | None,
    excerpt: str,
) -> Cutting:
    article = item.article
    web = article.address_known and article.url.startswith("http")
    return Cutting(
        title=article.title,
        publisher=publisher(article),
        published_at=_when(clipping, article),
        excerpt=excerpt,
        tone_headline=tone(code.tone_headline if code else None),
        tone_body=tone(code.tone_body if code else None),
        topic=item.topic,
        url=article.url if web else "",
        qr=qr_figure(article.url, alt=_("Code that leads to the article.")) if web else None,
        scan=scan,
    )


def _when(clipping: Clipping, article: Article) -> str:
    if article.published_at is None and article.published_local is not None:
        return date_format(article.published_local, "j F Y, H.i")
    return _told(clipping, article.published_at or article.first_seen_at)


def _told(clipping: Clipping, at: datetime) -> str:
    local = clocks.to_zone(at, clipping.agency.zone)
    return f"{date_format(local, 'j F Y, H.i')} {clipping.agency.get_zone_display()}"
