"""Whose a planned session is: who supervises its people, also where somebody covers for them."""

from portal.people.models import SupervisionLine, User

from ..rules import has_left


def whose_line(employments, by) -> User:
    """Who plans it where they supervise any of them; otherwise whom they cover, so that nothing
    stays with the cover when that is over."""
    lines = SupervisionLine.objects.current().filter(employment__in=employments)
    if lines.filter(supervisor=by).exists():
        return by
    lines = lines.exclude(supervisor__in=[one.user_id for one in employments])
    line = lines.held_by(by).select_related("supervisor").first()
    return line.supervisor if line else by


def take_over(session, by) -> None:
    """What a former supervisor left planned is from now on of who supervises the person; the
    session is held."""
    people = [one.employment for one in session.attendees.all()]
    if has_left(session):
        session.supervisor = whose_line(people, by)
        session.save(update_fields=["supervisor"])
