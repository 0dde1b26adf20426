"""What an action refuses, each with a sentence for the person. Somebody who may not act at all gets
PermissionDenied instead."""

from portal.dates import in_words


class Refused(Exception):
    """The message is for people to read."""


class CannotStart(Refused):
    """The job has no profile in the framework that is in force."""


class WrongAnswer(Refused):
    """A level that there is not, or a statement that is not in this round."""


class Stale(Refused):
    """The answer was changed elsewhere after this page was opened. `kept` is what stands."""

    def __init__(self, kept):
        super().__init__("This was changed somewhere else after you opened the page.")
        self.kept = kept


class Unanswered(Refused):
    """`statements` need an answer before the round can be sent."""

    def __init__(self, statements):
        super().__init__("Some statements need an answer before you can send this.")
        self.statements = statements


class NothingAnswered(Refused):
    """A round without any answer was to be sent."""


class UnfinishedEvidence(Refused):
    """`pieces` of evidence say no day, or nothing at all."""

    def __init__(self, pieces):
        super().__init__("Some evidence is not finished. Add a date, and a few words or a file.")
        self.pieces = pieces


class WrongPiece(Refused):
    """A piece of evidence that there can’t be: of no known kind, or of a day still to come."""


class WasSent(Refused):
    """A piece of evidence went with answers, so it stays evidence."""

    def __init__(self):
        super().__init__("You sent this with your answers, so it stays evidence.")


class WordsToChange(Refused):
    """What is to be shared has words that may point to a family: the answers to `statements`,
    pieces of `evidence`, or the reviewer's `marks`."""

    def __init__(self, *, statements=(), evidence=(), marks=()):
        super().__init__("Some words look as if they point to a family. Change them first.")
        self.statements = statements
        self.evidence = evidence
        self.marks = marks


class NoSupervisor(Refused):
    """Nobody is named to supervise the person, so nobody could review."""


class NothingToSendBack(Refused):
    """No answer is marked to go back."""


class NoReasons(Refused):
    """`marks` send an answer back and don't say why."""

    def __init__(self, marks):
        super().__init__("Say why for each answer that you send back.")
        self.marks = marks


class Undecided(Refused):
    """`revisions` have no confirmed level yet."""

    def __init__(self, revisions):
        super().__init__("Some answers have no confirmed level yet.")
        self.revisions = revisions


class NoComment(Refused):
    """`marks` confirm another level than was given and don't say why."""

    def __init__(self, marks):
        super().__init__("Say why where you confirm another level.")
        self.marks = marks


class NotDeclared(Refused):
    """Somebody finishes a review and doesn't say that it is their own view."""


class RemindedLately(Refused):
    """Somebody was reminded of the same thing this week. `again_on` is the day from which they may
    be again."""

    def __init__(self, again_on):
        super().__init__(
            f"They were reminded this week. You can do it again on {in_words(again_on)}."
        )
        self.again_on = again_on


class NothingWaits(Refused):
    """There is nothing to remind somebody of."""


class NothingSaid(Refused):
    """Somebody sees a review differently and doesn't say how, or leaves another box empty that
    needs words."""


class ClosedBefore(Refused):
    """A step of a plan is done or dropped already."""


class AnsweredBefore(Refused):
    """The review has an answer already, and another one came."""


class CannotAsk(Refused):
    """The person, the area or the level is not one to ask about, or is asked about already."""


class AskedOfAnother(Refused):
    """A colleague was asked to confirm that area."""


class WaitsForOthers(Refused):
    """`confirmers` were asked, and are not done."""

    def __init__(self, confirmers):
        names = " and ".join(str(one.user) for one in confirmers)
        super().__init__(
            f"You asked {names}, who {'is' if len(confirmers) == 1 else 'are'} not done yet. Wait "
            "for them, or take the request back and confirm the area yourself."
        )
        self.confirmers = confirmers
