from datetime import datetime

from django.utils import formats, translation

from kentongan.accounts.enums import Zone
from kentongan.accounts.models import Agency
from kentongan.core import clocks


def in_words(at: datetime | None, agency: Agency) -> str:
    """For example "Senin, 3 Maret 2025, 14.05 WIB"; empty for no moment."""
    if at is None:
        return ""
    local = clocks.to_zone(at, agency.zone)
    with translation.override("id"):  # it goes into texts that everybody reads
        day = formats.date_format(local, "l, j F Y, H.i")
    return f"{day} {Zone(agency.zone).label}"
