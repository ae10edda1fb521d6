"""What an agency watches, and what nobody may watch here."""

import re

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history, packs
from kentongan.engine.queries import Node, QueryError, leaves
from kentongan.listening import matching, tasks
from kentongan.listening.models import Topic

from .naming import check_identifies_nobody, check_names_nobody

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
    query: str = "",
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
            query=query,
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


def check_topic(topic: Topic) -> Node:
    """The topic's query as a tree. Raises ValidationError for what cannot be read or watched."""
    fields = ("words", "phrases", "exclusions")
    terms = [("name", topic.name), *((key, term) for key in fields for term in getattr(topic, key))]
    for field, term in terms:
        check_identifies_nobody(term, field=field)
    query = _tree(topic)
    for leaf in leaves(query):
        check_identifies_nobody(leaf.shown, field="query")
    check_names_nobody(terms, query)
    return query


def _tree(topic: Topic) -> Node:
    try:
        query = matching.tree(
            words=tuple(topic.words),
            phrases=tuple(topic.phrases),
            exclusions=tuple(topic.exclusions),
            query=topic.query,
        )
    except QueryError as error:
        raise ValidationError({"query": matching.explained(error)}) from None
    if query is None:
        raise ValidationError({"words": _("Give at least one word or phrase.")})
    return query


def _save(topic: Topic, *, by: User | None, why: str) -> Topic:
    if by is not None:
        require(by, topic.agency, *WRITERS)
    check_topic(topic)
    try:
        with transaction.atomic(), history.context(by=by, why=why):
            topic.save()
            tasks.match_topic.defer(topic_id=topic.pk)
    except IntegrityError:
        raise ValidationError({"name": _("There is a topic of this name already.")}) from None
    return topic


def _filled(terms: list[str], values: dict[str, str]) -> list[str]:
    return [packs.fill(term, values) for term in terms]
