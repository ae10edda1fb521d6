"""The shipped list of outlets' public addresses, by region."""

from dataclasses import dataclass
from functools import lru_cache

from kentongan.core import packs

from .addresses import domain, tidy

NATIONAL = "00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A province by its official code, or the whole country."""

    code: str
    name: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One outlet of the list. Whether its address answers is not known before it is asked."""

    name: str
    home: str
    feed: str
    kind: str
    region: str
    owner: str
    medium: str
    zone: str

    @property
    def address(self) -> str:
        return tidy(self.feed)

    @property
    def domain(self) -> str:
        return domain(self.home)


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """The country, then the provinces by code."""
    rows = packs.read("kentongan.listening", "outlets.toml")["region"]
    return tuple(Region(**row) for row in rows)


def listed(region: str) -> tuple[Listed, ...]:
    """The outlets of a region, told by its code or its name; those of a regency's province."""
    found = find_region(region)
    return tuple(each for each in _outlets() if found is not None and each.region == found.code)


def find_region(text: str) -> Region | None:
    """The region of a code such as `33` or `33.74`, or of a name such as `Jawa Tengah`."""
    wanted = text.strip().casefold()
    for region in regions():
        if wanted == region.name.casefold() or wanted.split(".")[0] == region.code:
            return region
    return None


@lru_cache(maxsize=1)
def _outlets() -> tuple[Listed, ...]:
    zones = {region.code: region.zone for region in regions()}
    rows = packs.read("kentongan.listening", "outlets.toml")["outlet"]
    return tuple(Listed(**row, zone=zones[row["region"]]) for row in rows)
