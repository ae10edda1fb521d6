"""The page on figures tells the limits that hold."""

import csv
from pathlib import Path

from kentongan.listening.tones import STEP

ROOT = Path(__file__).resolve().parents[2]


def rule(key: str) -> str:
    """Its value, as an Indonesian page writes it."""
    text = (ROOT / "kentongan" / "core" / "pack" / "rules.csv").read_text(encoding="utf-8")
    [value] = [row[1] for row in csv.reader(text.splitlines()) if row and row[0] == key]
    return value.replace(".", ",")


def section(title: str) -> str:
    text = (ROOT / "docs" / "reference" / "figures.md").read_text(encoding="utf-8")
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_when_the_machine_says_nothing_of_tone() -> None:
    told = section("Nada")
    for words in (
        f"kurang dari {rule('nada.kode')};",
        f"sedikitnya {rule('nada.kelas')} kali",
        f"di bawah {rule('nada.alpha')} ",
        f"setiap {STEP} penilaian baru",
    ):
        assert words in told
