"""Samples of records and what was found in them."""

from portal.guards import append_only, declare

from .words import TABLE

for name in ("sample", "sampledsession", "recordaudit"):
    declare(append_only(TABLE + name))
