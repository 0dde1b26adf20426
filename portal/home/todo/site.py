"""What waits for those who look after the pages."""

from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from content import looking_again
from portal.access import CMS_ROLES
from portal.dates import today
from portal.home.templatetags.portal import plaindate
from skills.framework.models import FrameworkVersion

from .task import Task

# As many as fit on a page that is to be read.
MOST = 5


def tasks(desk) -> list[Task]:
    if not CMS_ROLES & desk.roles:
        return []
    return [*_versions(desk), *_drafts(desk), *_to_look_at_again(desk)]


def _versions(desk) -> list[Task]:
    """The framework's next version, for as long as somebody writes or reads it."""
    open_ones = FrameworkVersion.objects.open().select_related("framework").order_by("pk")
    return [_version(version, "workforce_lead" in desk.roles) for version in open_ones]


def _version(version, publishes) -> Task:
    name = f"version {version.number} of {version.framework}"
    url = reverse("framework_editing:version", args=[version.pk])
    if version.state == version.State.DRAFT:
        return Task(
            title=f"Finish {name}",
            url=url,
            why="It is a draft. When it is done, send it to review.",
            kicker="The framework",
            button="Open the draft",
        )
    end = "then publish it, or take it back to draft" if publishes else "and say what you think"
    return Task(
        title=f"Read {name}",
        url=reverse("framework_editing:review", args=[version.pk]),
        why=f"It is in review. Read what changed, {end}.",
        kicker="The framework",
        button="Open the review",
    )


def _drafts(desk) -> list[Task]:
    """Pages with changes that nobody else reads yet."""
    publishes = "workforce_lead" in desk.roles
    pages = Page.objects.filter(has_unpublished_changes=True)
    if not publishes:
        # What an editor has sent to be published waits for somebody else.
        pages = pages.exclude(pk__in=_sent())
    return [
        Task(
            title=f"{'Read and publish' if publishes else 'Finish'} “{page.draft_title}”",
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            why="The page has changes that are not on the site yet, the last from "
            f"{plaindate(page.latest_revision_created_at)}.",
            kicker="A page in the making",
            button="Open the page",
        )
        for page in pages.order_by("latest_revision_created_at")[:MOST]
    ]


def _to_look_at_again(desk) -> list[Task]:
    """Pages that the person owns, and for a workforce lead those that nobody owns."""
    mine = Q(owner=desk.user)
    if "workforce_lead" in desk.roles:
        mine |= Q(owner=None)
    return [
        Task(
            title=f"Look at “{page.title}” again",
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            why="Is it still right? Change what is not, then set a new day.",
            due=page.review_on,
            kicker="A page to look at again",
            button="Open the page",
        )
        for page in looking_again.due(today()).filter(mine)[:MOST]
    ]


def _sent():
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type__model="page"
    )
    return states.values(page_pk=Cast("object_id", BigIntegerField()))
