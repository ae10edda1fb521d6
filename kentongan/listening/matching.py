"""Whether an article concerns a watch topic: whole words only, with Indonesian endings."""

import re
from functools import lru_cache

from .models import Topic

ENDINGS = r"(?:nya|lah|kah|pun|ku|mu)?"


def matches(topic: Topic, text: str) -> bool:
    """One of the words or phrases, and none of the exclusions."""
    wanted = _pattern((*topic.words, *topic.phrases))
    if wanted is None or not wanted.search(text):
        return False
    unwanted = _pattern(tuple(topic.exclusions))
    return unwanted is None or not unwanted.search(text)


@lru_cache(maxsize=1000)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    cleaned = [r"\s+".join(map(re.escape, term.split())) for term in terms if term.strip()]
    if not cleaned:
        return None
    return re.compile(rf"\b(?:{'|'.join(cleaned)}){ENDINGS}\b", re.IGNORECASE)
