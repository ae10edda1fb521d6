"""Names and keywords that also mean something else."""

import pytest

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.listening import actions
from kentongan.listening.models import TopicMatch
from kentongan.listening.tests.factories import article

pytestmark = pytest.mark.django_db
PLACE = "batu NEAR/3 (kota or wisata or malang)"
CASES = [
    ("AI", "Aplikasi AI dipakai di kantor", True),
    ("AI", "Pegawai ikut training di balai", False),
    ("SBY", "Pemkot SBY menata taman", True),
    ("SBY", "SBY berpidato di Jakarta", False),
    (PLACE, "Kota Batu menyambut libur", True),
    (PLACE, "Harga batu bara naik", False),
    (PLACE, "Truk batu terguling di jalan", False),
    ('batu kota -"batu bara"', "Kota penghasil batu bara", False),
    ("Kemenkeu", "Kementerian Keuangan menyalurkan dana", True),
    ('"Kementerian Keuangan"', "Kemenkeu menyalurkan dana", True),
    ("salur", "Beras disalurkan petugas", True),
    ("banjir", "Warga kebanjiran sejak pagi", True),
    ("jembatan", "Jembatannya sudah dibuka", True),
    ("tulis", "Murid menulis surat", True),
]


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.mark.parametrize(("query", "title", "expected"), CASES)
def test_a_word_means_what_was_meant(
    agency: Agency, query: str, title: str, expected: bool
) -> None:
    actions.create_topic(agency=agency, name="Uji", words=[], query=query)
    article("https://koran.example/a", title, "Berita pendek tentang hal itu. " * 8)
    actions.analyse(everything=True)
    assert TopicMatch.objects.exists() is expected


def test_a_match_tells_its_words(agency: Agency) -> None:
    actions.create_topic(agency=agency, name="Uji", words=["banjir"], phrases=["dana desa"])
    article("https://koran.example/a", "Kebanjiran, dana desa dipakai", "Isi berita. " * 20)
    actions.analyse(everything=True)
    assert TopicMatch.objects.get().matched == "kebanjiran, dana desa"
