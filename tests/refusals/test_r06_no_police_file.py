"""R6: no police or defamation file: nothing here leads from a message to an accusation."""

import re
from importlib import resources

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from kentongan.delivery.channels import CHANNELS
from kentongan.desk.enums import CaseKind
from kentongan.newsroom import skeletons

ACCUSING = re.compile(r"polis|police|defam|pencemaran|pidana|somasi|criminal|lawsuit|gugat", re.I)


def addresses(found: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    every = []
    for one in found:
        here = f"{before}{one.pattern}"
        inside = one.url_patterns if isinstance(one, URLResolver) else []
        every += addresses(inside, here) if inside else [f"{here} {getattr(one, 'name', '')}"]
    return every


@pytest.mark.parametrize(
    "names",
    [
        [model._meta.label for model in apps.get_models()],
        [field.name for model in apps.get_models() for field in model._meta.fields],
        [str(channel) for channel in CHANNELS],
        CaseKind.values,
    ],
    ids=["tables", "columns", "channels", "kinds of case"],
)
def test_there_is_no_place_for_an_accusation(names: list[str]) -> None:
    assert len(names) > 3
    assert [name for name in names if ACCUSING.search(name)] == []


def test_no_address_leads_there() -> None:
    every = addresses(get_resolver().url_patterns)
    assert len(every) > 100
    assert [address for address in every if ACCUSING.search(address)] == []


def test_no_ready_made_text_threatens() -> None:
    texts = [one["title"] for one in (*skeletons.releases(), *skeletons.statements())]
    for package in ("newsroom", "verification", "desk", "insight"):
        folder = resources.files(f"kentongan.{package}").joinpath("pack")
        texts += [
            file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith("toml")
        ]
    threats = re.compile(r"laporkan (?:ke|kepada) polisi|jalur hukum|pencemaran nama|UU ITE", re.I)
    assert len(texts) > 30
    assert [text for text in texts if threats.search(text)] == []
