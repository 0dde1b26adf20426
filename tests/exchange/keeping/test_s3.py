"""Files in an S3-compatible store are in the backup, and go back into one."""

from io import BytesIO
from pathlib import Path

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from moto import mock_aws

from portal.environment import private_files
from portal.exchange.keeping import archive, stores
from portal.exchange.keeping.wrong import NotDone

NAMES = ["people.organisationfile/one", "people.organisationfile/two"]


@pytest.fixture
def bucket(settings, monkeypatch, tmp_path):
    """`bucket("there")` makes an empty one, and lets the portal use it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setenv("FILES_S3_KEY", "key")
    monkeypatch.setenv("FILES_S3_SECRET", "secret")

    def make(name):
        monkeypatch.setenv("FILES_S3_BUCKET", name)
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket=name)
        settings.STORAGES = {**settings.STORAGES, "private": private_files(Path("unused"))}

    with mock_aws():
        yield make


def test_files_of_an_s3_store_are_saved_and_put_back(bucket, tmp_path):
    bucket("here")
    for name in NAMES:
        storages["private"].save(name, ContentFile(name.encode()))
    path, folder = tmp_path / "files.tar.gz", tmp_path / "unpacked"
    with archive.written(path) as writing:
        writing.add(archive.DATABASE, BytesIO(), 0)
        assert stores.add_to(writing, print) == 2
        writing.add_manifest({})

    bucket("there")
    archive.unpacked(path, folder)
    with stores.put_back(folder, "stamp", print):
        pass

    store = storages["private"]
    assert store.bucket_name == "there"
    assert stores.names_in(store) == NAMES
    for name in NAMES:
        with store.open(name) as file:
            assert file.read() == name.encode()


def test_a_bucket_with_files_is_no_empty_place(bucket):
    bucket("here")
    storages["private"].save(NAMES[0], ContentFile(b"x"))

    with pytest.raises(NotDone, match="There are files of people’s records here"):
        stores.refuse_unless_empty(False)
    stores.refuse_unless_empty(True)
