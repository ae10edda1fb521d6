"""Everything that happens to a case; views, chat and the demo call only these."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import DESK
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.delivery import actions as delivery
from kentongan.delivery.models import ChannelAccount
from kentongan.verification import actions as verification

from . import numbers
from .deadlines import deadline
from .enums import TRANSITIONS, CaseKind, CaseStatus, Direction, Door, ReplyBy
from .models import CallBack, CaseMessage, CitizenCase

LONGEST_TEXT = 8000  # characters; a longer letter is scanned and summarised
SUBJECT_LENGTH = 80
NUMBER_TRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """A new case with its PIN, which is nowhere else in the clear."""

    case: CitizenCase
    pin: str


@transaction.atomic
def open_case(
    *,
    agency: Agency,
    kind: CaseKind,
    door: Door,
    text: str,
    by: User | None = None,
    received_at: datetime | None = None,
    reply_by: ReplyBy = ReplyBy.WEB,
    name: str = "",
    contact: str = "",
    subject: str = "",
    page_url: str = "",
    chat: ChannelAccount | None = None,
    chat_ref: str = "",
    external_id: str = "",
) -> OpenedCase:
    """Take in a matter; `by` is the officer at the counter or telephone, None for a citizen.

    Raises ValidationError naming the field, PermissionDenied.
    """
    now = clocks.now()
    received = received_at or now
    if by is not None:
        require(by, agency, *DESK)
    _validate(text=text, received_at=received, now=now, reply_by=reply_by, contact=contact)
    due_at, trace = deadline(kind, agency, received)
    pin = numbers.new_pin()
    fields: dict[str, Any] = {
        "agency": agency,
        "kind": kind,
        "door": door,
        "subject": (subject.strip() or _first_words(text))[:200],
        "received_at": received,
        "entered_at": now,
        "entered_by": by,
        "reply_by": reply_by,
        "name": name.strip(),
        "contact": contact.strip(),
        "page_url": page_url[:500],
        "chat_account_id": chat.pk if chat else None,
        "chat_ref": chat_ref,
        "due_at": due_at,
        "due_trace": trace,
    }
    with history.context(by=by, why="case received"):
        case = _create(pin, fields)
    _say(case, Direction.IN, text, at=received, external_id=external_id)
    if reply_by == ReplyBy.PHONE:
        CallBack.objects.create(case=case, wanted_at=received)
    return OpenedCase(case=case, pin=pin)


@transaction.atomic
def add_message(*, case: CitizenCase, text: str, external_id: str = "") -> CaseMessage:
    """The citizen says something more; an answered or closed case is open again."""
    if not text.strip():
        raise ValidationError({"text": _("Write your message first.")})
    message = _say(case, Direction.IN, text, at=clocks.now(), external_id=external_id)
    if case.status in {CaseStatus.ANSWERED, CaseStatus.CLOSED}:
        _move(case, CaseStatus.REOPENED, by=None, why="the citizen wrote again")
    return message


@transaction.atomic
def assign_case(*, case: CitizenCase, to: User, by: User) -> CitizenCase:
    require(by, case.agency, *DESK)
    require(to, case.agency, *DESK)
    case.assigned_to = to
    with history.context(by=by, why="assigned"):
        case.save(update_fields=["assigned_to"])
    if case.status == CaseStatus.RECEIVED:
        _move(case, CaseStatus.IN_PROGRESS, by=by, why="assigned")
    return case


@transaction.atomic
def answer_case(*, case: CitizenCase, text: str, by: User) -> CaseMessage:
    """Answer on the status page, and by the way the citizen wished; a call goes on the list."""
    require(by, case.agency, *DESK)
    if not text.strip():
        raise ValidationError({"text": _("Write the answer first.")})
    message = _say(case, Direction.OUT, text, at=clocks.now(), by=by)
    case.answered_at = case.answered_at or message.at
    _move(case, CaseStatus.ANSWERED, by=by, why="answered", fields=["answered_at"])
    _send_answer(case, text, by)
    return message


@transaction.atomic
def note_case(*, case: CitizenCase, text: str, by: User) -> CaseMessage:
    require(by, case.agency, *DESK)
    return _say(case, Direction.NOTE, text, at=clocks.now(), by=by)


@transaction.atomic
def record_call(*, call: CallBack, result: str, by: User) -> CallBack:
    """Somebody was called back; what came of it is kept."""
    require(by, call.case.agency, *DESK)
    call.done_at, call.by, call.result = clocks.now(), by, result[:300]
    call.save(update_fields=["done_at", "by", "result"])
    return call


@transaction.atomic
def close_case(*, case: CitizenCase, by: User, why: str) -> CitizenCase:
    require(by, case.agency, *DESK)
    if not why.strip():
        raise ValidationError({"why": _("Say why the case is closed.")})
    _move(case, CaseStatus.CLOSED, by=by, why=why)
    return case


@transaction.atomic
def reopen_case(*, case: CitizenCase, by: User | None, why: str = "") -> CitizenCase:
    if by is not None:
        require(by, case.agency, *DESK)
    _move(case, CaseStatus.REOPENED, by=by, why=why)
    return case


@transaction.atomic
def forward_as_claim(*, case: CitizenCase, by: User) -> CitizenCase:
    """A message to be checked goes to the verification queue; repeats join one claim."""
    require(by, case.agency, *DESK)
    first = case.messages.filter(direction=Direction.IN).first()
    text = first.text if first else case.subject
    case.claim = verification.report_claim(
        text=text, agency=case.agency, door=case.door, by=by, reporter_ref=case.number
    )
    with history.context(by=by, why="forwarded as a claim"):
        case.save(update_fields=["claim"])
    return case


def find_case(*, number: str, pin: str) -> CitizenCase | None:
    """The case of a number and its PIN; None for either wrong, without saying which."""
    if not numbers.is_valid(number):
        return None
    case = CitizenCase.objects.filter(number=numbers.clean(number)).first()
    if case is None or not check_password(numbers.clean(pin), case.pin_hash):
        return None
    return case


def _create(pin: str, fields: dict[str, Any]) -> CitizenCase:
    for _attempt in range(NUMBER_TRIES):
        try:
            with transaction.atomic():
                return CitizenCase.objects.create(
                    number=numbers.new_number(), pin_hash=make_password(pin), **fields
                )
        except IntegrityError as error:
            if "number" not in str(error):
                raise
    raise RuntimeError("no free case number was found")


def _validate(
    *, text: str, received_at: datetime, now: datetime, reply_by: ReplyBy, contact: str
) -> None:
    wrong = {}
    if not text.strip():
        wrong["text"] = _("Say what it is about.")
    if len(text) > LONGEST_TEXT:
        wrong["text"] = _("This is longer than %(limit)s characters. Shorten it.") % {
            "limit": LONGEST_TEXT
        }
    if received_at > now:
        wrong["received_at"] = _("The time of receipt is in the future.")
    if reply_by not in {ReplyBy.WEB, ReplyBy.CHAT} and not contact.strip():
        wrong["contact"] = _("We need a telephone number, e-mail or address to answer this way.")
    if wrong:
        raise ValidationError(wrong)


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= SUBJECT_LENGTH:
        return line
    return line[:SUBJECT_LENGTH].rsplit(" ", 1)[0] + " …"


def _say(
    case: CitizenCase,
    direction: Direction,
    text: str,
    *,
    at: datetime,
    by: User | None = None,
    external_id: str = "",
) -> CaseMessage:
    return CaseMessage.objects.create(
        case=case,
        direction=direction,
        text=text.strip()[:LONGEST_TEXT],
        at=at,
        by=by,
        external_id=external_id,
    )


def _move(
    case: CitizenCase,
    to: CaseStatus,
    *,
    by: User | None,
    why: str,
    fields: list[str] | None = None,
) -> None:
    if to not in TRANSITIONS[CaseStatus(case.status)]:
        raise ValidationError(
            _("A case that is “%(now)s” cannot become “%(next)s”.")
            % {"now": case.get_status_display(), "next": to.label}
        )
    case.status = to
    with history.context(by=by, why=why):
        case.save(update_fields=["status", *(fields or [])])


def _send_answer(case: CitizenCase, text: str, by: User) -> None:
    if case.reply_by == ReplyBy.PHONE:
        now = clocks.now()
        CallBack.objects.get_or_create(case=case, done_at=None, defaults={"wanted_at": now})
    account = _answer_account(case)
    if account is not None:
        address = case.chat_ref if case.reply_by == ReplyBy.CHAT else case.contact
        title = _("Answer to %(number)s: %(subject)s") % {
            "number": case.read_number,
            "subject": case.subject,
        }
        delivery.reply(account=account, reply_ref=address, text=text, by=by, title=title)


def _answer_account(case: CitizenCase) -> ChannelAccount | None:
    if case.reply_by == ReplyBy.CHAT and case.chat_account_id:
        return ChannelAccount.objects.filter(pk=case.chat_account_id).first()
    if case.reply_by == ReplyBy.EMAIL:
        return ChannelAccount.objects.filter(
            agency=case.agency, channel="email", active=True
        ).first()
    return None
