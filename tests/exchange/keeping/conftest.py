import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.dates import now
from portal.files.checks import accept
from portal.people.models import Organisation, OrganisationFile, User
from tests.exchange.keeping.asking import run
from tests.files import samples

FOLDER = "django.core.files.storage.FileSystemStorage"


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """Folders of the test's own; `places("there")` moves to another machine, so to speak."""

    def move(name):
        private = {"location": tmp_path / name / "private", "base_url": None}
        settings.VAR_DIR = tmp_path / name
        settings.STORAGES = {
            **django_settings.STORAGES,
            "default": {"BACKEND": FOLDER, "OPTIONS": {"location": tmp_path / name / "media"}},
            "private": {"BACKEND": FOLDER, "OPTIONS": private},
        }

    move("here")
    return move


@pytest.fixture
def saved(places, tmp_path):
    """A backup of the demo story with files."""
    storages["default"].save("original_images/cover.png", ContentFile(samples.picture("PNG")))
    accepted = accept(samples.sent("agreement.pdf", samples.pdf()))
    OrganisationFile.objects.create(
        organisation=Organisation.objects.first(),
        what="agreement",
        added_by=User.objects.first(),
        added_at=now(),
        **accepted.fields,
    )
    path = tmp_path / "portal.tar.gz"
    said = run("backup", path)
    assert "Saved " in said
    return path
