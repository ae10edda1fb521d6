from django.urls import path

from .views import alerts, articles, duty, sources, stories, transparency

app_name = "listening"
urlpatterns = [
    path("admin/dengar/peristiwa/", stories.index, name="stories"),
    path("admin/dengar/peristiwa/<int:key>/", stories.story, name="story"),
    path("admin/dengar/nada/<int:key>/", stories.code, name="code"),
    path("admin/dengar/berita/", articles.index, name="articles"),
    path("admin/dengar/berita/unduh.csv", articles.csv_file, name="articles_csv"),
    path("admin/dengar/berita/unduh.xlsx", articles.xlsx_file, name="articles_xlsx"),
    path("admin/dengar/sumber/", sources.index, name="sources"),
    path("admin/dengar/sumber/tambah/", sources.add, name="add_source"),
    path("admin/dengar/sumber/<int:key>/", sources.source, name="source"),
    path("admin/dengar/sumber/<int:key>/periksa/", sources.check, name="check_source"),
    path("admin/dengar/sumber/<int:key>/jeda/", sources.pause, name="pause_source"),
    path("admin/dengar/topik/contoh/", sources.starter_topics, name="starter_topics"),
    path("admin/dengar/ruang-kendali/", alerts.control_room, name="control_room"),
    path("admin/dengar/ruang-kendali/<int:key>/", alerts.answer, name="answer_alert"),
    path("admin/dengar/peringatan/", alerts.rules, name="alert_rules"),
    path("admin/dengar/peringatan/tambah/", alerts.rule, name="add_alert_rule"),
    path("admin/dengar/peringatan/contoh/", alerts.starter_rules, name="starter_rules"),
    path("admin/dengar/peringatan/pengaturan/", alerts.settings, name="alert_settings"),
    path("admin/dengar/peringatan/<int:key>/", alerts.rule, name="alert_rule"),
    path("admin/dengar/piket/", duty.roster, name="roster"),
    path("admin/dengar/piket/tambah/", duty.add, name="add_duty"),
    path("admin/dengar/piket/tukar/", duty.swap, name="swap_duty"),
    path("admin/dengar/piket/<int:key>/hapus/", duty.remove, name="remove_duty"),
    path("transparansi/pantauan/", transparency.watching, name="monitored"),
]
