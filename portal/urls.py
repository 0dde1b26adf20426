"""Every address. An app lists its own; the CMS's pages come last and take what is left."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from content.caching import told_apart
from content.views.account import Account

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.page_not_found"
handler429 = "portal.errors.too_many_requests"
handler500 = "portal.errors.server_error"

to_sign_in = login_not_required(RedirectView.as_view(pattern_name="account_login"))
to_sign_out = login_not_required(RedirectView.as_view(pattern_name="account_logout"))
pages = login_not_required(told_apart(wagtail_views.serve))

urlpatterns = [
    path("", include("portal.home.urls")),
    path("", include("portal.demo.urls")),
    path("", include("portal.exchange.urls")),
    path("", include("portal.changes.urls")),
    path("", include("portal.people.urls")),
    path("", include("portal.notices.urls")),
    path("", include("portal.links.urls")),
    path("", include("portal.reports.urls")),
    path("training/", include("skills.training.urls")),
    path("calendar/", include("skills.training.urls.feed")),
    path("passport/", include("skills.training.urls.passport")),
    path("", include("content.urls")),
    path("assessments/", include("skills.assessments.urls")),
    path("readiness/", include("supervision.readiness.urls")),
    path("supervision/", include("supervision.sessions.urls")),
    path("accounts/", include("portal.people.account_urls")),
    # The CMS has a sign-in of its own, which knows nothing of our limits, and a sign-out that asks
    # nothing: neither is reached.
    path("cms/login/", to_sign_in),
    path("cms/logout/", to_sign_out),
    path("cms/account/", Account.as_view()),
    path("cms/", include(wagtailadmin_urls)),
    re_path(serve_pattern, pages, name="wagtail_serve"),
]
