"""Floors under stories; `script/bench stories` measures them beside their peer."""

from bench import stories as bench

from . import floors


def test_labelled_titles() -> None:
    floors.needs("stories.titles")
    items, gold = bench.titles()
    floors.check("stories.titles", bench.b_cubed(bench.engine(items), gold)[2])


def test_the_demos_own_stories() -> None:
    items, gold = bench.demo()
    floors.check("stories.demo", bench.b_cubed(bench.engine(items), gold)[2])
