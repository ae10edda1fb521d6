"""How much of an outlet's text may be shown outside the office."""

from dataclasses import dataclass, field

from django.utils.text import Truncator

from kentongan.core import rules
from kentongan.listening.models import Article

RULE = "media.cuplikan"  # characters, where nothing is agreed with the outlet


def _by_rule() -> int:
    return int(rules.value(RULE))


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The policy of today. `default` holds for outlets without a limit of their own."""

    default: int = field(default_factory=_by_rule)

    def of(self, article: Article, most: int | None = None) -> str:
        """The beginning of its lead, as long as its outlet allows and never above `most`.

        Empty where the outlet allows the headline only.
        """
        own = article.outlet.excerpt_limit if article.outlet else None
        allowed = self.default if own is None else own
        length = allowed if most is None else min(allowed, most)
        return Truncator(article.lead).chars(length, truncate=" …") if length else ""
