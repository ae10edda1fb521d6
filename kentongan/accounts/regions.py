"""The provinces, regencies and cities of Indonesia, with their codes, zones and languages."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .enums import AgencyKind

KINDS = {
    "provinsi": AgencyKind.PROVINCE,
    "kabupaten": AgencyKind.REGENCY,
    "kota": AgencyKind.CITY,
}
SHORT = {
    AgencyKind.PROVINCE: "Pemprov",
    AgencyKind.REGENCY: "Pemkab",
    AgencyKind.CITY: "Pemkot",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One region: `code` as the home ministry writes it ("33.19"), `zone` of the tz database."""

    code: str
    name: str
    kind: AgencyKind
    zone: str
    local_language: str

    @property
    def full_name(self) -> str:
        """For example "Provinsi Aceh", "Kabupaten Kudus", "Kota Tegal"."""
        return f"Provinsi {self.name}" if self.kind == AgencyKind.PROVINCE else self.name

    @property
    def government(self) -> str:
        return f"Pemerintah {self.full_name}"

    @property
    def short_government(self) -> str:
        place = self.name.removeprefix("Kabupaten ").removeprefix("Kota ")
        return f"{SHORT[self.kind]} {place}"


@cache
def regions() -> tuple[Region, ...]:
    text = resources.files(__package__).joinpath("pack/regions.csv").read_text(encoding="utf-8")
    return tuple(
        Region(
            code=row["code"],
            name=row["name"],
            kind=KINDS[row["kind"]],
            zone=row["zone"],
            local_language=row["local_language"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def find(text: str) -> Region | None:
    """The region of that name or code, however it is spaced and capitalised."""
    wanted = _plain(text)
    return next(
        (each for each in regions() if wanted in {each.code, *map(_plain, _names(each))}), None
    )


def like(text: str, *, limit: int = 5) -> list[Region]:
    """Regions whose name holds what was written, to choose from."""
    wanted = _plain(text)
    found = [each for each in regions() if wanted and wanted in _plain(each.full_name)]
    return found[:limit]


def _names(region: Region) -> tuple[str, ...]:
    return region.name, region.full_name, region.government


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("kab.", "kabupaten").split())
