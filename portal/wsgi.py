"""The door for a web server: ``gunicorn portal.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()

from content.shelf import forget_all  # noqa: E402 - the settings and apps are there only now

forget_all()
