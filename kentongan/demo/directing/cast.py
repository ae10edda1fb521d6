"""Before the play: agencies, people, sources, knowledge, channels, subscribers."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.conf import settings
from django.urls import reverse

from kentongan.accounts import actions as accounts
from kentongan.accounts.enums import AgencyKind, Role
from kentongan.accounts.models import Agency
from kentongan.api.webhooks import telegram_secret
from kentongan.delivery import actions as delivery
from kentongan.delivery.models import ChannelAccount, Subscriber
from kentongan.insight import actions as insight
from kentongan.listening import actions as listening
from kentongan.listening.models import AlertRule, Outlet, Source, Topic
from kentongan.newsroom import actions as newsroom
from kentongan.newsroom.models import EmergencyTemplate
from kentongan.planning import actions as planning

from .stage import Result, Stage, Step, address

OFFICE_ROLES_SINCE = date(2020, 1, 1)
SUBSCRIBERS = ("wati@warga.example", "radio@komunitas.example", "pembaca@warga.example")
# Invented figures: the demo shows how reach is told, not how large anybody is.
AUDIENCE = 18_000
AUDIENCE_STEP = 7_000


def steps(stage: Stage) -> Iterator[Step]:
    """In order, all at the beginning of the world."""
    plays = (
        ("agencies", _agencies),
        ("people", _people),
        ("office-holders", _office_holders),
        ("sources", _sources),
        ("topics", _topics),
        ("alerts", _alerts),
        ("knowledge", _knowledge),
        ("agenda", _agenda),
        ("channels", _channels),
        ("templates", _templates),
    )
    for name, play in plays:
        yield Step(key=f"cast:{name}", at=stage.world.start, play=partial(play, stage))


def _agencies(stage: Stage) -> Result:
    made: dict[str, Agency] = {}
    kinds = set(AgencyKind.values)
    # The regency is the office of this installation: it comes first and stands on its own.
    for each in sorted(stage.world.agencies, key=lambda agency: agency.kind != "regency"):
        made[each.slug] = Agency.objects.create(
            slug=each.slug,
            name=each.name,
            short_name=each.short_name,
            kind=each.kind if each.kind in kinds else AgencyKind.OFFICE,
            region_code=each.region_code,
            zone=each.zone,
            parent=made.get(each.parent or ""),
            phone=each.phone,
            email=each.email,
            address=each.address,
            counter_hours=each.counter_hours,
        )
    insight.record_baseline(
        agency=stage.office(), hours_to_release=9, days_to_answer=12, paper_share=80
    )
    return {"count": len(made)}


def _people(stage: Stage) -> Result:
    office = stage.office()
    for person in stage.world.people:
        if not person.role:
            continue
        user = accounts.create_user(
            email=address(person.slug), name=person.name, position=person.title
        )
        accounts.grant_role(
            user=user,
            agency=office,
            role=Role(person.role),
            by=None,
            valid_from=OFFICE_ROLES_SINCE,
        )
    return {}


def _office_holders(stage: Stage) -> Result:
    """Who holds a public office may be watched and quoted by name."""
    office = stage.office()
    bodies = {each.slug: each for each in stage.world.agencies}
    holders = [each for each in stage.world.people if each.public_office]
    for person in holders:
        body = bodies.get(person.agency)
        listening.record_office_holder(
            agency=office,
            name=person.name,
            office=person.title,
            body=body.name if body else person.agency,
            is_ours=person.agency == office.slug,
            valid_from=OFFICE_ROLES_SINCE,
        )
    return {"count": len(holders)}


def _sources(stage: Stage) -> Result:
    for number, each in enumerate(stage.world.outlets):
        outlet = Outlet.objects.create(
            name=each.name,
            domain=each.host,
            owner_network=each.owner,
            estimated_audience=AUDIENCE + AUDIENCE_STEP * number,
            audience_source="CONTOH, angka rekaan",
            is_fact_checker=each.kind == "cek_fakta",
        )
        listening.add_source(
            url=f"http://{each.host}:{stage.outlets_port}{each.source_path}",
            name=each.name,
            kind=each.source_kind.value,
            outlet=outlet,
            zone=each.zone,
        )
    return {"count": Source.objects.count()}


def _topics(stage: Stage) -> Result:
    for each in stage.world.topics:
        listening.create_topic(
            agency=stage.office(),
            name=each.name,
            words=list(each.any_of),
            exclusions=list(each.none_of),
        )
    return {}


def _alerts(stage: Stage) -> Result:
    """The rules of the control room and the roster."""
    office = stage.office()
    names = {each.slug: each.name for each in stage.world.topics}
    for each in stage.world.rules:
        rule = AlertRule(
            agency=office,
            name=each.name,
            kind=each.kind,
            topic=Topic.objects.filter(agency=office, name=names.get(each.topic, "")).first(),
            hours=each.hours,
            least=each.least,
            strength=each.strength,
            urgency=each.urgency,
        )
        listening.save_rule(rule=rule, by=None)
    for duty in stage.world.duties:
        listening.add_shift(
            agency=office,
            person=stage.person(duty.person),
            weekdays=list(duty.weekdays),
            starts=duty.starts,
            ends=duty.ends,
            by=None,
        )
    return {"rules": len(stage.world.rules)}


def _knowledge(stage: Stage) -> Result:
    office, writer = stage.office(), stage.person("penulis")
    facts = {
        each.id: planning.record_fact(
            agency=office,
            statement=each.statement,
            source=each.source,
            owner=each.owner,
            as_of=each.dated,
            valid_until=each.valid_until,
            by=writer,
        )
        for each in stage.world.facts
    }
    for question in stage.world.questions:
        planning.record_qa(
            agency=office,
            question=question.question,
            answer=question.answer,
            source=question.owner,
            owner=question.owner,
            as_of=question.dated,
            valid_until=question.valid_until,
            facts=[facts[each] for each in question.facts if each in facts],
            by=writer,
        )
    return {"facts": {key: fact.pk for key, fact in facts.items()}}


def _agenda(stage: Stage) -> Result:
    names = {person.slug: person.name for person in stage.world.people}
    writer = stage.person("penulis")
    for each in stage.world.agenda:
        newsroom.record_agenda_event(
            agency=stage.office(),
            title=each.title,
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            place=each.place,
            leader=names.get(each.person, each.person),
            is_public=each.public,
            by=writer,
        )
    return {}


def _channels(stage: Stage) -> Result:
    office = stage.office()
    for account in delivery.ensure_accounts(agency=office):
        if account.channel == "telegram":
            _connect_telegram(stage, account)
    for mailbox in SUBSCRIBERS:
        delivery.subscribe(agency=office, channel="email", address=mailbox)
    return {"subscribers": Subscriber.objects.count()}


def _templates(stage: Stage) -> Result:
    newsroom.ensure_templates(agency=stage.office())
    head = stage.person("kepala-diskominfo")
    for template in EmergencyTemplate.objects.filter(agency=stage.office()):
        newsroom.approve_template(template=template, by=head)
    return {}


def _connect_telegram(stage: Stage, account: ChannelAccount) -> None:
    """Tell the double where to send what people write to the office."""
    path = reverse("api:telegram_webhook", args=[account.token])
    stage.telegram.answer(
        account.secret,
        "setWebhook",
        {"url": settings.KENTONGAN_PUBLIC_URL + path, "secret_token": telegram_secret(account)},
    )
