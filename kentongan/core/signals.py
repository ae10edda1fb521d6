"""Signals of the kernel."""

from django.dispatch import Signal

# Sent after a rule or a holiday changed: rooms with open clocks count again.
calendar_changed = Signal()
