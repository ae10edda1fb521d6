from django.urls import path

from .views import claims, library, open_data, transparency

app_name = "verification"
urlpatterns = [
    path("admin/pilah/", claims.queue, name="queue"),
    path("admin/pilah/lapor/", claims.report, name="report"),
    path("admin/pilah/cek-fakta/", library.fact_checks, name="fact_checks"),
    path("admin/pilah/cek-fakta/tambah/", library.add_fact_check, name="add_fact_check"),
    path("admin/pilah/cek-fakta/impor/", library.import_fact_checks, name="import"),
    path("admin/pilah/cek-fakta/impor/templat/", library.import_template, name="import_template"),
    path("admin/pilah/<int:pk>/", claims.claim, name="claim"),
    path("admin/pilah/<int:pk>/<slug:verb>/", claims.act, name="act"),
    path("kabar/claimreview.json", open_data.claim_reviews, name="claim_reviews"),
    path("kabar/tabel.csv", open_data.table, name="open_table"),
    path("kabar/rss.xml", open_data.feed, name="feed"),
    path("transparansi/kabar/", transparency.verdicts, name="verdicts"),
]
