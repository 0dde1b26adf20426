"""What an action refuses, each with a sentence for the person. Somebody who may not act at all gets
PermissionDenied instead."""


class Refused(Exception):
    """The message is for people to read."""


class WrongTime(Refused):
    """A day or a time that there can’t be."""


class NothingSaid(Refused):
    """Words are needed, and there are none."""


class WrongPerson(Refused):
    """Somebody who is not of this session, or does not see to it."""


class NotQualified(Refused):
    """Somebody whose registration as a social worker is not in date on the day."""


class WrongCount(Refused):
    """More than there were."""


class AnsweredBefore(Refused):
    """An answer is there, and it says something else."""


class NotPlanned(Refused):
    """A session that is held, over or called off can’t be moved or called off any more."""


class StillEmpty(Refused):
    """A record without a word can’t be shared."""


class Stale(Refused):
    """It was changed elsewhere after this page was opened. `kept` is what stands."""

    def __init__(self, kept):
        super().__init__("This was changed somewhere else after you opened the page.")
        self.kept = kept


class WordsToChange(Refused):
    """What is to be shared has words that may point to a family, under the headings of `parts`."""

    def __init__(self, parts):
        super().__init__("Change some words first: they may point to a family.")
        self.parts = parts
