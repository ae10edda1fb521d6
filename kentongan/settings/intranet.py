"""Servers of the office's own network that may be read as sources, each by name, port and address.

    KENTONGAN_INTRANET="kliping.dinas.example:80=10.20.0.5, 10.20.0.6:8080"

An entry opens exactly that name at exactly that port, and always leads to the address written
there: what a name server says later changes nothing.
"""

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address

Place = tuple[str, int]  # host in lower case or IP address, and port
_ENTRY = re.compile(
    r"(?P<host>\[[0-9a-fA-F:.]+\]|[^\s:=\[\]*/@]+):(?P<port>\d{1,5})(?:=(?P<at>\S+))?"
)
_PORTS = range(1, 65_536)


@dataclass(frozen=True, slots=True)
class Intranet:
    """`places` leads from (host, port) to (IP address, port); `wrong` are unfit entries."""

    places: dict[Place, Place] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


def read(words: str) -> Intranet:
    """Reads entries separated by commas. A wrong one opens nothing and is kept to be told of."""
    places: dict[Place, Place] = {}
    wrong = []
    for entry in filter(None, (part.strip() for part in words.split(","))):
        found = _place(entry)
        if found is None:
            wrong.append(entry)
        else:
            places[found[0]] = found[1]
    return Intranet(places, tuple(wrong))


def _place(entry: str) -> tuple[Place, Place] | None:
    found = _ENTRY.fullmatch(entry)
    if found is None or int(found["port"]) not in _PORTS:
        return None
    host, port = found["host"].strip("[]").lower(), int(found["port"])
    address = _address(found["at"] or host)
    return None if address is None else ((host, port), (str(address), port))


def _address(words: str) -> IPv4Address | IPv6Address | None:
    """Link-local is never a source: there, clouds hand out their keys."""
    try:
        address = ip_address(words.strip("[]"))
    except ValueError:
        return None
    unfit = address.is_link_local or address.is_multicast or address.is_unspecified
    return None if unfit else address
