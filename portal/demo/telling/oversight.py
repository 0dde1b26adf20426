"""Who oversees the child in need work of those who are no social workers, and what they found."""

from portal.people.actions.correcting import change_phone
from supervision.sessions import actions
from supervision.sessions.models import Oversight, Trigger

from ..days import days_ago, on
from ..people import employment_of, who
from .steps import PRACTICE_SUPERVISOR, SUPERVISOR

EMEKA, SERVICE_MANAGER = "emeka.obi", "service-manager"
PHONES = {
    PRACTICE_SUPERVISOR: "01234 555 0141",
    SUPERVISOR: "01234 555 0142",
    EMEKA: "01234 555 0143",
    SERVICE_MANAGER: "01234 555 0144",
    "practitioner": "01234 555 0145",
}
ZOE, DECLAN = "zoe.hartley", "declan.moriarty"


def tell() -> None:
    for key, phone in PHONES.items():
        change_phone(user=who(key), phone=phone, by=who(key))
    for key, overseer, cover in (
        (ZOE, PRACTICE_SUPERVISOR, EMEKA),
        (DECLAN, EMEKA, PRACTICE_SUPERVISOR),
    ):
        with on(days_ago(110)):
            actions.set_oversight(
                employment=employment_of(key),
                overseer=who(overseer),
                cover=who(cover),
                every_days=28,
                by=who(SERVICE_MANAGER),
            )
    for ago, counts in ((84, (5, 6, 5)), (55, (6, 6, 5)), (24, (4, 5, 4))):
        seen = [("T1", 1, 1, 1)] if ago == 55 else []
        _check(ZOE, ago, counts, seen, by=PRACTICE_SUPERVISOR)
    _check(DECLAN, 34, (3, 4, 3), [("T4", 2, 1, 0)], by=EMEKA)


def _check(key, ago, counts, seen, *, by) -> None:
    children, of_children, written = counts
    day = days_ago(ago)
    with on(day, 15):
        actions.record_check(
            oversight=Oversight.objects.get(employment=employment_of(key)),
            happened_on=day,
            children=children,
            of_children=of_children,
            decisions_written=written,
            seen=[
                actions.Seen(Trigger.objects.get(code=code), times, in_time, lead)
                for code, times, in_time, lead in seen
            ],
            by=who(by),
        )
