"""Putting right what was noted of somebody, after the event was closed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless
from portal.people.sensitive import asked_again

from .. import actions
from ..forms.correcting import CorrectionForm
from ..kinds import CLOSED
from ..models import Booking
from ..refusals import Refused
from ..rules.attendance import may_correct
from .door import FORM, for_training_team
from .running import DESK


@for_training_team
@require_http_methods(FORM)
@asked_again
def correct(request, uuid):
    booking = get_visible_or_404(Booking.objects.for_page(), request.user, uuid=uuid)
    if booking.state not in CLOSED:
        raise Http404
    refuse_unless(may_correct(request.user, booking))
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        days=booking.event.days,
        noted={one.date_id: one for one in booking.attendance.all()},
    )
    run = reverse("bookings:run", args=[booking.event.uuid])
    if form.is_valid() and _corrected(request, booking, form):
        return redirect(run)
    context = {
        "form": form,
        "kicker": str(booking.event),
        "title": f"Put right what is noted of {booking.user}",
        "lead": "Their record follows: who came for all of it has finished the course. Who did not "
        "come has not, and a certificate they have is withdrawn. They are told.",
        "button": "Put it right",
        "back": ("Go back", run),
        "crumbs": [*DESK, (str(booking.event), run)],
    }
    return render(request, "people/form.html", context)


def _corrected(request, booking, form) -> bool:
    try:
        done = actions.correct_attendance(
            booking=booking,
            marks=form.marks(),
            why=form.cleaned_data["why"],
            declared=form.declared,
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    says = f"It is put right, and {booking.user} is told." if done else "It says so already."
    messages.success(request, says)
    return True
