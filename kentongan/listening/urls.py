from django.urls import path

from . import views

app_name = "listening"
urlpatterns = [
    path("admin/dengar/peristiwa/", views.stories, name="stories"),
    path("admin/dengar/peristiwa/<int:pk>/", views.story, name="story"),
    path("admin/dengar/berita/", views.articles, name="articles"),
    path("admin/dengar/berita/<int:pk>/nada/", views.code, name="code"),
    path("admin/dengar/sumber/", views.sources, name="sources"),
    path("admin/dengar/sumber/tambah/", views.add_source, name="add_source"),
    path("admin/dengar/sumber/<int:pk>/", views.source, name="source"),
    path("admin/dengar/sumber/<int:pk>/periksa/", views.check_source, name="check_source"),
    path("transparansi/pantauan/", views.monitored, name="monitored"),
]
