"""No screen of the libraries we build on is left in English, and none loses a placeholder."""

import re
from collections.abc import Iterator
from pathlib import Path

import django
import polib
import pytest
from django.apps import apps

OURS = Path(__file__).parents[1] / "locale/id/LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!%)%[sd]|\{\w*\}")
INDONESIAN = ("id", "id_ID")  # Wagtail names its folder id_ID; gettext looks in both

Key = tuple[str | None, str]


def folders() -> Iterator[Path]:
    """The locale folder of every installed library, Django's own included."""
    yield Path(django.__file__).parent / "conf/locale"
    for config in apps.get_app_configs():
        folder = Path(config.path) / "locale"
        if folder.is_dir() and not config.name.startswith("kentongan."):
            yield folder


def entries(path: Path) -> dict[Key, polib.POEntry]:
    if not path.is_file():
        return {}
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path))}


def indonesian(domain: str) -> set[Key]:
    catalogues = [OURS / f"{domain}.po"]
    catalogues += [
        folder / name / "LC_MESSAGES" / f"{domain}.po"
        for folder in folders()
        for name in INDONESIAN
    ]
    return {
        key
        for path in catalogues
        for key, entry in entries(path).items()
        if entry.translated() and not entry.fuzzy
    }


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_message_of_the_libraries_has_an_indonesian_string(domain: str) -> None:
    english = [folder / "en/LC_MESSAGES" / f"{domain}.po" for folder in folders()]
    wanted = {key for path in english for key, entry in entries(path).items() if not entry.obsolete}
    assert len(wanted) > 50
    assert wanted - indonesian(domain) == set()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_strings_keep_the_placeholders_of_their_source(domain: str) -> None:
    wrong = {
        entry.msgid: text
        for entry in polib.pofile(str(OURS / f"{domain}.po"))
        for text in [entry.msgstr or entry.msgstr_plural.get(0, "")]
        if sorted(PLACEHOLDER.findall(text))
        != sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    }
    assert wrong == {}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_strings_keep_the_mark_up_and_the_outer_line_breaks(domain: str) -> None:
    tag = re.compile(r"</?[a-z]+")
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(OURS / f"{domain}.po"))
        for text in [entry.msgstr or entry.msgstr_plural.get(0, "")]
        if sorted(tag.findall(text)) != sorted(tag.findall(entry.msgid_plural or entry.msgid))
        or text.startswith("\n") != entry.msgid.startswith("\n")
    ]
    assert wrong == []


def test_one_thing_has_one_word() -> None:
    theirs = {key for folder in folders() for key in entries(folder / "en/LC_MESSAGES/django.po")}
    words = {key: entry for key, entry in entries(OURS / "django.po").items() if key in theirs}
    assert words[None, "Publish"].msgstr == "Terbitkan"
    assert words[None, "Draft"].msgstr == "Draf"
    assert words[None, "Workflow"].msgstr == "Alur persetujuan"
    assert words[None, "Snippets"].msgstr == "Cuplikan"
    forbidden = re.compile(r"\b(konsep|publikasi\w*|alur kerja|moderasi|potongan|anda)\b")
    texts = [entry.msgstr or entry.msgstr_plural.get(0, "") for entry in words.values()]
    assert [text for text in texts if forbidden.search(text)] == []
