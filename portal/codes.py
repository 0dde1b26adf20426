"""Codes that people read from paper and type: of a certificate, of a course’s day."""

import re
import secrets

# Letters and digits that nobody mixes up when they read them out.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
OF_A_CERTIFICATE = 8


def new_code(letters: int = OF_A_CERTIFICATE) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(letters))


def tidy(text: str) -> str:
    """Capitals, without spaces, hyphens and whatever else is no letter or digit."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())
