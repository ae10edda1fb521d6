from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClaimStatus(TextChoices):
    REPORTED = "reported", _("reported")
    CHECKING = "checking", _("being checked")
    PROPOSED = "proposed", _("verdict waits for a second person")
    DECIDED = "decided", _("decided")
    ANSWERED = "answered", _("answered")
    MEASURED = "measured", _("measured")
    MONITORED = "monitored", _("watched, not amplified")
    ARCHIVED = "archived", _("archived")


WAITING = frozenset({ClaimStatus.REPORTED, ClaimStatus.CHECKING, ClaimStatus.PROPOSED})
VERDICT_GIVEN = frozenset({ClaimStatus.DECIDED, ClaimStatus.ANSWERED, ClaimStatus.MEASURED})
TRANSITIONS = {
    ClaimStatus.REPORTED: {ClaimStatus.CHECKING, ClaimStatus.PROPOSED, ClaimStatus.MONITORED},
    ClaimStatus.CHECKING: {ClaimStatus.PROPOSED, ClaimStatus.MONITORED},
    ClaimStatus.PROPOSED: {ClaimStatus.CHECKING, ClaimStatus.DECIDED},
    ClaimStatus.DECIDED: {ClaimStatus.ANSWERED, ClaimStatus.PROPOSED, ClaimStatus.ARCHIVED},
    ClaimStatus.ANSWERED: {ClaimStatus.MEASURED, ClaimStatus.PROPOSED, ClaimStatus.ARCHIVED},
    ClaimStatus.MEASURED: {ClaimStatus.ARCHIVED, ClaimStatus.PROPOSED},
    ClaimStatus.MONITORED: {ClaimStatus.CHECKING, ClaimStatus.ARCHIVED},
    ClaimStatus.ARCHIVED: {ClaimStatus.CHECKING},
}


class Verdict(TextChoices):
    TRUE = "true", _("true")
    PARTLY_TRUE = "partly_true", _("partly true")
    MISLEADING = "misleading", _("misleading")
    FALSE = "false", _("false")
    SCAM = "scam", _("scam")
    SATIRE = "satire", _("satire")
    UNPROVEN = "unproven", _("not proven")
    OUT_OF_SCOPE = "out_of_scope", _("out of scope")
    CLARIFICATION = "clarification", _("clarification")


HOAX_LABELS = frozenset({Verdict.FALSE, Verdict.MISLEADING, Verdict.SCAM})


class Nature(TextChoices):
    """What kind of speech it is; only a claim of fact can be a hoax (design §5, R5)."""

    CLAIM = "claim", _("claim of fact")
    OPINION = "opinion", _("opinion or criticism")
    SATIRE = "satire", _("satire")
    JOURNALISM = "journalism", _("work of a press outlet")


class HoaxType(TextChoices):
    """First Draft's seven types, as used by Mafindo."""

    SATIRE = "satire_parodi", _("satire or parody")
    MISLEADING = "konten_menyesatkan", _("misleading content")
    IMPOSTER = "konten_tiruan", _("imposter content")
    FABRICATED = "konten_palsu", _("fabricated content")
    FALSE_CONNECTION = "koneksi_yang_salah", _("false connection")
    FALSE_CONTEXT = "konteks_yang_salah", _("false context")
    MANIPULATED = "konten_dimanipulasi", _("manipulated content")


class HoaxTopic(TextChoices):
    """The thirteen topics of the ministry's reports."""

    POLITICS = "politik", _("politics")
    GOVERNMENT = "pemerintahan", _("government")
    HEALTH = "kesehatan", _("health")
    CRIME = "kejahatan", _("crime")
    DEFAMATION = "fitnah", _("defamation")
    INTERNATIONAL = "internasional", _("international")
    DISASTER = "bencana_alam", _("natural disaster")
    RELIGION = "agama", _("religion")
    FRAUD = "penipuan", _("fraud")
    MYTH = "mitos", _("myth")
    TRADE = "perdagangan", _("trade")
    EDUCATION = "pendidikan", _("education")
    OTHER = "lain_lain", _("other")


class MatchState(TextChoices):
    SUGGESTED = "suggested", _("suggested by the machine")
    CONFIRMED = "confirmed", _("confirmed by a person")
    REJECTED = "rejected", _("rejected")


class DecisionState(TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    RETURNED = "returned", _("returned with notes")
    SUPERSEDED = "superseded", _("replaced by a later verdict")


class Risk(TextChoices):
    LOW = "low", _("low: watch, do not amplify")
    MEDIUM = "medium", _("medium: prepare an answer")
    HIGH = "high", _("high: tell the leader")
