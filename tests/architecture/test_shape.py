"""Budgets that keep every room readable; where one is too small, the room is divided."""

import ast
import re
import statistics
import tomllib
from pathlib import Path

import pytest

from .source import APPS, PACKAGE, ROOT, Module, functions, length, modules

MODULE_LINES = 400
MODULE_MEDIAN = 90
FUNCTION_LINES = 60
FUNCTION_MEDIAN = 10
NOUNS = 20
VOCABULARY = frozenset(
    re.findall(
        r"\w+",
        "apps models enums querysets actions tasks signals signal_handlers permissions forms blocks"
        " panels viewsets views urls wagtail_hooks checks clients templates templatetags"
        " migrations management pack tests locale static __init__ __main__",
    )
)
FORBIDDEN = frozenset({"utils", "helpers", "services", "util", "misc", "common"})
LAZY = tomllib.loads((Path(__file__).parent / "lazy.toml").read_text(encoding="utf-8"))


def test_no_module_is_longer_than_one_reads() -> None:
    assert [module.name for module in modules() if module.lines > MODULE_LINES] == []


def test_half_of_the_modules_are_short() -> None:
    sizes = [module.lines for module in modules() if module.lines > 1]
    assert statistics.median(sizes) <= MODULE_MEDIAN


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{module.name}:{function.lineno} {function.name}"
        for module in modules()
        for function in functions(module)
        if length(function) > FUNCTION_LINES
    ]
    assert long == []


def test_half_of_the_functions_are_shorter_than_ten_lines() -> None:
    sizes = [length(function) for module in modules() for function in functions(module)]
    assert statistics.median(sizes) < FUNCTION_MEDIAN


@pytest.mark.parametrize("app", APPS)
def test_no_app_has_a_drawer_for_everything(app: str) -> None:
    names = {path.stem for path in (PACKAGE / app).rglob("*.py")}
    assert names & FORBIDDEN == set()


@pytest.mark.parametrize("app", APPS)
def test_an_app_is_made_of_few_nouns_beside_the_common_words(app: str) -> None:
    own = {
        path.stem
        for path in (PACKAGE / app).iterdir()
        if (path.suffix == ".py" or path.is_dir()) and path.name != "__pycache__"
    } - VOCABULARY
    assert len(own) <= NOUNS, sorted(own)


def test_imports_inside_functions_are_of_heavy_libraries_only() -> None:
    assert [place for module in modules() for place in _late_imports(module)] == []


def _late_imports(module: Module) -> list[str]:
    if any(module.path.match(str(ROOT / pattern)) for pattern in LAZY["own_code"]):
        return []
    return [
        f"{module.name}:{node.lineno} {name}"
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in _imported(node)
        if not name.startswith(tuple(LAZY["libraries"]))
    ]


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return [alias.name for alias in node.names]
