"""The reading age of a text, and its long sentences."""

from time import process_time

from content.reading import read, reading_age, sentences_of
from content.search.words import words_of as words_in_search

# Abraham Lincoln at Gettysburg, 1863: three sentences of 30, 24 and 10 words.
GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
    "conceived in Liberty, and dedicated to the proposition that all men are created equal. Now we "
    "are engaged in a great civil war, testing whether that nation, or any nation so conceived and "
    "so dedicated, can long endure. We are met on a great battle-field of that war."
)
EASY = (
    "The dog ran to the shop. It saw a cat. The cat sat in the sun. Then they both ran home to bed."
)
HARD = (
    "Practitioners demonstrating accountability systematically facilitate multidisciplinary "
    "interventions, notwithstanding organisational complexities affecting vulnerable children and "
    "their families, and they routinely evaluate consequential outcomes."
)


def test_a_nursery_rhyme_is_easier_than_a_speech_and_a_speech_than_a_policy():
    ages = [reading_age(text) for text in (EASY, GETTYSBURG, HARD)]

    assert ages == [5, 17, 41]


def test_too_few_words_have_no_reading_age():
    assert reading_age("") is None
    assert reading_age("Help that a family has agreed to.") is None
    assert reading_age("word " * 19 + ".") is None
    assert reading_age("word " * 20 + ".") is not None


def test_markup_is_not_read():
    marked = "".join(
        f'<p class="an-extraordinarily-complicated-class">{each}</p>'
        for each in sentences_of(GETTYSBURG)
    ).replace("nation", "<b>nation</b>")

    assert sentences_of(marked) == sentences_of(GETTYSBURG)
    assert reading_age(marked + "<script>unimaginably(complicated)</script>") == 17
    assert sentences_of("<p>Fish &amp; chips <!-- not this --> are good.</p>") == [
        "Fish & chips are good."
    ]


def test_a_line_that_is_wrapped_goes_on_and_a_new_line_does_not():
    assert sentences_of("You can stop\nat any time\nGo on when you like") == [
        "You can stop at any time",
        "Go on when you like",
    ]


def test_a_label_does_not_make_a_text_easier():
    table = "<td>Yes</td><td>Every 2 weeks</td><td>Ask your supervisor first</td><td>Stop now.</td>"

    assert sentences_of(table) == ["Ask your supervisor first", "Stop now."]
    assert read([table]).words == 10


def test_a_stop_inside_a_sentence_does_not_end_it():
    text = (
        "Ask someone, e.g. Dr. Shah, about WCAG 2.2 today. “Did you?” she asks. He says “No.” Stay."
    )

    assert sentences_of(text) == [
        "Ask someone, e.g. Dr. Shah, about WCAG 2.2 today.",
        "“Did you?”",
        "she asks.",
        "He says “No.”",
        "Stay.",
    ]


def test_a_text_that_ends_in_a_short_form_is_kept():
    assert sentences_of("You can bring someone, e.g.") == ["You can bring someone, e.g."]


def test_an_address_counts_as_no_word():
    text = "Write to help@council.example or read https://council.example/a/long/address today."

    assert read([text]).longest == 5


def test_long_sentences_are_told_in_their_order():
    text = f"{GETTYSBURG} {EASY} {GETTYSBURG}"

    assert list(read([text]).long) == [sentences_of(GETTYSBURG)[0]] * 2


def test_a_page_is_read_as_a_whole():
    found = read([EASY, f"<p>{GETTYSBURG}</p>"])

    assert (found.age, found.is_hard, found.longest, len(found.long)) == (11, False, 30, 1)
    assert read([HARD]).is_hard is True
    assert read(["Too short."]).is_hard is False


def test_a_very_long_word_is_read_at_once():
    """Someone pastes a picture as text. Each of these took the better part of a minute."""
    start = process_time()
    for part in ("a", "1.", "“", "@", "a@"):
        read([part * 100_000])
        words_in_search(part * 100_000)

    assert process_time() - start < 20
