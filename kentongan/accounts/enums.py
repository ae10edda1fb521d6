from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgencyKind(TextChoices):
    MINISTRY = "ministry", _("ministry")
    BODY = "body", _("non-ministry body")
    PROVINCE = "province", _("province")
    REGENCY = "regency", _("regency")
    CITY = "city", _("city")
    OFFICE = "office", _("regional office (OPD)")
    UNIT = "unit", _("unit")


class Zone(TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class Role(TextChoices):
    """The roles of people who sign in."""

    ADMIN = "admin", _("administrator")
    LEADER = "leader", _("leader")
    HEAD = "head", _("head of public relations")
    ANALYST = "analyst", _("media analyst")
    WRITER = "writer", _("writer")
    EDITOR = "editor", _("editor")
    PPID = "ppid", _("PPID")
    PPID_SUPERIOR = "ppid_superior", _("superior of the PPID")
    COMPLAINTS_OFFICER = "complaints_officer", _("complaints officer (SP4N)")
    CHANNEL_OPERATOR = "channel_operator", _("channel operator")
    NODE = "node", _("network member (KIM, media centre)")
    COMPLIANCE_VERIFIER = "compliance_verifier", _("compliance verifier")
    AUDITOR = "auditor", _("auditor")


WRITERS = frozenset({Role.WRITER, Role.ANALYST, Role.EDITOR, Role.HEAD, Role.CHANNEL_OPERATOR})
APPROVERS = frozenset({Role.EDITOR, Role.HEAD, Role.LEADER})
DESK = frozenset({Role.PPID, Role.PPID_SUPERIOR, Role.COMPLAINTS_OFFICER, Role.HEAD, Role.WRITER})
STAFF = frozenset(Role) - {Role.NODE}
# Administrators neither write nor approve; auditors only read.
SECOND_FACTOR_ROLES = APPROVERS | {Role.ADMIN}
SEES_BELOW = frozenset({Role.ADMIN, Role.LEADER, Role.HEAD, Role.AUDITOR})


class DelegationKind(TextChoices):
    PLH = "plh", "Plh."
    PLT = "plt", "Plt."
