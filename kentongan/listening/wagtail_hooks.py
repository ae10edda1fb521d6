"""Listening in Wagtail's back office: menu, records, rights."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kentongan.accounts.enums import APPROVERS, STAFF, WRITERS, Role

from .viewsets import HOLDERS, OUTLETS, TOPICS


@hooks.register("register_admin_viewset")
def _viewsets() -> list[Any]:
    return [HOLDERS, OUTLETS, TOPICS]


@hooks.register("kentongan_menu_listen")
def _stories() -> MenuItem:
    return MenuItem(_("Stories"), reverse("listening:stories"), icon_name="history", order=10)


@hooks.register("kentongan_menu_listen")
def _control_room() -> MenuItem:
    return MenuItem(_("Control room"), reverse("listening:control_room"), icon_name="bell", order=5)


@hooks.register("kentongan_menu_listen")
def _roster() -> MenuItem:
    return MenuItem(_("Duty roster"), reverse("listening:roster"), icon_name="date", order=60)


@hooks.register("kentongan_menu_listen")
def _trends() -> MenuItem:
    return MenuItem(_("Trends"), reverse("listening:trends"), icon_name="order-up", order=12)


@hooks.register("kentongan_menu_listen")
def _triage() -> MenuItem:
    return MenuItem(_("Sort articles"), reverse("listening:triage"), icon_name="list-ul", order=7)


@hooks.register("kentongan_menu_listen")
def _articles() -> MenuItem:
    return MenuItem(
        _("Search articles"), reverse("listening:articles"), icon_name="search", order=20
    )


@hooks.register("kentongan_menu_listen")
def _quoted() -> MenuItem:
    return MenuItem(_("Who is speaking"), reverse("listening:quoted"), icon_name="user", order=22)


@hooks.register("kentongan_menu_listen")
def _own_texts() -> MenuItem:
    return MenuItem(_("Used by media"), reverse("listening:own_texts"), icon_name="tick", order=24)


@hooks.register("kentongan_menu_listen")
def _headlines() -> MenuItem:
    return MenuItem(
        _("Headlines that changed"), reverse("listening:headlines"), icon_name="edit", order=26
    )


@hooks.register("kentongan_menu_listen")
def _topics() -> MenuItem:
    return MenuItem(_("Topics"), reverse("listening_topics:index"), icon_name="tag", order=30)


@hooks.register("kentongan_menu_listen")
def _sources() -> MenuItem:
    return MenuItem(_("Sources"), reverse("listening:sources"), icon_name="rss", order=40)


@hooks.register("kentongan_menu_listen")
def _outlets() -> MenuItem:
    return MenuItem(_("Outlets"), reverse("listening_outlets:index"), icon_name="site", order=50)


@hooks.register("kentongan_menu_listen")
def _tones() -> MenuItem:
    return MenuItem(_("Tone"), reverse("listening:tones"), icon_name="success", order=65)


@hooks.register("kentongan_menu_listen")
def _holders() -> MenuItem:
    url = reverse("listening_holders:index")
    return MenuItem(_("Office-holders"), url, icon_name="group", order=70)


@hooks.register("kentongan_role_permissions")
def _rights(role: Role) -> list[str]:
    if role not in STAFF:
        return []
    rights = ["listening.view_outlet", "listening.view_topic", "listening.view_officeholder"]
    if role in APPROVERS:
        rights += ["listening.add_officeholder", "listening.change_officeholder"]
    if role in WRITERS | {Role.ADMIN}:
        rights += ["listening.add_outlet", "listening.change_outlet"]
    if role in WRITERS:
        rights += ["listening.add_topic", "listening.change_topic"]
    return rights
