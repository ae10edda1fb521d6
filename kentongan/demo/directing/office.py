"""The office's own script: notices, issues, releases, verdicts, clarifications, briefs."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.core.files.images import ImageFile
from wagtail.images.models import Image

from kentongan.demo.outlets.pictures import draw_picture
from kentongan.demo.world.office_records import OfficeStep, Verb
from kentongan.desk import actions as desk
from kentongan.insight import actions as insight
from kentongan.insight.enums import BriefPeriod
from kentongan.listening.models import Article, Story
from kentongan.newsroom import actions as newsroom
from kentongan.newsroom.models import (
    ClarificationPage,
    EmergencyNoticePage,
    EmergencyTemplate,
    ReleasePage,
)
from kentongan.planning import actions as planning
from kentongan.verification import actions as verification
from kentongan.verification.enums import DecisionState, Nature, Verdict
from kentongan.verification.models import Claim

from .citizens import case_of
from .stage import Result, Stage, Step, is_done, result_of

CORRECTOR = "editor"


def steps(stage: Stage) -> Iterator[Step]:
    for number, each in enumerate(stage.world.office_script):
        key = f"office:{number:02}:{each.verb.value}:{_slug(each.content)}"
        yield Step(key=key, at=each.at, play=partial(_PLAYS[each.verb], stage, each))


def _slug(content: Any) -> str:
    return str(getattr(content, "slug", "") or content.id)


def _remembered(stage: Stage, verb: Verb, slug: str) -> Result:
    for number, each in enumerate(stage.world.office_script):
        if each.verb is verb and _slug(each.content) == slug:
            return result_of(f"office:{number:02}:{verb.value}:{slug}")
    raise LookupError(slug)


def _publish_emergency(stage: Stage, step: OfficeStep) -> Result:
    content: Any = step.content
    office = stage.office()
    page = newsroom.issue_emergency(
        template=EmergencyTemplate.objects.get(agency=office, slug=content.template),
        fields={
            "what": content.event[:200],
            "place": content.area[:200],
            "since": f"pukul {step.at:%H.%M} WIB",
            "instruction": content.instruction[:300],
            "contact": content.contact,
        },
        by=stage.person(step.by),
        agency=office,
        valid_until=content.valid_until,
    )
    return {"page": page.pk}


def _notice(stage: Stage, step: OfficeStep) -> EmergencyNoticePage:
    found = _remembered(stage, Verb.PUBLISH_EMERGENCY, _slug(step.content))
    return EmergencyNoticePage.objects.get(pk=found["page"])


def _confirm_emergency(stage: Stage, step: OfficeStep) -> None:
    newsroom.confirm_emergency(notice=_notice(stage, step), by=stage.person(step.by))


def _withdraw_emergency(stage: Stage, step: OfficeStep) -> None:
    newsroom.withdraw(
        page=_notice(stage, step), by=stage.person(step.by), why=step.note or "Bahaya sudah lewat."
    )


def _open_issue(stage: Stage, step: OfficeStep) -> Result:
    content: Any = step.content
    by = stage.person(step.by)
    issue = planning.open_issue(
        agency=stage.office(),
        title=content.title,
        summary=content.summary,
        story=_story(stage, content.story),
        by=by,
    )
    planning.advance_issue(issue=issue, by=by, impact=content.impact, likelihood=content.likelihood)
    return {"issue": issue.pk}


def _story(stage: Stage, key: str) -> Story | None:
    """The largest story the machine found among the articles of that ground truth."""
    paths = [each.path for each in stage.world.articles if each.story == key]
    rows = Article.objects.exclude(story=None).filter(story__issues=None)
    found = [row.story_id or 0 for row in rows.order_by("pk") if _path(row.url) in paths]
    if not found:
        return None
    return Story.objects.get(pk=max(sorted(set(found)), key=found.count))


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[-1]


def _draft_release(stage: Stage, step: OfficeStep) -> Result:
    content: Any = step.content
    people = {person.slug: person for person in stage.world.people}
    speaker, contact = people[content.spokesperson], people[content.contact]
    by = stage.person(step.by)
    page = newsroom.draft_release(
        agency=stage.office(),
        by=by,
        title=content.title,
        dateline=content.dateline,
        lead=content.lead,
        body=list(content.body),
        key_messages=list(content.key_messages),
        spokesperson_name=speaker.name,
        spokesperson_position=speaker.title,
        contact_name=contact.name,
        contact_phone=stage.office().phone,
        sources=["Bank Fakta kabupaten, CONTOH"],
        photos=[_photo(content)],
    )
    newsroom.submit(page=page, by=by)
    return {"page": page.pk}


def _photo(content: Any) -> dict[str, Any]:
    drawn = draw_picture(content.picture)
    file = ImageFile(io.BytesIO(drawn or b""), name=f"{content.picture}.png")
    image = Image.objects.create(title=content.picture_caption[:255], file=file)
    return {
        "image": image,
        "alt_text": content.picture_alt,
        "caption": content.picture_caption,
        "credit": "CONTOH",
    }


def _release(stage: Stage, step: OfficeStep) -> ReleasePage:
    found = _remembered(stage, Verb.DRAFT_RELEASE, _slug(step.content))
    return ReleasePage.objects.get(pk=found["page"])


def _approve_release(stage: Stage, step: OfficeStep) -> None:
    newsroom.approve(page=_release(stage, step), by=stage.person(step.by))


def _correct_release(stage: Stage, step: OfficeStep) -> None:
    content: Any = step.content
    newsroom.correct(
        page=_release(stage, step),
        text=content.correction.split(": ", 1)[-1],
        by=stage.person(CORRECTOR),
    )


def _propose_verdict(stage: Stage, step: OfficeStep) -> Result:
    content: Any = step.content
    by = stage.person(step.by)
    claim = _claim(stage, content, by)
    verification.assess(
        claim=claim, by=by, harm=2, reach=max(claim.reach, 1), speed=2, vacuum=1,
        nature=Nature.CLAIM,
    )  # fmt: skip
    for match in claim.matches.order_by("-score")[:1]:
        verification.confirm_match(match=match, by=by)
    for place, source in enumerate(content.evidence):
        verification.add_evidence(
            claim=claim, source_name=source[:200], note=source, by=by, is_data_owner=place == 0
        )
    verification.propose_verdict(
        claim=claim,
        verdict=Verdict(content.verdict),
        explanation=content.answer,
        by=by,
    )
    return {"claim": claim.pk}


def _claim(stage: Stage, content: Any, by: Any) -> Claim:
    """The rumour as a citizen told it, or else as the office wrote it down."""
    for message in stage.world.citizen_messages:
        if message.claim == content.fact_check and is_done(f"forward:{message.id}"):
            told = case_of(message).claim
            if told is not None:
                verification.match_claim(claim=told)
                return told
    claim = verification.report_claim(
        text=content.claim, agency=stage.office(), door="office", by=by
    )
    verification.match_claim(claim=claim)
    return claim


def _decided_claim(stage: Stage, step: OfficeStep) -> Claim:
    found = _remembered(stage, Verb.PROPOSE_VERDICT, _slug(step.content))
    return Claim.objects.get(pk=found["claim"])


def _confirm_verdict(stage: Stage, step: OfficeStep) -> None:
    claim = _decided_claim(stage, step)
    decision = claim.decisions.get(state=DecisionState.PROPOSED)
    verification.confirm_verdict(decision=decision, by=stage.person(step.by))


def _publish_clarification(stage: Stage, step: OfficeStep) -> Result:
    content: Any = step.content
    writer = stage.person("penulis")
    page = newsroom.draft_clarification(
        claim=_decided_claim(stage, step),
        by=writer,
        title=content.title,
        fact=content.answer,
        explanation=list(content.body),
        closing_fact=content.answer,
        verdict=content.verdict,
        evidence=list(content.evidence),
        contact_name=writer.name,
        contact_phone=stage.office().phone,
    )
    newsroom.submit(page=page, by=writer)
    newsroom.approve(page=ClarificationPage.objects.get(pk=page.pk), by=stage.person(step.by))
    return {"page": page.pk}


def _answer_message(stage: Stage, step: OfficeStep) -> None:
    message: Any = step.content
    desk.answer_case(case=case_of(message), text=message.answer, by=stage.person(step.by))


def _send_brief(stage: Stage, step: OfficeStep) -> Result:
    content: Any = step.content
    by = stage.person(step.by)
    brief = insight.compile_brief(
        agency=stage.office(), date=content.day, period=BriefPeriod.MORNING, by=by
    )
    insight.recommend(brief=brief, text=content.recommendation, by=by)
    insight.send_brief(brief=brief, by=by)
    return {"brief": brief.pk}


_PLAYS: dict[Verb, Callable[[Stage, OfficeStep], Result | None]] = {
    Verb.PUBLISH_EMERGENCY: _publish_emergency,
    Verb.CONFIRM_EMERGENCY: _confirm_emergency,
    Verb.WITHDRAW_EMERGENCY: _withdraw_emergency,
    Verb.OPEN_ISSUE: _open_issue,
    Verb.DRAFT_RELEASE: _draft_release,
    Verb.APPROVE_RELEASE: _approve_release,
    Verb.CORRECT_RELEASE: _correct_release,
    Verb.PROPOSE_VERDICT: _propose_verdict,
    Verb.CONFIRM_VERDICT: _confirm_verdict,
    Verb.PUBLISH_CLARIFICATION: _publish_clarification,
    Verb.ANSWER_MESSAGE: _answer_message,
    Verb.SEND_BRIEF: _send_brief,
}
