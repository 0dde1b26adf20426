"""Who may see what of supervision, as conditions. A person's records belong to their employment: a
colleague, another employer and an administrator see nothing of them."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Subquery

from portal.dates import holds_on, today
from portal.people.models import Employment, SupervisionLine
from portal.people.querysets import in_any_scope, is_person, opened_by, supervised_by
from portal.policy.models import Setting


def _model(name: str):
    # The models import their querysets, so these ask for the models when they are used.
    return apps.get_model("supervision_sessions", name)


def party(viewer) -> Q:
    """The condition that a session is the viewer's own: held by them, or for them."""
    return is_person(viewer, "supervisor") | Exists(
        _model("Attendee").objects.filter(is_person(viewer, "subject"), session=OuterRef("pk"))
    )


def covered(viewer) -> Q:
    """The condition that a session is held by somebody whom the viewer covers today, and is not
    over yet: what was locked before stays with its people."""
    absent = viewer.covers.current().values("absent")
    is_live = Q(state__in=["held", "shared"]) | Q(state="planned") & ~has_left()
    return Q(supervisor__in=absent) & is_live


def _attended_by(employments) -> Exists:
    """The condition that a session, which is no group's, is for one of these employments."""
    return Exists(
        _model("Attendee").objects.filter(
            session=OuterRef("pk"), employment__in=employments.values("pk")
        )
    )


def handed_over(viewer) -> Q:
    """The condition that a record is the last one that was locked before the viewer took over, of
    somebody whom they supervise by a line of their own: where the council hands that over. Cover
    takes nothing over, and who still supervises beside the viewer hands nothing over."""
    if not Setting.objects.value("supervision.hand_over_last_record"):
        return Q(pk__in=[])
    lines = SupervisionLine.objects.current().filter(holds_on(today(), "employment__"))
    stays = lines.filter(
        employment=OuterRef("employment"), supervisor=OuterRef("session__supervisor")
    )
    last = _model("Attendee").objects.filter(
        ~Exists(stays),
        employment=OuterRef("employment"),
        session__state="locked",
        session__starts_at__date__lt=OuterRef("starts"),
    )
    last = last.exclude(session__kind="group").order_by("-session__starts_at", "-session")
    mine = lines.filter(is_person(viewer, "supervisor")).exclude(is_person(viewer, "subject"))
    return Q(pk__in=mine.annotate(handed=Subquery(last.values("session")[:1])).values("handed"))


def shared_with(viewer) -> Q:
    """The condition that the practitioner lets the viewer read a record, for as long as they
    supervise that practitioner."""
    still = Employment.objects.filter(supervised_by(viewer))
    shared = _model("Shared").objects.filter(is_person(viewer, "with_whom"), session=OuterRef("pk"))
    return Exists(shared) & _attended_by(still)


def _as_other(viewer, **fields):
    """Agreements in force by which the viewer sees something as the other supervisor, as long as
    they supervise the person in another of their jobs."""
    lines = SupervisionLine.objects.current().filter(
        is_person(viewer, "supervisor"), holds_on(today(), "employment__")
    )
    lines = lines.filter(subject=OuterRef("subject")).exclude(employment=OuterRef("employment"))
    agreed = _model("Agreement").objects.filter(is_person(viewer, "other"), state="agreed")
    return agreed.filter(Exists(lines), **fields)


def joint(viewer) -> Q:
    """The condition that an action was agreed under an agreement by which the viewer sees it: with
    that supervisor, while it has been in force, and in no group."""
    agreed = _as_other(
        viewer,
        other_sees__in=["actions", "records"],
        employment=OuterRef("employment"),
        supervisor=OuterRef("session__supervisor"),
        agreed_at__lte=OuterRef("session__starts_at"),
    )
    return Exists(agreed) & ~Q(session__kind="group")


def read_by_joint(viewer) -> Q:
    """The condition that a record was written under an agreement by which the viewer reads it: with
    that supervisor, while it has been in force."""
    agreed = _as_other(
        viewer,
        other_sees="records",
        supervisor=OuterRef("supervisor"),
        agreed_at__lte=OuterRef("starts_at"),
        employment__supervision_attended__session=OuterRef("pk"),
    )
    return Exists(agreed) & ~Q(kind="group")


def opened(viewer) -> Q:
    """The condition that the viewer opened the records of the one for whom a session is, with a
    reason. A group's record is others' too, and stays shut."""
    return _attended_by(Employment.objects.filter(opened_by(viewer))) & ~Q(kind="group")


def drawn_by(viewer) -> Q:
    """The condition that a record was drawn in a sample of the viewer's that is open, as long as
    they hold a role that audits for the place where the person works. Never one's own record, and
    never a group's, which is others' too."""
    drawn = _model("SampledSession").objects.filter(
        session=OuterRef("pk"), sample__by=viewer, sample__open_until__gte=today()
    )
    place = in_any_scope(viewer, "auditor") | in_any_scope(viewer, "service_manager")
    jobs = Employment.objects.filter(place).exclude(is_person(viewer))
    return Exists(drawn) & _attended_by(jobs) & ~Q(kind="group")


def has_left() -> Q:
    """The condition that who was to hold a session supervises none of its people any more."""
    lines = SupervisionLine.objects.current().filter(
        holds_on(today(), "employment__"),
        supervisor=OuterRef("supervisor"),
        employment__supervision_attended__session=OuterRef("pk"),
    )
    return ~Exists(lines)


def left_to(viewer) -> Q:
    """The condition that a session is planned, that who planned it supervises none of its people
    any more, and that the viewer supervises all of them today."""
    there = _model("Attendee").objects.filter(session=OuterRef("pk"))
    mine = Employment.objects.filter(supervised_by(viewer)).values("pk")
    others = there.exclude(employment__in=mine)
    return Q(state="planned") & has_left() & Exists(there) & ~Exists(others)
