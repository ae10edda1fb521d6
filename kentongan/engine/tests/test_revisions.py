"""What changed between two versions of a page."""

from hypothesis import given
from hypothesis import strategies as st

from kentongan.engine.revisions import compare
from kentongan.engine.text import clean

OLD = "Banjir surut pada Senin.\nWarga pulang ke rumah."


def test_changed_words_stand_beside_each_other() -> None:
    told = compare(OLD, "Banjir mulai surut pada Selasa.\nWarga pulang ke rumah.")
    assert [(each.kind, each.text) for each in told.changes] == [
        ("same", "Banjir"),
        ("added", "mulai"),
        ("same", "surut pada"),
        ("removed", "Senin."),
        ("added", "Selasa."),
        ("same", "\nWarga pulang ke rumah."),
    ]
    assert (told.added, told.removed, told.grew) == (2, 1, False)


def test_a_page_that_goes_on_being_written_grew() -> None:
    more = "\nPetugas menyiapkan dapur umum dan perahu karet bagi warga yang terdampak." * 3
    assert compare(OLD, OLD + more).grew
    assert not compare(OLD + more, OLD).grew


def test_blanks_alone_are_no_change() -> None:
    told = compare(OLD, OLD.replace(" ", "  \u200b"))
    assert (told.added, told.removed) == (0, 0)


def test_a_very_long_page_is_compared_by_lines() -> None:
    lines = "\n".join(f"Baris {number} dari laman langsung." for number in range(2_000))
    told = compare(lines, lines + "\nBaris penutup yang baru.")
    assert (told.added, told.removed) == (5 - 1, 0)


@given(st.text(max_size=200), st.text(max_size=200))
def test_what_is_not_removed_is_the_newer_text(older: str, newer: str) -> None:
    kept = " ".join(each.text for each in compare(older, newer).changes if each.kind != "removed")
    assert kept.split() == clean(newer).split()
