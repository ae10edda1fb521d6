"""Ready-made content, shipped as TOML in an app's `pack/` folder, with `{{fields}}` to fill in."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

FIELD = re.compile(r"\{\{(\w+)\}\}")
OPENING = re.compile(r"(?:^|[.!?]\s+|\n)$")  # what stands before the first word of a sentence


def read(package: str, name: str) -> dict[str, Any]:
    """One file, for example `read("kentongan.listening", "topics.toml")`."""
    return tomllib.loads(resources.files(package).joinpath("pack", name).read_text("utf-8"))


def load(package: str, folder: str) -> list[dict[str, Any]]:
    """Every file of a folder of the pack, in the order of their names."""
    place = resources.files(package).joinpath("pack", folder)
    names = sorted(entry.name for entry in place.iterdir() if entry.name.endswith(".toml"))
    return [read(package, f"{folder}/{name}") for name in names]


def texts(value: Any) -> Iterable[str]:
    """Every string inside an item, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def fields(value: Any) -> set[str]:
    """Names of the `{{fields}}` used anywhere inside."""
    return {name for text in texts(value) for name in FIELD.findall(text)}


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in; a value that opens a sentence begins with a capital.

    A field without a value stays visible, as `[name]`: it must catch the eye of the person who
    approves, so it is never dropped.
    """

    def value(found: re.Match[str]) -> str:
        given = values.get(found[1], "").strip()
        if not given:
            return f"[{found[1].replace('_', ' ')}]"
        opens = OPENING.search(text[: found.start()])
        return given[0].upper() + given[1:] if opens else given

    return FIELD.sub(value, text)
