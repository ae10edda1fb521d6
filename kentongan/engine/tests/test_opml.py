"""Feed lists of other readers, friendly and hostile."""

import pytest

from kentongan.engine import opml

LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Media</title></head><body>
<outline text="Daerah">
  <outline type="rss" text="Warta Lumbung" xmlUrl="https://warta.example/rss"/>
  <outline type="rss" title="Kabar  Arung" text="x" xmlUrl=" https://arung.example/feed "/>
</outline>
<outline text="Salah" xmlUrl="javascript:alert(1)"/>
<outline text="Situs saja" htmlUrl="https://situs.example/"/>
</body></opml>"""


def test_folders_are_opened_and_lines_are_named() -> None:
    found = opml.read(LIST)
    assert [(each.line, each.url, each.name, each.is_address) for each in found] == [
        (4, "https://warta.example/rss", "Warta Lumbung", True),
        (5, "https://arung.example/feed", "Kabar Arung", True),
        (7, "javascript:alert(1)", "Salah", False),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "broken"),
        (b"<opml><body>", "broken"),
        (b"<rss/>", "other"),
        (b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml/>', "entities"),
        (b"<opml>" + b" " * opml.MOST_BYTES + b"</opml>", "size"),
    ],
)
def test_what_is_no_list_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(opml.OpmlError) as refused:
        opml.read(content)
    assert refused.value.reason == reason
