"""What is told to those whose word is asked for beside the supervisor's, and about them."""

from django.urls import reverse

from portal.dates import in_words, today, working_days_after
from portal.notices.actions import tell
from portal.people.asked import supervisors_of
from portal.policy.models import Setting

from ..models import Assessment
from ..rules import may_review


def _days(name="review.within_working_days"):
    return working_days_after(today(), Setting.objects.value(name))


def _round_of(confirmer):
    return reverse("assessments:others", args=[confirmer.assessment.uuid])


def asked_to_confirm(confirmer) -> None:
    by_when = _days()
    tell(
        to=confirmer.user,
        key=f"assessments.confirmer_asked.{confirmer.pk}",
        title=f"Confirm one area of a self-assessment by {in_words(by_when)}",
        why=f"{confirmer.asked_by} asks you, because you know “{confirmer.domain}” well. You see "
        "what was said in that area, and nothing else.",
        url=confirmer.get_absolute_url(),
        button="Read it",
        by_when=by_when,
        ask=str(confirmer.asked_by),
    )


def confirmer_named(confirmer) -> None:
    """To the practitioner, who is to know who reads what."""
    tell(
        to=confirmer.assessment.employment.user,
        key=f"assessments.confirmer_named.{confirmer.pk}",
        title="Somebody else looks at one area of your self-assessment",
        why=f"{confirmer.asked_by} asked {confirmer.user} to confirm “{confirmer.domain}”. They "
        "see what you sent in that area, and nothing else.",
        url=_round_of(confirmer),
        button="See who was asked",
        ask=str(confirmer.asked_by),
        daily=True,
    )


def asked_no_more(confirmer) -> None:
    tell(
        to=confirmer.user,
        key=f"assessments.confirmer_ended.{confirmer.pk}",
        title="You don’t need to confirm an area any more",
        why=f"You were asked to confirm “{confirmer.domain}” for somebody. That is not needed now. "
        "Thank you.",
        ask=str(confirmer.asked_by),
        daily=True,
    )


def confirm_anew(confirmer) -> None:
    tell(
        to=confirmer.user,
        key=f"assessments.confirm_anew.{confirmer.pk}.{confirmer.assessment.submitted_at.timestamp():.0f}",
        title="Look again at answers that were changed",
        why=f"In “{confirmer.domain}” an answer came back and was changed. Your levels for the "
        "others are kept.",
        url=confirmer.get_absolute_url(),
        button="Look at what changed",
        ask=str(confirmer.asked_by),
    )


def _tell_reviewers(confirmer, **words) -> None:
    for supervisor in supervisors_of(confirmer.assessment.employment):
        if may_review(supervisor, confirmer.assessment):
            tell(to=supervisor, ask=confirmer.who, **words)


def area_confirmed(confirmer) -> None:
    _tell_reviewers(
        confirmer,
        key=f"assessments.area_confirmed.{confirmer.pk}.{confirmer.done_at.timestamp():.0f}",
        title="An area has been confirmed for you",
        why=f"{confirmer.user} is done with “{confirmer.domain}”. Their levels count once you "
        "finish the review.",
        url=reverse("assessments:review", args=[confirmer.assessment.uuid]),
        button="Go to the review",
        daily=True,
    )


def confirmer_left(confirmer) -> None:
    _tell_reviewers(
        confirmer,
        key=f"assessments.confirmer_left.{confirmer.pk}",
        title="Somebody can’t confirm an area for you any more",
        why=f"{confirmer.user} works here no longer. Ask somebody else to confirm "
        f"“{confirmer.domain}”, or confirm it yourself.",
        url=_round_of(confirmer),
        button="Choose what to do",
    )


def person_away(confirmer, absence) -> None:
    """To who asked: nobody steps in for somebody who was asked by name."""
    _tell_reviewers(
        confirmer,
        key=f"assessments.confirmer_away.{confirmer.pk}.{absence.pk}",
        title="Somebody that you asked is away",
        why=f"{confirmer.user} is away{_until(absence)}. You asked them to confirm "
        f"“{confirmer.domain}”. You can wait, ask somebody else, or confirm it yourself.",
        url=_round_of(confirmer),
        button="Choose what to do",
    )


def say_yes_or_no(confirmer) -> None:
    """To the practitioner: the supervisor wants somebody outside to see an area."""
    tell(
        to=confirmer.assessment.employment.user,
        key=f"assessments.outside_wanted.{confirmer.pk}",
        title="Say yes or no to somebody outside",
        why=f"{confirmer.asked_by} would like somebody outside to say what they see in one area "
        "of your self-assessment. Nobody is shown anything unless you say yes.",
        url=reverse("assessments:say_yes", args=[confirmer.uuid]),
        button="Read what they would see",
        ask=str(confirmer.asked_by),
    )


def said_no(confirmer) -> None:
    _tell_reviewers(
        confirmer,
        key=f"assessments.outside_refused.{confirmer.pk}",
        title="Somebody outside is not asked",
        why=f"{confirmer.assessment.employment.user} does not want {confirmer.name} to see that "
        "area. They need not say why, and it doesn’t count against them.",
        url=_round_of(confirmer),
        button="See who was asked",
        daily=True,
    )


def asked_outside(confirmer, link) -> None:
    """By the link alone, to an address without an account."""
    person = confirmer.assessment.employment.user
    tell(
        email=confirmer.email,
        key=f"assessments.outside_link.{link.pk}",
        title=f"Say what you see in somebody’s work by {in_words(link.expires_at.date())}",
        why=f"{person} works with families and has said how sure they are in one area of their "
        f"work. You know that work. {person} agreed that you may read it, and would like to know "
        "what you see.",
        url=link.address,
        button="Read it",
        by_when=link.expires_at.date(),
        ask=link.ask,
    )


def outside_given(confirmer) -> None:
    words = {
        "key": f"assessments.outside_given.{confirmer.pk}",
        "title": "Read what somebody outside sees",
        "why": f"{confirmer.name} has said what they see in “{confirmer.domain}”. It is advice: "
        "the supervisor decides on the level.",
        "url": _round_of(confirmer),
        "button": "Read it",
        "daily": True,
    }
    _tell_reviewers(confirmer, **words)
    person = confirmer.assessment.employment.user
    tell(to=person, ask=confirmer.asked_by.name, **words)


def opinion_wanted(opinions) -> None:
    """To the practice supervisor who was asked by name: once for all that was asked together."""
    first = opinions[0]
    by_when = _days()
    tell(
        to=first.asked_of,
        key=f"assessments.opinion_wanted.{first.pk}",
        title=f"Give a second opinion by {in_words(by_when)}",
        why=f"{first.asked_by} sees a confirmed level differently, and asks you to look at it. If "
        "you can’t, say so: they can ask somebody else.",
        url=first.get_absolute_url(),
        button="Look at it",
        by_when=by_when,
        ask=str(first.asked_by),
    )


def opinion_given(opinion) -> None:
    """To the practitioner; and to who confirmed before, as long as it is theirs to see."""
    assessment = opinion.assessment
    words = {
        "key": f"assessments.opinion_given.{opinion.pk}",
        "title": "Read a second opinion",
        "why": f"{opinion.asked_of} has looked at a level again. What they say counts from now on, "
        "and the first view stays on the record.",
        "url": reverse("assessments:result", args=[assessment.uuid]),
        "button": "Read it",
        "ask": str(opinion.asked_of),
    }
    tell(to=opinion.asked_by, **words)
    first = opinion.confirmation.by
    if Assessment.objects.visible_to(first).filter(pk=assessment.pk).exists():
        tell(to=first, daily=True, **words)


ENDED = {
    "declined": "can’t look at it now. You can ask somebody else.",
    "left": "is no longer a practice supervisor where you work. You can ask somebody else.",
    "anew": "was asked about a level that has been confirmed anew since. You can ask again if you "
    "still see it differently.",
}


def opinion_ended(opinion) -> None:
    tell(
        to=opinion.asked_by,
        key=f"assessments.opinion_ended.{opinion.pk}",
        title="You get no second opinion from who you asked",
        why=f"{opinion.asked_of} {ENDED[opinion.ended_why]}",
        url=reverse("assessments:ask_opinion", args=[opinion.assessment.uuid]),
        button="Choose what to do",
        ask=str(opinion.asked_of) if opinion.ended_why == "declined" else "your line manager",
    )


def opinion_person_away(opinion, absence) -> None:
    tell(
        to=opinion.asked_by,
        key=f"assessments.opinion_away.{opinion.pk}.{absence.pk}",
        title="Somebody that you asked is away",
        why=f"{opinion.asked_of} is away{_until(absence)}. You asked them for a second opinion. "
        "You can wait, or take it back and ask somebody else.",
        url=reverse("assessments:ask_opinion", args=[opinion.assessment.uuid]),
        button="Choose what to do",
        ask="your line manager",
    )


def _until(absence) -> str:
    return f" until {in_words(absence.last_day)}" if absence.ends else ""
