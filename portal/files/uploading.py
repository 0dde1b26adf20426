"""What is sent with a file is stopped before it fills the disk."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

TIMES = 3  # a file somewhat too big still gets an answer beside its field


class Limit(FileUploadHandler):
    """Refuses a request whose files are far bigger than one may be: 413, and nothing is read."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        if content_length > TIMES * settings.FILES_MAX_BYTES:
            raise RequestDataTooBig("The files sent are too big.")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
