"""Posts of people outside the register: what is kept of them, for how long, and who opens one."""

import hmac
import re
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import STAFF
from kentongan.accounts.models import User
from kentongan.accounts.permissions import holds_any
from kentongan.core import clocks, history
from kentongan.core.masking import mask
from kentongan.engine.text import clean
from kentongan.listening.addresses import domain, storable, tidy
from kentongan.listening.kinds import FoundPost
from kentongan.listening.models import MonthSalt, Outlet, Post, PostOpening, Source

ADDRESS_KEPT = timedelta(days=30)
LONGEST = 5000  # characters
LEAST_REASON = 10  # characters
ACCOUNT = "[akun]"
MOST_LINKS = 10  # of one post
LINK = re.compile(r"https?://[^\s<>\"']+")
PROFILE = re.compile(r"https?://\S*(?:/@|/profile/|/users?/)\S+", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w.])@\w[\w.-]*(?:@[\w.-]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of the posts of one look."""

    new: int = 0
    known: int = 0
    rejected: int = 0


def keep_posts(*, source: Source, posts: Iterable[FoundPost]) -> Kept:
    """Store posts without who wrote them. One of a month whose salt is gone is not taken."""
    posts = list(posts)
    if not posts:
        return Kept()
    now = clocks.now()
    month = _month(now)
    salt = _salt(month)
    usable = [each for each in posts if each.posted_at and _month(each.posted_at) == month]
    linked = {each.address: _links(each) for each in usable}
    of_outlets = _of_outlets({url for each in linked.values() for url in each})
    rows = [
        Post(
            source=source,
            platform=each.platform,
            text=hidden(each.text)[:LONGEST],
            posted_at=each.posted_at,
            seen_at=now,
            likes=each.likes,
            shares=each.shares,
            replies=each.replies,
            mark=_hash(salt, storable(each.address)),
            author=_hash(salt, f"{each.platform}:{storable(each.author)}"),
            address=storable(each.address),
            links=[url for url in linked[each.address] if url in of_outlets],
        )
        for each in usable
    ]
    marks = [row.mark for row in rows]
    known = set(Post.objects.filter(mark__in=marks).values_list("mark", flat=True))
    fresh = {row.mark: row for row in rows if row.mark not in known}
    Post.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    return Kept(new=len(fresh), known=len(rows) - len(fresh), rejected=len(posts) - len(usable))


def _links(post: FoundPost) -> list[str]:
    """Tidy addresses that the post leads to, those in its words too."""
    told = [*post.links, *(each.rstrip(".,;:!?)") for each in LINK.findall(post.text))]
    return list(dict.fromkeys(tidy(each) for each in told[:MOST_LINKS] if _is_address(each)))


def _is_address(told: str) -> bool:
    try:
        return bool(domain(told)) and told.startswith(("http://", "https://"))
    except ValueError:  # such as an address with half a bracket
        return False


def _of_outlets(urls: Collection[str]) -> set[str]:
    """Those that lead to an outlet of the register, or to a page below its name."""
    names = {url: _names(domain(url)) for url in urls if not PROFILE.match(url)}
    wanted = {name for each in names.values() for name in each}
    known = set(Outlet.objects.filter(domain__in=wanted).values_list("domain", flat=True))
    return {url for url, each in names.items() if known.intersection(each)}


def _names(host: str) -> list[str]:
    """jateng.koran.example, koran.example, example."""
    parts = host.split(".")
    return [".".join(parts[start:]) for start in range(len(parts))]


def hidden(text: str) -> str:
    """A text without handles, profiles and personal numbers."""
    return mask(HANDLE.sub(ACCOUNT, PROFILE.sub(ACCOUNT, clean(text))))


@transaction.atomic
def open_post(*, post: Post, reason: str, by: User) -> str:
    """The address of a post, for a reason that is kept. Raises ValidationError."""
    if not holds_any(by, STAFF):
        raise PermissionDenied
    if len(reason.strip()) < LEAST_REASON:
        raise ValidationError(_("Say in a sentence why this post has to be opened."))
    if not post.address:
        raise ValidationError(_("The address of this post is no longer kept."))
    with history.context(by=by, why="post opened"):
        PostOpening.objects.create(post=post, by=by, at=clocks.now(), reason=reason.strip()[:300])
    return post.address


def forget_posts() -> int:
    """Empty the addresses that were kept for 30 days, destroy the salts of months gone by."""
    now = clocks.now()
    MonthSalt.objects.exclude(month=_month(now)).delete()
    old = Post.objects.filter(seen_at__lt=now - ADDRESS_KEPT).exclude(address="")
    return old.update(address="")


def _month(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m}"


def _salt(month: str) -> bytes:
    MonthSalt.objects.exclude(month=month).delete()
    row, _made = MonthSalt.objects.get_or_create(
        month=month, defaults={"salt": secrets.token_bytes(32)}
    )
    return bytes(row.salt)


def _hash(salt: bytes, text: str) -> str:
    return hmac.new(salt, text.encode(), sha256).hexdigest()
