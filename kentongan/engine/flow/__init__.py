"""How a story went round: who was first, who took it from whom, how fast it spread."""

from kentongan.engine.flow.citing import Citation, citations
from kentongan.engine.flow.first import TIE, first_publisher, told_time
from kentongan.engine.flow.hints import Hint
from kentongan.engine.flow.model import CopyLink, FirstPublisher, Publication, Reason, TimeEvidence
from kentongan.engine.flow.tracing import Edge, FlowGraph, Jump, Node, Step, trace

__all__ = [
    "TIE",
    "Citation",
    "CopyLink",
    "Edge",
    "FirstPublisher",
    "FlowGraph",
    "Hint",
    "Jump",
    "Node",
    "Publication",
    "Reason",
    "Step",
    "TimeEvidence",
    "citations",
    "first_publisher",
    "told_time",
    "trace",
]
