from django.urls import path

from . import views

app_name = "planning"
urlpatterns = [
    path("admin/putuskan/", views.issues, name="issues"),
    path("admin/putuskan/buka/", views.open_issue, name="open"),
    path("admin/putuskan/peristiwa/<int:pk>/", views.open_from_story, name="open_from_story"),
    path("admin/putuskan/kabar/<int:pk>/", views.open_from_claim, name="open_from_claim"),
    path("admin/putuskan/<int:pk>/", views.issue, name="issue"),
    path("admin/putuskan/<int:pk>/<slug:verb>/", views.act, name="act"),
]
