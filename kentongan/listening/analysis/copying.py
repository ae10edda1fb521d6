"""Which articles repeat each other, and which use a text of the office."""

from collections.abc import Collection, Sequence

from kentongan.engine.copies import CopyIndex, CopyMatch
from kentongan.listening.models import Article, ArticleText, Copy, OwnText, PickUp
from kentongan.listening.stores import SqlCopyStore

from .items import Item

OWN = "own:"  # what the copy index calls the office's own texts


def find_copies(items: Sequence[Item]) -> dict[str, list[CopyMatch]]:
    """Find and store copies and pick-ups; returns the copies of each article."""
    index = CopyIndex(SqlCopyStore())
    results = index.add_many([(item.key, item.text) for item in items])
    there = _there({match.other_id for each in results for match in each})
    found = {
        item.key: [match for match in result if match.other_id in there]
        for item, result in zip(items, results, strict=True)
    }
    own = {key: [m for m in each if m.other_id.startswith(OWN)] for key, each in found.items()}
    found = {key: [m for m in each if m not in own[key]] for key, each in found.items()}
    _store_copies(items, found)
    PickUp.objects.bulk_create(
        [
            PickUp(
                own_text_id=int(match.other_id.removeprefix(OWN)),
                article_id=int(key),
                containment=match.containment,
                direction=match.direction,
            )
            for key, each in own.items()
            for match in each
        ],
        ignore_conflicts=True,
    )
    return found


def _there(names: Collection[str]) -> set[str]:
    """Those of the index's names whose text still exists: an index put back may know others."""
    own = {int(name.removeprefix(OWN)) for name in names if name.startswith(OWN)}
    articles = {int(name) for name in names if not name.startswith(OWN)}
    kept = OwnText.objects.filter(pk__in=own).values_list("pk", flat=True)
    read = Article.objects.filter(pk__in=articles).values_list("pk", flat=True)
    return {f"{OWN}{key}" for key in kept} | {str(key) for key in read}


def _store_copies(items: Sequence[Item], found: dict[str, list[CopyMatch]]) -> None:
    hashes = {item.key: item.body_hash for item in items}
    others = {match.other_id for each in found.values() for match in each} - set(hashes)
    newest = ArticleText.objects.filter(article__in=[int(key) for key in others])
    for text in newest.order_by("revision"):
        hashes[str(text.article_id)] = text.body_hash
    Copy.objects.bulk_create(
        [
            Copy(
                article_id=int(key),
                other_id=int(match.other_id),
                containment=match.containment,
                direction=match.direction,
                is_exact=hashes.get(key) == hashes.get(match.other_id),
            )
            for key, each in found.items()
            for match in each
        ],
        ignore_conflicts=True,
    )
