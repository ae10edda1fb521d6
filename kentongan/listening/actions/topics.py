"""What an agency watches, and what nobody may watch here."""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history, packs
from kentongan.core.masking import find
from kentongan.listening import tasks
from kentongan.listening.models import Topic

HANDLE = re.compile(r"(?:^|\s)@\w")
NUMBER = re.compile(r"\d{5,}")
KINDS_OF_REGION = re.compile(
    r"^(?:pemerintah )?(?:kabupaten|kota|provinsi|kab\.|pemkab|pemkot) ", re.I
)


@transaction.atomic
def create_topic(
    *,
    agency: Agency,
    name: str,
    words: list[str],
    phrases: list[str] | None = None,
    exclusions: list[str] | None = None,
    by: User | None = None,
) -> Topic:
    """Watch a topic. Raises ValidationError for what may not be watched (design §5, R2)."""
    return _save(
        Topic(
            agency=agency,
            name=name,
            words=words,
            phrases=phrases or [],
            exclusions=exclusions or [],
            since=clocks.now(),
        ),
        by=by,
        why="topic made",
    )


@transaction.atomic
def change_topic(*, topic: Topic, by: User) -> Topic:
    """Save a topic whose fields were changed, under the same refusals."""
    return _save(topic, by=by, why="topic changed")


@transaction.atomic
def add_starter_topics(*, agency: Agency, region: str = "", by: User | None = None) -> list[Topic]:
    """The topics of the pack that the agency does not have yet, with its region filled in."""
    values = {"wilayah": region or KINDS_OF_REGION.sub("", agency.short_name or agency.name)}
    known = set(Topic.objects.filter(agency=agency).values_list("name", flat=True))
    return [
        create_topic(
            agency=agency,
            name=item["name"],
            words=_filled(item["words"], values),
            phrases=_filled(item["phrases"], values),
            exclusions=_filled(item["exclusions"], values),
            by=by,
        )
        for item in packs.read("kentongan.listening", "topics.toml")["topic"]
        if item["name"] not in known
    ]


def check_topic_terms(terms: Sequence[str]) -> None:
    """Refuse numbers that identify a person, addresses and handles as things to watch."""
    for term in terms:
        if find(term) or NUMBER.search(re.sub(r"\W", "", term)):
            raise ValidationError(
                {
                    "words": _("“%(term)s” identifies a person; people are not watched.")
                    % {"term": term}
                }
            )
        if HANDLE.search(term) or "@" in term:
            raise ValidationError(
                {
                    "words": _("“%(term)s” is an account; accounts of people are not watched.")
                    % {"term": term}
                }
            )


def _save(topic: Topic, *, by: User | None, why: str) -> Topic:
    if by is not None:
        require(by, topic.agency, *WRITERS)
    check_topic_terms([topic.name, *topic.words, *topic.phrases])
    if not topic.words and not topic.phrases:
        raise ValidationError({"words": _("Give at least one word or phrase.")})
    try:
        with transaction.atomic(), history.context(by=by, why=why):
            topic.save()
            tasks.match_topic.defer(topic_id=topic.pk)
    except IntegrityError:
        raise ValidationError({"name": _("There is a topic of this name already.")}) from None
    return topic


def _filled(terms: list[str], values: dict[str, str]) -> list[str]:
    return [packs.fill(term, values) for term in terms]
