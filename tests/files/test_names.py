"""A name that somebody gave a file can be kept, shown and saved anywhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.files.checks import neutral
from portal.files.checks.names import LONGEST, RESERVED


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Agreement 2026.pdf", "Agreement 2026.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\my file.PDF", "my file.pdf"),
        ("..pdf", "file.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("con.pdf", "file con.pdf"),
        ("COM1.final.pdf", "file COM1.final.pdf"),
        ("a\u202efdp.exe.pdf", "afdp.exe.pdf"),
        ("Sia\u0302n.pdf", "Siân.pdf"),
        ('a<b>:"|?*c\r\n.pdf', "a b c.pdf"),
        ("Łukasz 计划.pdf", "Łukasz 计划.pdf"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
        ("", "file.pdf"),
    ],
)
def test_a_name_is_made_safe(name, kept):
    assert neutral(name, "pdf") == kept


@given(st.text(max_size=300))
def test_whatever_the_name_it_has_no_folder_no_unseen_letter_and_its_ending(name):
    kept = neutral(name, "pdf")

    stem = kept.removesuffix(".pdf")
    assert kept.endswith(".pdf")
    assert stem
    assert len(kept) <= LONGEST
    assert not set('<>:"/\\|?*') & set(kept)
    assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} for letter in kept)
    assert not stem.startswith(".")
    assert stem.partition(".")[0].lower() not in RESERVED
