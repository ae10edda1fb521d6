"""Links lead somewhere, tables name what is there, and nothing speaks of how it was made."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

import kentongan

from .pages import ROOT, pages, read, table

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
# Words of the workshop: a reader wants to know what is there, not how it came about.
WORKSHOP = re.compile(
    r"\b(?:TODO|FIXME|TBD|WIP|sprint|milestone|work in progress|pull request|first cut|refactor\w*"
    r"|issue #?\d+|(?:design|domain|monitoring|verification|style)\.md)\b"
)
TEXTS = ("*.py", "*.md", "*.toml", "*.html", "*.css", "*.js", "*.typ", "*.csv")
EACH = pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))


@EACH
def test_relative_links_lead_to_files(page: Path) -> None:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    targets = [unquote(link.partition("#")[0]) for link in LINK.findall(text) if ":" not in link]
    assert [target for target in targets if target and not (page.parent / target).exists()] == []


@EACH
def test_every_page_opens_with_its_one_title(page: Path) -> None:
    lines = CODE.sub("", page.read_text(encoding="utf-8")).splitlines()
    titles = [line for line in lines if line.startswith("# ")]
    assert lines[0].startswith("# ")
    assert len(titles) == 1


@pytest.mark.parametrize("folder", ["kentongan", "docs", "bench", "tests", "."])
def test_nothing_speaks_of_how_it_was_made(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _texts(ROOT / folder, deep=folder != ".")
        if path != Path(__file__)
        for match in WORKSHOP.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_architecture_page_names_every_room_and_no_other() -> None:
    named = [name.strip() for row in table("docs/architecture.md") for name in row[0].split(",")]
    rooms = sorted(
        path.name for path in (ROOT / "kentongan").iterdir() if (path / "__init__.py").is_file()
    )
    assert sorted(named) == rooms


def test_the_architecture_page_names_every_way_to_talk_upwards() -> None:
    page = read("docs/architecture.md")
    package = ROOT / "kentongan"
    code = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    hooks = set(re.findall(r'"(kentongan_\w+_actions|kentongan_role_\w+)"', code))
    signals = {str(path.relative_to(package)) for path in package.glob("*/signals.py")}
    assert [name for name in sorted(hooks | signals) if f"`{name}`" not in page] == []


def test_one_term_has_one_identifier() -> None:
    rows = table("docs/glossary.md")
    for column, what in enumerate(("term", "identifier")):
        names = Counter(row[column].lower() for row in rows)
        twice = [name for name, times in names.items() if times > 1 and name != "the same"]
        assert twice == [], what


def test_the_changelog_tells_of_this_version() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["version"] == kentongan.__version__
    first = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert first is not None
    assert first[1] == kentongan.__version__


def test_every_channel_has_a_page_and_every_page_is_listed() -> None:
    folder = ROOT / "docs" / "integrations"
    listed = set(LINK.findall(read("docs/integrations/README.md")))
    written = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert listed == written
    by_channel = {"feed": "website.md", "manual": "by-hand.md"}
    channels = (ROOT / "kentongan" / "delivery" / "channels").iterdir()
    wanted = {
        by_channel.get(path.name, f"{path.name}.md")
        for path in channels
        if (path / "channel.py").is_file()
    }
    assert wanted <= written


def _texts(folder: Path, *, deep: bool) -> list[Path]:
    found = folder.rglob if deep else folder.glob
    return [path for pattern in TEXTS for path in found(pattern) if path.is_file()]
