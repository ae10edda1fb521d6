"""Reads pages in a process of its own, which is ended when a page takes too long or too much.

A parser that hangs or explodes on one page takes that page with it, never its caller.
"""

from kentongan.engine.guarded.messages import GaveUp, Job, Lesson, PageRead
from kentongan.engine.guarded.reader import GuardedReader

__all__ = ["GaveUp", "GuardedReader", "Job", "Lesson", "PageRead"]
