"""The font of our documents, which comes with typst and which none may lack."""

import re
from pathlib import Path

_USED = re.compile(r'font: "([^"]+)"')
_TEMPLATES = Path(__file__).parent / "templates"


def missing() -> list[str]:
    """Fonts that our templates name and that typst does not find."""
    import typst

    wanted = {
        name
        for path in _TEMPLATES.glob("*.typ")
        for name in _USED.findall(path.read_text(encoding="utf-8"))
    }
    known = {family.casefold() for family in typst.Fonts().families()}
    return sorted(name for name in wanted if name.casefold() not in known)
