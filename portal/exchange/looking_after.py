"""Roles that look after the people of one employer; an administrator looks after all."""

LOOKS_AFTER = frozenset({"partner_coordinator", "employer_manager"})
