"""What a person says of the tone of an article, and what the machine learns of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.listening import tasks, tones
from kentongan.listening.analysis import suggest_again
from kentongan.listening.enums import TONES
from kentongan.listening.models import Article, CoderTone, Coding, LearnedTone

NONE = (None, None)


@transaction.atomic
def code_tone(
    *, article: Article, agency: Agency, headline: int | None, body: int | None, by: User
) -> Coding:
    """A person's coding replaces the machine's suggestion for good.

    None leaves a part uncoded; at least one part is coded.
    """
    require(by, agency, *WRITERS)
    given = (headline, body)
    if given == NONE or any(tone is not None and tone not in TONES for tone in given):
        raise ValidationError(_("Choose negative, neutral or positive."))
    said = {"tone_headline": headline, "tone_body": body}
    with history.context(by=by, why="tone coded"):
        coding, _made = Coding.objects.update_or_create(
            agency=agency,
            article=article,
            defaults={**said, "machine": False, "by": by, "why": ""},
        )
    _remember(article, agency, by, said)
    _learn_in_time(agency)
    if article.story_id is not None:
        tasks.ring_story.defer(story_id=article.story_id)
    return coding


@transaction.atomic
def code_again(
    *, article: Article, agency: Agency, headline: int | None, body: int | None, by: User
) -> CoderTone:
    """A second coder's word, for measuring agreement: the first coding stays what counts."""
    require(by, agency, *WRITERS)
    return _remember(article, agency, by, {"tone_headline": headline, "tone_body": body})


@transaction.atomic
def uncode_tone(*, article: Article, agency: Agency, by: User) -> None:
    """Take an own coding back, as if it had never been made; that of another person stays."""
    require(by, agency, *WRITERS)
    CoderTone.objects.filter(agency=agency, article=article, by=by).delete()
    with history.context(by=by, why="coding taken back"):
        Coding.objects.filter(agency=agency, article=article, by=by, machine=False).delete()


def learn_tones(*, agency: Agency) -> list[LearnedTone]:
    """Learn the agency's coding anew and renew the machine's suggestions."""
    learned = tones.learn(agency)
    suggest_again(agency)
    return learned


def _remember(article: Article, agency: Agency, by: User, said: dict[str, int | None]) -> CoderTone:
    coded, _made = CoderTone.objects.update_or_create(
        agency=agency, article=article, by=by, defaults={**said, "at": clocks.now()}
    )
    return coded


def _learn_in_time(agency: Agency) -> None:
    """Once every so many codings; the rest waits for the night."""
    coded = Coding.objects.filter(agency=agency, machine=False).count()
    if coded % tones.STEP == 0:
        tasks.start_learning(agency.pk)
