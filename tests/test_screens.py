"""Every screen without a number in its address opens for the people it is for."""

import pytest
from django.test import Client

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in

pytestmark = pytest.mark.django_db
OFFICE = [
    "/admin/", "/admin/dengar/peristiwa/", "/admin/dengar/berita/?q=banjir",
    "/admin/dengar/judul-berubah/", "/admin/dengar/dimuat/", "/admin/dengar/siapa-berbicara/",
    "/admin/dengar/pilah-berita/", "/admin/dengar/pilah-berita/pelajaran/",
    "/admin/dengar/nada/", "/admin/dengar/nada/ulang/",
    "/admin/dengar/tren/", "/admin/dengar/tren/?hari=1",
    "/admin/dengar/sumber/", "/admin/dengar/sumber/tambah/",
    "/admin/dengar/sumber/katalog/", "/admin/dengar/unggahan/",
    "/admin/dengar/sumber/surat/", "/admin/dengar/impor/", "/admin/dengar/entri/",
    "/admin/dengar/entri/tambah/",
    "/admin/pilah/", "/admin/pilah/cek-fakta/",
    "/admin/pilah/cek-fakta/tambah/", "/admin/pilah/cek-fakta/impor/", "/admin/putuskan/",
    "/admin/fact/", "/admin/qa/", "/admin/dengar/topik/", "/admin/dengar/topik/new/",
    "/admin/dengar/pejabat/", "/admin/dengar/media/", "/admin/rilis/",
    "/admin/darurat/", "/admin/agenda/", "/admin/sampaikan/antrean/", "/admin/sampaikan/kanal/",
    "/admin/layani/", "/admin/layani/loket/", "/admin/layani/telepon/", "/admin/ukur/laporan/",
    "/admin/dengar/ruang-kendali/", "/admin/dengar/peringatan/", "/admin/dengar/piket/",
    "/admin/dengar/peringatan/tambah/", "/admin/dengar/peringatan/pengaturan/",
    "/admin/ukur/kliping/", "/admin/ukur/edisi/",
]  # fmt: skip
PUBLIC = [
    "/", "/siaran-pers/", "/klarifikasi/", "/cek-kabar/", "/ruang-pers/", "/asli/", "/agenda/",
    "/cari/?q=banjir", "/tanya/", "/lapor/", "/status/", "/langganan/", "/transparansi/",
    "/transparansi/pantauan/", "/transparansi/kabar/", "/transparansi/koreksi/",
    "/transparansi/darurat/", "/tentang/misi/", "/rss.xml", "/atom.xml", "/feed.json",
    "/sitemap.xml", "/akun/login/", "/kabar/rss.xml",
]  # fmt: skip
LARGEST = 100 * 1024  # bytes of a public page


@pytest.mark.parametrize("address", OFFICE)
def test_office(address: str) -> None:
    assert signed_in(member(AgencyFactory.create(), Role.HEAD)).get(address).status_code == 200


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    AgencyFactory.create()
    answer = Client().get(address)
    assert answer.status_code == 200
    assert len(answer.content) < LARGEST
    assert b"<script>" not in answer.content
