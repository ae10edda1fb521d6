"""The fortnight's office-holders are seen quoted, and its citizens never."""

from collections import Counter

from kentongan.demo.world import World
from kentongan.engine.people import Gazetteer, Holder
from kentongan.engine.quotes import Speakers, read

LEAST_HOLDERS = 8
CITIZENS = ("Nurjanah", "Mbah Wiryo", "Sarpinah", "Suhartini", "Tumini", "Kusmirah", "Samiaji")


def _quoted(world: World) -> tuple[Counter[str], str]:
    bodies = {each.slug: each for each in world.agencies}
    holders = [
        Holder(key=each.name, name=each.name, office=each.title, body=bodies[each.agency].name)
        for each in world.people
        if each.public_office
    ]
    agencies = [
        Holder(key=each.name, name=each.name, aliases=(each.short_name,)) for each in world.agencies
    ]
    speakers = Speakers.of(Gazetteer.of([*holders, *agencies]))
    lively = [each for each in world.articles if each.published_at >= world.fortnight]
    told = [quote for each in lively for quote in read(each.text, speakers=speakers).quotes]
    return Counter(each.holder.key for each in told), " ".join(each.text for each in told)


def test_office_holders_are_quoted_in_the_fortnight_and_citizens_are_not(world: World) -> None:
    counts, words = _quoted(world)
    assert len([each for each in world.people if counts[each.name]]) >= LEAST_HOLDERS
    assert counts["Bayu Segara Wirawan"] > counts["Joko Permadita"] > 0
    assert [name for name in CITIZENS if name in words] == []
