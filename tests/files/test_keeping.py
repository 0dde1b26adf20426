"""Files are kept under names that tell nothing, sent as downloads, and tidied away."""

import os
import time
from datetime import timedelta
from pathlib import Path

import boto3
import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.http import Http404
from moto import mock_aws

from portal.dates import today
from portal.environment import private_files
from portal.files.orphans import remove_orphans
from portal.files.sending import as_attachment
from portal.nightly import all_steps

BUCKET = "portal-private"
TWO_DAYS = 2 * 24 * 60 * 60


def test_a_kept_file_has_a_name_that_tells_nothing(kept):
    file = kept()

    folder, _, name = file.file.name.partition("/")
    assert folder == "people.organisationfile"
    assert len(name) == 32
    assert str(file) == "Siân’s agreement.pdf"
    assert not Path(file.file.path).is_relative_to(django_settings.MEDIA_ROOT)


def test_a_file_is_sent_as_a_download_that_no_browser_opens_as_a_page(kept):
    file = kept()

    response = as_attachment(file)
    content = b"".join(response)
    response.close()

    assert content.startswith(b"%PDF")
    assert dict(response.headers) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(file.size),
        "Content-Disposition": "attachment; filename*=utf-8''Si%C3%A2n%E2%80%99s%20agreement.pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }


def test_a_file_that_the_store_has_lost_is_not_there(kept):
    file = kept()
    Path(file.file.path).unlink()

    with pytest.raises(Http404):
        as_attachment(file)


def test_stored_files_without_a_row_go_after_a_day_and_no_others(kept):
    file, store = kept(), storages["private"]
    old = store.save("people.organisationfile/old", ContentFile(b"x"))
    new = store.save("people.organisationfile/new", ContentFile(b"x"))
    for name in (old, file.file.name):
        os.utime(store.path(name), (time.time() - TWO_DAYS,) * 2)

    counted = remove_orphans(), remove_orphans()

    assert counted == (1, 0)
    assert not store.exists(old)
    assert store.exists(new)
    assert store.exists(file.file.name)


def test_tidying_is_done_every_night(db):
    step = next(step for step in all_steps() if step.name == "files.orphans")

    assert step.run(today()) == 0


@pytest.fixture
def _bucket(settings, monkeypatch):
    told = {
        "FILES_S3_BUCKET": BUCKET,
        "FILES_S3_KEY": "key",
        "FILES_S3_SECRET": "secret",
        "FILES_S3_REGION": "eu-west-2",
        "FILES_S3_ENCRYPTION": "AES256",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        place = {"LocationConstraint": "eu-west-2"}
        boto3.client("s3", region_name="eu-west-2").create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration=place
        )
        settings.STORAGES = {**settings.STORAGES, "private": private_files(Path("unused"))}
        yield


@pytest.mark.usefixtures("_bucket")
def test_files_are_kept_in_an_s3_store_and_sent_through_the_portal(kept):
    file = kept()

    stored = boto3.client("s3", region_name="eu-west-2").get_object(
        Bucket=BUCKET, Key=file.file.name
    )
    response = as_attachment(file)
    content = b"".join(response)
    response.close()

    assert stored["ServerSideEncryption"] == "AES256"
    assert content == stored["Body"].read()
    assert response["Content-Disposition"].startswith("attachment; ")


@pytest.mark.usefixtures("_bucket")
def test_an_s3_store_lets_nobody_read_without_a_signature(kept):
    file = kept()
    client = boto3.client("s3", region_name="eu-west-2")

    grants = client.get_object_acl(Bucket=BUCKET, Key=file.file.name)["Grants"]

    assert not [grant for grant in grants if "AllUsers" in grant["Grantee"].get("URI", "")]
    assert "X-Amz-Signature" in file.file.url


@pytest.mark.usefixtures("_bucket")
def test_a_file_that_an_s3_store_has_lost_is_not_there(kept):
    file = kept()
    file.file.storage.delete(file.file.name)

    with pytest.raises(Http404):
        as_attachment(file)


@pytest.mark.usefixtures("_bucket")
def test_an_s3_store_is_tidied_too(kept, monkeypatch):
    file = kept()
    store = storages["private"]
    orphan = store.save("people.organisationfile/orphan", ContentFile(b"x"))
    monkeypatch.setattr("portal.files.orphans.GRACE", timedelta(seconds=-TWO_DAYS))

    assert remove_orphans() == 1
    assert not store.exists(orphan)
    assert store.exists(file.file.name)
