"""Articles about one event meet in one story, and only those."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bench import stories as bench
from kentongan.engine.stories import (
    LiveStory,
    MemoryStoryStore,
    StoryAssignment,
    StoryClusterer,
    StoryItem,
    is_template,
    names,
)
from kentongan.engine.stories.clustering import JOIN, KEPT_MEMBERS
from kentongan.engine.stories.nearby import COMPARED
from kentongan.engine.stories.terms import plain_title
from kentongan.engine.tests.shared import shared_file

START = datetime(2026, 3, 2, 1, tzinfo=UTC)


def item(
    name: str, title: str, *, hours: float = 0, text: str = "", copy_of: str | None = None
) -> StoryItem:
    at = START + timedelta(hours=hours)
    return StoryItem(id=name, title=title, published_at=at, text=text, copy_of=copy_of)


FLOOD = item(
    "flood",
    "Banjir Rendam Empat Kelurahan di Jepara, Ratusan Warga Mengungsi",
    text="Banjir luapan Kali Wiso merendam empat kelurahan di Jepara, Senin. Warga mengungsi.",
)
EVACUEES = item(
    "evacuees",
    "Ratusan Warga Korban Banjir Jepara Mengungsi ke Balai Desa",
    hours=5,
    text="Warga empat kelurahan di Jepara mengungsi ke balai desa setelah Kali Wiso meluap.",
)
MARKET = item(
    "market",
    "Bupati Jepara Resmikan Pasar Ikan di Tepi Pelabuhan",
    hours=6,
    text="Pasar ikan baru di tepi pelabuhan Jepara mulai dipakai pedagang pekan ini.",
)


def test_two_reports_of_one_event_are_one_story() -> None:
    clusterer = StoryClusterer()
    first = clusterer.add(FLOOD)
    assert first == StoryAssignment(story_id="flood", is_new=True, score=1.0, why=("new",))
    second = clusterer.add(EVACUEES)
    assert (second.story_id, second.is_new) == ("flood", False)
    assert JOIN <= second.score <= 1
    assert any(line.startswith("title: ") and "jepara" in line for line in second.why)


def test_the_same_place_is_not_the_same_event() -> None:
    clusterer = StoryClusterer()
    clusterer.add_many([FLOOD, EVACUEES])
    assert clusterer.add(MARKET).is_new


def test_a_title_alone_does_not_join_when_the_texts_tell_otherwise() -> None:
    clusterer = StoryClusterer()
    clusterer.add(item("a", "Warga Jepara Mengungsi", text="Kali Wiso meluap merendam kelurahan."))
    other = item("b", "Warga Jepara Mengungsi", text="Asap kebakaran pabrik mebel menyelimuti.")
    assert clusterer.add(other).is_new


def test_a_story_ends_after_its_window() -> None:
    clusterer = StoryClusterer()
    clusterer.add(FLOOD)
    late = item("late", FLOOD.title, hours=24 * 6, text=FLOOD.text)
    assert clusterer.add(late).is_new


def test_a_copy_joins_the_story_of_its_original_whatever_its_title() -> None:
    clusterer = StoryClusterer()
    clusterer.add(FLOOD)
    joined = clusterer.add(item("copy", "Potret Senin Pagi", hours=2, copy_of="flood"))
    assert (joined.story_id, joined.why) == ("flood", ("copy: flood",))
    unknown = clusterer.add(item("lost", "Potret Selasa Pagi", hours=2, copy_of="nobody"))
    assert unknown.is_new


def test_recurring_titles_of_two_days_stay_apart() -> None:
    clusterer = StoryClusterer()
    clusterer.add(item("monday", "Harga Emas Antam Hari Ini Senin 2 Maret 2026"))
    assert clusterer.add(item("tuesday", "Harga Emas Antam Hari Ini 3 Maret 2026", hours=24)).is_new
    assert not clusterer.add(item("other", "Harga Emas Antam Hari Ini 3 Maret", hours=25)).is_new


@pytest.mark.parametrize(
    "title",
    [
        "Harga Emas Hari Ini Turun Rp 13.000/Gram!",
        "Jadwal Salat Kota Semarang Hari Ini",
        "Ramalan Zodiak Besok: Leo Beruntung",
        "Prakiraan Cuaca Jawa Tengah 2 Maret",
    ],
)
def test_recurring_titles_are_known(title: str) -> None:
    assert is_template(title)
    assert not is_template(FLOOD.title)


def test_an_item_added_again_keeps_its_story() -> None:
    clusterer = StoryClusterer()
    clusterer.add_many([FLOOD, EVACUEES])
    again = clusterer.add(item("evacuees", "Judul Diubah Sama Sekali", hours=9))
    assert (again.story_id, again.is_new, again.why) == ("flood", False, ("known",))


def test_the_caller_may_name_stories() -> None:
    clusterer = StoryClusterer(new_id=lambda first: f"story-{first.id}")
    assert clusterer.add(FLOOD).story_id == "story-flood"
    assert clusterer.add(EVACUEES).story_id == "story-flood"


def test_a_large_story_keeps_its_newest_members_to_compare_with() -> None:
    store = MemoryStoryStore()
    clusterer = StoryClusterer(store)
    titles = [item(f"{hour:02}", FLOOD.title, hours=hour, text=FLOOD.text) for hour in range(20)]
    clusterer.add_many(titles)
    [story] = store.stories({"00"}).values()
    assert story.size == 20
    assert [member.id for member in story.members] == [f"{h:02}" for h in range(8, 20)]
    assert len(story.members) == KEPT_MEMBERS


def test_names_come_from_the_text_where_none_are_given() -> None:
    told = item("a", "x", text="Warga memuji Dinas Pekerjaan Umum di Jepara pada hari Senin.")
    assert names(told) == ["dinas pekerjaan umum", "jepara"]
    given = StoryItem(id="b", title="x", published_at=START, entities=("Kali Wiso",))
    assert names(given) == ["kali wiso"]


def test_a_title_loses_its_prefix_and_its_publisher() -> None:
    assert plain_title("VIDEO: Banjir Jepara - KabarUtara.com", "KabarUtara") == "Banjir Jepara"
    assert plain_title("Banjir Jepara - Warga Mengungsi", "KabarUtara").endswith("Mengungsi")


def mixed() -> Sequence[StoryItem]:
    events = ["banjir rendam kelurahan jepara", "pasar ikan pelabuhan", "wabah demam sekolah dasar"]
    places = ["warga mengungsi", "bupati meninjau", "petugas bersiaga", "jalan ditutup"]
    return [
        item(
            f"{number}",
            f"{events[number % 3]} {places[number * 7 % 4]} {number}",
            hours=(number * 5) % 90,
            text=f"{events[(number * number) % 3]} kata pejabat. {places[number % 4]}",
            copy_of=f"{number - 4}" if number % 11 == 0 else None,
        )
        for number in range(60)
    ]


@pytest.mark.parametrize("size", [1, 3, 20, 60])
def test_batches_find_what_single_items_find(size: int) -> None:
    items = mixed()
    singly, batched = StoryClusterer(), StoryClusterer()
    one_by_one = [singly.add(each) for each in items]
    in_batches = [
        found
        for start in range(0, len(items), size)
        for found in batched.add_many(items[start : start + size])
    ]
    assert in_batches == one_by_one
    assert 1 < len({found.story_id for found in one_by_one}) < len(items)


def test_the_store_is_asked_once_a_batch() -> None:
    calls: list[str] = []

    class Counting(MemoryStoryStore):
        def __getattribute__(self, name: str) -> object:
            if not name.startswith("_"):
                calls.append(name)
            return super().__getattribute__(name)

    StoryClusterer(Counting()).add_many(mixed())
    calls.remove("document_frequencies")
    assert len(calls) == len(set(calls))


def test_a_batch_loads_only_what_is_near_however_much_is_live() -> None:
    loaded: list[str] = []

    class Counting(MemoryStoryStore):
        def stories(self, story_ids: Collection[str]) -> Mapping[str, LiveStory]:
            loaded.extend(story_ids)
            return super().stories(story_ids)

    items = bench.generated(610)
    store = Counting()
    clusterer = StoryClusterer(store)
    live = {found.story_id for found in clusterer.add_many(items[:600])}
    loaded.clear()
    clusterer.add_many(items[600:])
    assert len(live) > 400
    assert 0 < len(loaded) <= 10 * COMPARED


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("ratusan warga jepara ngungsi, banjir dimana mana", "flood"),
        ("banjir rendam rumah, ratusan warga mengungsi di Demak", None),  # another place
        ("jepara hari ini panas sekali", None),
    ],
)
def test_a_few_words_find_their_story_by_more_than_chance(text: str, story: str | None) -> None:
    clusterer = StoryClusterer()
    clusterer.add_many([FLOOD, EVACUEES])
    [found] = clusterer.find([item("post", text, hours=6, text=text)])
    assert (found and found.story_id) == story
    [kept] = clusterer.add_many([FLOOD])
    assert kept.why == ("known",), "nothing was added by asking"


def test_agreement_with_labelled_titles() -> None:
    shared_file("data/stories/gold.csv")
    items, gold = bench.titles()
    assert bench.b_cubed(bench.engine(items), gold)[2] >= 0.84
    assert bench.b_cubed(bench.alone(items), gold)[2] == pytest.approx(0.757, abs=0.001)
