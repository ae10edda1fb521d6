"""The names of months, zones and units, and the patterns that find them in a lower-case line."""

import re
from datetime import timedelta
from typing import Final, Literal

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
FIRST_EPOCH_YEAR: Final = 1980  # a smaller number is an identifier, not a time
TWO_DIGIT_CENTURY: Final = 2000
TWO_DIGIT_PIVOT: Final = 70
MONTHS_A_YEAR: Final = 12
NOON: Final = 12  # hours
LARGEST_EPOCH: Final = 1e11  # seconds; a larger number counts in thousandths or millionths

Precision = Literal["second", "minute", "hour", "day", "month"]

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb peb februari pebruari february",
            "mar mrt maret march mac",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july julai",
            "agu agt ags agst aug agustus august ogos",
            "sep sept september",
            "okt oct oktober october",
            "nov nop november nopember",
            "des dec dis desember december disember",
        ),
        start=1,
    )
    for name in names.split()
}

# Hours east of UTC. Only names with one meaning in the feeds an Indonesian office reads; the
# American ones are fixed by RFC 822. "IST" and "BST" have several and stay unread.
ZONE_HOURS: Final[dict[str, int]] = {
    "wib": 7,
    "wita": 8,
    "wit": 9,
    "waktu indonesia barat": 7,
    "waktu indonesia tengah": 8,
    "waktu indonesia timur": 9,
    "asia/jakarta": 7,
    "asia/pontianak": 7,
    "asia/makassar": 8,
    "asia/jayapura": 9,
    "utc": 0,
    "gmt": 0,
    "ut": 0,
    "z": 0,
    "sgt": 8,
    "myt": 8,
    "hkt": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "cet": 1,
    "cest": 2,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
MAX_OFFSET: Final = timedelta(hours=14)

MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR_FIRST: Final = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
)
COMPACT: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=(?:\d{4}|\d{6})?(?!\d))"
)
DAY_FIRST: Final = re.compile(
    r"(?<!\d)(?P<d>\d{1,2}) ?(?P<s>[-/.]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<y>\d{4}|\d{2})(?!\d)"
)
DAY_NAME: Final = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \-./,]{{0,3}}(?P<m>{MONTH})(?![a-z])"
    r"[ \-./,']{0,3}(?P<y>\d{4}|\d{2}(?![\d:.]))(?!\d)"
)
NAME_DAY: Final = re.compile(
    rf"(?<![a-z])(?P<m>{MONTH})[ .\-]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    r"[ ,\-]{1,3}(?P<y>\d{4})(?!\d)"
)
NAME_DAY_LATER_YEAR: Final = re.compile(
    rf"(?<![a-z])(?P<m>{MONTH}) {{1,2}}(?P<d>\d{{1,2}}) "
    r"(?=\d{1,2}:\d\d[^\n]{0,24}? (?P<y>\d{4})(?!\d))"
)
DAY_NAME_NO_YEAR: Final = re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})[ \-]{{1,2}}(?P<m>{MONTH})(?![a-z])")
DATES: Final = (
    YEAR_FIRST,
    DAY_NAME,
    NAME_DAY,
    DAY_FIRST,
    NAME_DAY_LATER_YEAR,
    COMPACT,
    DAY_NAME_NO_YEAR,
)

CLOCK: Final = re.compile(
    r"(?<![\d:.+])(?P<h>[01]?\d|2[0-4])(?P<s>[:.])(?P<m>[0-5]\d)"
    r"(?:[:.](?P<sec>[0-5]?\d|60)(?:[.,](?P<frac>\d{1,9}))?)?(?!\d)"
    r"(?: ?(?P<half>am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?"
)
COMPACT_CLOCK: Final = re.compile(r"^t?(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?P<sec>[0-5]\d)?(?!\d)")
# Bare offsets need two digits and no gap, or "10.00 - 5 komentar" would tell a zone.
OFFSET: Final = re.compile(
    r"(?:(?:utc|gmt) ?(?P<sign>[+-]) ?(?P<h>\d{1,2})(?::?(?P<m>\d\d))?"
    r"|(?P<bare_sign>[+-])(?P<bare_h>\d\d)(?::?(?P<bare_m>\d\d))?)(?![\d/.:])"
)
RANGE_END: Final = re.compile(r" ?[-\u2013] ?\d{1,2}[.:]\d\d(?!\d)")
ZONE_NAME: Final = re.compile(
    rf"(?<![a-z/])(?:{'|'.join(sorted(ZONE_HOURS, key=len, reverse=True))})(?![a-z/])"
)
INDONESIAN_ZONE: Final = re.compile(r"(?<![a-z])(?:wib|wita|wit)(?![a-z])")

EPOCH: Final = re.compile(r"-?\d{9,16}(?:\.\d{1,9})?")
UNIT_SECONDS: Final[dict[str, tuple[int, Precision]]] = {
    "detik": (1, "second"),
    "second": (1, "second"),
    "sec": (1, "second"),
    "menit": (60, "minute"),
    "mnt": (60, "minute"),
    "minute": (60, "minute"),
    "min": (60, "minute"),
    "jam": (3600, "hour"),
    "hour": (3600, "hour"),
    "hr": (3600, "hour"),
    "hari": (86_400, "day"),
    "day": (86_400, "day"),
    "minggu": (604_800, "day"),
    "pekan": (604_800, "day"),
    "week": (604_800, "day"),
    "bulan": (30 * 86_400, "month"),
    "month": (30 * 86_400, "month"),
    "tahun": (365 * 86_400, "month"),
    "year": (365 * 86_400, "month"),
}
AGO: Final = re.compile(
    r"(?:(?<!\d)(?P<n>\d{1,4}) ?|(?<![a-z])(?P<one>se|satu |an? |one ))"
    rf"(?P<unit>{'|'.join(sorted(UNIT_SECONDS, key=len, reverse=True))})s? "
    r"(?:yang )?(?:lalu|silam|ago|yll)(?![a-z])"
)
JUST_NOW: Final = re.compile(
    r"(?<![a-z])(?:baru saja|barusan|beberapa (?:saat|detik) (?:yang )?lalu|just now)"
)
DAY_WORDS: Final = re.compile(
    r"(?<![a-z])(?P<word>hari ini|today|kemarin lusa|kemarin|yesterday)(?![a-z])"
)
DAYS_BACK: Final = {"hari ini": 0, "today": 0, "kemarin": 1, "yesterday": 1, "kemarin lusa": 2}
