"""Charts that can be seen, heard and read as a table."""

import io
import json
import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from lxml import etree
from PIL import Image

from kentongan.core.charts import bar, line, timeline
from kentongan.core.charts.drawing import COLOURS
from kentongan.core.charts.locale import number_text
from kentongan.core.documents import Figure, compile_pdf
from kentongan.core.tests.documents_samples import BRIEF

WIB = timezone(timedelta(hours=7))
BARS = [("Banjir di Rawa Timur", 1234.0), ("Kartu pupuk", 8.0)]
DAYS = [
    (date(2026, 11, 20 + day), float(day * 3 % 7), name)
    for day in range(5)
    for name in ("Dimuat media", "Siaran kita")
]
EVENTS = [
    (datetime(2026, 11, 24, 6, 10, tzinfo=WIB), "Kabar pertama muncul", "media"),
    (datetime(2026, 11, 24, 9, 0, tzinfo=WIB), "Klarifikasi terbit", "kita"),
]


def texts(svg: str) -> list[str]:
    tree = etree.fromstring(svg.encode())
    return [node.text or "" for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def test_bars_carry_their_numbers_the_indonesian_way() -> None:
    chart = bar(BARS, title="Berita per peristiwa", x="Peristiwa", y="Berita", alt="Banjir unggul.")
    assert "1.234" in texts(chart.svg)
    assert "Banjir di Rawa Timur" in texts(chart.svg)
    assert chart.table == (
        ("Peristiwa", "Berita"),
        ("Banjir di Rawa Timur", "1.234"),
        ("Kartu pupuk", "8"),
    )


def test_a_picture_has_a_name_and_a_description() -> None:
    chart = bar(BARS, title="Berita <hari ini>", x="Peristiwa", y="Berita", alt='Banjir "unggul".')
    root = etree.fromstring(chart.svg.encode())
    names = (root.get("aria-labelledby") or "").split()
    found = [node.text for name in names for node in root.iter() if node.get("id") == name]
    assert found == ["Berita <hari ini>", 'Banjir "unggul".']
    assert root.get("role") == "img"


@pytest.mark.parametrize(("title", "alt"), [("", "x"), ("x", " ")])
def test_a_chart_without_title_or_alternative_text_is_refused(title: str, alt: str) -> None:
    with pytest.raises(ValueError, match="needs a title"):
        bar(BARS, title=title, x="a", y="b", alt=alt)


def test_lines_differ_in_more_than_colour() -> None:
    chart = line(DAYS, title="Seminggu", x="Hari", y="Berita", alt="Naik lalu turun.")
    dashes = set(re.findall(r'stroke-dasharray="([^"]+)"', chart.svg))
    assert len(dashes) >= 2
    assert chart.table[0] == ("Hari", "Dimuat media", "Siaran kita")
    assert chart.table[1] == ("20 Nov 2026", "0", "0")
    assert "20 Nov" in texts(chart.svg)


def test_times_are_shown_as_on_the_clock_of_their_zone() -> None:
    chart = timeline(EVENTS, title="Alur", x="Waktu", y="Kejadian", alt="Kabar lalu jawaban.")
    assert chart.table[1] == ("24 Nov 2026, 06.10", "Kabar pertama muncul")
    assert "2026-11-24T06:10:00" in json.dumps(chart.spec)
    assert "Klarifikasi terbit" in texts(chart.svg)
    assert any(re.fullmatch(r"24 Nov 0\d\.\d\d", text) for text in texts(chart.svg))


def test_a_sample_says_contoh() -> None:
    chart = bar(BARS, title="Berita", x="a", y="b", alt="x", sample=True)
    assert "CONTOH" in texts(chart.svg)


@pytest.mark.parametrize("draw", [bar, line, timeline])
def test_nothing_to_show_is_said(draw: object) -> None:
    assert callable(draw)
    chart = draw([], title="Berita", x="a", y="b", alt="Kosong.")
    assert {"No data", "Tidak ada data"} & set(texts(chart.svg))
    assert len(chart.table) == 1


def test_the_png_is_the_same_picture_twice_as_large() -> None:
    chart = bar(BARS, title="Berita", x="Peristiwa", y="Berita", alt="Banjir unggul.")
    width = float(etree.fromstring(chart.svg.encode()).get("width") or 0)
    assert Image.open(io.BytesIO(chart.png)).width == pytest.approx(2 * width, abs=2)


def test_colours_stand_out_from_white() -> None:
    for colour in COLOURS:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (light + 0.05) >= 4.5


def test_a_chart_goes_into_a_document() -> None:
    chart = line(DAYS, title="Seminggu", x="Hari", y="Berita", alt="Naik lalu turun.")
    figure = Figure(svg=chart.svg, alt=chart.alt, table=chart.table)
    data = {**{name: getattr(BRIEF, name) for name in BRIEF.__slots__}, "charts": [figure]}
    assert compile_pdf("brief", type(BRIEF)(**data), at=datetime(2026, 11, 24, tzinfo=UTC))


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (1234567, "1.234.567"), (0.5, "0,5"), (1000.25, "1.000,25")]
)
def test_numbers(value: float, text: str) -> None:
    assert number_text(value) == text
