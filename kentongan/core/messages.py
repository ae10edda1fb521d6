"""The Indonesian catalogues: `python -m kentongan.core.messages extract|compile|check [APP ...]`.

Does the work of gettext's programs, which are not needed: finds the messages in Python and in
templates, keeps one `django.po` per app, compiles `.mo` files and says which messages have no
Indonesian text. Settings and command line are no apps, so their messages belong to core.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGE = "id"
_HOME_OF_THE_REST = "core"
_SKIPPED = frozenset({"tests", "migrations", "static", "node_modules", "__pycache__"})
_TEMPLATE_ENDINGS = frozenset({".html", ".txt", ".xml", ".md", ".svg"})
_HEADER = {
    "Project-Id-Version": "Kentongan",
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
# Which arguments of each function are context, message and plural.
_ARGUMENTS: Mapping[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_TRANSLATION = "django.utils.translation"
_STRING = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_TEMPLATE_CALL = re.compile(
    rf"(?<![\w.])(_|n?p?gettext(?:_lazy)?)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)", re.DOTALL
)
_PLACEHOLDER = re.compile(r"(?<!%)(?:%%)*%\((\w+)\)")

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as the source has it, and where: `path` is relative to the package's parent."""

    text: str
    path: str
    line: int
    context: str | None = None
    plural: str | None = None

    @property
    def key(self) -> Key:
        return self.context, self.text


def apps() -> list[str]:
    """The apps that may have a catalogue: folders of the package with an `apps.py`."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))


def catalogue_path(app: str) -> Path:
    return PACKAGE / app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def find_messages(app: str) -> list[Message]:
    """Every message of an app, in the order of its files."""
    folders = [PACKAGE / app]
    if app == _HOME_OF_THE_REST:
        known = set(apps())
        folders += [path for path in sorted(PACKAGE.iterdir()) if path.name not in known]
    return [message for folder in folders for path in _files(folder) for message in _read(path)]


def extract(names: Iterable[str]) -> Iterator[str]:
    """Bring each app's `.po` up to date; yields what changed, in words.

    New messages come with an empty text. A message that its source no longer has is marked
    obsolete. Entries without a source (written by hand, for other packages) stay as they are.
    """
    for app in names:
        found = _by_key(find_messages(app))
        path = catalogue_path(app)
        if not found and not path.exists():
            continue
        catalogue = _open(path)
        added, dropped, changed = _update(catalogue, found)
        if changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))
        yield f"{app}: {len(found)} messages, {added} new, {dropped} obsolete"


def compile_catalogues(names: Iterable[str]) -> int:
    """Write the `.mo` of every `.po` that is newer than it; gives how many."""
    written = 0
    for app in names:
        for source in sorted((PACKAGE / app / "locale").glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
                continue
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def check(names: Iterable[str]) -> list[str]:
    """What is wrong, one line each: messages without a text or with two, texts not to be filled.

    A text counts whichever of our apps has it, as Django joins all catalogues into one.
    """
    known: dict[Key, polib.POEntry] = {}
    faults: list[str] = []
    for app in apps():
        path = catalogue_path(app)
        for entry in polib.pofile(str(path)) if path.exists() else ():
            if entry.translated():
                held = known.setdefault((entry.msgctxt, entry.msgid), entry)
                if held.msgstr != entry.msgstr:
                    faults.append(f"{app}: {entry.msgid!r} has two texts: give it a context")
                faults += _placeholder_faults(app, entry)
    for app in names:
        for key, messages in _by_key(find_messages(app)).items():
            first = messages[0]
            match = known.get(key)
            if match is None or (first.plural and not match.msgid_plural):
                faults.append(f"{first.path}:{first.line}: {app}: no text for {first.text!r}")
    return faults


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_file() or folder.name in _SKIPPED:
        return
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if _SKIPPED.isdisjoint(parts) and path.is_file() and _is_source(path, parts):
            yield path


def _is_source(path: Path, parts: Sequence[str]) -> bool:
    return path.suffix == ".py" or (path.suffix in _TEMPLATE_ENDINGS and "templates" in parts)


def _read(path: Path) -> Iterator[Message]:
    text = path.read_text(encoding="utf-8")
    shown = path.relative_to(PACKAGE.parent).as_posix()
    if path.suffix == ".py":
        yield from _in_python(text, shown)
    else:
        yield from _in_template(text, shown)


def _in_python(text: str, path: str) -> Iterator[Message]:
    tree = ast.parse(text, filename=path)
    aliases = {
        name.asname or name.name: name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == _TRANSLATION
        for name in node.names
        if name.name in _ARGUMENTS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = _called(node.func, aliases)
            values = [_literal(argument) for argument in node.args]
            if function and (message := _message(function, values, path, node.lineno)):
                yield message


def _called(function: ast.expr, aliases: Mapping[str, str]) -> str | None:
    if isinstance(function, ast.Name):
        return aliases.get(function.id)
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        known = function.value.id == "translation" and function.attr in _ARGUMENTS
        return function.attr if known else None
    return None


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _literal(node.left), _literal(node.right)
        return left + right if left is not None and right is not None else None
    return None


def _in_template(text: str, path: str) -> Iterator[Message]:
    if not settings.configured:
        settings.configure()
    source = templatize(text, origin=path)
    for match in _TEMPLATE_CALL.finditer(source):
        function = "gettext" if match[1] == "_" else match[1]
        values = [ast.literal_eval(value) for value in re.findall(_STRING, match[2], re.DOTALL)]
        line = source.count("\n", 0, match.start()) + 1
        if message := _message(function, values, path, line):
            yield message


def _message(function: str, values: Sequence[str | None], path: str, line: int) -> Message | None:
    context, text, plural = (
        values[place] if place is not None and place < len(values) else None
        for place in _ARGUMENTS[function]
    )
    if not text:
        return None
    return Message(text=text, context=context, plural=plural, path=path, line=line)


def _by_key(messages: Iterable[Message]) -> dict[Key, list[Message]]:
    found: dict[Key, list[Message]] = {}
    for message in messages:
        found.setdefault(message.key, []).append(message)
    return found


def _open(path: Path) -> polib.POFile:
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = dict(_HEADER)
    return catalogue


def _update(catalogue: polib.POFile, found: Mapping[Key, list[Message]]) -> tuple[int, int, bool]:
    """Add, revive and retire entries; gives how many are new and obsolete, and if any changed."""
    before = str(catalogue)
    entries: dict[Key, polib.POEntry] = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    added = dropped = 0
    for key, messages in found.items():
        entry = entries.get(key)
        if entry is None:
            entry = polib.POEntry(msgid=messages[0].text, msgctxt=messages[0].context)
            catalogue.append(entry)
            added += 1
        _describe(entry, messages)
    for key, entry in entries.items():
        if key not in found and entry.occurrences and not entry.obsolete:
            entry.obsolete = True
            dropped += 1
    return added, dropped, str(catalogue) != before


def _describe(entry: polib.POEntry, messages: Sequence[Message]) -> None:
    entry.obsolete = False
    # Without line numbers, so that a catalogue changes only when its messages do.
    entry.occurrences = [(path, "") for path in sorted({message.path for message in messages})]
    plural = next((message.plural for message in messages if message.plural), None)
    if plural and not entry.msgid_plural:
        entry.msgid_plural = plural
        entry.msgstr_plural, entry.msgstr = {0: entry.msgstr}, ""
    if _PLACEHOLDER.search(entry.msgid) and "python-format" not in entry.flags:
        entry.flags.append("python-format")


def _placeholder_faults(app: str, entry: polib.POEntry) -> Iterator[str]:
    """A translation may leave a placeholder out (of a plural) but never name one of its own."""
    allowed = set(_PLACEHOLDER.findall(entry.msgid)) | set(
        _PLACEHOLDER.findall(entry.msgid_plural or "")
    )
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        used = set(_PLACEHOLDER.findall(text))
        missing = set() if entry.msgid_plural or not text else allowed - used
        for name in sorted((used - allowed) | missing):
            yield f"{app}: the text for {entry.msgid!r} and its source differ in %({name})s"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the exit code of `check` is 1 when something is missing."""
    parser = argparse.ArgumentParser(prog="python -m kentongan.core.messages")
    parser.add_argument("verb", choices=("extract", "compile", "check"))
    parser.add_argument("apps", nargs="*", metavar="APP", help="only these apps")
    chosen = parser.parse_args(arguments)
    names: list[str] = chosen.apps or apps()
    if unknown := sorted(set(names) - set(apps())):
        parser.error(f"no such app: {', '.join(unknown)}")
    lines: list[str] = []
    if chosen.verb == "extract":
        lines += extract(names)
    elif chosen.verb == "compile":
        lines.append(f"{compile_catalogues(names)} catalogues written")
    else:
        lines += check(names)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if chosen.verb == "check" and lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
