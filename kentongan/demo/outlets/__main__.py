"""Looks at the outlets by hand: `python -m kentongan.demo.outlets --port 8090`."""

from __future__ import annotations

import argparse
import sys
import threading
from datetime import datetime

from kentongan.demo.outlets.server import OutletServer
from kentongan.demo.world import load
from kentongan.demo.world.dates import WorldCalendar


def main() -> None:
    """Serves the outlets at one moment of the world until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", default="H14 23:00", help="moment of the world, as 'H3 05:42'")
    options = parser.parse_args()
    moment = WorldCalendar().moment(options.at)

    def now() -> datetime:
        return moment

    with OutletServer(load(options.seed), now, port=options.port) as server:
        sys.stdout.write(f"http://localhost:{server.port}/\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


if __name__ == "__main__":
    main()
