"""Kills the demo's processes while it runs, and tells what the channels' doubles saw."""
