"""A purpose to test links with: say yes to a question. It writes the answer down in the journal."""

from django.http import HttpResponse
from django.shortcuts import redirect

from portal.journal.actions import record
from portal.links.actions import make, use
from portal.links.purposes import Purpose, Redisplay, declare
from tests.factories import UserFactory

NAME, VERB = "tests_agree", "tests.said_yes"


def show(request, link):
    return HttpResponse(f"Do you agree, {link.email}?")


def act(request, link):
    record(VERB, link, by=None)
    if request.POST.get("answer") != "yes":
        return Redisplay(HttpResponse("Say yes or close the page."))
    use(link)
    return redirect(request.path)


def done(request, link):
    return HttpResponse("Thank you.")


declare(Purpose(NAME, show, act, done), Purpose("tests_silent", show, act))


def make_link(*, purpose=NAME, object_id=1, days=7, email="guest@tests.example"):
    return make(
        purpose=purpose,
        object_id=object_id,
        email=email,
        days=days,
        ask="Priya Shah, priya.shah@tests.example",
        by=UserFactory(),
    )
