"""A model for each agency and part, trained on what people coded and on nothing else."""

from collections import Counter
from collections.abc import Iterable

from kentongan.accounts.models import Agency
from kentongan.core import clocks, rules
from kentongan.engine.tone import CrossCheck, Sample, ToneModel, cross_check, train
from kentongan.listening.enums import Part
from kentongan.listening.models import Article, ArticleText, Coding, LearnedTone

MOST = 1_500  # newest codings learned from: the job stays under two seconds
STEP = 20  # new codings after which the model is learned anew, without waiting for the night
MOST_CHARACTERS = 2_000  # of a body; the model reads its first two hundred words
SPLITS = 2  # tones that must each have been coded often enough


def learn(agency: Agency) -> list[LearnedTone]:
    """Train and measure both parts again; what is good enough suggests from now on."""
    codings = list(
        Coding.objects.filter(agency=agency, machine=False)
        .select_related("article")
        .order_by("-pk")[:MOST]
    )
    texts = _texts(coding.article_id for coding in codings)
    headlines = [
        _sample(coding.article, coding.article.title, coding.tone_headline)
        for coding in codings
        if coding.tone_headline is not None
    ]
    bodies = [
        _sample(coding.article, texts[coding.article_id], coding.tone_body)
        for coding in codings
        if coding.tone_body is not None and coding.article_id in texts
    ]
    return [_store(agency, Part.HEADLINE, headlines), _store(agency, Part.BODY, bodies)]


def usable_models(agencies: Iterable[int]) -> dict[tuple[int, str], ToneModel]:
    """By agency and part, those that were measured and found good enough."""
    rows = LearnedTone.objects.filter(agency__in=agencies, usable=True)
    return {(row.agency_id, row.part): ToneModel.from_json(row.counts) for row in rows}


def _texts(articles: Iterable[int]) -> dict[int, str]:
    rows = ArticleText.objects.filter(article__in=list(articles)).order_by("article", "revision")
    return {
        article: text[:MOST_CHARACTERS] for article, text in rows.values_list("article_id", "text")
    }


def _sample(article: Article, text: str, tone: int) -> Sample:
    return Sample(text=text, tone=tone, group=str(article.story_id or f"article {article.pk}"))


def _store(agency: Agency, part: Part, samples: list[Sample]) -> LearnedTone:
    counted = Counter(sample.tone for sample in samples)
    enough = (
        len(samples) >= rules.value("nada.kode")
        and sum(count >= rules.value("nada.kelas") for count in counted.values()) >= SPLITS
    )
    found = cross_check(samples) if enough else None
    usable = found is not None and _good(found)
    model = train((sample.text, sample.tone) for sample in samples) if usable else None
    stored, _made = LearnedTone.objects.update_or_create(
        agency=agency,
        part=part,
        defaults={
            "samples": len(samples),
            "negative": counted[-1],
            "neutral": counted[0],
            "positive": counted[1],
            "alpha": found.alpha if found else None,
            "usable": usable,
            "counts": model.as_json() if model else {},
            "learned_at": clocks.now(),
        },
    )
    return stored


def _good(found: CrossCheck) -> bool:
    return found.alpha is not None and found.alpha >= float(rules.value("nada.alpha"))
