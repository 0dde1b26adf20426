"""Reading the environment, for `settings` alone."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def names(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def megabytes(name: str, default: int) -> int:
    """So many megabytes, as bytes."""
    return int(os.environ.get(name, default)) * 1024 * 1024


def _encrypted() -> dict:
    """How the store is asked to encrypt, where it does not do so by itself."""
    how = os.environ.get("FILES_S3_ENCRYPTION", "")
    return {"ServerSideEncryption": how} if how else {}


def private_files(folder: Path) -> dict:
    """Where private files are kept: a folder, or an S3-compatible store where one is named."""
    bucket = os.environ.get("FILES_S3_BUCKET", "")
    if not bucket:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder, "base_url": None},
        }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": os.environ.get("FILES_S3_ENDPOINT") or None,
            "region_name": os.environ.get("FILES_S3_REGION") or None,
            "access_key": os.environ.get("FILES_S3_KEY") or None,
            "secret_key": os.environ.get("FILES_S3_SECRET") or None,
            "addressing_style": os.environ.get("FILES_S3_ADDRESSING") or None,
            "signature_version": "s3v4",
            "default_acl": None,  # the bucket's own, which nobody outside may read
            "file_overwrite": False,
            "querystring_auth": True,
            "object_parameters": _encrypted(),
            "max_memory_size": 2 * 1024 * 1024,  # the rest of a file waits on the disk
        },
    }


PAGES_KEPT = 1000  # at most; when there are more, the store lets some go
CACHES_BY_SCHEME = {
    "redis": "django.core.cache.backends.redis.RedisCache",
    "rediss": "django.core.cache.backends.redis.RedisCache",
    "memcached": "django.core.cache.backends.memcached.PyMemcacheCache",
    "off": "django.core.cache.backends.dummy.DummyCache",
}


def pages_cache(folder: Path) -> dict:
    """Where pages for everyone are kept: a folder that the processes of a machine share, or a
    server that several machines share."""
    where = os.environ.get("PAGE_CACHE_URL", "")
    if not where:
        return {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": folder,
            "OPTIONS": {"MAX_ENTRIES": PAGES_KEPT},
        }
    scheme, _, rest = where.partition(":")
    if scheme not in CACHES_BY_SCHEME:
        known = ", ".join(CACHES_BY_SCHEME)
        raise ImproperlyConfigured(f"PAGE_CACHE_URL must begin with one of: {known}.")
    location = rest.removeprefix("//") if scheme == "memcached" else where
    return {"BACKEND": CACHES_BY_SCHEME[scheme], "LOCATION": location, "KEY_PREFIX": "pages"}


def mailer(*, demo: bool) -> dict:
    """By what messages leave: a mail server where one is named; else the terminal. From a demo they
    never leave; its own page shows them."""
    host = os.environ.get("MAIL_HOST", "")
    if demo:
        return {"BACKEND": "portal.demo.mail.KeptBackend"}
    if not host:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": host,
            "port": int(os.environ.get("MAIL_PORT", "587")),
            "username": os.environ.get("MAIL_USER", ""),
            "password": os.environ.get("MAIL_PASSWORD", ""),
            "use_tls": flag("MAIL_TLS", default=True),
            "timeout": 20,  # seconds; a notice is taken up again after a minute
        },
    }


def single_sign_on() -> tuple[dict, list[str]]:
    """The council's own sign-in by OpenID Connect, where there is one: allauth's setting, and the
    domains whose addresses it may vouch for."""
    server = os.environ.get("OIDC_SERVER", "")
    if not server:
        return {}, []
    app = {
        "provider_id": "council",
        "name": os.environ.get("OIDC_NAME", "your council account"),
        "client_id": os.environ.get("OIDC_CLIENT_ID", ""),
        "secret": os.environ.get("OIDC_SECRET", ""),
        "settings": {"server_url": server},
    }
    provider = {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
    return {"openid_connect": provider}, [name.lower() for name in names("OIDC_DOMAINS")]
