"""What editors and those who publish are told about pages, in the portal's own messages. The CMS's
own e-mails give way to them: they have other words, name people in their subjects, and are sent
while the editor waits."""

from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from portal.notices.actions import tell
from portal.people.asked import holders_of

from .page_forms import CARERS


def sent_to_be_published(instance, user, **kwargs) -> None:
    """To those who publish. `instance` is a step of the CMS's own workflow, `user` who sent it."""
    for lead in holders_of("workforce_lead"):
        if lead != user:
            _tell(
                lead,
                instance.workflow_state,
                key=f"content.sent.{instance.pk}",
                title="Read a page and publish it",
                why="An editor sent a page of the site to be published.",
                button="Open the page",
            )


def published(instance, user, **kwargs) -> None:
    _answer(instance, user, "published", "Your page is on the site", "It was read and published.")


def sent_back(instance, user, **kwargs) -> None:
    _answer(instance, user, "sent_back", "Look at your page again", "It came back with a comment.")


def _answer(state, user, what, title, why) -> None:
    """To who asked for it, where somebody else decided."""
    editor = state.requested_by
    if editor is not None and editor != user:
        key = f"content.{what}.{state.pk}.{state.current_task_state_id}"
        _tell(editor, state, key=key, title=title, why=why, button="Open the page")


def _tell(person, state, **said) -> None:
    url = AdminURLFinder(person).get_edit_url(state.content_object)
    tell(to=person, url=url or "/cms/", daily=False, **said)


def look_at_again(page, day) -> int:
    """To who looks after it, or to those who publish where nobody does now. How many are told."""
    owner = {user.pk: user for user in holders_of(*CARERS)}.get(page.owner_id)
    whose = "You look after" if owner else "Nobody looks after"
    late = page.review_on < day
    told = [owner] if owner else holders_of("workforce_lead")
    for person in told:
        tell(
            to=person,
            key=f"content.{'late' if late else 'soon'}.{page.pk}.{page.review_on}",
            title="A page is late to be looked at again" if late else "Look at a page again",
            why=f"{whose} this page of the site. Check that it is still right, and set a new day.",
            url=f"/cms/pages/{page.pk}/edit/",
            button="Open the page",
            by_when=page.review_on,
            daily=True,
        )
    return len(told)


def readers_wrote(feedback) -> None:
    """To the editors, once a day however many write."""
    day = timezone.localdate(feedback.at)
    for editor in holders_of("editor") or holders_of("workforce_lead"):
        tell(
            to=editor,
            key=f"content.feedback.{day}",
            title="Read what readers say about pages",
            why="Somebody says that a page is wrong or unclear.",
            url="/cms/feedback/",
            button="Read it",
            daily=True,
        )


def started(**kwargs) -> None:
    """Nothing: the first step of the workflow is told of."""


def take_over() -> None:
    """Put these in the place of the CMS's own e-mails. A receiver is known by its `dispatch_uid`,
    and of two with the same the first one counts: this app is loaded before the CMS."""
    ours = {
        "group_approval_task_submitted": (task_submitted, TaskState, sent_to_be_published),
        "workflow_state_submitted": (workflow_submitted, WorkflowState, started),
        "workflow_state_approved": (workflow_approved, WorkflowState, published),
        "workflow_state_rejected": (workflow_rejected, WorkflowState, sent_back),
    }
    for name, (signal, sender, receiver) in ours.items():
        signal.connect(receiver, sender=sender, dispatch_uid=f"{name}_email_notification")
