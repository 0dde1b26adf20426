"""What those who ask to come to training are told, and the training team of them."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from portal.dates import working_days_after
from portal.notices.actions import tell
from portal.policy.models import Setting

ASK = "Ask the training team."


def confirm(request, link) -> None:
    tell(
        email=request.email,
        key=f"people.partner_request.{request.pk}.{link.pk}",
        title="Confirm your e-mail address",
        why="Somebody asked with this e-mail address to come to our training. The link shows what "
        "was written. If it was you, press the button on that page, and the training team reads "
        "it. If it was not you, do nothing: it is deleted.",
        url=link.address,
        button="See what was written",
        by_when=localdate(link.expires_at),
        ask=ASK,
    )


def asked_already(request, day: date) -> None:
    """Once a day, however often they ask."""
    tell(
        email=request.email,
        key=f"people.partner_request.already.{request.pk}.{day}",
        title="We have your request already",
        why="You asked to come to our training before. The training team reads it and writes to "
        "you. There is nothing more to do.",
        ask=ASK,
    )


def waits(request, to) -> None:
    days = Setting.objects.value("partners.answer_working_days")
    tell(
        to=to,
        key=f"people.partner_request.waits.{request.pk}",
        title="Answer somebody who wants to come to training",
        why="They confirmed their e-mail address. Say yes, or say why not.",
        url=reverse("people:partner_request", args=[request.uuid]),
        button="Read what they wrote",
        by_when=working_days_after(localdate(request.confirmed_at), days),
    )


def welcomed(invitation, link) -> None:
    """In place of the usual words of an invitation: they asked for it."""
    sponsor = invitation.sponsor
    what = "You can then invite your people and book training. " if invitation.role else ""
    tell(
        email=invitation.email,
        key=f"people.invitation.{invitation.pk}.{link.pk}",
        title="You are welcome at our training: come in",
        why=f"You asked to come, and the training team said yes. The link lets you choose a "
        f"password. {what}It works once.",
        url=link.address,
        button="Come in",
        by_when=localdate(link.expires_at),
        ask=", ".join(filter(None, (sponsor.name, sponsor.email)))[:200],
    )


def refused(request) -> None:
    tell(
        email=request.email,
        key=f"people.partner_request.refused.{request.pk}",
        title="About your request to come to our training",
        why="Thank you for asking. We can’t say yes now. The training team wrote: "
        f"“{request.reason}” You can ask again when things change, and everybody can read the "
        "courses and guidance on the site.",
        url=settings.SITE_URL + reverse("training:index"),
        button="See the courses",
        ask=ASK,
    )
