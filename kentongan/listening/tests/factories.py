"""Made-up articles, read as if a page had been fetched, and a room to try the screens in."""

from datetime import UTC, datetime, timedelta

from kentongan.core import clocks
from kentongan.listening import storing
from kentongan.listening.enums import ArticleKind
from kentongan.listening.models import Article, Outlet, Source

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FLOOD = (
    "Sungai Kalirejo meluap pada Senin dini hari dan merendam dua ratus rumah di Desa Tegalsari. "
    "Bupati meminta warga di bantaran sungai mengungsi ke balai desa sebelum malam tiba. "
    "Petugas menyiapkan dapur umum, perahu karet dan obat bagi warga yang terdampak genangan. "
    "Tanggul di sisi timur jebol sepanjang dua belas meter setelah hujan deras semalaman. "
)
MARKET = (
    "Dinas Perdagangan membuka pasar murah di lapangan kecamatan selama tiga hari berturut-turut. "
    "Beras lima kilogram dijual enam puluh ribu rupiah dan setiap keluarga boleh membeli dua. "
    "Antrean sudah mengular sejak pukul enam pagi, tetapi stok disebut cukup sampai Kamis sore. "
)


def outlet(domain: str, **fields: object) -> Outlet:
    made, _new = Outlet.objects.get_or_create(
        domain=domain, defaults={"name": domain.split(".")[0].title(), **fields}
    )
    return made


def article(url: str, title: str, text: str = FLOOD, **fields: object) -> Article:
    """An article of the address's outlet, published at `AT` unless told otherwise."""
    reading = storing.Reading(
        title=title,
        text=text,
        kind=ArticleKind.ARTICLE,
        lead=text.split(". ")[0] + ".",
        published_at=fields.pop("published_at", AT),  # type: ignore[arg-type]  # a time
        language="id",
        author_line="Rahmat Contoh",
    )
    at = fields.pop("at", AT + timedelta(minutes=30))
    domain = url.split("/")[2] if "://" in url else ""
    made, _new = storing.create(
        url=url,
        reading=reading,
        at=at,  # type: ignore[arg-type]  # a time
        outlet=outlet(domain) if domain else None,
    )
    return made


def source(url: str, **fields: object) -> Source:
    values = {
        "name": "Sumber Contoh",
        "kind": "feed",
        "outlet": outlet("contoh.example"),
        "added_at": clocks.now(),
        **fields,
    }
    return Source.objects.create(url=url, **values)
