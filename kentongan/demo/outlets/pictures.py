"""The demo's own pictures, drawn when asked for, each marked CONTOH."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageDraw import ImageDraw as Drawing

WIDTH, HEIGHT = 1200, 675
MARK = "CONTOH"


@lru_cache(maxsize=32)
def draw_picture(name: str) -> bytes | None:
    """A PNG of 1200 x 675 pixels, or None when there is no picture of that name."""
    motif = MOTIFS.get(name)
    if motif is None:
        return None
    image = Image.new("RGB", (WIDTH, HEIGHT), "#f4efe6")
    drawing = ImageDraw.Draw(image)
    motif(drawing)
    _mark(drawing)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _mark(drawing: Drawing) -> None:
    drawing.rectangle((0, HEIGHT - 70, WIDTH, HEIGHT), fill="#1b1b1b")
    text = f"{MARK} - gambar buatan untuk demo"
    drawing.text((WIDTH / 2, HEIGHT - 35), text, font=_font(34), fill="#ffffff", anchor="mm")


def _sky(drawing: Drawing, colour: str) -> None:
    drawing.rectangle((0, 0, WIDTH, HEIGHT), fill=colour)


def _houses(drawing: Drawing, ground: int) -> None:
    for left, wall, roof in (
        (90, "#d9c7a0", "#8c3b2a"),
        (400, "#c9d3c0", "#5b4636"),
        (710, "#e0bfa8", "#7a4a1e"),
        (960, "#cfc6d8", "#4d3a63"),
    ):
        drawing.rectangle((left, ground - 150, left + 180, ground), fill=wall)
        peak = [(left - 20, ground - 150), (left + 90, ground - 240), (left + 200, ground - 150)]
        drawing.polygon(peak, fill=roof)
        drawing.rectangle((left + 70, ground - 90, left + 110, ground), fill="#3b2b20")


def _waves(drawing: Drawing, top: int, colour: str, length: int) -> None:
    points = [
        (float(x), top + 14 * math.sin(x / length * 2 * math.pi)) for x in range(0, WIDTH + 1, 10)
    ]
    drawing.polygon([*points, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)


def _flood(drawing: Drawing) -> None:
    _sky(drawing, "#9fb3bf")
    _houses(drawing, 470)
    _waves(drawing, 400, "#7a6a4f", 260)
    _waves(drawing, 470, "#66583f", 180)
    drawing.rectangle((1090, 180, 1120, 600), fill="#f7f7f7")
    for index in range(8):
        top = 190 + index * 50
        drawing.rectangle((1090, top, 1120, top + 25), fill="#c22f2f")


def _river(drawing: Drawing) -> None:
    _sky(drawing, "#c3d9e3")
    drawing.polygon([(0, 420), (300, 240), (620, 400), (900, 200), (1200, 380), (1200, 675),
                     (0, 675)], fill="#6f8f5f")  # fmt: skip
    _waves(drawing, 460, "#4e7f96", 300)
    drawing.line((120, 430, 1080, 430), fill="#5a5047", width=22)
    for left in (240, 520, 800, 1060):
        drawing.rectangle((left, 430, left + 26, 600), fill="#5a5047")


def _banner(drawing: Drawing) -> None:
    _sky(drawing, "#e7eef2")
    drawing.rectangle((120, 120, 1080, 400), fill="#0e6b5c")
    drawing.rectangle((140, 140, 1060, 380), outline="#f4d35e", width=6)
    drawing.text((600, 220), "MANTRI DESA", font=_font(110), fill="#ffffff", anchor="mm")
    line = "Layanan kesehatan mendatangi warga"
    drawing.text((600, 320), line, font=_font(42), fill="#f4d35e", anchor="mm")
    for left in (150, 1020):
        drawing.rectangle((left, 400, left + 24, 600), fill="#6b5b4a")
    drawing.rectangle((480, 440, 720, 580), fill="#ffffff", outline="#0e6b5c", width=6)
    drawing.rectangle((580, 460, 620, 560), fill="#c22f2f")
    drawing.rectangle((550, 490, 650, 530), fill="#c22f2f")


def _stamp(drawing: Drawing) -> None:
    _sky(drawing, "#f1f1ec")
    drawing.rounded_rectangle((300, 60, 900, 580), radius=40, fill="#ffffff", outline="#999999")
    for index, width in enumerate((420, 480, 360, 460, 300, 440)):
        top = 120 + index * 66
        drawing.rounded_rectangle((350, top, 350 + width, top + 34), radius=12, fill="#d5dde2")
    drawing.rectangle((330, 240, 870, 410), outline="#b3261e", width=14)
    drawing.text((600, 325), "TIDAK BENAR", font=_font(78), fill="#b3261e", anchor="mm")


def _clinic(drawing: Drawing) -> None:
    _sky(drawing, "#dcebf0")
    drawing.rectangle((250, 220, 950, 560), fill="#ffffff", outline="#7fa6b3", width=6)
    drawing.polygon([(220, 220), (600, 90), (980, 220)], fill="#2d7f8c")
    drawing.rectangle((540, 400, 660, 560), fill="#7fa6b3")
    drawing.rectangle((575, 250, 625, 370), fill="#c22f2f")
    drawing.rectangle((540, 285, 660, 335), fill="#c22f2f")


def _market(drawing: Drawing) -> None:
    _sky(drawing, "#f3e6cf")
    for index, colour in enumerate(("#b3461b", "#2f6b1f", "#a8851a", "#4b2a63")):
        left = 60 + index * 280
        stripe = [(left, 200), (left + 240, 200), (left + 270, 290), (left - 30, 290)]
        drawing.polygon(stripe, fill=colour)
        drawing.rectangle((left, 420, left + 240, 560), fill="#8b6b47")
        for step in range(5):
            drawing.ellipse((left + step * 48, 380, left + 46 + step * 48, 426), fill=colour)


def _school(drawing: Drawing) -> None:
    _sky(drawing, "#d6e8f5")
    drawing.rectangle((160, 260, 1040, 540), fill="#f7efd8")
    drawing.polygon([(130, 260), (600, 130), (1070, 260)], fill="#a23b2c")
    for left in (220, 380, 720, 880):
        drawing.rectangle((left, 330, left + 100, 430), fill="#6d97b0")
    drawing.rectangle((550, 380, 650, 540), fill="#5b4636")


def _paddy(drawing: Drawing) -> None:
    _sky(drawing, "#cfe6ee")
    drawing.ellipse((930, 60, 1050, 180), fill="#f4c542")
    for index, colour in enumerate(("#8fb35a", "#7aa347", "#648f36", "#4f7a28")):
        top = 280 + index * 85
        drawing.polygon([(0, top + 40), (WIDTH, top), (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)


MOTIFS: dict[str, Callable[[Drawing], None]] = {
    "banjir": _flood,
    "sungai": _river,
    "peluncuran": _banner,
    "stempel": _stamp,
    "puskesmas": _clinic,
    "pasar": _market,
    "sekolah": _school,
    "sawah": _paddy,
}
