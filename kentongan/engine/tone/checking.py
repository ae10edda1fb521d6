"""What a model would have said of texts it had not learned from."""

from collections.abc import Sequence
from dataclasses import dataclass

from kentongan.engine.tone.agreement import alpha
from kentongan.engine.tone.model import TONES, train

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A text and the tone (-1, 0, 1) a person gave it.

    Texts of one `group` (a story, say) are learned together or checked together: a copy in both
    places would make a model look better than it is.
    """

    text: str
    tone: int
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheck:
    """`alpha` is Krippendorff's, ordinal, between model and person; None where it cannot be told.

    `by_tone` counts the samples of each tone: -1, 0, 1.
    """

    alpha: float | None
    samples: int
    by_tone: tuple[int, ...]


def cross_check(samples: Sequence[Sample], *, folds: int = FOLDS) -> CrossCheck:
    """Each part of the samples read by a model of the others, compared with the person."""
    groups = {group: place for place, group in enumerate(dict.fromkeys(s.group for s in samples))}
    pairs = []
    for fold in range(folds):
        apart = [each for each in samples if groups[each.group] % folds == fold]
        rest = [each for each in samples if groups[each.group] % folds != fold]
        model = train((each.text, each.tone) for each in rest)
        pairs += [(each.tone, model.read(each.text).tone) for each in apart]
    by_tone = tuple(sum(each.tone == tone for each in samples) for tone in TONES)
    return CrossCheck(alpha=alpha(pairs), samples=len(samples), by_tone=by_tone)
