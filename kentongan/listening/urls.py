from django.urls import path

from .views import articles, sources, stories, transparency

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
    path("transparansi/pantauan/", transparency.watching, name="monitored"),
]
