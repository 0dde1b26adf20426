"""What an action refuses, each with a sentence for the person. Somebody who may not act at all gets
PermissionDenied instead."""


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


class NothingSaid(Refused):
    """Somebody sees a review differently and doesn't say how, or leaves another box empty that
    needs words."""


class ClosedBefore(Refused):
    """A step of a plan is done or dropped already."""


class AnsweredBefore(Refused):
    """The review has an answer already, and another one came."""
