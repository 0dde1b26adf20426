"""What people do by a link in a message, without an account: confirm that a request is theirs, and
say that they still need their account."""

from django.http import HttpResponseRedirect
from django.shortcuts import render

from ..actions.partners import confirm
from ..actions.unused import still_need
from ..models import PartnerRequest


def show_request(request, link):
    """What was written, so that nobody confirms what they did not say."""
    asked = PartnerRequest.objects.prefetch_related("localities").get(pk=link.object_id)
    return render(request, "partners/confirm.html", {"asked": asked, "link": link})


def confirm_request(request, link):
    asked = confirm(link=link)
    if asked.outcome == PartnerRequest.Outcome.BACK:
        return render(request, "partners/back.html", {"asked": asked})
    return HttpResponseRedirect(request.path)


def thank_for_request(request, link):
    return render(request, "partners/thanks.html")


def show_unused(request, link):
    return render(request, "partners/still_need.html", {"link": link})


def keep_account(request, link):
    still_need(link=link)
    return HttpResponseRedirect(request.path)


def thank_for_keeping(request, link):
    return render(request, "partners/kept.html")
