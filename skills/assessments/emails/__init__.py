"""What people are told about self-assessments. No level, note or reason is in a message, and no
name in a subject: what was said is read in the portal."""

from django.urls import reverse
from django.utils import timezone

from portal.dates import in_words, today, working_days_after
from portal.notices.actions import tell
from portal.people.asked import holders_of, supervisors_of
from portal.people.rules import is_same_person
from portal.policy.models import Setting

from ..models import Assessment, Return
from ..rules import may_look_again, may_review


def sent_for_review(assessment) -> None:
    """To whoever supervises the person today."""
    days = Setting.objects.value("review.within_working_days")
    by_when = working_days_after(today(), days)
    person = assessment.employment.user
    came_back = Return.objects.filter(revision__assessment=assessment).exists()
    again = " again, with the answers that went back" if came_back else ""
    for supervisor in supervisors_of(assessment.employment):
        if may_review(supervisor, assessment):
            tell(
                to=supervisor,
                key=f"assessments.sent.{_sending(assessment)}",
                title=f"Review a self-assessment by {in_words(by_when)}",
                why=f"{person} sent you a self-assessment{again}. You supervise them, or cover "
                "for someone who does.",
                url=reverse("assessments:review", args=[assessment.uuid]),
                button="Review it",
                by_when=by_when,
                ask=f"{person}, or your own manager",
            )


def sent_back(assessment, *, by) -> None:
    tell(
        to=assessment.employment.user,
        key=f"assessments.sent_back.{_sending(assessment)}",
        title="Look again at some of your answers",
        why="Some of your answers came back to you with a question. The others stay as they are.",
        url=reverse("assessments:assessment", args=[assessment.uuid]),
        button="See which ones",
        ask=str(by),
    )


def reminded_of_review(nudge, assessment, *, to) -> None:
    person = assessment.employment.user
    tell(
        to=to,
        key=f"assessments.reminded.{nudge.pk}",
        title="Review a self-assessment that waits for you",
        why=f"{person} asks you to look at the self-assessment that they sent you.",
        url=reverse("assessments:review", args=[assessment.uuid]),
        button="Review it",
        ask=f"{person}, or your own manager",
    )


def reminded_of_round(nudge, employment) -> None:
    tell(
        to=employment.user,
        key=f"assessments.reminded.{nudge.pk}",
        title="Carry on with your self-assessment",
        why=f"{nudge.by} reminds you of it. Only you see your answers until you send them.",
        url=reverse("assessments:mine"),
        button="See what waits",
        ask=str(nudge.by),
    )


def reviewed(review) -> None:
    """To the practitioner; and where a social worker is to look again, to those who may."""
    assessment = review.assessment
    days = Setting.objects.value("response.within_working_days")
    by_when = working_days_after(today(), days)
    tell(
        to=assessment.employment.user,
        key=f"assessments.reviewed.{review.pk}",
        title=f"Read your review and answer it by {in_words(by_when)}",
        why="Your self-assessment has been reviewed. You can agree, or say what you see "
        "differently.",
        url=reverse("assessments:result", args=[assessment.uuid]),
        button="Read your review",
        by_when=by_when,
        ask=str(review.by),
    )
    _second_look_wanted(assessment)


def _second_look_wanted(assessment) -> None:
    organisation = assessment.employment.organisation_id
    for user in holders_of("practice_supervisor", organisation=organisation):
        wanted = Assessment.objects.awaiting_second_look_by(user).filter(pk=assessment.pk)
        if wanted.exists() and may_look_again(user, assessment):
            tell(
                to=user,
                key=f"assessments.second_look.{assessment.pk}",
                title="Look again at safety statements",
                why=f"A self-assessment of {assessment.employment.user} has been reviewed. For "
                "child in need work, a social worker confirms the safety statements too.",
                url=reverse("assessments:review", args=[assessment.uuid]),
                button="Look at them",
                daily=True,
            )


def looked_again(review) -> None:
    tell(
        to=review.assessment.employment.user,
        key=f"assessments.looked_again.{review.pk}",
        title="Read the second look at your safety statements",
        why="A social worker has looked at your safety statements too. You can agree, or say what "
        "you see differently.",
        url=reverse("assessments:result", args=[review.assessment.uuid]),
        button="Read it",
        ask=str(review.by),
    )


def responded(response) -> None:
    """To who reviewed it, as long as it is theirs to see."""
    review = response.review
    assessment = review.assessment
    if Assessment.objects.visible_to(review.by).filter(pk=assessment.pk).exists():
        tell(
            to=review.by,
            key=f"assessments.responded.{response.pk}",
            title="Read an answer to your review",
            why=f"{response.by} has answered your review. Both views stay on the record.",
            url=reverse("assessments:result", args=[assessment.uuid]),
            button="Read both",
            ask=str(response.by),
            daily=True,
        )


def step_given(step) -> None:
    """To whoever is to see to a step that somebody else put into a plan."""
    own = is_same_person(step.owner, step.employment.user)
    whose = "your development plan" if own else f"the development plan of {step.employment.user}"
    tell(
        to=step.owner,
        key=f"plan.given.{step.pk}",
        title=f"See to a step in a plan by {in_words(step.by_when)}",
        why=f"{step.added_by} added it to {whose} and named you.",
        url=reverse("assessments:step", args=[step.uuid]),
        button="See the step",
        by_when=step.by_when,
        ask=str(step.added_by),
        daily=True,
    )


def _sending(assessment) -> str:
    """A round may be sent, come back, and be sent again: each is told of once."""
    return f"{assessment.pk}.{timezone.localtime(assessment.submitted_at).isoformat()}"
