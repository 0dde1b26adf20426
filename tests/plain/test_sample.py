"""The check against texts as people write them: half of the sample was written before the code,
half after it by somebody who had not read it."""

from pathlib import Path

import pytest
import yaml

from portal.plain.finding import find

FOLDER = Path(__file__).parent / "sample"
SAMPLE = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(FOLDER.glob("*.yaml"))}
PLANTED = [pytest.param(row, id=row["text"]) for half in SAMPLE.values() for row in half["planted"]]
ORDINARY = {name: half["ordinary"].splitlines() for name, half in SAMPLE.items()}


def flagged(sentences):
    return [sentence for sentence in sentences if find(sentence)]


def covers(findings, text, words):
    """Is every stretch of `words` in the text inside one of the findings?"""
    start = text.index(words)
    return any(f.start <= start and start + len(words) <= f.end for f in findings)


def test_the_half_written_before_the_code_is_there():
    assert "first" in SAMPLE


@pytest.mark.parametrize("row", PLANTED)
def test_what_points_to_a_family_is_found(row):
    findings = find(row["text"])

    missed = [words for words in row["words"] if not covers(findings, row["text"], words)]

    assert missed == []


@pytest.mark.parametrize("half", ORDINARY)
def test_under_one_in_a_hundred_ordinary_sentences_is_flagged(half):
    sentences = ORDINARY[half]

    wrongly = flagged(sentences)

    assert len(wrongly) * 100 < len(sentences), wrongly


def test_under_one_in_a_hundred_of_all_is_flagged():
    sentences = [sentence for half in ORDINARY.values() for sentence in half]

    wrongly = flagged(sentences)

    assert len(wrongly) * 100 < len(sentences), wrongly
