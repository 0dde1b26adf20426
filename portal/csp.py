"""Headers that every response carries: what may run, what a page may ask of the device, and what a
browser may keep."""

import base64
import hashlib

from django.conf import settings
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.utils.csp import CSP

CMS = "/cms/"
# Nothing here needs a camera, a microphone or a place.
PERMISSIONS = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def strict_policy(inline_script: str) -> dict:
    """Nothing but our own, and the one inline script by its hash."""
    digest = base64.b64encode(hashlib.sha256(inline_script.encode()).digest()).decode()
    ours = ["style-src", "img-src", "media-src", "font-src", "connect-src", "form-action"]
    return {
        "default-src": [CSP.NONE],
        "script-src": [CSP.SELF, f"'sha256-{digest}'"],
        **dict.fromkeys(ours, [CSP.SELF]),
        **dict.fromkeys(["base-uri", "frame-ancestors"], [CSP.NONE]),
    }


def cms_policy() -> dict:
    """Wagtail's own pages write scripts and styles inline."""
    return {
        **dict.fromkeys(["default-src", "form-action", "base-uri", "frame-ancestors"], [CSP.SELF]),
        **dict.fromkeys(["script-src", "style-src"], [CSP.SELF, CSP.UNSAFE_INLINE]),
        "img-src": [CSP.SELF, "data:", "blob:"],
    }


class PolicyMiddleware(ContentSecurityPolicyMiddleware):
    """The strict policy everywhere but in the CMS, whose pages write scripts inline. A page that
    was drawn for a person is kept by no cache, so that Back after signing out shows nothing."""

    def process_response(self, request, response):
        if request.path.startswith(CMS):
            response._csp_config = settings.CMS_CSP
            # A preview has been through here already, as the page that it will be.
            response.headers.pop("Content-Security-Policy", None)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return super().process_response(request, response)
