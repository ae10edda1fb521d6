"""Every page of the public site, and the records that stand behind a published one."""

from .agenda import AgendaEvent
from .clarifications import ClarificationIndexPage, ClarificationPage
from .emergencies import (
    EmergencyIndexPage,
    EmergencyNoticePage,
    EmergencyTemplate,
    EmergencyUse,
)
from .guarded import GuardedPage
from .records import Approval, Correction, ReleaseNumber, Withdrawal
from .releases import ReleaseAttachment, ReleaseIndexPage, ReleasePage, ReleasePhoto
from .site_pages import HomePage, InformationPage
from .workflow import SecondPersonTask

GUARDED = (ReleasePage, ClarificationPage, EmergencyNoticePage)

__all__ = [
    "GUARDED",
    "AgendaEvent",
    "Approval",
    "ClarificationIndexPage",
    "ClarificationPage",
    "Correction",
    "EmergencyIndexPage",
    "EmergencyNoticePage",
    "EmergencyTemplate",
    "EmergencyUse",
    "GuardedPage",
    "HomePage",
    "InformationPage",
    "ReleaseAttachment",
    "ReleaseIndexPage",
    "ReleaseNumber",
    "ReleasePage",
    "ReleasePhoto",
    "SecondPersonTask",
    "Withdrawal",
]
