"""Trends: what is told more than usual, what is new, what may come; read from counted hours."""
