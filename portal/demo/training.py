"""Events of the story: planned and opened by the training coordinator, booked by people themselves,
each through the portal’s own actions."""

from datetime import datetime, time, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from portal.bank_holidays import name_of
from portal.dates import today
from portal.files.checks import accept
from skills.training import actions
from skills.training.actions import Mark
from skills.training.models import AccessPolicy, Booking, Course, Event, EventDate, Passport

from .days import days_ago, on
from .learning import COORDINATOR
from .people import employment_of, who

SATURDAY = 5
EVERY = 4


def weekday(days: int, times: int = 1):
    """A working day, so many days from today or a little later, from which so many events that are
    `EVERY` weeks apart are on working days."""
    day = today() + timedelta(days=days)
    while any(_is_off(day + timedelta(weeks=EVERY * n)) for n in range(times)):
        day += timedelta(days=1)
    return day


def _is_off(day) -> bool:
    return day.weekday() >= SATURDAY or bool(name_of(day))


def saturday(days: int):
    """The first Saturday that is at least so many days from today, and not at Christmas."""
    day = today() + timedelta(days=days)
    day += timedelta(days=(SATURDAY - day.weekday()) % 7)
    while (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1):
        day += timedelta(weeks=1)
    return day


def moment(day, text: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(text)))


def policy_of_then(day) -> None:
    """The starter’s policy holds from the day that it was loaded. What people in the story booked
    earlier, they booked on the same terms."""
    if AccessPolicy.objects.in_force(day):
        return
    starter = AccessPolicy.objects.earliest("starts", "id")
    kept = ("id", "starts", "words", "reason", "set_by", "recorded_at")
    fields = [field.name for field in AccessPolicy._meta.fields if field.name not in kept]
    terms = {name: getattr(starter, name) for name in fields}
    with on(day, 8):
        actions.set_policy(starts=day, words=starter.words, by=None, **terms)


def plan(
    code, days, *, begins="09:30", ends="16:00", planned=None, times=1, **facts
) -> list[Event]:
    """Drafts of an event on these days, made on the day `planned`."""
    first = days[0]
    usual = {"capacity": 20, "held": 4, "trainer": "Nadia Fournier", "place": "Family Hub North"}
    usual |= {"closes_on": first - timedelta(days=1), "held_until": first - timedelta(days=14)}
    usual |= {"access_notes": "Step-free, with a hearing loop.", "help_with_cost": HELP}
    with on(planned or days_ago(30), 9):
        return actions.plan_series(
            course=Course.objects.get(code=code),
            dates=[(moment(day, begins), moment(day, ends)) for day in days],
            every=EVERY,
            times=times,
            by=who(COORDINATOR),
            **usual | facts,
        )


HELP = "Ask the training team about travel and about cover before you book."


def open_(code, days, *, planned=None, **facts) -> Event:
    """An event that was opened on the day that it was planned."""
    return open_draft(plan(code, days, planned=planned, **facts)[0], planned)


def open_draft(event, planned=None) -> Event:
    with on(planned or days_ago(30), 9, 30):
        return actions.open_event(event=event, by=who(COORDINATOR))


def book(event, day, *keys, needs="") -> None:
    """Each books for themselves, one minute after the other."""
    for minute, key in enumerate(keys):
        employment = employment_of(key)
        with on(day, 12, minute):
            actions.book(
                event=event,
                user=employment.user,
                organisation=employment.organisation,
                employment=employment,
                needs=needs,
                by=employment.user,
            )


def cancel(event, key, day) -> None:
    person = who(key)
    with on(day, 8, 15):
        actions.cancel(booking=Booking.objects.live().get(event=event, user=person), by=person)


def close(event, **marks) -> None:
    """Note who came on its days, all alike, and close it; `marks` has the others’ by name, with the
    dots of their keys as underscores."""
    other = {key.replace("_", "."): mark for key, mark in marks.items()}
    days = EventDate.objects.filter(event=event)
    with on(timezone.localdate(days.latest("starts").ends), 17):
        for date in days:
            comes = event.bookings.filter(state="confirmed").select_related("user")
            seen = {one.pk: other.get(_key(one.user), Mark(came=True)) for one in comes}
            actions.note_attendance(date=date, marks=seen, by=who(COORDINATOR))
        actions.close_event(event=event, by=who(COORDINATOR))


def _key(user) -> str:
    return user.email.partition("@")[0]


def send_certificate(key, day, *, code, title, provider, finished: int) -> None:
    """They ask that what they did elsewhere counts."""
    with on(day, 18, 20):
        actions.ask_elsewhere(
            course=Course.objects.get(code=code),
            title=title,
            provider=provider,
            finished_on=days_ago(finished),
            accepted=accept(_picture(title)),
            by=who(key),
        )


def finish_online(key, *, code, begun: int, finished: int, words: str) -> None:
    """They begin in their own time, and say some days later that they finished."""
    course, person = Course.objects.get(code=code), who(key)
    with on(days_ago(begun), 19):
        actions.begin_online(course=course, by=person)
    day = days_ago(finished)
    with on(day, 20, 30):
        actions.finish_online(course=course, completed_on=day, sure=3, words=words, by=person)


def pass_on(key, day, *, for_days: int) -> None:
    """They make a link to what counts now, for somebody who asks."""
    last = day + timedelta(days=for_days)
    with on(day, 9, 10):
        actions.make_passport(shows=Passport.Shows.IN_DATE, last_day=last, by=who(key))


def _picture(title: str) -> SimpleUploadedFile:
    """A certificate as somebody took a photo of it."""
    picture = Image.new("RGB", (600, 400), "#f5f2ec")
    ImageDraw.Draw(picture).text((60, 180), f"Certificate: {title}", fill="#15201f")
    file = BytesIO()
    picture.save(file, "PNG")
    return SimpleUploadedFile("certificate.png", file.getvalue(), "image/png")
