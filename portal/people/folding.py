"""Names as people type them: “Zoë O’Neill-Łuczak” is found by “zoe”, “oneill” and “luczak”.

Python and both databases fold alike. SQLite is taught the function, PostgreSQL knows its parts.
"""

import re
import unicodedata

from django.db.models import Func, TextField

# Letters that have no parts to take apart, and what parts a name's words.
LIKE, INSTEAD = "łøđðħı", "loddhi"
LONGER = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
MARKS = "\u0300-\u036f"
APOSTROPHES = "'’‘`ʼ"
SAME = str.maketrans(LIKE, INSTEAD, APOSTROPHES)


def fold(text: str) -> str:
    """Small letters without marks, words parted by one space."""
    text = unicodedata.normalize("NFKD", text or "").lower()
    text = re.sub(f"[{MARKS}]", "", text).translate(SAME)
    for letter, letters in LONGER.items():
        text = text.replace(letter, letters)
    return " ".join(re.sub(r"[-‐–.,()/]", " ", text).split())


def fold_words(text: str) -> str:
    """As `fold`, with a space before each word, so that a word's beginning can be looked for."""
    return f" {fold(text)}"


class Folded(Func):
    """`fold_words` of a column, in the database."""

    function = "portal_fold_words"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **more):
        sql, params = compiler.compile(self.get_source_expressions()[0])
        sql = f"regexp_replace(lower(normalize({sql}, NFKD)), '[{MARKS}]', '', 'g')"
        apostrophes = APOSTROPHES.replace("'", "''")
        sql = f"translate({sql}, '{LIKE}{apostrophes}', '{INSTEAD}')"
        for letter, letters in LONGER.items():
            sql = f"replace({sql}, '{letter}', '{letters}')"
        return rf"' ' || btrim(regexp_replace({sql}, '[-‐–.,()/\s]+', ' ', 'g'))", params


def teach(sender=None, connection=None, **kwargs):
    """Give a new connection to SQLite the function; called as each is opened."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(Folded.function, 1, fold_words, deterministic=True)
