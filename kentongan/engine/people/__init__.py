"""Telling persons from other names, and who is known as an office-holder."""

from kentongan.engine.people.gazetteer import Gazetteer, Holder
from kentongan.engine.people.names import (
    GIVEN_NAMES,
    KINDS,
    TITLES,
    is_made_of_names,
    looks_like_a_person,
    without_titles,
)

__all__ = [
    "GIVEN_NAMES",
    "KINDS",
    "TITLES",
    "Gazetteer",
    "Holder",
    "is_made_of_names",
    "looks_like_a_person",
    "without_titles",
]
