"""Two texts under one heading, when two people wrote at once: neither is lost."""

import hashlib


def digest_of(text: str) -> str:
    """A name for a text, to know whether a page changed what it was opened with."""
    return hashlib.sha256(one_line_ends(text).encode()).hexdigest()[:16]


def one_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def put_together(kept: str, typed: str) -> str:
    """Both texts, what was saved first; one alone where it holds the other."""
    kept, typed = one_line_ends(kept).strip(), one_line_ends(typed).strip()
    if kept in typed:
        return typed
    if typed in kept:
        return kept
    return f"{kept}\n\n{typed}"
