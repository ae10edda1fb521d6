"""What happens to a rumour until somebody proposes a verdict."""

import hashlib
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kentongan.accounts.enums import DESK, WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import has_role, require
from kentongan.core import clocks, history
from kentongan.core.masking import mask
from kentongan.engine import text as engine_text
from kentongan.listening import alerts
from kentongan.listening.models import Article, Story
from kentongan.verification import tasks
from kentongan.verification.enums import VERDICT_GIVEN, ClaimStatus, DecisionState, Nature
from kentongan.verification.models import Claim, Evidence, Sighting
from kentongan.verification.triage import reach_of, score

from .library import LONGEST
from .moves import hold, move

REPORTERS = WRITERS | DESK


@transaction.atomic
def report_claim(
    *,
    text: str,
    agency: Agency,
    door: str,
    by: User | None = None,
    story: Story | None = None,
    article: Article | None = None,
    reporter_ref: str = "",
) -> Claim:
    """Take in a rumour. The same words again add a sighting, not another row in the queue.

    Personal data in the text is masked before it is kept. Raises ValidationError.
    """
    if by is not None:
        require(by, agency, *REPORTERS)
    words = mask(text.strip()[:LONGEST])
    if not words:
        raise ValidationError({"text": _("Write or paste the message that goes round.")})
    with history.context(by=by, why="rumour reported"):
        claim, made = Claim.objects.get_or_create(
            agency=agency,
            fingerprint=fingerprint(words),
            defaults={
                "text": words,
                "door": door,
                "story": story,
                "first_seen_at": clocks.now(),
            },
        )
    _see(claim, place=door, article=article, ref=reporter_ref)
    if made:
        tasks.match_claim.defer(claim_id=claim.pk)
    return claim


@transaction.atomic
def see_again(*, claim: Claim, article: Article) -> None:
    """An article tells the rumour: one sighting more, and so perhaps a wider reach."""
    _see(claim, place="article", article=article, at=article.published_at or article.first_seen_at)


@transaction.atomic
def assess(
    *,
    claim: Claim,
    by: User,
    harm: int,
    reach: int,
    speed: int,
    vacuum: int,
    nature: str = Nature.CLAIM,
    about_own_agency: bool | None = None,
) -> Claim:
    """Set the parts of the triage score and what kind of speech it is."""
    require(by, claim.agency, *WRITERS)
    hold(claim)
    if claim.status in VERDICT_GIVEN:
        raise ValidationError(_("This rumour is decided; propose a new verdict instead."))
    about = claim.about_own_agency if about_own_agency is None else about_own_agency
    _keep_ground(claim, nature, about)
    claim.harm, claim.reach, claim.speed, claim.vacuum = harm, reach, speed, vacuum
    claim.nature, claim.about_own_agency = nature, about
    claim.score = score(harm=harm, reach=reach, speed=speed, vacuum=vacuum)
    claim.full_clean(exclude=["assigned_to", "story"])
    with history.context(by=by, why="assessed"):
        claim.save()
    if claim.status == ClaimStatus.REPORTED:
        move(claim, ClaimStatus.CHECKING, by=by, why="assessed")
    _ring(claim)
    return claim


def _keep_ground(claim: Claim, nature: str, about: bool) -> None:
    """While a verdict stands, what it was given on does not change under it."""
    same = claim.nature == nature and claim.about_own_agency == about
    if not same and claim.decisions.filter(state=DecisionState.CONFIRMED).exists():
        raise ValidationError(
            _("A verdict stands on what kind of speech this is; have a new verdict confirmed.")
        )


@transaction.atomic
def assign(*, claim: Claim, to: User, by: User) -> Claim:
    """Give a rumour to somebody who writes for its agency. Raises ValidationError for others."""
    require(by, claim.agency, *REPORTERS)
    if not has_role(to, claim.agency, *WRITERS):
        raise ValidationError({"to": _("This person does not write for this agency.")})
    claim.assigned_to = to
    with history.context(by=by, why="assigned"):
        claim.save(update_fields=["assigned_to"])
    return claim


@transaction.atomic
def add_evidence(
    *,
    claim: Claim,
    source_name: str,
    note: str,
    by: User,
    url: str = "",
    is_data_owner: bool = False,
) -> Evidence:
    require(by, claim.agency, *WRITERS)
    with history.context(by=by, why="evidence"):
        evidence, _made = Evidence.objects.update_or_create(
            claim=claim,
            source_name=source_name.strip(),
            defaults={
                "note": note,
                "url": url,
                "is_data_owner": is_data_owner,
                "added_by": by,
                "added_at": clocks.now(),
            },
        )
    return evidence


@transaction.atomic
def monitor_only(*, claim: Claim, by: User, why: str) -> Claim:
    """Watch, do not amplify: a proper outcome."""
    require(by, claim.agency, *WRITERS)
    hold(claim)
    move(claim, ClaimStatus.MONITORED, by=by, why=why or "monitor only")
    return claim


def fingerprint(text: str) -> str:
    """The same for the same words, whatever their case, spacing and punctuation."""
    return hashlib.sha256(" ".join(engine_text.words(text)).encode()).hexdigest()


def _see(
    claim: Claim,
    *,
    place: str,
    article: Article | None = None,
    ref: str = "",
    at: datetime | None = None,
) -> None:
    hold(claim)
    defaults = {"place": place[:40], "at": at or clocks.now()}
    if article is not None:
        Sighting.objects.get_or_create(claim=claim, article=article, defaults=defaults)
    elif ref:
        Sighting.objects.get_or_create(claim=claim, ref=ref, defaults=defaults)
    else:
        Sighting.objects.create(claim=claim, **defaults)
    reach = max(claim.reach, reach_of(claim.sightings.count()))
    if reach != claim.reach:
        claim.reach = reach
        claim.score = score(harm=claim.harm, reach=reach, speed=claim.speed, vacuum=claim.vacuum)
        claim.save(update_fields=["reach", "score"])
        _ring(claim)


def _ring(claim: Claim) -> None:
    """Alert the office where a rule asks for it. A rumour's words may name people: not told."""
    values = {"number": claim.pk, "score": claim.score, "count": claim.sightings.count()}
    alerts.ring(
        agency=claim.agency,
        subject=f"claim:{claim.pk}",
        title=_("Rumour no. %(number)s needs to be checked") % values,
        path=reverse("verification:claim", args=[claim.pk]),
        score=claim.score,
        why=_("Score %(score)s of 11; seen %(count)s times.") % values,
    )
