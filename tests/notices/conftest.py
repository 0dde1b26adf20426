"""A mail server of our own, and what it was given."""

import email
import socket
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from portal.notices.actions import tell
from tests.factories import UserFactory


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Desk:
    """Takes a message, unless it has been told how many times to refuse first."""

    def __init__(self):
        self.taken = []
        self.refusals = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, named by aiosmtpd
        if self.refusals:
            self.refusals -= 1
            return "451 Try again later"
        self.taken.append(envelope)
        return "250 Taken"

    @property
    def messages(self):
        read = [email.message_from_bytes(one.content, policy=policy.default) for one in self.taken]
        return [(one.rcpt_tos, message) for one, message in zip(self.taken, read, strict=True)]


@pytest.fixture
def server(settings):
    """A real SMTP server, on a port that was free."""
    desk = Desk()
    port = free_port()
    controller = Controller(desk, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
        }
    }
    yield desk
    controller.stop()


@pytest.fixture
def told(db, django_capture_on_commit_callbacks):
    """`told(to=…)` tells somebody, and the transaction commits."""

    def now_told(**how):
        said = {
            "key": "tests.key",
            "title": "Agree your supervision record by 26 November",
            "why": "Your supervisor shared it with you.",
            "url": "/notices/",
            "button": "Read the record",
            "ask": "C. Supervisor",
        }
        if not {"to", "email"} & how.keys():
            how["to"] = UserFactory()
        with django_capture_on_commit_callbacks(execute=True):
            notice = tell(**said | how)
        notice.refresh_from_db()
        return notice

    return now_told


@pytest.fixture
def outbox():
    return mail.outbox
