from functools import partial
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .enums import Role
from .menus import SECTIONS
from .viewsets import ACCOUNT_VIEWSETS

# Wagtail's own entries that the loop's sections replace or carry.
REPLACED = frozenset({"reports", "help"})
ADMIN_RIGHTS = [
    f"{app}.{verb}_{model}"
    for app, models in (
        ("accounts", ("agency", "user", "membership", "delegation")),
        ("core", ("rule", "holiday")),
    )
    for model in models
    for verb in ("view", "add", "change")
]


def _section_item(position: int) -> SubmenuMenuItem:
    section = SECTIONS[position]
    return SubmenuMenuItem(
        section.label,
        Menu(register_hook_name=section.hook),
        name=section.slug,
        icon_name=section.icon,
        order=10 + position,
    )


for _position in range(len(SECTIONS)):
    hooks.register("register_admin_menu_item", partial(_section_item, _position))


@hooks.register("construct_main_menu")
def _only_ours(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in REPLACED]


@hooks.register("register_admin_viewset")
def _viewsets() -> Any:
    return ACCOUNT_VIEWSETS


@hooks.register("kentongan_role_permissions")
def _rights(role: Role) -> list[str]:
    if role == Role.ADMIN:
        return ADMIN_RIGHTS
    if role == Role.HEAD:
        return [
            "core.view_rule",
            "core.change_rule",
            "core.add_rule",
            "core.view_holiday",
            "core.add_holiday",
            "core.change_holiday",
        ]
    return []
