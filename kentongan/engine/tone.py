"""A tone suggested for a headline or a body, with the words that decided. A person codes it.

Counting words of a small lexicon of our own; a negation just before turns a word round. It is
transparent rather than clever: what it cannot read stays neutral.
"""

from __future__ import annotations

from dataclasses import dataclass

from kentongan.engine.text import stem, words

NEGATIONS = frozenset(["tidak", "tak", "bukan", "belum", "tanpa", "jangan"])
POSITIVE = frozenset(
    stem(
        [
            "apresiasi",
            "sukses",
            "berhasil",
            "prestasi",
            "juara",
            "meningkat",
            "membaik",
            "lancar",
            "aman",
            "pulih",
            "sembuh",
            "bantuan",
            "bangga",
            "puas",
            "untung",
            "manfaat",
            "mudah",
            "cepat",
            "raih",
            "penghargaan",
            "dukung",
            "surplus",
            "tuntas",
            "selamat",
            "optimis",
            "hijau",
            "bersih",
            "transparan",
            "gratis",
            "turun",
            "kemiskinan",
            "inovasi",
            "sigap",
        ]
    )
)
NEGATIVE = frozenset(
    stem(
        [
            "korupsi",
            "suap",
            "gagal",
            "rusak",
            "keluhan",
            "keluhkan",
            "protes",
            "kecewa",
            "mangkrak",
            "lambat",
            "macet",
            "banjir",
            "korban",
            "tewas",
            "meninggal",
            "luka",
            "terendam",
            "longsor",
            "krisis",
            "langka",
            "mahal",
            "melonjak",
            "naik",
            "tipu",
            "penipuan",
            "hoaks",
            "bohong",
            "bantah",
            "tuding",
            "kritik",
            "kritis",
            "demo",
            "tolak",
            "polemik",
            "rugi",
            "merugi",
            "buruk",
            "kotor",
            "tercemar",
            "wabah",
            "keracunan",
            "terlantar",
            "dugaan",
            "diduga",
            "tersangka",
            "pungli",
            "ancam",
            "mundur",
            "terlambat",
            "putus",
            "padam",
            "bocor",
            "sengketa",
            "marah",
            "resah",
            "khawatir",
            "takut",
        ]
    )
)
# Words that say something only together with others.
AMBIGUOUS = frozenset(stem(["naik", "turun", "kritis", "kemiskinan"]))
REACH = 3  # words between a negation and what it turns round


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneReading:
    """`tone` is -1, 0 or 1; `why` are the words that decided, negated ones with "tidak"."""

    tone: int
    why: tuple[str, ...] = ()


def read(text: str) -> ToneReading:
    """The tone of a headline or body; 0 when little or nothing speaks."""
    tokens = words(text)
    roots = stem(tokens)
    score, why = 0, []
    for place, root in enumerate(roots):
        value = (root in POSITIVE) - (root in NEGATIVE)
        if not value or root in AMBIGUOUS:
            continue
        negated = bool(NEGATIONS & set(tokens[max(0, place - REACH) : place]))
        score += -value if negated else value
        why.append(f"tidak {tokens[place]}" if negated else tokens[place])
    least = 1 if len(tokens) <= 20 else 2  # one word in a long text says little
    tone = 0 if abs(score) < least else (1 if score > 0 else -1)
    return ToneReading(tone=tone, why=tuple(dict.fromkeys(why))[:8])
