"""Charts for pages, PDF and social cards: `bar`, `line`, `timeline`, each giving a `Chart`."""

from kentongan.core.charts.drawing import BarRow, Chart, EventRow, LineRow, bar, line, timeline

__all__ = ["BarRow", "Chart", "EventRow", "LineRow", "bar", "line", "timeline"]
