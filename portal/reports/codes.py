"""The code on a certificate, as people type it."""

import re


def tidy(text: str) -> str:
    """Capitals, without spaces, hyphens and whatever else is no letter or digit."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())
