"""The outbox in Wagtail's back office: menu and rights."""

from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kentongan.accounts.enums import Role

from .permissions import CONNECTORS, READERS

ENTRIES: tuple[tuple[str, str | Promise, str, int], ...] = (
    ("outbox", _("Outbox"), "mail", 40),
    ("unconfirmed", _("Check first"), "help", 50),
    ("by_hand", _("To post by hand"), "clipboard-list", 60),
    ("accounts", _("Channels"), "link", 70),
    ("holds", _("Hold"), "lock", 80),
)


def _entry(name: str, label: str | Promise, icon: str, order: int) -> MenuItem:
    return MenuItem(label, reverse(f"delivery:{name}"), icon_name=icon, order=order)


for _values in ENTRIES:
    hooks.register("kentongan_menu_tell", partial(_entry, *_values))


@hooks.register("kentongan_role_permissions")
def _rights(role: Role) -> list[str]:
    if role not in READERS:
        return []
    rights = ["delivery.view_delivery", "delivery.view_dispatch", "delivery.view_channelaccount"]
    return rights + (["delivery.change_channelaccount"] if role in CONNECTORS else [])
