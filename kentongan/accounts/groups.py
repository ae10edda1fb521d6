"""One Django group per (agency, role), kept in step with the memberships.

The groups carry what Wagtail asks for: entry to the back office, page and collection rights, and
the rights on records, which each app declares by the hook `kentongan_role_permissions`.
"""

from collections import defaultdict

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail import hooks
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .enums import APPROVERS, WRITERS, Role
from .models import Agency, Delegation, Membership, User

ENTER = "wagtailadmin.access_admin"
PAGE_RIGHTS = {"writer": ("add_page", "change_page"), "approver": ("publish_page",)}
FILE_RIGHTS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)


@transaction.atomic
def synchronise() -> None:
    """Make groups, their rights and their members say what the memberships of today say."""
    members = _members()
    agencies = Agency.objects.in_bulk([agency for agency, _role in members])
    wanted: dict[int, set[int]] = defaultdict(set)
    for (agency_id, role), users in members.items():
        group = _group(agencies[agency_id], role)
        group.user_set.set(users)
        for user in users:
            wanted[user].add(group.pk)
    _leave_others(wanted)


def _members() -> dict[tuple[int, Role], set[int]]:
    found: dict[tuple[int, Role], set[int]] = defaultdict(set)
    held = Membership.objects.current().values_list("agency_id", "role", "user_id")
    acting = Delegation.objects.current().values_list("agency_id", "role", "acting_id")
    for agency, role, user in [*held, *acting]:
        found[agency, Role(role)].add(user)
    return found


def _leave_others(wanted: dict[int, set[int]]) -> None:
    """Take people out of groups whose role has ended."""
    through = User.groups.through
    for row in through.objects.filter(group__name__contains=":"):
        if row.group_id not in wanted.get(row.user_id, set()):
            row.delete()


def _group(agency: Agency, role: Role) -> Group:
    group, _made = Group.objects.get_or_create(name=f"{agency.slug}:{role}")
    group.permissions.set(_permissions([ENTER, *_record_rights(role)]))
    if role in WRITERS | APPROVERS:
        _grant_pages(group, role)
        _grant_files(group, agency)
    return group


def _record_rights(role: Role) -> list[str]:
    rights: list[str] = []
    for declare in hooks.get_hooks("kentongan_role_permissions"):
        rights += declare(role)
    return rights


def _permissions(names: list[str]) -> list[Permission]:
    condition = Q(pk__in=[])
    for name in names:
        app, codename = name.split(".")
        condition |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(condition))


def _grant_pages(group: Group, role: Role) -> None:
    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    names = PAGE_RIGHTS["writer"] + (PAGE_RIGHTS["approver"] if role in APPROVERS else ())
    for name in names:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=name)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_files(group: Group, agency: Agency) -> None:
    collection = _collection(agency)
    for permission in _permissions(list(FILE_RIGHTS)):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _collection(agency: Agency) -> Collection:
    """The agency's own folder of pictures and documents."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=agency.name).first()
    return found or root.add_child(name=agency.name)
