"""Articles that are not fetched by ourselves: saved files, tables of other tools."""

from .files import IngestResult, ingest

__all__ = ["IngestResult", "ingest"]
