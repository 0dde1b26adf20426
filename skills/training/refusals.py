"""Why something about training can't be done. Each is said in words that the person reads."""


class Refused(Exception):
    """Not now, or not so; the text says what to do."""


class CannotPlan(Refused):
    """The event can't be like that."""


class CannotBook(Refused):
    """This event takes no such booking."""


class OfferOver(Refused):
    """The offer was answered, or ran out."""


class CannotChange(Refused):
    """The booking is not in a state in which that can be done."""


class NothingSaid(Refused):
    """A reason is asked for, and none was given."""


class CannotShare(Refused):
    """A passport link can’t show that, or not for so long."""


class CannotFinish(Refused):
    """The course is not done in that way, or not on that day."""


class CountsAlready(Refused):
    """It is on the person’s record, or waits to be checked."""


class Stale(Refused):
    """Somebody else saved since the page was opened; `kept` is what stands."""

    def __init__(self, kept):
        super().__init__(
            "Somebody else saved this after you opened the page. Both texts are below. Take what "
            "you want of theirs, then save."
        )
        self.kept = kept
