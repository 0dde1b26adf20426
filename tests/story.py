"""Records of the demo story that somebody must not see: what the access table opens."""

from django.urls import reverse

from content.models import GlossaryTerm
from portal.dates import now
from portal.people.models import KeptPost, User
from skills.assessments.models import Assessment, DevelopmentAction
from skills.framework.models import FrameworkVersion
from supervision.readiness.models import Application, Authorisation
from supervision.sessions.actions import call_for_help as call
from supervision.sessions.models import Oversight


def who(key):
    return User.objects.get(email=f"{key}@demo.example")


def round_of(key, state):
    return Assessment.objects.filter(employment__user=who(key), state=state).latest("pk")


def draft():
    """The practitioner's own, begun and sent to nobody."""
    return {"uuid": round_of("practitioner", "draft").uuid}


def draft_statement():
    """One of the statements that the practitioner has still to answer."""
    round_ = round_of("practitioner", "draft")
    open_ones = round_.ratings.filter(level=None, not_in_role=False)
    return {"uuid": round_.uuid, "code": open_ones.earliest("pk").statement.code}


def draft_area():
    code = draft_statement()["code"]
    return draft() | {"code": code[:3]}


def to_begin():
    """The job of somebody whose last round is reviewed."""
    return {"uuid": round_of("twin-practitioner", "reviewed").employment.uuid}


def sent():
    """What a social worker of the supervisor's team sent."""
    return {"uuid": round_of("emeka.obi", "submitted").uuid}


def sent_area():
    return sent() | {"code": "SAF"}


def reviewed():
    """The practitioner's last round that was reviewed."""
    return {"uuid": round_of("practitioner", "reviewed").uuid}


def job():
    """The practitioner's, with all their skills and their plan."""
    return {"uuid": who("practitioner").employments.get().uuid}


def step():
    """An open step of the practitioner's plan."""
    steps = DevelopmentAction.objects.filter(employment__user=who("practitioner"))
    return {"uuid": steps.open().earliest("pk").uuid}


def to_answer():
    """The twin's review, which waits for his answer."""
    return {"uuid": round_of("twin-practitioner", "reviewed").uuid}


def application_of(key, state):
    return Application.objects.filter(employment__user=who(key), state=state).latest("pk")


def opened():
    """For G3, of somebody in the supervisor's team; both signatures are still to come."""
    return {"uuid": application_of("kofi.antwi", "open").uuid}


def opened_attested():
    criteria = application_of("kofi.antwi", "open").gate_version.criteria
    return opened() | {"code": criteria.filter(kind="attested").earliest("pk").code}


def partners():
    """For G2, of the charity's own worker."""
    return {"uuid": application_of("vcs-worker", "open").uuid}


def to_put_forward():
    return {"employment": who("practitioner").employments.get().uuid, "gate": "G3"}


def held_by(key):
    return Authorisation.objects.filter(employment__user=who(key)).earliest("pk")


def certificate():
    """The practitioner's own, for G1."""
    return {"uuid": held_by("practitioner").uuid}


def partners_certificate():
    return {"uuid": held_by("twin-vcs-worker").uuid}


def code():
    return {"code": held_by("practitioner").code}


def kept():
    """What the practitioner typed when their session had ended."""
    post = KeptPost.objects.create(
        user=who("practitioner"),
        path=reverse("assessments:answer", kwargs=draft_statement()),
        fields={"comment": "I did this with a colleague."},
        kept_at=now(),
    )
    return {"uuid": post.uuid}


def sent_statement():
    return sent() | {"code": "SAF1"}


def statement():
    found = FrameworkVersion.objects.get(state="published").statements.earliest("pk")
    return {"domain": found.domain.slug, "statement": found.slug}


def domain():
    return {"domain": statement()["domain"]}


def term():
    return {"slug": GlossaryTerm.objects.earliest("pk").slug}


def home():
    return [""]


def updates():
    return ["updates/"]


def update():
    return ["updates/guidance-has-owners/"]


def no_picture():
    """A name that no picture has."""
    return {"name": "none.png"}


def guidance():
    return ["guidance/"]


def no_document():
    return {"document_id": 1, "document_filename": "nothing.pdf"}


def no_key():
    return {"uidb36": "zz", "key": "nothing"}


def oversight():
    """Of somebody in the supervisor's team, by the practice supervisor."""
    return {"uuid": Oversight.objects.get(employment__user=who("zoe.hartley")).uuid}


def overseen():
    """Somebody who leads child in need work."""
    return {"uuid": Oversight.objects.get(employment__user=who("zoe.hartley")).employment.uuid}


def call_for_help():
    """The practitioner's, that waits for their supervisor."""
    asking = who("practitioner")
    return {"uuid": call(employment=asking.main_post.employment, by=asking).uuid}
