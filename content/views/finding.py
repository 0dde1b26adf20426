"""What search engines and feed readers ask for: which pages there are, and what is new."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as listed
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Page

from skills.training.models import Course

from ..caching import public
from ..models import GlossaryTerm, UpdatePage
from ..models.pages.public import FRONT, path_of
from ..published import in_force

LATEST = 20
UPDATES = "/updates/"


class Pages(Sitemap):
    def items(self):
        return Page.objects.live().filter(depth__gte=FRONT).order_by("path")

    def location(self, item):
        return path_of(item)

    def lastmod(self, item):
        return item.last_published_at


class Framework(Sitemap):
    def items(self):
        framework = in_force()
        self.changed = framework and framework.version.published_at
        return [*framework.areas, *framework.statements] if framework else []

    def lastmod(self, item):
        return self.changed


class Glossary(Sitemap):
    def items(self):
        return GlossaryTerm.objects.live()

    def lastmod(self, item):
        return item.last_published_at


class Lists(Sitemap):
    """Pages that are made from others."""

    def items(self):
        own = ["framework:index", "framework:versions", "glossary:index", "glossary:sheet"]
        return [*own, "training:index"]

    def location(self, item):
        return reverse(item)


class Courses(Sitemap):
    def items(self):
        return Course.objects.order_by("code")

    def location(self, item):
        return reverse("training:course", args=[item.slug])


SITEMAPS = {
    "pages": Pages,
    "lists": Lists,
    "framework": Framework,
    "glossary": Glossary,
    "courses": Courses,
}
# What is no page of the site. Nothing that needs signing in is listed anywhere.
NOT_FOR_MACHINES = ["/accounts/", "/cms/", "/demo/", "/feedback/", "/verify/"]


@public
def sitemap(request):
    return listed(request, SITEMAPS)


@public
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_MACHINES)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class Updates(Feed):
    """The updates, the newest first."""

    feed_type = Atom1Feed
    link = UPDATES
    language = "en-gb"

    def title(self):
        return f"Updates: {settings.SERVICE_NAME}"

    def subtitle(self):
        return f"What has changed on the site of {settings.COUNCIL_NAME}."

    def author_name(self):
        return settings.COUNCIL_NAME

    def items(self):
        return UpdatePage.objects.live().newest()[:LATEST]

    def item_title(self, item):
        return item.title

    def item_link(self, item):
        return f"{UPDATES}{item.slug}/"

    def item_description(self, item):
        return item.summary

    def item_pubdate(self, item):
        return timezone.make_aware(datetime.combine(item.day, time.min))

    def item_updateddate(self, item):
        return max(item.last_published_at, self.item_pubdate(item))


@public
def updates(request):
    return Updates()(request)
