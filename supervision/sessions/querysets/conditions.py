"""Who may see what of supervision, as conditions. A person's records belong to their employment: a
colleague, another employer and an administrator see nothing of them."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Subquery

from portal.dates import holds_on, today
from portal.people.models import Employment, SupervisionLine
from portal.people.querysets import is_person, opened_by, supervised_by
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
    return Q(supervisor__in=absent, state__in=["planned", "held", "shared"])


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


def joint(viewer, sees=("records",), prefix: str = "") -> Q:
    """The condition that the employment at `prefix` has an agreement in force by which the viewer,
    as the other supervisor, sees this."""
    agreed = _model("Agreement").objects.filter(
        is_person(viewer, "other"), state="agreed", other_sees__in=sees
    )
    return Q(**{f"{prefix}pk__in": agreed.values("employment")})


def read_by_joint(viewer) -> Q:
    """The condition that a record was written under an agreement by which the viewer reads it: with
    that supervisor, while it has been in force."""
    agreed = _model("Agreement").objects.filter(
        is_person(viewer, "other"),
        state="agreed",
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
    """The condition that a record was drawn in a sample of the viewer's that is open."""
    drawn = _model("SampledSession").objects.filter(
        session=OuterRef("pk"), sample__by=viewer, sample__open_until__gte=today()
    )
    return Exists(drawn)
