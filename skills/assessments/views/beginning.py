"""Before a round begins: what it is for and what never, who sees what, and how long it takes."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404

from .. import actions
from ..forms import BeginForm
from ..models import Assessment
from ..models.assessment import title_of
from ..refusals import CannotStart
from ..reviewers import supervisor_of
from ..scopes import DUE_SOON_DAYS, Offer, Scope

Kind = Assessment.Kind
SLICE = 10
WHY = {
    Kind.CORE: "What keeps children safe. Everyone begins here.",
    Kind.SHORT: "A short profile for people who help families beside another job.",
    Kind.CHANGES: f"What has changed, and what is due within {DUE_SOON_DAYS} days.",
    Kind.FULL: "All that is not up to date, in one go.",
}


@dataclass(frozen=True)
class Choice:
    """A round that may be begun, as the page tells it."""

    offer: Offer

    @property
    def kind(self) -> str:
        return self.offer.kind

    @property
    def area(self) -> str:
        return self.offer.domain.code if self.offer.domain else ""

    @property
    def title(self) -> str:
        return str(self.offer.domain or title_of(self.kind))

    @property
    def why(self) -> str:
        return self.offer.domain.question if self.offer.domain else WHY[self.kind]

    @property
    def slices(self) -> range:
        """One for each ten minutes that it takes."""
        return range(-(-self.offer.minutes // SLICE))

    @property
    def says(self) -> str:
        """“Safety statements: 22 statements, about 40 minutes.”"""
        return f"{self.title}: {self.counts}."

    @property
    def counts(self) -> str:
        count, minutes = self.offer.count, self.offer.minutes
        statements = "1 statement" if count == 1 else f"{count} statements"
        return f"{statements}, about {_length(minutes)}"


def _length(minutes: int) -> str:
    """“40 minutes”; past an hour to the nearest quarter: “1 hour 45 minutes”."""
    if minutes > 60:
        hours, rest = divmod(round(minutes / 15) * 15, 60)
        found = f"{hours} hour{'' if hours == 1 else 's'}"
        return f"{found} {rest} minutes" if rest else found
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def choices_of(scope) -> list[Choice]:
    return [Choice(offer) for offer in scope.offers()]


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, uuid):
    """A round for one of the person's own jobs. One that is open is carried on."""
    employments = request.user.employments.current().select_related("organisation", "user")
    employment = get_visible_or_404(employments, request.user, uuid=uuid)
    scope = Scope.of(employment)
    if scope.profile is None:
        messages.info(request, "The framework has nothing to rate for your job yet.")
        return redirect("assessments:mine")
    if request.method == "POST":
        return _start(request, employment, scope)
    open_rounds = Assessment.objects.open().for_job(employment, scope.profile.job_role_id)
    if going := open_rounds.first():
        return redirect(going)
    return render(request, "assessments/begin.html", _context(employment, scope))


def _start(request, employment, scope):
    areas = {statement.domain: None for statement in scope.statements}
    form = BeginForm(request.POST, areas=areas)
    if not form.is_valid():
        messages.info(request, "Choose what to begin with.")
        return redirect("assessments:begin", employment.uuid)
    try:
        begun = actions.start(
            employment=employment,
            kind=form.cleaned_data["kind"],
            domain=form.cleaned_data["area"],
            by=request.user,
        )
    except CannotStart as refusal:
        messages.info(request, str(refusal))
        return redirect("assessments:begin", employment.uuid)
    return redirect(begun)


def _context(employment, scope) -> dict:
    choices = choices_of(scope)
    open_areas = {one.domain for one in scope.statements if one.confirmed_on is None}
    open_areas |= {choice.offer.domain for choice in choices}
    areas = {statement.domain: None for statement in scope.statements}
    return {
        "employment": employment,
        "scope": scope,
        "best": choices[0] if choices else None,
        "others": [c for c in choices[1:] if c.kind != Kind.AREA],
        "areas": [c for c in choices[1:] if c.kind == Kind.AREA],
        "again": [Choice(scope.offer(Kind.AREA, area)) for area in areas if area not in open_areas],
        "reviewer": supervisor_of(employment),
        "crumbs": [("My skills", reverse("assessments:mine"))],
    }
