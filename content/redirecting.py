"""Where an editor says that a page for everyone has moved to."""

from wagtail.contrib.redirects.middleware import RedirectMiddleware


class PublicRedirectsMiddleware(RedirectMiddleware):
    """A record that somebody may not see is just not there: nothing more is looked for."""

    def process_response(self, request, response):
        match = request.resolver_match
        if match and getattr(match.func, "login_required", True):
            return response
        return super().process_response(request, response)
