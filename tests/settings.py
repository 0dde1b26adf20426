"""The portal's own settings, for tests: nothing outside the machine, nothing in the background."""

import os
import sys
from pathlib import Path

from tests import branches

VAR = Path(__file__).resolve().parent.parent / "var" / "test"
for folder in ("assets", "static", "media"):
    (VAR / folder).mkdir(parents=True, exist_ok=True)

os.environ.update(
    {
        "LOCAL": "1",
        "DEMO": "1",
        "DEBUG": "0",
        "PLAIN_STATIC": "1",
        "VAR_DIR": str(VAR),
        "MAIL_HOST": "",
        "SITE_URL": "http://testserver",
        "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
        "TASKS_BACKEND": "django.tasks.backends.immediate.ImmediateBackend",
        # Playwright's own loop runs in the tests' thread; nothing here is shared with it.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
)

# From here on, because what is loaded next is the portal's own.
if "BRANCHES" in os.environ and "pytest" in sys.modules:
    branches.tracer.start()

from django.conf.global_settings import PASSWORD_HASHERS as SLOW_HASHERS  # noqa: E402

from portal.settings import *  # noqa: E402

# What one test changes is taken back with no word to the shelf; a test of kept pages has its own.
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
# Sign-in is tested many times over; how slow a password is to guess is Django's own to test.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *SLOW_HASHERS]
