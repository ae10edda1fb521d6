"""An office of four people and what they write, for tests."""

import io
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images.models import Image

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import AgencyFactory, member
from kentongan.newsroom import actions
from kentongan.newsroom.models import ClarificationPage, EmergencyTemplate, ReleasePage

FIELDS = {
    "what": "Banjir setinggi lutut",
    "place": "Desa Sukamaju",
    "since": "Senin 14.00 WIB",
    "instruction": "Pindah ke tempat tinggi, matikan listrik",
    "contact": "Posko 0800 000 112",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    agency: Agency
    writer: User
    head: User
    editor: User
    leader: User


def office() -> Office:
    agency = AgencyFactory.create(slug="arungsari", name="Kabupaten Arungsari")
    return Office(
        agency=agency,
        writer=member(agency, Role.WRITER, name="Wening Penulis"),
        head=member(agency, Role.HEAD, name="Hadi Kepala"),
        editor=member(agency, Role.EDITOR, name="Esti Penyunting"),
        leader=member(agency, Role.LEADER, name="Laras Pimpinan"),
    )


def picture(title: str = "Jembatan") -> Image:
    data = io.BytesIO()
    Picture.new("RGB", (60, 40), "teal").save(data, "PNG")
    return Image.objects.create(title=title, file=ContentFile(data.getvalue(), f"{title}.png"))


def release(house: Office, **fields: Any) -> ReleasePage:
    """A complete draft by the writer."""
    content = {
        "title": "Jembatan Arung dibuka kembali",
        "lead": "Jembatan Arung dapat dilewati lagi mulai Senin.",
        "body": ["Perbaikan selesai dua hari lebih cepat.", "Truk di atas 8 ton masih dialihkan."],
        "key_messages": ["Jembatan dibuka.", "Truk berat dialihkan."],
        "spokesperson_name": "Laras Pimpinan",
        "contact_name": "Wening",
        "contact_phone": "0800 000 110",
    }
    return actions.draft_release(agency=house.agency, by=house.writer, **(content | fields))


def published(house: Office, **fields: Any) -> ReleasePage:
    page = release(house, **fields)
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    return ReleasePage.objects.get(pk=page.pk)


def clarification(house: Office, **fields: Any) -> ClarificationPage:
    content: dict[str, Any] = {
        "title": "Bantuan tidak dipungut biaya",
        "fact": "Bantuan banjir diberikan tanpa biaya.",
        "warning": "Pesan di bawah ini tidak benar.",
        "claim_text": "Warga harus membayar 50 ribu untuk bantuan banjir.",
        "explanation": ["Dinas Sosial tidak memungut biaya apa pun."],
        "closing_fact": "Bila diminta membayar, telepon 0800 000 110.",
        "verdict": "clarification",
        "about_own_agency": True,
        "right_of_reply": "Kirim bukti Anda lewat halaman Tanya.",
        "evidence": ["Keterangan Dinas Sosial, 3 Maret 2025"],
        "contact_name": "Wening",
        "contact_phone": "0800 000 110",
    }
    return actions.draft_clarification(agency=house.agency, by=house.writer, **(content | fields))


def flood_template(house: Office, *, approved: bool = True) -> EmergencyTemplate:
    template = EmergencyTemplate.objects.get(agency=house.agency, slug="banjir")
    return actions.approve_template(template=template, by=house.leader) if approved else template
