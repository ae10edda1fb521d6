"""Articles of a page without a feed, by the shape of their addresses."""

from kentongan.engine import links

BASE = "https://koran.example/berita"
MENU = "".join(
    f'<a href="/kanal/{name}">Rubrik {name} dan kabar lain di sekitarnya</a>'
    for name in ("politik", "olahraga", "gaya-hidup-sehat-kita", "daerah")
)


def _page(*addresses: str, title: str = "Sungai Kalirejo meluap lagi, warga mengungsi") -> str:
    found = "".join(f'<p><a href="{each}">{title} {each[-3:]}</a></p>' for each in addresses)
    return f"<html><body>{MENU}{found}</body></html>"


def _articles(first: int, section: str = "daerah") -> list[str]:
    return [f"/{section}/2026/03/{n:02}/banjir-di-desa-ke-{n}" for n in range(first, first + 6)]


def test_articles_are_told_from_the_menu_by_their_shape() -> None:
    seen = links.find(_page(*_articles(1)), base=BASE)
    pattern = links.learn(seen)
    assert pattern.shapes == (links.shape("https://koran.example" + _articles(1)[0]),)
    assert [link.url[-1] for link in pattern.pick(seen)] == list("123456")


def test_another_section_and_other_days_have_the_same_shape() -> None:
    pattern = links.learn(links.find(_page(*_articles(1)), base=BASE))
    later = links.find(_page(*_articles(20, "olahraga")), base=BASE)
    assert len(pattern.pick(later)) == 6
    assert links.learn(later, before=pattern).looks == 2


def test_a_site_that_builds_its_addresses_anew_is_learned_anew() -> None:
    pattern = links.learn(links.find(_page(*_articles(1)), base=BASE))
    moved = [f"/read/{n}9001/kabar-dari-balai-desa" for n in range(1, 8)]
    seen = links.find(_page(*moved), base=BASE)
    assert len(links.learn(seen, before=pattern).pick(seen)) == 7


def test_few_links_are_read_by_their_titles_alone() -> None:
    seen = links.find(
        '<a href="/a">Sungai Kalirejo meluap lagi</a><a href="/b">Tentang</a>', base=BASE
    )
    assert [link.url for link in links.learn(seen).pick(seen)] == ["https://koran.example/a"]


def test_other_hosts_anchors_and_rubbish_are_left_out() -> None:
    text = '<a href="https://lain.example/a">x</a><a href="#atas">y</a><a href="http://[">z</a><a>t</a>'
    assert links.find(text, base=BASE) == []
    assert links.find("", base=BASE) == []


def test_what_is_learned_goes_through_json() -> None:
    pattern = links.learn(links.find(_page(*_articles(1)), base=BASE))
    assert links.Pattern.from_json(pattern.as_json()) == pattern
    assert links.Pattern.from_json({}) == links.Pattern()
