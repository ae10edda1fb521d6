from django.urls import path

from .views import downloads, feeds, media, public, search, transparency

app_name = "newsroom"
urlpatterns = [
    path("siaran-pers/<slug:slug>/unduh.docx", downloads.release_docx, name="release_docx"),
    path("siaran-pers/<slug:slug>/unduh.pdf", downloads.release_pdf, name="release_pdf"),
    path("siaran-pers/<slug:slug>/qr.svg", downloads.release_qr, name="release_qr"),
    path("darurat/<slug:slug>/poster.pdf", downloads.emergency_poster, name="emergency_poster"),
    path("ruang-pers/", public.press_room, name="press_room"),
    path("asli/", public.authentic, name="authentic"),
    path("agenda/", public.agenda, name="agenda"),
    path("cek-kabar/", search.check, name="check"),
    path("cari/", search.search, name="search"),
    path("transparansi/", transparency.index, name="transparency"),
    path("transparansi/koreksi/", transparency.corrections, name="corrections"),
    path("transparansi/darurat/", transparency.emergencies, name="emergencies"),
    path("rss.xml", feeds.rss, name="rss"),
    path("atom.xml", feeds.atom, name="atom"),
    path("feed.json", feeds.json_feed, name="json_feed"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("media/<path:name>", media.serve, name="media"),
    path("dokumen/<int:key>/<str:name>", media.document, name="document"),
]
