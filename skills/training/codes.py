"""Codes that people read and type."""

import secrets

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is read as another


def new_code(letters: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(letters))
