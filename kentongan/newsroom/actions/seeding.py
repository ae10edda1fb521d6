"""The pages that every installation has, made once and never overwritten."""

from typing import Any
from urllib.parse import urlparse

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Site, Workflow, WorkflowPage, WorkflowTask

from kentongan.newsroom.models import (
    ClarificationIndexPage,
    EmergencyIndexPage,
    HomePage,
    InformationPage,
    ReleaseIndexPage,
    SecondPersonTask,
)

WORKFLOW = "Persetujuan orang kedua"
INDEXES = (
    (ReleaseIndexPage, "siaran-pers", "Siaran pers"),
    (ClarificationIndexPage, "klarifikasi", "Klarifikasi"),
    (EmergencyIndexPage, "darurat", "Pemberitahuan darurat"),
)
ABOUT = (
    "<p>Halaman ini contoh, sesuaikan: siapa kami, apa tugas kami, dan bagaimana menghubungi kami."
    "</p>"
)


@transaction.atomic
def ensure_site() -> HomePage:
    """Idempotent: home page, site, lists, the page about us, and the workflow."""
    home = HomePage.objects.first() or _make_home()
    _point_site(home)
    for kind, slug, title in INDEXES:
        if not kind.objects.exists():
            home.add_child(instance=kind(title=title, slug=slug))
    if not home.get_children().filter(slug="tentang").exists():
        home.add_child(instance=InformationPage(title="Tentang kami", slug="tentang", body=ABOUT))
    _ensure_workflow(home)
    return home


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    if root is None:
        page_type = ContentType.objects.get_for_model(Page)
        root = Page.add_root(title="Root", slug="root", content_type=page_type)
    home = HomePage(title="Beranda", slug="beranda")
    root.add_child(instance=home)
    return home


def _point_site(home: HomePage) -> None:
    """Wagtail's first site shows its welcome page; ours shows the home page at our address."""
    address = urlparse(settings.KENTONGAN_PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(is_default_site=True)
    welcome = site.root_page_id and site.root_page_id != home.pk and site.root_page
    site.hostname, site.port = address.hostname or "localhost", port
    site.root_page, site.site_name = home, "Kentongan"
    site.save()
    if welcome and welcome.specific_class in (Page, None) and welcome.depth > 1:
        welcome.delete()


def _ensure_workflow(home: HomePage) -> None:
    if WorkflowPage.objects.filter(page=home).exists():
        return
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    task = SecondPersonTask.objects.first() or SecondPersonTask.objects.create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    WorkflowPage.objects.create(workflow=workflow, page=home)


def seed(**_signal: Any) -> None:
    """After every migration."""
    ensure_site()
