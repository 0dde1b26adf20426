"""What people are told about sign-off. No outcome, reason or condition is in a message, and no name
in a subject. Of what a person holds, they alone are told, and nobody why."""

from django.urls import reverse

from portal.dates import today
from portal.notices.actions import tell
from portal.people.asked import holders_of, supervisors_of
from supervision.readiness.models import Application
from supervision.readiness.rules import FIRST, SECOND, capacity, may_sign


def opened(application, *, by) -> None:
    """To the person, where somebody else put them forward; and to those who may sign first."""
    person = application.employment.user
    if person != by:
        tell(
            to=person,
            key=f"readiness.put_forward.{application.pk}",
            title="You have been put forward for sign-off",
            why=f"{by} put you forward. You can see what is met and what is missing.",
            url=application.get_absolute_url(),
            button="Look at it",
            ask=str(by),
        )
    for signer in _signers(application, FIRST):
        if signer != by:
            tell(
                to=signer,
                key=f"readiness.first.{application.pk}",
                title="Give the first signature, or say “Not ready yet”"
                if application.gate_version.needs_second
                else "Sign, or say “Not ready yet”",
                why=f"{person} has been put forward for sign-off, and you may sign.",
                url=application.get_absolute_url(),
                button="Look at the application",
                ask=str(application.opened_by),
                daily=True,
            )


def second_wanted(signature) -> None:
    """To those who may give the second signature."""
    application = signature.application
    for signer in _signers(application, SECOND):
        tell(
            to=signer,
            key=f"readiness.second.{signature.pk}",
            title="Give the second signature, or say “Not ready yet”",
            why=f"{signature.by} signed first for {application.employment.user}. Yours decides.",
            url=application.get_absolute_url(),
            button="Look at the application",
            ask=str(signature.by),
        )


def decided(decision, *, by) -> None:
    """To the person, and to who opened it."""
    application = decision.application
    person = application.employment.user
    tell(
        to=person,
        key=f"readiness.decided.{decision.pk}",
        title="Read the decision about your sign-off",
        why="A decision was made. The reasons are with it. You can talk about it with who signed.",
        url=application.get_absolute_url(),
        button="Read it",
        ask=str(by),
    )
    if application.opened_by not in (person, by) and _sees(application.opened_by, application):
        tell(
            to=application.opened_by,
            key=f"readiness.decided.{decision.pk}",
            title="Read the decision about a sign-off that you opened",
            why=f"A decision was made about {person}.",
            url=application.get_absolute_url(),
            button="Read it",
            ask=str(by),
        )


def withdrawn(application, *, by) -> None:
    """To the person, to who opened it, and to who signed first; not to who withdrew it. `by` is
    None for what follows from a change in a job."""
    signature = getattr(application, "first_signature", None)
    parties = {application.employment.user, application.opened_by}
    if signature:
        parties.add(signature.by)
    for party in parties - {by}:
        if _sees(party, application):
            tell(
                to=party,
                key=f"readiness.withdrawn.{application.pk}",
                title="A sign-off has been withdrawn",
                why="Nothing waits for you any more. What was signed stays on the record.",
                url=application.get_absolute_url(),
                button="Look at it",
                ask=str(by or "your line manager"),
            )


def paused(authorisation) -> None:
    _changed(authorisation, "paused")


def resumed(authorisation) -> None:
    _changed(authorisation, "resumed")


def ended(authorisation) -> None:
    _changed(authorisation, "ended")


def _changed(authorisation, what) -> None:
    """The same words whatever changed: a message may be read over somebody's shoulder. Once a day,
    for what pauses one authorisation mostly pauses all that the person holds."""
    tell(
        to=authorisation.employment.user,
        key=f"readiness.{what}.{today()}",
        title="Look at what you may hold",
        why="Something about what you may hold has changed. Sign in to see what.",
        url=reverse("readiness:mine"),
        button="See what you may hold",
        ask="your line manager",
    )


def _signers(application, place) -> list:
    asked = capacity(application, place)
    employment = application.employment
    if asked == "line_manager":
        candidates = supervisors_of(employment, kind="line")
    elif asked == "working_lead":
        candidates = holders_of(asked)
    else:
        candidates = holders_of(asked, organisation=employment.organisation_id)
    return [user for user in candidates if may_sign(user, application, place)]


def _sees(user, application) -> bool:
    return Application.objects.visible_to(user).filter(pk=application.pk).exists()
