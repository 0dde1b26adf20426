from portal.reports.measures import Measure
from portal.reports.printed_certificate import certificate_as_pdf
from portal.reports.printed_summary import summary_as_pdf
from portal.reports.squares import runs, svg_path
from tests.reports.reading import pdf_of, squeezed, typefaces_of, words_of_pdf
from tests.reports.samples import LONGEST_NAME, certificate, summary


def bookmarks(pdf):
    """Each with the page that it goes to."""
    found = []
    for entry in pdf.outline:
        entries = entry if isinstance(entry, list) else [entry]
        found += [(e.title, pdf.get_destination_page_number(e)) for e in entries]
    return found


def test_a_pdf_says_its_title_author_subject_and_language():
    pdf = pdf_of(certificate_as_pdf(certificate()))

    assert pdf.metadata.title == "Certificate: Siân Llŵyd"
    assert pdf.metadata.author == "Example Council"
    assert pdf.metadata.subject == "Lead for a child in need. Code K7PM 3XQ9"
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_typeface_of_a_pdf_is_embedded():
    pdf = pdf_of(certificate_as_pdf(certificate()))

    faces = typefaces_of(pdf)

    assert all(faces.values())
    assert all(name.startswith("PublicSans-") for name in faces)


def test_pounds_accents_and_hats_come_out_of_a_pdf_as_they_went_in():
    words = words_of_pdf(certificate_as_pdf(certificate()))

    for text in ("Siân Llŵyd", "Café Élan & Sons", "£20", "<b>Not bold</b>", "“I can be"):
        assert squeezed(text) in words


def test_a_pdf_has_bookmarks_and_says_how_many_pages_there_are():
    pdf = pdf_of(certificate_as_pdf(certificate()))

    assert bookmarks(pdf) == [("Siân Llŵyd", 0), ("Lead for a child in need", 0)]
    assert len(pdf.pages) == 1
    assert "Page 1 of 1" in pdf.pages[0].extract_text()


def test_a_name_of_sixty_letters_and_many_conditions_go_on_to_a_second_page():
    conditions = tuple(f"Condition number {count} is a line of its own." for count in range(24))

    pdf = pdf_of(certificate_as_pdf(certificate(name=LONGEST_NAME, conditions=conditions)))

    assert len(pdf.pages) == 2
    assert "Page 2 of 2" in pdf.pages[1].extract_text()
    assert "K7PM 3XQ9" in pdf.pages[1].extract_text()


def test_a_name_without_a_space_stays_on_the_sheet():
    name = "Llanfair" * 12

    words = words_of_pdf(certificate_as_pdf(certificate(name=name)))

    assert name in words


def test_the_same_facts_give_the_same_bytes():
    assert certificate_as_pdf(certificate()) == certificate_as_pdf(certificate())


def test_the_square_code_is_the_same_on_the_page_and_on_paper():
    side, dark = runs("https://skills.example.org/verify/K7PM3XQ9/")
    drawn = svg_path("https://skills.example.org/verify/K7PM3XQ9/")

    assert drawn["side"] == side
    assert drawn["path"].count("M") == len(dark)
    # The three corners by which a telephone finds the code: each begins with seven dark squares.
    assert {(0, 0, 7), (side - 7, 0, 7), (0, side - 7, 7)} <= set(dark)


def test_a_comment_longer_than_a_page_goes_on_to_the_next():
    comment = "Seen with the family in May. " * 300

    content = summary_as_pdf(summary(comment=comment, note=comment), "https://skills.example.org/")

    assert len(pdf_of(content).pages) > 3
    assert words_of_pdf(content).count("May.") == 600


def test_what_people_write_is_never_taken_for_markup_on_paper():
    comment = "5 < 6 & <b>7</b>\nA second line."

    words = words_of_pdf(summary_as_pdf(summary(comment=comment), "https://skills.example.org/"))

    assert squeezed(comment) in words


def test_a_certificate_without_conditions_has_no_heading_for_them():
    assert "Conditions" not in words_of_pdf(certificate_as_pdf(certificate(conditions=())))


def test_an_area_that_is_no_part_of_the_job_has_a_row_without_marks():
    without = Measure(None, None, None, 0, 0)

    content = summary_as_pdf(summary(measure=without), "https://skills.example.org/")

    assert squeezed("Keeping children safe – – – –") in words_of_pdf(content)
