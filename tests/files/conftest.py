import pytest
from django.conf import settings as django_settings

from portal.dates import now
from portal.files.checks import accept
from portal.people.models import OrganisationFile
from tests.factories import OrganisationFactory
from tests.files import samples


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    """Private files of a test are its own."""
    settings.STORAGES = {
        **django_settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
    }


@pytest.fixture
def kept(cast):
    """Keeps a file as a record would."""

    def keep(name="Siân’s agreement.pdf", content=None):
        accepted = accept(samples.sent(name, content or samples.pdf()))
        return OrganisationFile.objects.create(
            organisation=OrganisationFactory(),
            what="agreement",
            added_by=cast["administrator"],
            added_at=now(),
            **accepted.fields,
        )

    return keep
