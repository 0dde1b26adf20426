"""Running training: the training team’s desk, the day itself, and what people finished."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.dates import now, today
from skills.training.models import Booking, CertificateFile, Completion, Course, Elsewhere, Event
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY
from tests.story import who

TEAM = "training-coordinator"


def _open():
    return Event.objects.public().filter(course__code="FH08").earliest("pk")


def open_event():
    """With a place of the charity’s own worker."""
    return {"uuid": _open().uuid}


def over():
    """Nobody has noted yet who came."""
    return {"uuid": Event.objects.to_note().earliest("pk").uuid}


def day_over():
    return over() | {"number": 1}


def draft():
    return {"uuid": Event.objects.filter(opened_at=None).earliest("pk").uuid}


def code():
    return {"code": _open().here_code}


def missed():
    return {"uuid": Booking.objects.filter(state="missed").earliest("pk").uuid}


def elsewhere():
    """Sent by the charity’s worker, with a file."""
    one, _ = Elsewhere.objects.get_or_create(
        user=who("vcs-worker"),
        course=Course.objects.get(code="FH13"),
        defaults={
            "title": "Trauma and me",
            "provider": "A trust",
            "finished_on": today(),
            "asked_at": now(),
        },
    )
    _file_of(one)
    return {"uuid": one.uuid}


def _file_of(one) -> None:
    stored = f"training.certificatefile/for-the-access-table-{one.pk}"
    store = storages["private"]
    if not store.exists(stored):
        store.save(stored, ContentFile(b"%PDF"))
    CertificateFile.objects.get_or_create(
        elsewhere=one,
        file=stored,
        defaults={
            "name": "certificate.pdf",
            "kind": "application/pdf",
            "size": 4,
            "sha256": "0" * 64,
            "added_by": one.user,
            "added_at": now(),
        },
    )


def _finished():
    return Completion.objects.filter(user=who("vcs-worker")).exclude(code=None).earliest("pk")


def finished():
    return {"uuid": _finished().uuid}


def code_of_course():
    return {"code": _finished().code}


def course():
    return {"slug": Course.objects.get(code="FH08").slug}


def unused():
    course, _ = Course.objects.get_or_create(
        code="NEW1", slug="new-course", defaults={"title": "New course", "hours": 2}
    )
    return {"slug": course.slug}


SENT_ON = {role: 302 for role in EVERYONE if role != "vcs-worker"}

ROWS = [
    # --- The desk: for everybody else it is not there ----
    on("bookings:desk", ok=TEAM),
    on("bookings:plan", ok=TEAM),
    on("bookings:plan", post={}, ok=TEAM, then=200),
    on("bookings:run", open_event, ok=TEAM),
    on("bookings:run", draft, ok=TEAM),
    on("bookings:change", open_event, ok=TEAM),
    on("bookings:change", open_event, post={}, ok=TEAM, then=200),
    on("bookings:open", draft, post={}, ok=TEAM),
    on("bookings:delete", draft, ok=TEAM),
    on("bookings:delete", draft, post={}, ok=TEAM),
    on("bookings:cancel_event", open_event, ok=TEAM),
    on("bookings:cancel_event", open_event, post={"why": "Snow."}, ok=TEAM),
    on("bookings:attendance", day_over, ok=TEAM),
    on("bookings:attendance", day_over, post={"rest": "came"}, ok=TEAM),
    on("bookings:close", over, post={}, ok=TEAM),
    on("bookings:waive", missed, ok=TEAM),
    on("bookings:waive", missed, post={}, ok=TEAM, then=200),
    on("reports:training_sheet", open_event, ok=TEAM),
    # --- The courses themselves ----
    on("bookings:courses", ok=TEAM),
    on("bookings:add_course", ok=TEAM),
    on("bookings:add_course", post={}, ok=TEAM, then=200),
    on("bookings:change_course", course, ok=TEAM),
    on("bookings:change_course", course, post={}, ok=TEAM, then=200),
    on("bookings:retire_course", course, ok=TEAM),
    on("bookings:retire_course", course, post={}, ok=TEAM, then=200),
    on("bookings:bring_back_course", course, post={}, ok=TEAM),
    on("bookings:delete_course", unused, ok=TEAM),
    on("bookings:delete_course", unused, post={}, ok=TEAM),
    # --- On the day: whoever has a place; the others are told to look at the code ----
    on("bookings:here_form", ok=ANYONE),
    on(
        "bookings:here",
        code,
        ok="vcs-worker",
        also=dict.fromkeys(EVERYONE, 302) | {"vcs-worker": 200, NOBODY: 200},
    ),
    on("bookings:here", code, post={}, ok=EVERYONE, also={NOBODY: 200}),
    # --- One’s own record, and what one learnt elsewhere ----
    on("bookings:record", ok=EVERYONE),
    on("reports:training_record", ok=EVERYONE),
    on("reports:training_certificate", finished, ok="vcs-worker"),
    on("reports:verify", code_of_course, ok=ANYONE),
    on("bookings:ask_elsewhere", ok=EVERYONE),
    on("bookings:ask_elsewhere", post={}, ok=EVERYONE, then=200),
    on("bookings:elsewhere", elsewhere, ok=f"vcs-worker {TEAM}"),
    on("bookings:elsewhere", elsewhere, post={}, ok=TEAM, no="vcs-worker", then=200),
    on("bookings:elsewhere_file", elsewhere, ok=f"vcs-worker {TEAM}"),
    on("bookings:elsewhere_list", ok=TEAM),
]

# Somebody without an account signs in with the code and what they were booked with.
PUBLIC = {"bookings:here_form", "bookings:here"}
# A download, which is no page.
NOT_READ = {"bookings:elsewhere_file"}

BUDGETS = {
    ("bookings:desk", dict, TEAM): 12,
    ("bookings:plan", dict, TEAM): 8,
    ("bookings:run", open_event, TEAM): 12,
    ("bookings:run", draft, TEAM): 12,
    ("bookings:change", open_event, TEAM): 10,
    ("bookings:delete", draft, TEAM): 8,
    ("bookings:cancel_event", open_event, TEAM): 8,
    ("bookings:attendance", day_over, TEAM): 10,
    ("bookings:waive", missed, TEAM): 8,
    ("bookings:courses", dict, TEAM): 8,
    ("bookings:add_course", dict, TEAM): 9,
    ("bookings:change_course", course, TEAM): 16,
    ("bookings:retire_course", course, TEAM): 10,
    ("bookings:delete_course", unused, TEAM): 12,
    ("reports:training_sheet", open_event, TEAM): 9,
    ("bookings:here_form", dict, "practitioner"): 6,
    ("bookings:here", code, "vcs-worker"): 9,
    ("bookings:here", code, NOBODY): 2,
    ("bookings:record", dict, "practitioner"): 10,
    ("reports:training_record", dict, "practitioner"): 6,
    ("reports:training_certificate", finished, "vcs-worker"): 6,
    ("reports:verify", code_of_course, NOBODY): 3,
    ("bookings:ask_elsewhere", dict, "practitioner"): 7,
    ("bookings:elsewhere", elsewhere, TEAM): 9,
    ("bookings:elsewhere_list", dict, TEAM): 8,
}

LISTS = [
    ("bookings:desk", TEAM),
    ("bookings:courses", TEAM),
    ("bookings:elsewhere_list", TEAM),
    ("bookings:record", "practitioner"),
]
