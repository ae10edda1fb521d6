from django.db.models import Max

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.newsroom.models import ReleaseNumber, ReleasePage

FORM = "{sequence:03d}/SP/{agency}/{year}"


def give_number(*, page: ReleasePage) -> ReleaseNumber:
    """The next number of the agency's series of this year; a page keeps the one it has.

    Call inside a transaction: the agency's row is locked until it ends.
    """
    known = ReleaseNumber.objects.filter(page_id=page.pk).first()
    if known:
        return known
    agency = Agency.objects.select_for_update().get(pk=page.agency_id)
    year = clocks.today(agency.zone).year
    series = ReleaseNumber.objects.filter(agency=agency, year=year)
    sequence = (series.aggregate(last=Max("sequence"))["last"] or 0) + 1
    number = FORM.format(sequence=sequence, agency=agency.slug.upper(), year=year)
    return ReleaseNumber.objects.create(
        page_id=page.pk, agency=agency, year=year, sequence=sequence, number=number
    )
