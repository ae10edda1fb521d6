"""The catalogue tool finds every message and says which has no Indonesian text."""

import gettext
import os
from pathlib import Path

import polib
import pytest

from kentongan.core import messages

PYTHON = """
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy, ngettext as n_, pgettext

title = gettext_lazy("Press release")
other = _(
    "Two lines "
    "in one"
)
count = n_("%(count)s story", "%(count)s stories", 3)
month = pgettext("calendar", "May")
more = translation.gettext("By module")
dynamic = _(title)


def _unrelated(x): ...


class gettext_like:
    def gettext(self, x): ...


gettext_like().gettext("Not a message")
"""

TEMPLATE = """{% load i18n %}
<h1>{% translate "Today" %}</h1>
{% translate "May" context "calendar" %}
<p title="{{ _("Close") }}">{% blocktranslate trimmed with name=user.name %}
  Good morning,
  %(dear)s {{ name }}
{% endblocktranslate %}</p>
{% blocktranslate count n=x|length %}one story{% plural %}{{ n }} stories{% endblocktranslate %}
{% comment %}{% translate "Hidden" %}{% endcomment %}
{% if x == _("Late") %}{% endif %}
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one app, `core`, and settings beside it."""
    root = tmp_path / "contoh"
    app = root / "core"
    (app / "templates" / "core").mkdir(parents=True)
    (app / "tests").mkdir()
    (root / "settings").mkdir()
    (app / "apps.py").write_text("")
    (app / "views.py").write_text(PYTHON)
    (app / "templates" / "core" / "today.html").write_text(TEMPLATE)
    (app / "tests" / "test_x.py").write_text(
        "from django.utils.translation import gettext as _\n_('Only in a test')\n"
    )
    (root / "settings" / "base.py").write_text(
        "from django.utils.translation import gettext_lazy as _\nX = _('English')\n"
    )
    monkeypatch.setattr(messages, "PACKAGE", root)
    return root


def catalogue(package: Path) -> polib.POFile:
    return polib.pofile(str(package / "core" / "locale" / "id" / "LC_MESSAGES" / "django.po"))


def test_messages_of_python_and_templates_are_found(package: Path) -> None:
    found = {(one.context, one.text): one for one in messages.find_messages("core")}
    assert set(found) == {
        (None, "Press release"),
        (None, "Two lines in one"),
        (None, "%(count)s story"),
        ("calendar", "May"),
        (None, "By module"),
        (None, "Today"),
        (None, "Close"),
        (None, "Late"),
        (None, "Good morning, %%(dear)s %(name)s"),
        (None, "one story"),
        (None, "English"),
    }
    assert found[None, "%(count)s story"].plural == "%(count)s stories"
    assert found[None, "one story"].plural == "%(n)s stories"
    assert found[None, "Today"].path == "contoh/core/templates/core/today.html"
    assert found[None, "Today"].line == 2
    assert found[None, "Press release"].line == 5


def test_extract_adds_what_is_missing_and_keeps_what_is_there(package: Path) -> None:
    assert list(messages.extract(["core"])) == ["core: 11 messages, 11 new, 0 obsolete"]
    first = catalogue(package)
    assert first.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    entry = first.find("Today")
    assert entry is not None
    entry.msgstr = "Hari ini"
    first.append(polib.POEntry(msgid="Locale", msgstr="Versi bahasa"))
    first.save()
    template = package / "core" / "templates" / "core" / "today.html"
    template.write_text(TEMPLATE.replace('"Late"', '"Very late"'))

    assert list(messages.extract(["core"])) == ["core: 11 messages, 1 new, 1 obsolete"]
    second = catalogue(package)
    assert [(one.msgid, one.msgstr) for one in second if one.msgstr] == [
        ("Today", "Hari ini"),
        ("Locale", "Versi bahasa"),
    ], "entries written by hand stay, translated ones keep their text"
    assert [one.msgid for one in second.obsolete_entries()] == ["Late"]

    template.write_text(TEMPLATE)
    assert list(messages.extract(["core"])) == ["core: 11 messages, 0 new, 1 obsolete"]
    assert [one.msgid for one in catalogue(package).obsolete_entries()] == ["Very late"]


def test_extract_twice_changes_nothing(package: Path) -> None:
    list(messages.extract(["core"]))
    path = messages.catalogue_path("core")
    before = path.read_bytes()
    list(messages.extract(["core"]))
    assert path.read_bytes() == before


def test_check_lists_every_message_without_a_text(package: Path) -> None:
    faults = messages.check(["core"])
    assert len(faults) == 11
    assert "contoh/core/views.py:5: core: no text for 'Press release'" in faults
    list(messages.extract(["core"]))
    assert messages.check(["core"]) == faults, "an empty text is none"
    translate_all(package)
    assert messages.check(["core"]) == []
    assert messages.main(["check"]) == 0


def test_check_finds_a_placeholder_that_cannot_be_filled(package: Path) -> None:
    list(messages.extract(["core"]))
    translate_all(package)
    file = catalogue(package)
    entry = file.find("Good morning, %%(dear)s %(name)s")
    assert entry is not None
    entry.msgstr = "Selamat pagi, %(nama)s"
    file.save()
    faults = messages.check(["core"])
    assert [fault.split()[-1] for fault in faults] == ["%(nama)s", "%(name)s"]


def test_check_finds_a_message_with_two_texts(package: Path) -> None:
    list(messages.extract(["core"]))
    translate_all(package)
    other = package / "desk" / "locale" / "id" / "LC_MESSAGES" / "django.po"
    other.parent.mkdir(parents=True)
    (package / "desk" / "apps.py").write_text("")
    text = catalogue(package)
    found = text.find("Today")
    assert found is not None
    found.msgstr = "Sekarang"
    text.save(str(other))
    assert messages.check(["core"]) == ["desk: 'Today' has two texts: give it a context"]


def translate_all(package: Path) -> None:
    file = catalogue(package)
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: f"id {entry.msgid_plural}"}
        else:
            entry.msgstr = f"id {entry.msgid}"
    file.save()


def test_compile_writes_what_gettext_reads_and_only_when_needed(package: Path) -> None:
    list(messages.extract(["core"]))
    translate_all(package)
    assert messages.compile_catalogues(["core"]) == 1
    assert messages.compile_catalogues(["core"]) == 0
    source = messages.catalogue_path("core")
    with source.with_suffix(".mo").open("rb") as file:
        texts = gettext.GNUTranslations(file)
    assert texts.gettext("Today") == "id Today"
    assert texts.pgettext("calendar", "May") == "id May"
    assert texts.ngettext("one story", "%(n)s stories", 1) == "id %(n)s stories"
    os.utime(source, (2_000_000_000, 2_000_000_000))
    assert messages.compile_catalogues(["core"]) == 1


def test_an_unknown_app_is_refused() -> None:
    with pytest.raises(SystemExit):
        messages.main(["check", "tidak-ada"])
