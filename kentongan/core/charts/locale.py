"""Numbers and dates as Indonesian readers write them, for charts and for their tables."""

from datetime import date, datetime
from typing import Any

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
DAYS = ("Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu")

# What Vega calls a locale; the same in the picture and in the interactive chart.
VEGA_LOCALE: dict[str, Any] = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]},
    "time": {
        "dateTime": "%A, %-d %B %Y pukul %H.%M",
        "date": "%-d %B %Y",
        "time": "%H.%M",
        "periods": ["AM", "PM"],
        "days": list(DAYS),
        "shortDays": [day[:3] for day in DAYS],
        "months": list(MONTHS),
        "shortMonths": list(SHORT_MONTHS),
    },
}


def number_text(value: float) -> str:
    """1234.5 as `1.234,5`."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.translate(str.maketrans(",.", ".,"))


def time_text(value: date) -> str:
    """A day as `24 Nov 2026`, a moment as `24 Nov 2026, 06.10`."""
    day = f"{value.day} {SHORT_MONTHS[value.month - 1]} {value.year}"
    return f"{day}, {value:%H.%M}" if isinstance(value, datetime) else day
