"""The claim index kept in PostgreSQL: one fact-check more rebuilds nothing."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from django.db import connection

from kentongan.engine.claims import ClaimDocument, ClaimStatistics, frequency_keys
from kentongan.engine.claims import FactCheck as Known
from kentongan.engine.claims import analyse as read_terms

from .models import ClaimPosting, ClaimTerm, ClaimTotal, FactCheck, FactCheckTerms

DOCUMENTS = "documents"
FIELDS = ("title", "claim", "conclusion", "gram")


class SqlClaimStore:
    """`engine.claims.ClaimStore` on the tables of verification."""

    def statistics(self, terms: Collection[str]) -> ClaimStatistics:
        totals = dict(ClaimTotal.objects.values_list("name", "amount"))
        rows = ClaimTerm.objects.filter(term__in=list(terms))
        return ClaimStatistics(
            documents=totals.pop(DOCUMENTS, 0),
            lengths=totals,
            frequencies=dict(rows.values_list("term", "documents")),
        )

    def candidates(
        self, queries: Sequence[Mapping[str, float]], *, limit: int
    ) -> Sequence[Sequence[ClaimDocument]]:
        terms = {term for query in queries for term in query}
        postings: dict[str, list[int]] = {}
        rows = ClaimPosting.objects.filter(term__in=list(terms))
        for term, fact_check in rows.values_list("term", "fact_check_id"):
            postings.setdefault(term, []).append(fact_check)
        best = [_best(query, postings, limit) for query in queries]
        wanted = FactCheck.objects.in_bulk({pk for each in best for pk in each})
        return [[document(wanted[pk]) for pk in each if pk in wanted] for each in best]

    def add_many(self, documents: Sequence[ClaimDocument]) -> None:
        newest = {int(each.fact_check.id): each for each in documents}
        change: Counter[str] = Counter()
        total: Counter[str] = Counter({DOCUMENTS: len(newest)})
        for old in FactCheckTerms.objects.select_for_update().filter(pk__in=list(newest)):
            change.subtract([*old.terms, *old.grams])
            total.subtract({DOCUMENTS: 1, **old.lengths})
        ClaimPosting.objects.filter(fact_check__in=list(newest)).delete()
        for each in newest.values():
            change.update(frequency_keys(each))
            total.update(each.lengths)
        FactCheckTerms.objects.bulk_create(
            [
                FactCheckTerms(
                    fact_check_id=pk,
                    terms=sorted(each.terms),
                    grams=sorted(f"gram:{gram}" for gram in each.grams),
                    lengths=dict(each.lengths),
                )
                for pk, each in newest.items()
            ],
            update_conflicts=True,
            unique_fields=["fact_check"],
            update_fields=["terms", "grams", "lengths"],
        )
        ClaimPosting.objects.bulk_create(
            [
                ClaimPosting(term=term, fact_check_id=pk)
                for pk, each in newest.items()
                for term in each.terms
            ],
            batch_size=5000,
        )
        _count(change)
        _add(total)


def document(row: FactCheck) -> ClaimDocument:
    """A stored fact-check as the engine reads it."""
    return read_terms(known(row))


def known(row: FactCheck) -> Known:
    return Known(
        id=str(row.pk),
        title=row.title,
        claim=row.claim,
        conclusion=row.conclusion,
        language=row.language,
        published_at=row.published_at,
        verdict=row.verdict,
        url=row.url,
    )


def _best(query: Mapping[str, float], postings: dict[str, list[int]], limit: int) -> list[int]:
    scores: Counter[int] = Counter()
    for term, weight in query.items():
        for pk in postings.get(term, ()):
            scores[pk] += weight  # type: ignore[assignment]  # a Counter of sums
    return sorted(scores, key=lambda pk: (-scores[pk], str(pk)))[:limit]


def _count(change: Counter[str]) -> None:
    more = sorted(term for term, step in change.items() if step > 0)
    fewer = sorted(term for term, step in change.items() if step < 0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO verification_claimterm (term, documents)"
            " SELECT * FROM unnest(%s::text[], %s::int[])"
            " ON CONFLICT (term) DO UPDATE"
            " SET documents = verification_claimterm.documents + EXCLUDED.documents",
            [more, [change[term] for term in more]],
        )
        cursor.execute(
            "UPDATE verification_claimterm SET documents = greatest(documents + step, 0)"
            " FROM unnest(%s::text[], %s::int[]) AS less(name, step) WHERE term = less.name",
            [fewer, [change[term] for term in fewer]],
        )


def _add(total: Counter[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO verification_claimtotal (name, amount)"
            " SELECT * FROM unnest(%s::text[], %s::bigint[])"
            " ON CONFLICT (name) DO UPDATE"
            " SET amount = verification_claimtotal.amount + EXCLUDED.amount",
            [sorted(total), [total[name] for name in sorted(total)]],
        )
