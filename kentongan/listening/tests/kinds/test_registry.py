"""A kind of source is a folder: found by itself, and complete."""

import pytest

from kentongan.listening import kinds
from kentongan.listening.kinds import registry


def test_every_folder_is_a_kind_under_its_own_name() -> None:
    folders = {place.parent.name for place in registry.HERE.glob("*/kind.py")}
    assert set(kinds.KINDS) == folders
    assert {"feed", "sitemap", "page"} <= folders


@pytest.mark.parametrize("kind", kinds.KINDS.values(), ids=lambda kind: kind.slug)
def test_a_kind_tells_people_what_it_is_and_gives_an_example(kind: kinds.Kind) -> None:
    assert str(kind.label)
    assert str(kind.help).endswith(".")
    assert kind.example


def test_a_page_is_the_last_guess() -> None:
    assert list(kinds.KINDS)[-1] == "page"
