"""What a page shows of those whose word is asked for beside the supervisor's."""

from collections import defaultdict

from django.db.models import Q

from portal.dates import in_words
from portal.links.models import Link
from portal.people.models import Absence, Employment, RoleGrant, User
from portal.people.querysets import known_to, reaches
from portal.people.telling_apart import label, with_posts
from skills.framework.models import Domain

from .models import Confirmation, Confirmer, OutsideView


def areas_sent(assessment) -> list[Domain]:
    """The areas in which something was sent, in order."""
    sent = assessment.revisions.values("statement__domain")
    return list(Domain.objects.filter(pk__in=sent).order_by("position"))


def colleagues_of(viewer, assessment):
    """Whom the viewer can choose to confirm an area, and the jobs by which they are told apart:
    people with an account who work at the same employer, or of whose job the viewer may know."""
    here = Employment.objects.current()
    own = here.filter(user=viewer).values("organisation")
    jobs = here.filter(Q(organisation__in=own) | known_to(viewer))
    person = assessment.employment.user
    people = User.objects.in_use().filter(email__isnull=False, pk__in=jobs.values("user"))
    people = people.exclude(pk__in=[viewer.pk, person.pk, person.merged_into_id or person.pk])
    return people, jobs.values("pk")


def requests_of(assessment) -> list[Confirmer]:
    """Who was asked, the first first; of each that is open, whether they are away (`away`), and of
    somebody outside how their link stands (`link`)."""
    asked = list(assessment.confirmers.for_page())
    waiting = [one for one in asked if one.is_open]
    absences = absences_of(one.user_id for one in waiting if one.user_id)
    outside = [one.pk for one in waiting if one.agreed_at]
    links = Link.objects.filter(purpose=Confirmer.LINK, object_id__in=outside) if outside else []
    by_request = {link.object_id: link for link in links}
    for one in asked:
        one.away = absences.get(one.user_id)
        one.link = by_request.get(one.pk)
    return asked


def absences_of(users) -> dict[int, Absence]:
    """Who of them is away today: the absence that lasts longest, one without an end above all."""
    users = set(users)
    if not users:
        return {}
    rows = Absence.objects.current().filter(employment__user__in=users)
    found = {}
    for row in rows.select_related("employment").order_by("ends"):
        before = found.get(row.employment.user_id)
        if before is None or before.ends is not None:
            found[row.employment.user_id] = row
    return found


def views_by_revision(assessment) -> dict[int, list[OutsideView]]:
    """What people outside said of the answers of a round, by the answer as it was sent."""
    found = defaultdict(list)
    views = OutsideView.objects.filter(confirmer__assessment=assessment)
    for view in views.select_related("confirmer"):
        found[view.revision_id].append(view)
    return found


def put_beside(assessment, lines, given) -> None:
    """Each line with who was asked for its area (`asked`), the level that they gave (`given`), and
    what people outside say of it (`outside`). `given` is asked for where there is any."""
    asked = list(assessment.confirmers.standing().select_related("user"))
    colleagues = {one.domain_id: one for one in asked if one.user_id}
    if colleagues:
        here = Confirmer.objects.still_here().filter(pk__in=[c.pk for c in colleagues.values()])
        here = set(here.values_list("pk", flat=True))
        colleagues = {area: one for area, one in colleagues.items() if one.pk in here}
    has_views = any(one.is_outside and one.done_at for one in asked)
    views = views_by_revision(assessment) if has_views else {}
    marks = given(assessment) if any(one.done_at for one in colleagues.values()) else {}
    for line in lines:
        line.asked = colleagues.get(line.statement.domain_id)
        line.given = marks.get(line.said.pk) if line.said else None
        line.outside = views.get(line.said.pk, []) if line.said else []


def levels_that_count(assessment) -> set[int]:
    """The confirmations that are the last word on their statement, in any round of this job."""
    rows = Confirmation.objects.filter(
        review__assessment__employment=assessment.employment_id,
        review__assessment__profile__job_role=assessment.profile.job_role_id,
    ).order_by("review__finished_at", "pk")
    return set(dict(rows.values_list("revision__statement__meaning", "pk")).values())


def whom_to_ask(assessment, lines) -> list[tuple[str, str]]:
    """Practice supervisors of the place, each with words that tell them apart: not those who have
    confirmed all there is to ask about."""
    employment = assessment.employment
    grants = RoleGrant.objects.current().filter(reaches(employment), role="practice_supervisor")
    here = Employment.objects.current()
    people = User.objects.in_use().filter(
        pk__in=grants.values("user"), employments__in=here.values("pk")
    )
    people = people.exclude(pk=employment.user_id).distinct().order_by("name", "pk")
    gave = [{one.by_id for one in line.confirmations} for line in lines]
    people = [one for one in people if not all(one.pk in who for who in gave)]
    away = absences_of(one.pk for one in people)
    jobs = here.filter(organisation=employment.organisation_id).values("pk")
    return [
        (str(one.uuid), label(one) + said_away(away.get(one.pk)))
        for one in with_posts(people, employments=jobs)
    ]


def said_away(absence) -> str:
    """“, away until 3 December 2026”, or nothing."""
    if absence is None:
        return ""
    return f", away until {in_words(absence.last_day)}" if absence.ends else ", away now"
