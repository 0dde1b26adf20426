"""A file in a form: checked beside its field, and stopped when it is far too big."""

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.files.checks import Accepted
from portal.files.forms import PrivateFileField
from tests.files import samples


class Form(forms.Form):
    paper = PrivateFileField(allowed={"pdf"}, label="The paper")
    other = PrivateFileField(required=False)


def filled(**files):
    return Form({}, files)


def test_a_good_file_is_cleaned_to_what_may_be_kept():
    form = filled(paper=samples.sent("a.pdf", samples.pdf()))

    assert form.is_valid()
    assert isinstance(form.cleaned_data["paper"], Accepted)
    assert form.cleaned_data["other"] is None


def test_what_is_wrong_is_said_beside_the_field():
    assert filled().errors == {"paper": ["Choose a file."]}
    assert filled(paper=SimpleUploadedFile("a.pdf", b"")).errors == {
        "paper": ["This file is empty. Add one with something in it."]
    }
    assert filled(paper=samples.sent("a.png", samples.picture("PNG"))).errors == {
        "paper": ["We can’t take this kind of file. Add a PDF."]
    }


def test_the_field_says_what_it_takes_and_looks_like_the_others():
    html = filled(paper=SimpleUploadedFile("a.pdf", b"")).as_p()

    assert 'accept=".pdf"' in html
    assert 'type="file"' in html
    assert filled().is_multipart()


def test_files_far_too_big_are_stopped_before_they_are_read(as_, settings):
    settings.FILES_MAX_BYTES = 1024 * 1024
    files = {"file": SimpleUploadedFile("a.pdf", b"x" * 4 * 1024 * 1024)}

    response = as_("administrator").post("/accounts/login/", files)

    assert response.status_code == 413
    assert "A file can be up to 1 MB." in response.content.decode()


def test_files_of_a_usual_size_pass(as_):
    files = {"file": SimpleUploadedFile("a.pdf", b"x" * 1024)}

    response = as_("nobody").post("/accounts/login/", files)

    assert response.status_code == 200
