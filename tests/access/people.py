"""Organisations, teams, people, grants and registrations."""

ROWS = []
