"""Headers that every response carries: what may run, what a page may ask of the device, and what a
browser may keep."""

from django.conf import settings
from django.middleware.csp import ContentSecurityPolicyMiddleware

CMS = "/cms/"
# Nothing here needs a camera, a microphone or a place.
PERMISSIONS = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"


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
