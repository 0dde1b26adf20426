"""Training: what was, what is to be noted, and what people have booked."""

from skills.training.actions import Mark

from ..days import days_ago, months_ago
from ..training import (
    book,
    cancel,
    close,
    finish_online,
    open_,
    open_draft,
    pass_on,
    plan,
    policy_of_then,
    saturday,
    send_certificate,
    weekday,
)


def tell() -> None:
    policy_of_then(months_ago(18))
    over()
    to_note()
    full()
    two_days()
    evenings()
    send_certificate(
        "pearl.nwachukwu",
        days_ago(4),
        code="FH10",
        title="Domestic abuse: the basics",
        provider="Safe Homes Trust",
        finished=120,
    )
    finish_online(
        "pearl.nwachukwu",
        code="FH01",
        begun=9,
        finished=7,
        words="Now I know who does what, and whom to ring.",
    )
    pass_on("practice-supervisor", days_ago(3), for_days=60)


def over() -> None:
    """Online five weeks ago, and closed: one missed it, and one came for a part."""
    event = open_(
        "FH19",
        [weekday(-35)],
        begins="13:00",
        ends="17:00",
        planned=days_ago(70),
        capacity=12,
        held=3,
        place="",
        link="https://meet.example/different-minds",
        access_notes="Captions are on. Breaks every hour.",
    )
    book(event, days_ago(60), "hamza.iqbal", "tariq.mahmood", "megan.tolliver", "patrick.lyle")
    book(event, days_ago(58), "pearl.nwachukwu", needs="Large print, please.")
    close(event, megan_tolliver=Mark(came=False), patrick_lyle=Mark(came=True, late=60, early=30))


def to_note() -> None:
    """It was some days ago, and nobody has noted yet who came."""
    event = open_("FH17", [weekday(-6)], planned=days_ago(50), capacity=16, held=3)
    book(event, days_ago(40), "lauren.pickersgill", "declan.moriarty", "ines.carvalho")
    book(event, days_ago(39), "farah.siddiqui", "niamh.osullivan")


def full() -> None:
    """A small Saturday group. Somebody cancelled, and who waits longest of those for whom the place
    is held is offered it."""
    event = open_(
        "FH14",
        [saturday(24)],
        begins="10:00",
        capacity=4,
        held=1,
        held_until=saturday(24),
        place="Family Hub South",
        access_notes="Step-free. There is a free crèche.",
    )
    book(event, days_ago(20), "hamza.iqbal", "tariq.mahmood", "patrick.lyle", "connor.daly")
    book(event, days_ago(12), "joel.hargreaves", "twin-vcs-worker")
    cancel(event, "connor.daly", days_ago(0))


def two_days() -> None:
    event = open_("FH08", [weekday(45), weekday(52)])
    book(event, days_ago(15), "luca.ferrante", "bethan.rees", "ines.carvalho")
    book(event, days_ago(14), "vcs-worker", needs="A seat near the door.")


def evenings() -> None:
    """Three evenings, four weeks apart: the first is open, the others are drafts."""
    events = plan(
        "FH11",
        [weekday(18, times=3)],
        begins="18:00",
        ends="21:00",
        times=3,
        capacity=24,
        held=6,
        place="",
        link="https://meet.example/babies",
        access_notes="Captions are on.",
    )
    open_draft(events[0])
    book(events[0], days_ago(9), "maximiliana", "farah.siddiqui")
