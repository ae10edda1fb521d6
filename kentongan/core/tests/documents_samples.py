"""One of each document, as the tests print it: a fictional regency in a flood."""

from dataclasses import replace

from kentongan.core.documents import (
    BriefClaim,
    BriefData,
    BriefPublication,
    BriefStory,
    Clipping,
    ClippingData,
    Contact,
    DocumentData,
    Figure,
    LeafletData,
    LeafletSection,
    Letterhead,
    PosterData,
    ReceiptData,
    ReleaseData,
    qr_figure,
)

HEAD = Letterhead(
    name="Dinas Komunikasi dan Informatika",
    parent="Pemerintah Kabupaten Rawa Sentosa",
    address="Jalan Merdeka 1, Sentosa",
    phone="(0000) 123456",
    website="rawasentosa.example",
)
BARS = Figure(
    svg='<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80">'
    '<rect x="80" y="10" width="200" height="20" fill="#0b4f5c"/>'
    '<rect x="80" y="45" width="90" height="20" fill="#0b4f5c"/>'
    '<text x="5" y="25" font-size="14">Banjir</text>'
    '<text x="5" y="60" font-size="14">Pupuk</text></svg>',
    alt="Grafik batang: banjir 18 berita, pupuk 8 berita.",
    caption="Berita per peristiwa",
    table=(("Peristiwa", "Berita"), ("Banjir", "18"), ("Pupuk", "8")),
)
QR = qr_figure("https://rawasentosa.example/asli/12", alt="Kode QR menuju halaman pemeriksaan.")

BRIEF = BriefData(
    letterhead=HEAD,
    sample=True,
    title="Laporan media pagi",
    period="Senin, 23 November 2026 pukul 06.00 sampai Selasa, 24 November 2026 pukul 06.00 WIB",
    generated_at="24 November 2026 pukul 06.10 WIB",
    recommendation="Jawab kabar tanggul jebol hari ini pukul 10.00.\n\nTunjuk Kepala BPBD sebagai"
    " juru bicara tunggal.",
    recommended_by="Sekretariat Humas",
    stories=(
        BriefStory(
            title="Banjir di Kecamatan Rawa Timur",
            summary="Air setinggi lutut menggenangi 140 rumah; warga mengungsi ke balai desa.",
            articles=25,
            copies=18,
            publishers=9,
            reach="tinggi",
            first_publisher="Kabar Rawa",
            tone_headline="negatif",
            tone_body="netral",
            url="https://kabar-rawa.example/banjir",
        ),
        BriefStory(title="Peluncuran kartu pupuk", articles=9, copies=8, publishers=5),
    ),
    hoaxes=(BriefClaim(claim="Tanggul utama jebol", state="Sedang diperiksa"),),
    published=(
        BriefPublication(title="Posko banjir dibuka", picked_up=4, published_at="23 Nov, 16.20"),
    ),
    charts=(BARS,),
    note="Nada adalah saran mesin sampai petugas memeriksanya.",
)
POSTER = PosterData(
    letterhead=HEAD,
    sample=True,
    title="Banjir di Kecamatan Rawa Timur",
    kind="Pengumuman darurat",
    what="Air sungai naik dan akan masuk ke permukiman malam ini.",
    place="Desa Karang, Desa Muara, Desa Timur",
    actions=(
        "Matikan listrik, lalu pergi ke balai desa.",
        "Bawa obat, surat penting, dan air minum.",
    ),
    contact="Posko: (0000) 112",
    issued_at="24 November 2026, 15.00 WIB",
    valid_until="25 November 2026, 15.00 WIB",
    qr=QR,
)
RECEIPT = ReceiptData(
    letterhead=HEAD,
    sample=True,
    number="48201739",
    pin="7305",
    kind="Permohonan informasi",
    subject="Anggaran perbaikan tanggul tahun 2026",
    received_at="24 November 2026 pukul 09.15 WIB",
    due_at="8 Desember 2026",
    reply_by="surat",
    taken_by="Loket 1",
    track_url="https://rawasentosa.example/status",
    hours="Senin sampai Jumat, 08.00 sampai 15.00 WIB",
    qr=QR,
)
RELEASE = ReleaseData(
    letterhead=HEAD,
    sample=True,
    number="045/SP/XI/2026",
    title="Posko banjir dibuka di tiga desa",
    subtitle="Warga dapat mengungsi mulai sore ini",
    dateline="Sentosa, 24 November 2026",
    lead="Pemerintah kabupaten membuka tiga posko untuk warga Kecamatan Rawa Timur.",
    body=("Posko berada di balai desa Karang, Muara, dan Timur.", "Dapur umum buka 24 jam."),
    published_at="24 November 2026 pukul 16.20 WIB",
    key_messages=("Keselamatan warga yang utama.", "Bantuan tidak dipungut biaya."),
    spokesperson="Kepala BPBD",
    signed_for="Plh. Kepala Dinas berdasarkan surat 800/12/2026",
    contact=Contact(name="Petugas piket", role="Humas", phone="(0000) 123456"),
    corrections=("24 November 2026 pukul 18.00: jumlah posko tiga, sebelumnya tertulis dua.",),
    photos=(replace(BARS, table=(), credit="Humas"),),
    url="https://rawasentosa.example/asli/",
    qr=QR,
)
CLIPPING = ClippingData(
    letterhead=HEAD,
    sample=True,
    title="Kliping banjir",
    period="23 sampai 24 November 2026",
    generated_at="24 November 2026 pukul 06.10 WIB",
    articles=tuple(
        Clipping(
            title=f"Berita banjir ke-{number}",
            publisher="Kabar Rawa",
            published_at="23 November 2026, 10.00",
            excerpt="Air naik sejak subuh. " * 6,
            tone_headline="netral",
            tone_body="netral",
            url="https://kabar-rawa.example/1",
        )
        for number in range(1, 9)
    ),
)
LEAFLET = LeafletData(
    letterhead=HEAD,
    sample=True,
    title="Air bersih sesudah banjir",
    lead="Minum hanya air yang sudah dimasak.",
    sections=(
        LeafletSection(
            heading="Bagaimana membersihkan sumur?",
            steps=("Kuras air keruh.", "Taburkan kaporit.", "Tunggu satu malam."),
        ),
        LeafletSection(
            heading="Di mana ada tangki air?", text="Di balai desa, 07.00 sampai 17.00."
        ),
    ),
    edition="Edisi 2",
    issued_at="24 November 2026",
    contact="(0000) 123456\nrawasentosa.example",
    picture=BARS,
    qr=QR,
)
SAMPLES: dict[str, DocumentData] = {
    "brief": BRIEF,
    "poster": POSTER,
    "receipt": RECEIPT,
    "release": RELEASE,
    "clipping": CLIPPING,
    "leaflet": LEAFLET,
}
