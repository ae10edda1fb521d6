"""The package as syntax trees, for the tests of its shape."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kentongan"
APPS = sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    path: Path
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))


@cache
def modules(*, tests: bool = False) -> tuple[Module, ...]:
    return tuple(_load(path) for path in sorted(PACKAGE.rglob("*.py")) if _wanted(path, tests))


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring."""
    body = (
        function.body[1:]
        if ast.get_docstring(function) and len(function.body) > 1
        else function.body
    )
    return (function.end_lineno or 0) - body[0].lineno + 1


def _wanted(path: Path, tests: bool) -> bool:
    parts = path.relative_to(PACKAGE).parts
    return "migrations" not in parts and (tests or "tests" not in parts)


def _load(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path=path, tree=ast.parse(text), lines=text.count("\n"))
