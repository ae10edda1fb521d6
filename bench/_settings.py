"""What benchmarks run with: an office's own settings, and sites on loopback that it may read."""

from kentongan.settings import environment
from kentongan.settings.production import *  # noqa: F403

_HOSTS = [each.rsplit(":", 1) for each in environment.text("KENTONGAN_BENCH_HOSTS").split(",")]
KENTONGAN_RESOLVER_MAP = {(name, int(port)): ("127.0.0.1", int(port)) for name, port in _HOSTS}
