"""What makes a home a demo: the marker, with the ports of its own servers."""

import socket

from kentongan.core.home import Home
from kentongan.demo.world import load


def mark(home: Home, *, weeks: int = 0) -> None:
    """Make an empty home a demo home; its channels can reach nothing but the doubles.

    `weeks` is how far its world is moved, once and for all.
    """
    outlets, smtp, telegram, web = _free_ports(4)
    home.mark_demo(
        {
            "weeks": weeks,
            "web_port": web,
            "outlets_port": outlets,
            "smtp_host": "127.0.0.1",
            "smtp_port": smtp,
            "telegram_port": telegram,
            "telegram_api": f"http://telegram.localhost:{telegram}",
            "hosts": [
                *([f"{outlet.slug}.localhost", outlets] for outlet in load().outlets),
                ["telegram.localhost", telegram],
            ],
        }
    )


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()
