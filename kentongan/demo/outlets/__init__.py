"""The demo's twelve outlets on loopback: real HTTP, real pages, a virtual clock."""

from kentongan.demo.outlets.server import OutletServer

__all__ = ["OutletServer"]
