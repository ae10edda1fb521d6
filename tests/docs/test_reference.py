"""Every command, option and setting stands in the reference."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from kentongan.cli.application import app

ROOT = Path(__file__).resolve().parents[2]
READERS = frozenset({"text", "flag", "number"})
# Read from the environment by others than a person who sets up an installation.
NOT_FOR_PEOPLE = frozenset({"DJANGO_SETTINGS_MODULE"})


def reference(name: str) -> str:
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


def settings_read() -> Iterator[str]:
    """Names given to the readers of kentongan/settings/environment.py, in the whole package."""
    for path in (ROOT / "kentongan").rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                yield from _names(node)


def _names(call: ast.Call) -> Iterator[str]:
    function: Any = call.func
    name = function.attr if isinstance(function, ast.Attribute) else function.id
    words = [each.value for each in call.args if isinstance(each, ast.Constant)]
    if name in READERS and words and re.fullmatch(r"[A-Z][A-Z_]{5,}", str(words[0])):
        yield str(words[0])
    if name == "secret" and len(call.args) == 2 and words:
        yield f"KENTONGAN_{str(words[0]).upper()}"


def test_every_setting_has_a_row_of_its_own() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)`", reference("settings.md"), re.MULTILINE))
    read = set(settings_read()) - NOT_FOR_PEOPLE
    assert {"DATABASE_URL", "KENTONGAN_FIELD_KEY", "KENTONGAN_EMAIL_TLS"} <= read
    assert documented == read


def commands(group: Any, path: str = "kentongan") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if getattr(command, "commands", None):
            yield from commands(command, f"{path} {name}")
        elif not command.hidden:
            yield f"{path} {name}", command


def test_every_command_and_option_is_named() -> None:
    text = reference("commands.md")
    missing = []
    for path, command in commands(typer.main.get_command(app)):
        if f"`{path}" not in text:
            missing.append(path)
        lines = "\n".join(line for line in text.splitlines() if f"`{path}" in line)
        options = (name for each in command.params for name in each.opts if name[:2] == "--")
        missing += [f"{path} {name}" for name in options if name not in lines and name != "--help"]
    assert missing == []
