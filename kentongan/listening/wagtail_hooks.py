from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kentongan.accounts.enums import STAFF, WRITERS, Role

from .viewsets import OUTLETS, TOPICS

SECTION = "kentongan_menu_listen"


@hooks.register("register_admin_viewset")
def _viewsets() -> Any:
    return [TOPICS, OUTLETS]


@hooks.register(SECTION)
def _stories() -> MenuItem:
    return MenuItem(_("Stories"), reverse("listening:stories"), icon_name="list-ul", order=10)


@hooks.register(SECTION)
def _articles() -> MenuItem:
    return MenuItem(_("Articles"), reverse("listening:articles"), icon_name="search", order=20)


@hooks.register(SECTION)
def _topics() -> MenuItem:
    address = reverse(TOPICS.get_url_name("index"))
    return MenuItem(_("Watch topics"), address, icon_name="tag", order=30)


@hooks.register(SECTION)
def _sources() -> MenuItem:
    return MenuItem(_("Sources"), reverse("listening:sources"), icon_name="rss", order=40)


@hooks.register(SECTION)
def _outlets() -> MenuItem:
    address = reverse(OUTLETS.get_url_name("index"))
    return MenuItem(_("Outlets"), address, icon_name="globe", order=50)


@hooks.register("kentongan_role_permissions")
def _rights(role: Role) -> list[str]:
    verbs = ["view", "add", "change"] if role in WRITERS else ["view"] if role in STAFF else []
    return [f"listening.{verb}_{model}" for verb in verbs for model in ("topic", "outlet")]
