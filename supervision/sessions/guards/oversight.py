"""Oversight, calls for help and consultations: dates and counts that stay as they were written."""

from portal.guards import append_only, declare

from .words import TABLE

for name in ("oversightcheck", "triggerseen", "consultation"):
    declare(append_only(TABLE + name))
