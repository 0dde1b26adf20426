"""What an action refuses, each with a sentence for the person. Somebody who may not act at all gets
PermissionDenied instead."""


class Refused(Exception):
    """The message is for people to read."""


class CannotPublish(Refused):
    """The version is not whole, or is not a draft; the message says what is missing."""


class CannotReview(Refused):
    """The version is not whole yet, or nobody reads it through now."""


class NotAsShown(Refused):
    """What publishing does is no longer what its publisher was shown."""


class NotADraft(Refused):
    """Only a draft is written in."""


class OpenAlready(Refused):
    """A framework has one version that is being written; `version` is it."""

    def __init__(self, version):
        super().__init__(
            f"Version {version.number} is being written. Publish it before you begin another."
        )
        self.version = version


class Stale(Refused):
    """The thing was changed elsewhere after this page was opened. `kept` is what stands."""

    def __init__(self, kept):
        super().__init__("Somebody else saved this after you opened the page.")
        self.kept = kept


class NotEmpty(Refused):
    """An area that still has statements can't be taken out."""


class Taken(Refused):
    """Another thing of the version has this already; `field` names where to put it right."""

    def __init__(self, field, message):
        super().__init__(message)
        self.field = field


class WrongPart(Refused):
    """Something named is not of this version, or there are too few things."""
