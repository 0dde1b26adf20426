"""Every setting, read from the environment; `.env.example` tells what each variable does."""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from portal.csp import cms_policy, strict_policy
from portal.environment import flag, mailer, megabytes, names, pages_cache, private_files
from portal.signing_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

# --- What kind of installation this is -----------------------------------------------------
# DEMO shows the cast and signs one in with a click: never where real people are.
# LOCAL is a newcomer's own machine (`make run`): plain HTTP, messages printed to the terminal.
DEMO = flag("DEMO")
LOCAL = flag("LOCAL")
DEBUG = flag("DEBUG")

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    if not LOCAL:
        raise ImproperlyConfigured(
            "Set SECRET_KEY to a long random text, or LOCAL=1 on your own machine. See .env.example"
        )
    SECRET_KEY = "only-for-a-newcomer's-own-machine-and-never-for-a-real-council"

ALLOWED_HOSTS = names("ALLOWED_HOSTS", "127.0.0.1,localhost" if LOCAL else "")
CSRF_TRUSTED_ORIGINS = names("CSRF_TRUSTED_ORIGINS")
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000" if LOCAL else "")
if not (LOCAL or (ALLOWED_HOSTS and SITE_URL)):
    raise ImproperlyConfigured(
        "Set ALLOWED_HOSTS (such as skills.example.gov.uk) and SITE_URL (such as "
        "https://skills.example.gov.uk). See .env.example."
    )

# --- The council's own identity -------------------------------------------------------------
SERVICE_NAME = os.environ.get("SERVICE_NAME", "Family Help skills")
COUNCIL_NAME = os.environ.get("COUNCIL_NAME", "Example Council")
COUNCIL_FRONT_DOOR_PHONE = os.environ.get("COUNCIL_FRONT_DOOR_PHONE", "01234 555 0199")
BRAND_COLOUR = os.environ.get("BRAND_COLOUR", "#0d4f53")

# --- Apps: an app may import those below it, never above (`pyproject.toml`, import contracts) ---
INSTALLED_APPS = [
    "portal.bench",
    "portal.demo",
    "portal.home",
    "portal.exchange",
    "portal.reports",
    "portal.changes",
    "supervision.readiness",
    "supervision.sessions",
    "skills.assessments",
    "content",
    "skills.training",
    "skills.framework",
    "portal.people",
    "portal.policy",
    "portal.notices",
    "portal.journal",
    "portal.links",
    "portal.files",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    *(f"wagtail.{name}" for name in "contrib.redirects embeds sites users snippets".split()),
    *(f"wagtail.{name}" for name in "documents images search admin".split()),
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    *(
        f"django.contrib.{name}"
        for name in "auth contenttypes sessions messages postgres sitemaps".split()
    ),
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.csp.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "content.caching.PublicPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.people.sessions.LastSeenMiddleware",
    "portal.people.sensitive.SuspendedPostMiddleware",
    "portal.people.kept.KeptPostMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "portal.people.second_factor.SecondFactorMiddleware",
    "portal.access.CmsDoorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "content.redirecting.PublicRedirectsMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["portal.home.templatetags.portal"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.home.context.identity",
            ],
        },
    }
]
FORM_RENDERER = "portal.forms.GovukRenderer"

# --- Database ---------------------------------------------------------------------------------
SQLITE_URL = f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"
DATABASES = {"default": dj_database_url.config(default=SQLITE_URL, conn_max_age=60)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # With the last, INSERT OR REPLACE asks the triggers about each row that it would take away.
    pragmas = "journal_mode=WAL synchronous=NORMAL busy_timeout=20000 recursive_triggers=ON"
    pragmas = " ".join(f"PRAGMA {pragma};" for pragma in pragmas.split())
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    DATABASES["default"]["OPTIONS"] = options
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, so that a limit on sign-in holds over all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
    },
    # Pages for everyone, kept ready: with no question to the database (`content.shelf`).
    "pages": pages_cache(VAR_DIR / "pages"),
}
PAGE_CACHE_SECONDS = 300
TASKS_BACKEND = os.environ.get("TASKS_BACKEND", "django_tasks_db.DatabaseBackend")
TASKS = {"default": {"BACKEND": TASKS_BACKEND, "QUEUES": ["default"]}}

# --- People and sign-in: the rest is in `signing_in` --------------------------------------------
MFA_TOTP_ISSUER = SERVICE_NAME

# --- Safety ---------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if flag("BEHIND_TLS_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The one inline script: it tells the style sheet that scripts run, before the first paint. A hash
# and not a nonce lets a public page be cached.
BOOT_SCRIPT = (BASE_DIR / "portal/assets/js/boot.js").read_text().strip()
SECURE_CSP = strict_policy(BOOT_SCRIPT)
CMS_CSP = cms_policy()
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- Words, dates, messages -----------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
USE_I18N = False
TIME_ZONE = "Europe/London"
USE_TZ = True
MAILERS = {"default": mailer(demo=DEMO)}
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "skills@council.example")

# --- Files --------------------------------------------------------------------------------------
FILES_MAX_BYTES = megabytes("FILES_MAX_MB", 10)
UPLOADS = "django.core.files.uploadhandler."
FILE_UPLOAD_HANDLERS = [
    "portal.files.uploading.Limit",
    UPLOADS + "MemoryFileUploadHandler",
    UPLOADS + "TemporaryFileUploadHandler",
]
STATIC_URL, MEDIA_URL = "/static/", "/media/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [VAR_DIR / "assets"]
MEDIA_ROOT = VAR_DIR / "media"
WHITENOISE_ALLOW_ALL_ORIGINS = False
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
PACKED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Files of people's records: under no address of their own (`portal.files`).
    "private": private_files(VAR_DIR / "private"),
    "staticfiles": {"BACKEND": PLAIN if flag("PLAIN_STATIC") else PACKED},
}

# --- Wagtail -------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SERVICE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
if "postgres" in DATABASES["default"]["ENGINE"]:
    WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"] = "english"
WAGTAIL_ENABLE_WHATS_NEW_BANNER = WAGTAIL_AGING_PAGES_ENABLED = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.uploads.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.uploads.DocumentForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAIL_GRAVATAR_PROVIDER_URL = None
