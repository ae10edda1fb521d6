"""The words by which Indonesian news attributes what is said."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAID: Final = _words("""
    kata ujar tutur ungkap jelas terang papar tegas imbuh sebut tambah ucap lanjut sambung pungkas
    tandas tukas beber urai cetus kilah tulis tanya jawab seru pesan harap tutup ajak imbau saran
    ingat kenang klaim timpal ulas simpul akui nilai
""")
SAID_IT: Final = frozenset(f"{word}nya" for word in _SAID) | _words("dikatakannya akunya")
"""With the pronoun in it: "katanya"."""
SAID: Final = _SAID | _words("dikatakan disampaikan ditegaskan diungkapkan dijelaskan dituturkan")
"""Stand after the words said, before who said them."""

SAYS: Final = _words("""
    mengatakan menyebut menyebutkan menegaskan menyatakan menjelaskan menuturkan mengungkapkan
    mengungkap memaparkan menambahkan menyampaikan mengaku mengakui membantah menilai memastikan
    mengimbau menghimbau meminta memerintahkan mengingatkan menekankan berharap berjanji berpesan
    memperkirakan menduga melaporkan mengumumkan menerangkan membeberkan membenarkan
    menginformasikan mencatat menyarankan mengajak menyayangkan mengklaim menargetkan berujar
    berkata bertutur menginstruksikan mendesak menyangkal meyakini menyoroti mengemukakan
    mengusulkan
""")
"""Stand between who says and what is said."""

NEUTRAL: Final = _words("""
    mengatakan menyebut menyebutkan menegaskan menyatakan menjelaskan menuturkan mengungkapkan
    mengungkap memaparkan menambahkan menyampaikan menerangkan membeberkan menginformasikan
    melaporkan mengumumkan mencatat berujar berkata bertutur mengemukakan
""")
"""Add nothing to what is said; without "membantah" the sense would be turned round."""

ACCORDING: Final = "menurut"
EVIDENCE: Final = _words("data catatan keterangan laporan pantauan pernyataan informasi")
PRONOUNS: Final = _words("ia dia beliau")
NOT_SAID: Final = _words("""
    tidak tak belum enggan menolak akan bisa dapat dimintai mau ingin harus perlu wajib bakal
    seharusnya semestinya jangan diminta apakah jika kalau bila
""")
MEANT_BACK: Final = _words("itu tersebut ini")  # "badan itu": named before, by us not followed

LEADS: Final = _words("""
    namun tetapi tapi sementara itu sebelumnya selain kemudian lalu kini juga padahal sebaliknya
    adapun demikian begitu karena oleh sebab sedangkan dan hal senada terpisah berdasarkan
    selanjutnya bahkan
""")
OPENERS: Final = _words("""
    menjawab menanggapi saat ketika dalam pada di usai seusai terkait setelah sesudah sebelum
    melalui lewat mengenai soal atas sejak hingga sampai untuk dari kemarin kepada meski walau
""")
"""A clause before the subject begins with one of these."""
ASIDES: Final = OPENERS | _words("""
    didampingi bersama yang sambil seraya senin selasa rabu kamis jumat jum'at sabtu minggu tadi
    dikutip hari disaksikan ditemani dihubungi ditemui melansir mengutip termasuk
""")
"""A part between commas that begins with one of these names nobody who speaks."""
STOPS: Final = ASIDES | _words("dan serta tetapi sedangkan namun karena bahwa agar supaya untuk")
NOT_SUBJECT: Final = _words("""
    kepada oleh dari dengan untuk bersama milik bagi ke pada terhadap tentang atas didampingi
    ditemui dihubungi bagian kantor rumah istri suami anak ajudan sopir keluarga staf mantan eks
    bekas calon wakil kuasa pengacara pendukung kerabat orang menemui bertemu menelepon pihak
    kediaman gedung halaman antara soal
""")
"""Before an office or a body: somebody or something else is meant."""
SPOKE: Final = _words("juru jubir humas pihak")
ACTING: Final = _words("plt pj pjs plh penjabat pejabat pelaksana tugas harian")
HUMANS: Final = _words("""
    seorang warga pengungsi korban saksi petugas pedagang peneliti dokter perawat guru siswa murid
    ibu bapak pak bu mbah mbak mas orang tua sopir petani nelayan ketua anggota pengamat aktivis
    wartawan keluarga relawan bidan penumpang pengunjung kades pelaku tersangka terdakwa pelapor
    pengacara mahasiswa pasien santri balita anak bocah polisi pegawai
""")
DEGREES: Final = _words("""
    s m h e t sh mh se mm st mt kes pd ag kom sos si ip ap stp ph d phd sp a pi hut ked farm psi lc
""")
REGIONS: Final = _words("kabupaten kota provinsi kecamatan kelurahan desa kab kec prov")
NATION: Final = _words("ri republik indonesia pusat")
TITLED: Final = _words("""
    berjudul bertajuk judul tajuk film lagu buku tema bertema dijuluki berslogan slogan program
    bertuliskan aplikasi istilah
""")
"""What stands in quotation marks after these is a title."""

DOTTED: Final = _words("""
    plt plh pj pjs dr drg drs dra ir prof h hj kh bpk sdr sdri tn ny jl jln kec kab kel
""")
"""A full stop after them is part of them."""
ABBREVIATED: Final = _words("no tgl st sh mh mm msi sp prov pt cv tbk m s")
DAYS: Final = _words("senin selasa rabu kamis jumat jum'at sabtu minggu ahad")
