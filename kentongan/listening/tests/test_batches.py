"""What a batch of the analysis asks of the database does not grow with its articles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kentongan.listening import analysis

from .factories import FLOOD, MARKET, article

pytestmark = pytest.mark.django_db
SLACK = 3  # stories that the batch itself made worth comparing are asked for when they are met


def queries_of(first: int, count: int) -> int:
    for number in range(first, first + count):
        text = f"{(FLOOD, MARKET)[number % 2]} Catatan {number} dari desa ke-{number}."
        article(f"https://koran{number % 5}.example/{number}", f"Kabar desa ke-{number}", text)
    with CaptureQueriesContext(connection) as asked:
        assert analysis.analyse_batch().articles == count
    return len(asked)


def test_a_large_batch_costs_as_many_queries_as_a_small_one() -> None:
    small = queries_of(0, 4)
    assert queries_of(100, 60) <= small + SLACK
