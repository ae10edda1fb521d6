"""The engine's face is documented: what goes in, what comes out, in which units, what it raises.

The face is what docs/reference/engine.md lists; the page and the code name the same things.
"""

import dataclasses
import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest

from .pages import table

MEASURED = re.compile(r"float|datetime|timedelta")  # a field of these types has a unit or a zone
SHORTEST = 30  # characters of a docstring that says something
NAMES = [row[0].strip("`").removesuffix("()") for row in table("docs/reference/engine.md")]
EACH = pytest.mark.parametrize("name", NAMES)


@EACH
def test_it_is_there_and_says_what_it_does(name: str) -> None:
    assert len(inspect.getdoc(_found(name)) or "") >= SHORTEST


@EACH
def test_times_and_measures_say_their_zone_and_unit(name: str) -> None:
    assert list(_silent(_found(name))) == []


@EACH
def test_everything_is_typed(name: str) -> None:
    thing = _found(name)
    if inspect.isfunction(thing):
        given = set(thing.__annotations__) - {"return"}
        wanted = set(inspect.signature(thing).parameters) - {"self"}
        assert given == wanted
        assert "return" in thing.__annotations__


def _silent(thing: Any) -> Iterator[str]:
    """Names with a unit or a zone that neither the docstring nor a comment tells."""
    told = inspect.getdoc(thing) or ""
    source = inspect.getsource(thing)
    for name, annotation in _measured(thing):
        commented = re.search(rf"^\s*{name}:[^\n]*#", source, re.MULTILINE)
        if f"`{name}`" not in told and not commented and not _in_a_family(name, told):
            yield f"{name}: {annotation}"


def _in_a_family(name: str, told: str) -> bool:
    """`published_*` and `*_local` speak of several names at once."""
    head, _, tail = name.partition("_")
    return f"`{head}_*`" in told or f"`*_{tail}`" in told


def _measured(thing: Any) -> Iterator[tuple[str, str]]:
    if dataclasses.is_dataclass(thing):
        named = {field.name: str(field.type) for field in dataclasses.fields(thing)}
    elif inspect.isfunction(thing):
        named = {key: str(value) for key, value in thing.__annotations__.items() if key != "return"}
    else:
        named = {}
    yield from ((key, value) for key, value in named.items() if MEASURED.search(value))


def _found(name: str) -> Any:
    """`claims.ClaimIndex.match` of the engine."""
    module, *path = name.split(".")
    thing: Any = importlib.import_module(f"kentongan.engine.{module}")
    for part in path:
        thing = getattr(thing, part)
    return thing
